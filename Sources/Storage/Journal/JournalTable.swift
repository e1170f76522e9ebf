import City
import Civics
import GRDB
import TransparencyLog

/// Reading the journal's rows.
enum JournalTable {
    /// The position the next event gets.
    static func end(_ database: Database) throws -> Int64 {
        try database.sql("SELECT max(position) FROM journal")
            .first { $0.optionalInt(0).map { $0 + 1 } ?? 0 } ?? 0
    }

    /// Columns an event is read from.
    static let columns = """
        j.position, j.version, j.previous, j.name, j.schema, j.at, j.actor, j.role, j.unit,
        j.basis, j.sealed
        """

    /// One row, still sealed.
    struct Sealed: Sendable {
        let position: Int64
        let version: Int
        let previous: Int64?
        let event: NewEvent
        let sealed: [UInt8]?

        init(_ row: SQLRow) throws {
            position = row.int(0)
            version = Int(row.int(1))
            previous = row.optionalInt(2)
            event = NewEvent(
                name: row.text(3), schema: Int(row.int(4)), at: row.moment(5),
                actor: try row.optionalID(6), role: row.text(7), unit: row.optionalText(8),
                basis: row.optionalText(9), payload: [])
            sealed = row.optionalBytes(10)
        }

        /// The event with its payload, or without where the case was erased.
        func opened(of caseID: CaseID, with key: CaseKey?) throws -> RecordedEvent {
            let payload = try sealed.flatMap { sealed in
                try key.map { try $0.open(sealed, version: version) }
            }
            return RecordedEvent(
                position: position, caseID: caseID, version: version, event: event,
                payload: payload)
        }
    }

    /// Rows of one case after `version`, walked from its head backwards, oldest first.
    static func rows(
        from head: Int64, after version: Int, in database: Database
    ) throws -> [Sealed] {
        let select = try database.sql("SELECT \(columns) FROM journal j WHERE position = ?")
        var rows: [Sealed] = []
        var next: Int64? = head
        while let position = next {
            guard let row = try select.first(.int(position), read: Sealed.init),
                row.version < rows.last?.version ?? .max
            else { throw DamagedRecord() }
            guard row.version > version else { break }
            next = row.previous
            rows.append(row)
        }
        return rows.reversed()
    }
}
