public import City
import Civics
import GRDB

/// Rows of the house's own records; what they say is sealed and their holders are blinded.
enum HouseRecordTable {
    static let place = "house record"

    struct Prepared: Sendable {
        let record: HouseRecord
        let sealed: [UInt8]
        let holders: [[UInt8]]
    }

    static func prepare(_ record: HouseRecord, with keys: KeyRing) throws -> Prepared {
        Prepared(
            record: record, sealed: try keys.seal(record.body, in: place),
            holders: record.holders.map { keys.blind($0, in: place) })
    }

    /// - Throws: ``JournalRefusal/recordChanged`` when it does not stand at the version before.
    static func write(_ prepared: Prepared, in batch: WriteBatch) throws {
        let record = prepared.record
        let (kind, key) = (SQLValue.text(record.kind.rawValue), SQLValue.text(record.key))
        let standing = try batch.sql(
            "SELECT version FROM house_records WHERE kind = ? AND key = ?"
        ).first(kind, key) { Int($0.int(0)) }
        guard standing ?? 0 == record.version - 1 else { throw JournalRefusal.recordChanged }
        try batch.sql(
            """
            INSERT INTO house_records (kind, key, version, at, sealed) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET version = excluded.version, at = excluded.at,
                sealed = excluded.sealed
            """
        ).run(
            kind, key, .int(Int64(record.version)), .moment(record.at), .bytes(prepared.sealed))
        try batch.sql("DELETE FROM house_record_holders WHERE kind = ? AND key = ?").run(kind, key)
        for holder in prepared.holders {
            try batch.sql(
                """
                INSERT OR IGNORE INTO house_record_holders (kind, holder, at, key)
                VALUES (?, ?, ?, ?)
                """
            ).run(kind, .bytes(holder), .moment(record.at), key)
        }
    }
}

extension Store: HouseRecords {
    public func houseRecord(
        _ kind: HouseRecord.Kind, _ key: String
    ) async throws(StoreUnavailable) -> HouseRecord? {
        try glance { [keys] database in
            try database.sql(
                "SELECT version, at, sealed FROM house_records WHERE kind = ? AND key = ?"
            ).first(.text(kind.rawValue), .text(key)) { row in
                HouseRecord(
                    kind: kind, key: key, version: Int(row.int(0)), holders: [],
                    at: row.moment(1),
                    body: try keys.open(row.bytes(2), in: HouseRecordTable.place))
            }
        }
    }

    public func houseRecords(
        _ kind: HouseRecord.Kind, of holder: String, limit: Int
    ) async throws(StoreUnavailable) -> [HouseRecord] {
        try glance { [keys] database in
            try database.sql(
                """
                SELECT r.key, r.version, r.at, r.sealed FROM house_record_holders h
                JOIN house_records r ON r.kind = h.kind AND r.key = h.key
                WHERE h.kind = ? AND h.holder = ? ORDER BY h.at DESC, h.key DESC LIMIT ?
                """
            ).all(
                .text(kind.rawValue), .bytes(keys.blind(holder, in: HouseRecordTable.place)),
                .int(Int64(limit))
            ) { row in
                HouseRecord(
                    kind: kind, key: row.text(0), version: Int(row.int(1)), holders: [],
                    at: row.moment(2),
                    body: try keys.open(row.bytes(3), in: HouseRecordTable.place))
            }
        }
    }

    public func put(_ record: HouseRecord) async throws(JournalRefusal) {
        let prepared: HouseRecordTable.Prepared
        do {
            prepared = try HouseRecordTable.prepare(record, with: keys)
        } catch {
            throw .malformed("house record")
        }
        try await writer.write { try HouseRecordTable.write(prepared, in: $0) }
    }
}
