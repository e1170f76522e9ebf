public import City
import Civics
import GRDB

extension Store: RegisterShelf {
    private static let registerPlace = "register"

    public func record(
        of resource: String, key: String
    ) async throws(StoreUnavailable) -> RegisterRecord? {
        let blind = keys.blind(key, in: resource)
        return try await records(
            "resource = ? AND key = ?", [.text(resource), .bytes(blind)]
        ).first
    }

    public func records(
        of resource: String, after number: Int64, limit: Int
    ) async throws(StoreUnavailable) -> [RegisterRecord] {
        try await records(
            // The plus keeps SQLite from sorting the whole resource for every page.
            "+resource = ? AND number > ? ORDER BY number LIMIT ?",
            [.text(resource), .int(number), .int(Int64(limit))])
    }

    public func records(
        of resource: String, keys wanted: [String]
    ) async throws(StoreUnavailable) -> [RegisterRecord] {
        let blinds = wanted.map { keys.blind($0, in: resource) }
        return try read { [keys] database in
            let statement = try database.sql(Self.registerQuery("resource = ? AND key = ?"))
            return try blinds.flatMap { blind in
                try statement.all(.text(resource), .bytes(blind)) { row in
                    try Self.register(row, keys)
                }
            }
        }
    }

    public func count(of resource: String) async throws(StoreUnavailable) -> Int {
        try read { database in
            let found = try database.sql("SELECT COUNT(*) FROM registers WHERE resource = ?")
                .first(.text(resource)) { $0.int(0) }
            return found.flatMap { Int(exactly: $0) } ?? 0
        }
    }

    public func put(_ records: [RegisterRecord]) async throws(StoreUnavailable) {
        let rows = try records.map { record throws(StoreUnavailable) in
            var packing = Packing()
            packing.add(record.key)
            packing.add(record.body)
            return (
                record: record, key: keys.blind(record.key, in: record.resource),
                sealed: try seal(packing.bytes, in: Self.registerPlace)
            )
        }
        try await put { batch in
            for row in rows {
                try batch.sql(
                    """
                    INSERT INTO registers (resource, key, sealed, source, at)
                    VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (resource, key) DO UPDATE SET sealed = excluded.sealed,
                        source = excluded.source, at = excluded.at
                    """
                ).run(
                    .text(row.record.resource), .bytes(row.key), .bytes(row.sealed),
                    .text(row.record.source), .moment(row.record.at))
            }
        }
    }

    private func records(
        _ condition: String, _ values: [SQLValue]
    ) async throws(StoreUnavailable) -> [RegisterRecord] {
        try glance { [keys] database in
            try database.sql(Self.registerQuery(condition)).all(values) { row in
                try Self.register(row, keys)
            }
        }
    }

    private static func registerQuery(_ condition: String) -> String {
        "SELECT number, resource, sealed, source, at FROM registers WHERE \(condition)"
    }

    private static func register(_ row: SQLRow, _ keys: KeyRing) throws -> RegisterRecord {
        var unpacking = Unpacking(try keys.open(row.bytes(2), in: registerPlace))
        return RegisterRecord(
            number: row.int(0), resource: row.text(1), key: try unpacking.text(),
            body: try unpacking.field(), source: row.text(3), at: row.moment(4))
    }
}
