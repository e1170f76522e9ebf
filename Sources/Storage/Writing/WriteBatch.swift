import GRDB

/// The transaction that all waiting writes share, while it is open.
final class WriteBatch {
    let database: Database
    /// Position the next event gets.
    var nextPosition: Int64
    /// Changes of how many cases stand in each stage, written once at the end.
    var tally: [TallyKey: Int64] = [:]

    private let statements: StatementShelf

    init(_ database: Database, nextPosition: Int64, statements: StatementShelf) {
        (self.database, self.nextPosition) = (database, nextPosition)
        self.statements = statements
    }

    struct TallyKey: Hashable {
        let policy: String
        let kind: String
        let stage: String
    }

    func count(_ key: TallyKey, _ change: Int64) { tally[key, default: 0] += change }

    /// Writes what was only counted so far.
    func finish() throws {
        for (key, change) in tally where change != 0 {
            try database.sql(
                """
                INSERT INTO tally (policy, kind, stage, count) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """
            ).run(.text(key.policy), .text(key.kind), .text(key.stage), .int(change))
        }
    }

    /// The statement with this text, found by the place of the text in the program: a dozen
    /// statements a write are too many to compare their words each time.
    func sql(_ text: StaticString) throws -> SQLStatement {
        try statements.statement(text, in: database)
    }
}
