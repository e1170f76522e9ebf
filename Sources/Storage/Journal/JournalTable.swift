import City
import Civics
import GRDB

/// Reading the journal's rows.
enum JournalTable {
    /// The position the next event gets.
    static func end(_ database: Database) throws -> Int64 {
        try database.sql("SELECT max(position) FROM journal")
            .first { $0.optionalInt(0).map { $0 + 1 } ?? 0 } ?? 0
    }

    /// Rows of one case that hold events after `version`, walked from its head backwards, oldest
    /// first.
    static func rows(
        from head: Int64, after version: Int, in database: Database
    ) throws -> [JournalRow] {
        let select = try database.sql(
            "SELECT \(JournalRow.columns) FROM journal j WHERE position = ?")
        var rows: [JournalRow] = []
        var next: Int64? = head
        while let position = next {
            guard let row = try select.first(.int(position), read: { try JournalRow($0) }),
                row.version < rows.last?.version ?? .max
            else { throw DamagedRecord() }
            guard row.version > version else { break }
            next = row.previous
            rows.append(row)
        }
        return rows.reversed()
    }
}
