/// What a table says; rows are numbered from 0.
public enum TableOutcome: Hashable, Sendable {
    /// The result, and the rows it rests on; no rows when it is the default.
    case decided(Value, rows: [Int])
    /// Rows that contradict each other: a person has to decide.
    case conflict(rows: [Int])
    /// No row fits and there is no default.
    case undetermined
    /// The answer hangs on facts nobody has given.
    case cannotTell(missing: [String])
}

/// What a table says, and why, as values without words.
public struct TableExplanation: Hashable, Sendable {
    /// What the table says.
    public let outcome: TableOutcome
    /// Each input's value, with what was missing for it.
    public let inputs: [Outcome]
    /// Each row's cells.
    public let rows: [RowVerdict]
    /// Why inputs, cells or outputs gave null.
    public let reasons: [Reason]
}

/// How one row fared.
public struct RowVerdict: Hashable, Sendable {
    /// Each cell, in the order of the inputs.
    public let cells: [CellVerdict]

    /// Whether all cells passed.
    public var isHit: Bool { cells.allSatisfy { $0 == .matched } }
    /// Whether a cell failed.
    public var isExcluded: Bool { cells.contains(.excluded) }
}

/// How one cell fared.
public enum CellVerdict: Hashable, Sendable {
    /// The input passed.
    case matched
    /// The input did not pass.
    case excluded
    /// It hangs on these facts.
    case unknown(missing: [String])
    /// An earlier cell had excluded the row.
    case notAsked
}

/// Why a table cannot be built.
public struct TableError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// A row has another number of cells than the table has columns.
        case rowShape(expected: Int, found: Int)
        /// There is no output column.
        case noOutput
        /// Priority and output order need the output's values in order.
        case noPriorities
    }

    /// What is wrong.
    public let kind: Kind
    /// Where.
    public let position: SourcePosition

    /// What was expected, in English.
    public var expected: String {
        switch kind {
        case .rowShape(let expected, let found): "\(expected) cells in the row, not \(found)"
        case .noOutput: "at least one output column"
        case .noPriorities: "the output's values, highest priority first"
        }
    }

    /// How to mend it, in English.
    public var remedy: String {
        switch kind {
        case .rowShape: "add or remove cells; write - for a cell that does not matter"
        case .noOutput: "name the last column as output"
        case .noPriorities: "list the output's values or choose the policy unique"
        }
    }
}
