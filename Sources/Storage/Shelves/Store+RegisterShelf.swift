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
            "resource = ? AND number > ? ORDER BY number LIMIT ?",
            [.text(resource), .int(number), .int(Int64(limit))])
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
        try read { [keys] database in
            try database.sql(
                "SELECT number, resource, sealed, source, at FROM registers WHERE \(condition)"
            ).all(values) { row in
                var unpacking = Unpacking(try keys.open(row.bytes(2), in: Self.registerPlace))
                return RegisterRecord(
                    number: row.int(0), resource: row.text(1), key: try unpacking.text(),
                    body: try unpacking.field(), source: row.text(3), at: row.moment(4))
            }
        }
    }
}
