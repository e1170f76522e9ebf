public import City
import Civics
import GRDB

extension Store: RegisterShelf {
    public func record(
        of resource: String, key: String
    ) async throws(StoreUnavailable) -> RegisterRecord? {
        try await records(at: [RegisterPlace(resource: resource, key: key)])[0]
    }

    public func records(
        at places: [RegisterPlace]
    ) async throws(StoreUnavailable) -> [RegisterRecord?] {
        let blinds = places.map { keys.blind($0.key, in: $0.resource) }
        return try glance { [keys] database in
            let statement = try database.sql(Self.registerQuery("resource = ? AND key = ?"))
            return try zip(places, blinds).map { place, blind in
                try statement.first(.text(place.resource), .bytes(blind)) { row in
                    try Self.register(row, keys)
                }
            }
        }
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

    public func records(
        ofBook resource: String
    ) async throws(StoreUnavailable) -> [RegisterRecord] {
        // The plus keeps SQLite from walking all registers in the order of their numbers.
        try await records("resource = ? ORDER BY +number", [.text(resource)])
    }

    public func count(of resource: String) async throws(StoreUnavailable) -> Int {
        try read { database in
            let found = try database.sql("SELECT COUNT(*) FROM registers WHERE resource = ?")
                .first(.text(resource)) { $0.int(0) }
            return found.flatMap { Int(exactly: $0) } ?? 0
        }
    }

    public func put(_ records: [RegisterRecord]) async throws(StoreUnavailable) {
        let rows: [RegisterTable.Row]
        do {
            rows = try records.map { try RegisterTable.Row($0, with: keys) }
        } catch {
            throw Self.unreadable(error)
        }
        try await put { batch in
            for row in rows { try RegisterTable.write(row, in: batch) }
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
        var unpacking = Unpacking(try keys.open(row.bytes(2), in: RegisterTable.place))
        return RegisterRecord(
            number: row.int(0), resource: row.text(1), key: try unpacking.text(),
            body: try unpacking.field(), source: row.text(3), at: row.moment(4))
    }
}

/// Rows of registers, sealed; found again by a blind key.
enum RegisterTable {
    static let place = "register"

    /// A record as it is stored.
    struct Row: Sendable {
        let resource: String
        let key: [UInt8]
        let sealed: [UInt8]
        let source: String
        let at: Instant

        init(_ record: RegisterRecord, with keys: KeyRing) throws {
            var packing = Packing()
            packing.add(record.key)
            packing.add(record.body)
            (resource, source, at) = (record.resource, record.source, record.at)
            key = keys.blind(record.key, in: record.resource)
            sealed = try keys.seal(packing.bytes, in: RegisterTable.place)
        }
    }

    static func write(_ row: Row, in batch: WriteBatch) throws {
        try batch.sql(
            """
            INSERT INTO registers (resource, key, sealed, source, at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (resource, key) DO UPDATE SET sealed = excluded.sealed,
                source = excluded.source, at = excluded.at
            """
        ).run(
            .text(row.resource), .bytes(row.key), .bytes(row.sealed), .text(row.source),
            .moment(row.at))
    }
}
