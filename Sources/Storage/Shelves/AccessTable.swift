public import City
public import Civics
import GRDB

/// Rows of the access log.
enum AccessTable {
    static let columns = "number, at, account, seat, act, case_id, subject, purpose, allowed"

    static func write(_ record: AccessRecord, in batch: WriteBatch) throws {
        try batch.sql(
            """
            INSERT INTO accesses (at, account, seat, act, case_id, subject, purpose, allowed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            .moment(record.at), .optional(record.account), .text(record.seat), .text(record.act),
            .optional(record.caseID), .optional(record.subject), .text(record.purpose),
            .flag(record.isAllowed))
    }

    static func read(_ row: SQLRow) throws -> AccessRecord {
        AccessRecord(
            number: row.int(0), at: row.moment(1), account: try row.optionalID(2),
            seat: row.text(3), act: row.text(4), caseID: try row.optionalID(5),
            subject: try row.optionalID(6), purpose: row.text(7), isAllowed: row.int(8) == 1)
    }
}

extension Store: AccessLog {
    public func note(_ records: [AccessRecord]) async throws(StoreUnavailable) {
        try await put { batch in
            for record in records { try AccessTable.write(record, in: batch) }
        }
    }

    public func accesses(
        to caseID: CaseID, before number: Int64?, limit: Int
    ) async throws(StoreUnavailable) -> [AccessRecord] {
        try await accesses("case_id = ? AND", [.id(caseID)], before: number, limit: limit)
    }

    public func accesses(
        concerning person: PersonID, before number: Int64?, limit: Int
    ) async throws(StoreUnavailable) -> [AccessRecord] {
        try await accesses("subject = ? AND", [.id(person)], before: number, limit: limit)
    }

    public func accesses(
        before number: Int64?, limit: Int
    ) async throws(StoreUnavailable) -> [AccessRecord] {
        try await accesses("", [], before: number, limit: limit)
    }

    private func accesses(
        _ condition: String, _ values: [SQLValue], before number: Int64?, limit: Int
    ) async throws(StoreUnavailable) -> [AccessRecord] {
        let values = values + [.int(number ?? .max), .int(Int64(limit))]
        return try read { database in
            try database.sql(
                """
                SELECT \(AccessTable.columns) FROM accesses WHERE \(condition) number < ?
                ORDER BY number DESC LIMIT ?
                """
            ).all(values, read: AccessTable.read)
        }
    }
}
