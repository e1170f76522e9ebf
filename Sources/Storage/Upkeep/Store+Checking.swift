import GRDB
import TransparencyLog

extension Store {
    /// Database files up to this size are checked whole after an unclean stop; of larger ones the
    /// newest part, and `fsck` checks the rest. Keeps such a start within seconds.
    private static let smallDatabase = 256 << 20
    /// Events looked at from the end.
    private static let tail: Int64 = 4_000

    /// Looks for damage where an unclean stop can have left any.
    ///
    /// - Throws: ``StoreOpeningFault/damaged(_:)``.
    func checkAfterUncleanStop() async throws {
        let isSmall = Disk.size(database.path) <= Self.smallDatabase
        let findings = try await database.read { [entries] database in
            var findings = try Self.tailFindings(database, entries)
            if isSmall {
                let words = try String.fetchAll(database, sql: "PRAGMA quick_check(20)")
                findings += words == ["ok"] ? [] : words
            }
            return findings
        }
        guard findings.isEmpty else { throw StoreOpeningFault.damaged(findings) }
    }

    /// Whether the newest events follow one another, are what they were when they were made, and
    /// stand where their cases say.
    private static func tailFindings(
        _ database: Database, _ maker: EntryMaker
    ) throws -> [String] {
        let end = try JournalTable.end(database)
        var (expected, findings) = (max(0, end - tail), [String]())
        let rows = try database.sql(
            """
            SELECT j.position, c.head, c.version, j.version, \(LedgerRow.columns)
            FROM \(LedgerRow.tables) WHERE j.position >= ? ORDER BY j.position
            """
        ).all(.int(expected)) { row in
            let found = try? LedgerRow(row, from: 4)
            let entries = try? found?.entries(by: maker)
            let isPlaced =
                !row.isNull(1) && row.int(0) <= row.int(1)
                && (row.int(0) == row.int(1)) == (row.int(3) == row.int(2))
            return (
                first: found?.row.first, position: row.int(0),
                isSound: entries.flatMap { found?.isSound($0) } ?? false, isPlaced: isPlaced
            )
        }
        for (place, row) in rows.enumerated() {
            // The first row may begin before the events that are looked at.
            let first = place == 0 ? row.first.map { max($0, expected) } : row.first
            if first ?? expected != expected {
                findings.append("no event at position \(expected)")
            }
            if !row.isSound { findings.append("the entry at \(row.position) was changed") }
            if !row.isPlaced { findings.append("the event at \(row.position) fits no case") }
            expected = row.position + 1
        }
        return findings
    }
}
