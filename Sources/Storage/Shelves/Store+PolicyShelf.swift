public import City
import Civics
import GRDB

extension Store: PolicyShelf {
    public func policies() async throws(StoreUnavailable) -> [ActivatedPolicy] {
        try read { database in
            try database.sql(
                """
                SELECT id, version, digest, files, takes_effect, activated, released_by
                FROM policies ORDER BY number
                """
            ).all { row in
                ActivatedPolicy(
                    id: row.text(0), version: Int(row.int(1)), digest: row.text(2),
                    files: try Self.files(row.bytes(3)), from: row.moment(4),
                    activated: row.moment(5), by: try Self.accounts(row.bytes(6)))
            }
        }
    }

    public func files(
        of id: String, version: Int
    ) async throws(StoreUnavailable) -> [String: [UInt8]]? {
        try read { database in
            try database.sql("SELECT files FROM policies WHERE id = ? AND version = ?")
                .first(.text(id), .int(Int64(version))) { try Self.files($0.bytes(0)) }
        }
    }

    public func activate(_ policies: [ActivatedPolicy]) async throws(JournalRefusal) {
        try await writer.write { batch in
            for policy in policies { try Self.activate(policy, in: batch) }
        }
    }

    static func activate(_ policy: ActivatedPolicy, in batch: WriteBatch) throws {
        let known = try batch.sql("SELECT digest FROM policies WHERE id = ? AND version = ?")
            .first(.text(policy.id), .int(Int64(policy.version))) { $0.text(0) }
        if let known {
            guard known == policy.digest else {
                throw JournalRefusal.taken(what: "policy version")
            }
            return
        }
        try batch.sql(
            """
            INSERT INTO policies (id, version, digest, files, takes_effect, activated, released_by)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            .text(policy.id), .int(Int64(policy.version)), .text(policy.digest),
            .bytes(pack(policy.files)), .moment(policy.from), .moment(policy.activated),
            .bytes(policy.by.flatMap(\.blob)))
    }

    static func pack(_ files: [String: [UInt8]]) -> [UInt8] {
        var packing = Packing()
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            packing.add(path)
            packing.add(bytes)
        }
        return packing.bytes
    }

    static func files(_ bytes: [UInt8]) throws(DamagedRecord) -> [String: [UInt8]] {
        var unpacking = Unpacking(bytes)
        var files: [String: [UInt8]] = [:]
        while !unpacking.isAtEnd {
            let path = try unpacking.text()
            files[path] = try unpacking.field()
        }
        return files
    }

    private static func accounts(_ bytes: [UInt8]) throws(DamagedRecord) -> [AccountID] {
        var accounts: [AccountID] = []
        for start in stride(from: 0, to: bytes.count, by: 16) {
            accounts.append(try AccountID(stored: Array(bytes[start...].prefix(16))))
        }
        return accounts
    }
}
