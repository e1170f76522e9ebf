public import City
public import Civics
import GRDB

extension Store: Accounts {
    private static let accountPlace = "account"

    public func account(_ id: AccountID) async throws(StoreUnavailable) -> AccountRecord? {
        try await accounts("id = ?", [.id(id)]).first
    }

    public func account(named name: String) async throws(StoreUnavailable) -> AccountRecord? {
        try await accounts("name = ?", [.bytes(blindName(name))]).first
    }

    public func accounts(
        after id: AccountID?, limit: Int
    ) async throws(StoreUnavailable) -> [AccountRecord] {
        try await accounts(
            "number > coalesce((SELECT number FROM accounts WHERE id = ?), 0) ORDER BY number LIMIT ?",
            [.optional(id), .int(Int64(limit))])
    }

    public func put(_ accounts: [AccountRecord]) async throws(JournalRefusal) {
        let rows: [(id: AccountID, name: [UInt8], sealed: [UInt8])]
        do {
            rows = try accounts.map { ($0.id, blindName($0.name), try seal($0)) }
        } catch {
            throw .malformed("account")
        }
        try await writer.write { batch in
            for row in rows {
                let holder = try batch.sql("SELECT id FROM accounts WHERE name = ?")
                    .first(.bytes(row.name)) { $0.bytes(0) }
                guard holder == nil || holder == row.id.blob else {
                    throw JournalRefusal.taken(what: "sign-in name")
                }
                try batch.sql(
                    """
                    INSERT INTO accounts (id, name, sealed) VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET name = excluded.name, sealed = excluded.sealed
                    """
                ).run(.id(row.id), .bytes(row.name), .bytes(row.sealed))
            }
        }
    }

    private func blindName(_ name: String) -> [UInt8] { keys.blind(name, in: Self.accountPlace) }

    private func seal(_ account: AccountRecord) throws -> [UInt8] {
        var packing = Packing()
        packing.add(account.name)
        packing.add(account.person.blob)
        packing.add(account.body)
        return try keys.seal(packing.bytes, in: Self.accountPlace)
    }

    private func accounts(
        _ condition: String, _ values: [SQLValue]
    ) async throws(StoreUnavailable) -> [AccountRecord] {
        try glance { [keys] database in
            try database.sql("SELECT id, sealed FROM accounts WHERE \(condition)")
                .all(values) { row in
                    var unpacking = Unpacking(
                        try keys.open(row.bytes(1), in: Self.accountPlace))
                    return AccountRecord(
                        id: try row.id(0), name: try unpacking.text(),
                        person: try PersonID(stored: try unpacking.field()),
                        body: try unpacking.field())
                }
        }
    }
}
