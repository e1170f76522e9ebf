import FEEL

/// The values one column may see, cut into pieces on which every cell of the column says the same.
///
/// Numbers, days and moments are cut at the bounds that cells name; texts, enumerations and
/// booleans fall into their single values. Null is a piece of its own.
struct InputDomain {
    /// A piece, with a value out of it to show.
    struct Piece: Hashable {
        var sample: Value
        /// Rows whose cell this piece passes, one bit each.
        var rows: RowSet
    }

    private(set) var pieces: [Piece] = []
    /// The first cell that cannot be analysed, if any; then `pieces` is empty.
    private(set) var obstacle: Int?

    /// - Parameter bounds: The values the question admits, if it says.
    init(column: Int, of table: DecisionTable, type: ValueType, bounds: UnaryTests?, scope: Facts) {
        let cells = table.rules.map { $0.cells[column] }
        if let row = cells.firstIndex(where: { !Self.isPlain($0, scope) }) {
            obstacle = row
            return
        }
        let named = (cells.flatMap(\.tests) + (bounds?.tests ?? [])).flatMap { $0.constants(scope) }
        guard let kind = type.proofKind == .other ? ProofKind(of: named) : type.proofKind else {
            obstacle = cells.firstIndex { !$0.isAny } ?? 0
            return
        }
        for sample in Self.samples(kind, named) {
            if let bounds, sample != .null,
                bounds.matches(sample, in: scope).value != .boolean(true)
            {
                continue
            }
            pieces.append(Piece(sample: sample, rows: Self.rows(passing: sample, cells, scope)))
        }
    }

    /// Rows whose cell passes; a null passes only `-` and cells that name null.
    private static func rows(passing value: Value, _ cells: [UnaryTests], _ scope: Facts) -> RowSet
    {
        var rows = RowSet(count: cells.count)
        for (row, cell) in cells.enumerated() {
            let passes =
                cell.isAny
                || (value != .null || cell.mentionsNull)
                    && cell.matches(value, in: scope).value == .boolean(true)
            if passes { rows.insert(row) }
        }
        return rows
    }

    /// Only values, ranges and lists of constants can be analysed: no other facts, no `?`.
    private static func isPlain(_ cell: UnaryTests, _ scope: Facts) -> Bool {
        cell.tests.allSatisfy { isPlain($0) }
            && cell.names.allSatisfy {
                if case .known = scope.fact(named: $0) { true } else { false }
            }
    }

    private static func isPlain(_ test: UnaryTest) -> Bool {
        switch test {
        case .any, .equals, .differs, .range: true
        case .not(let tests): tests.allSatisfy { isPlain($0) }
        case .expression: false
        }
    }

    private static func samples(_ kind: ProofKind, _ named: [Value]) -> [Value] {
        switch kind {
        case .boolean: return [true, false, .null]
        case .enumeration(let values): return values.map { .string($0) } + [.null]
        case .text: return texts(named) + [.null]
        case .whole: return Scale.whole.samples(named) + [.null]
        case .decimal: return Scale.decimal.samples(named) + [.null]
        case .date: return Scale.date.samples(named) + [.null]
        // Every cell is `-`: one value stands for all.
        case .other: return [.string("…")]
        }
    }

    /// The texts that cells name, and one they do not.
    private static func texts(_ named: [Value]) -> [Value] {
        var texts: [Value] = []
        for value in named where value != .null && !texts.contains(value) { texts.append(value) }
        var other = "其他"
        while texts.contains(.string(other)) { other += "'" }
        return texts + [.string(other)]
    }
}

/// How a type of column is cut.
enum ProofKind: Hashable {
    case boolean, whole, decimal, date, text, other
    case enumeration([String])

    /// The kind that constants show where no type is declared; `nil` when they cannot be cut, such
    /// as moments and durations, or are of several kinds. No constants at all need no cutting.
    init?(of constants: [Value]) {
        let kinds = Set(constants.filter { $0 != .null }.map(\.type.proofKind))
        guard let kind = kinds.first else {
            self = .other
            return
        }
        let isNumber = kinds.isSubset(of: [.whole, .decimal])
        guard kinds.count == 1 || isNumber, kind != .other else { return nil }
        self = isNumber ? .decimal : kind
    }
}

extension ValueType {
    var proofKind: ProofKind {
        switch self {
        case .boolean: .boolean
        case .integer: .whole
        case .number, .money: .decimal
        case .date: .date
        case .string: .text
        case .enumeration(let values): .enumeration(values)
        case .constrained(let base, _): base.proofKind
        case .any, .nothing, .time, .dateTime, .yearMonthDuration, .dayTimeDuration, .list,
            .context, .range, .function:
            .other
        }
    }
}

extension UnaryTest {
    /// Constants that a test compares with.
    fileprivate func constants(_ scope: Facts) -> [Value] {
        switch self {
        case .any, .expression: return []
        case .equals(let syntax), .differs(let syntax):
            switch Expression(syntax).evaluate(in: scope).value {
            case .list(let items): return items
            case .range(let range): return [range.lower, range.upper].compactMap(\.self)
            case let value: return [value]
            }
        case .range(let range):
            return [range.lower, range.upper].compactMap(\.self)
                .map { Expression($0).evaluate(in: scope).value }
        case .not(let tests): return tests.flatMap { $0.constants(scope) }
        }
    }
}
