import FEEL

/// Walks all combinations of pieces of a table's columns, column by column, keeping only which rows
/// are still possible: combinations that leave the same rows are looked at once.
struct TableCover {
    /// A combination of values and the rows that fit it.
    struct Case: Hashable {
        var values: [Value]
        var rows: RowSet
        var hasNull: Bool { values.contains(.null) }
    }

    let domains: [InputDomain]
    let rowCount: Int
    /// No more states than this are looked at.
    static let largest = 200_000

    private(set) var isComplete = true
    /// One case for each set of rows that can be hit together, without null where possible.
    private(set) var cases: [Case] = []
    private var seen: Set<State> = []

    private struct State: Hashable {
        var column: Int
        var rows: RowSet
        var hasNull: Bool
    }

    init(domains: [InputDomain], rowCount: Int) {
        self.domains = domains
        self.rowCount = rowCount
        var values: [Value] = []
        walk(0, .all(rowCount), false, &values)
    }

    private mutating func walk(
        _ column: Int, _ rows: RowSet, _ hasNull: Bool, _ values: inout [Value]
    ) {
        guard seen.count < Self.largest else {
            isComplete = false
            return
        }
        guard seen.insert(State(column: column, rows: rows, hasNull: hasNull)).inserted else {
            return
        }
        guard column < domains.count else {
            cases.append(Case(values: values, rows: rows))
            return
        }
        var tried: Set<State> = []
        for piece in domains[column].pieces {
            let left = rows.intersection(piece.rows)
            let null = hasNull || piece.sample == .null
            guard tried.insert(State(column: column, rows: left, hasNull: null)).inserted else {
                continue
            }
            values.append(piece.sample)
            walk(column + 1, left, null, &values)
            values.removeLast()
        }
    }
}
