import GRDB

/// The transaction that all waiting writes share, while it is open.
final class WriteBatch {
    let database: Database
    let indexes: LaggingIndexes
    /// What the writes so far add up to.
    var pending: Pending
    /// Portions of lagging indexes that this transaction writes.
    var parties: [LaggingIndex.Portion] = []
    var answers: [LaggingIndex.Portion] = []
    private let statements: StatementShelf

    init(
        _ database: Database, nextPosition: Int64, statements: StatementShelf,
        indexes: LaggingIndexes
    ) {
        (self.database, self.statements, self.indexes) = (database, statements, indexes)
        pending = Pending(nextPosition: nextPosition)
    }

    /// What is kept beside the transaction until it is committed, or until a write is taken back.
    struct Pending {
        /// Position the next event gets.
        var nextPosition: Int64
        /// Changes of how many cases stand in each stage, written once at the end.
        var tally: [TallyKey: Int64] = [:]
        /// Changes of how many places wait at each unit under each light, written once at the end.
        var loads: [LoadKey: Int64] = [:]
        /// New keys of the lagging indexes.
        var parties: [LaggingIndex.Entry] = []
        var answers: [LaggingIndex.Entry] = []
        /// Parties that left a case.
        var leaving: [LaggingIndex.Entry] = []
        /// Entries of the public ledger, for the sealer.
        var entries: [RecentEntries.Entry] = []
        /// Rows of this transaction's own answers by their keys.
        var ownAnswers: [[UInt8]: Int64] = [:]
    }

    struct TallyKey: Hashable {
        let policy: String
        let kind: String
        let stage: String
    }

    struct LoadKey: Hashable {
        let unit: String
        let light: Int64
    }

    func count(_ key: LoadKey, _ change: Int64) { pending.loads[key, default: 0] += change }

    func count(_ key: TallyKey, _ change: Int64) { pending.tally[key, default: 0] += change }

    /// Writes what was only counted so far, and the portions of lagging indexes that are due.
    func finish() throws {
        for (key, change) in pending.tally where change != 0 {
            try sql(
                """
                INSERT INTO tally (policy, kind, stage, count) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """
            ).run(.text(key.policy), .text(key.kind), .text(key.stage), .int(change))
        }
        for (key, change) in pending.loads where change != 0 {
            try sql(
                """
                INSERT INTO unit_loads (unit, light, count) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """
            ).run(.text(key.unit), .int(key.light), .int(change))
        }
        try writeDuePortions()
    }

    /// The statement with this text, found by the place of the text in the program: a dozen
    /// statements a write are too many to compare their words each time.
    func sql(_ text: StaticString) throws -> SQLStatement {
        try statements.statement(text, in: database)
    }
}
