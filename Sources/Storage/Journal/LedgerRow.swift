import Civics
import TransparencyLog

/// A row of the journal with what else its public ledger entries are made from. One entry stands
/// in the ledger for each event, whatever rows they share.
struct LedgerRow: Sendable {
    /// Columns it is read from: of the row `j`, its case `c` and the case's row before it, `p`.
    static let columns = JournalRow.columns + ", j.leaf, c.pseudonym, p.leaf"
    /// The tables of ``columns``.
    static let tables = """
        journal j LEFT JOIN cases c ON c.case_no = j.case_no
        LEFT JOIN journal p ON p.position = j.previous
        """
    /// How many columns they are.
    static let width = JournalRow.width + 3

    let row: JournalRow
    /// Leaf hash of the last entry as it was written.
    let leaf: LogHash?
    /// `nil` when there is no such case.
    let pseudonym: Pseudonym?
    /// Leaf hash of the case's entry before; `nil` before its first.
    let before: LogHash?

    init(_ row: SQLRow, from start: Int32 = 0) throws {
        self.row = try JournalRow(row, from: start)
        let own = start + JournalRow.width
        leaf = LogHash(row.bytes(own))
        pseudonym = try row.optionalID(own + 1)
        before = row.isNull(own + 2) ? nil : LogHash(row.bytes(own + 2))
    }

    /// The entries of its events, as they stand there or made again. Since each names the leaf
    /// before it, the last one's leaf vouches for all: see ``isSound(_:)``.
    ///
    /// - Throws: ``DamagedRecord`` when the row gives none.
    func entries(by maker: EntryMaker) throws -> [RecentEntries.Entry] {
        var previous = before
        return try row.events.map { stored in
            let entry = try maker.entry(of: stored, case: pseudonym, after: previous)
            let leaf = LogHash.leaf(entry)
            previous = leaf
            return .init(entry: entry, leaf: leaf, endsRow: false)
        }
    }

    /// Whether entries made from this row are those that were written.
    func isSound(_ entries: [RecentEntries.Entry]) -> Bool {
        leaf != nil && entries.last?.leaf == leaf
    }
}
