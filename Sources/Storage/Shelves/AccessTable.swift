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

    public func accesses(
        _ question: AccessQuestion
    ) async throws(StoreUnavailable) -> [AccessRecord] {
        let (conditions, values) = question.conditions
        // A rare unit or purpose may be far back: looked for off the caller's thread.
        return try await readAside { database in
            try database.sql(
                """
                SELECT \(AccessTable.columns) FROM accesses WHERE \(conditions) number < ?
                ORDER BY number DESC LIMIT ?
                """
            ).all(
                values + [.int(question.before ?? .max), .int(Int64(question.limit))],
                read: AccessTable.read)
        }
    }

    public func accesses(
        after number: Int64, limit: Int
    ) async throws(StoreUnavailable) -> [AccessRecord] {
        try read { database in
            try database.sql(
                """
                SELECT \(AccessTable.columns) FROM accesses WHERE number > ?
                ORDER BY number LIMIT ?
                """
            ).all([.int(number), .int(Int64(limit))], read: AccessTable.read)
        }
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

extension AccessQuestion {
    /// Conditions in a fixed order, each with its value; the words are ours, never the asker's.
    fileprivate var conditions: (text: String, values: [SQLValue]) {
        var (text, values) = ("", [SQLValue]())
        func add(_ condition: String, _ value: SQLValue?) {
            guard let value else { return }
            text += condition + " AND "
            values.append(value)
        }
        add("account = ?", account.map { .id($0) })
        add("substr(seat, instr(seat, '@') + 1) = ?", unit.map { .text($0) })
        add("act = ?", act.map { .text($0) })
        add("case_id = ?", caseID.map { .id($0) })
        add("subject = ?", subject.map { .id($0) })
        add("purpose = ?", purpose.map { .text($0) })
        add("allowed = ?", isAllowed.map { .flag($0) })
        add("at >= ?", from.map { .moment($0) })
        add("at < ?", until.map { .moment($0) })
        return (text, values)
    }
}
