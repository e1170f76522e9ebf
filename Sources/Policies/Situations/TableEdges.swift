import FEEL

/// A bound of one column, with the two sides that rows tell apart.
struct TableEdge: Hashable {
    /// Which values lie on a side.
    enum Side: Hashable {
        /// Exactly this value.
        case at(Value)
        /// Strictly below or above the bound, with no other bound of the column between.
        case below(Value, floor: Value?)
        case above(Value, ceiling: Value?)

        func contains(_ value: Value) -> Bool {
            switch self {
            case .at(let wanted): value == wanted
            case .below(let bound, let floor):
                value.isBelow(bound) && (floor.map { $0.isBelow(value) } ?? true)
            case .above(let bound, let ceiling):
                bound.isBelow(value) && (ceiling.map { value.isBelow($0) } ?? true)
            }
        }

        /// As an official reads it.
        var words: String {
            switch self {
            case .at(let value): "= \(value)"
            case .below(let bound, _): "< \(bound)"
            case .above(let bound, _): "> \(bound)"
            }
        }
    }

    var column: Int
    var sides: [Side]
    /// The bound of numbers and days, by which a search halves its way.
    var bound: Value?
    /// The bound belongs to its lower side: `<= x`, `> x`.
    var isUpper: Bool
}

extension Table {
    /// The edges of every column: bounds of ranges with the value on their other side, and single
    /// values that cells name. Parameters stand with their values in `scope`.
    func tableEdges(_ scope: Facts, isWhole: (Int) -> Bool) -> [TableEdge] {
        table.inputs.indices.flatMap { column -> [TableEdge] in
            let tests = table.rules.flatMap { $0.cells[column].tests }
            return ranges(tests, column, scope, isWhole(column)) + singles(tests, column, scope)
        }
    }

    private func ranges(
        _ tests: [UnaryTest], _ column: Int, _ scope: Facts, _ isWhole: Bool
    ) -> [TableEdge] {
        var bounds: [(value: Value, isUpper: Bool)] = []
        for range in tests.flatMap(\.ranges) {
            if let lower = range.lower.map({ Expression($0).evaluate(in: scope).value }) {
                bounds.append((lower, !range.lowerClosed))
            }
            if let upper = range.upper.map({ Expression($0).evaluate(in: scope).value }) {
                bounds.append((upper, range.upperClosed))
            }
        }
        let values = bounds.map(\.value)
        var edges: [TableEdge] = []
        for (value, isUpper) in bounds where value.isOrdered {
            let edge = TableEdge(
                column: column,
                sides: [.at(value), Self.beside(value, isUpper, isWhole, values)], bound: value,
                isUpper: isUpper)
            if !edges.contains(edge) { edges.append(edge) }
        }
        return edges
    }

    /// Whole numbers and days have a next neighbour; between other numbers there is always one more.
    private static func beside(
        _ value: Value, _ isUpper: Bool, _ isWhole: Bool, _ others: [Value]
    ) -> TableEdge.Side {
        if case .date(let day) = value,
            let next = CalendarDate(dayNumber: day.dayNumber + (isUpper ? 1 : -1))
        {
            return .at(.date(next))
        }
        if isWhole, case .number(let number) = value, number.isInteger,
            let next = number.adding(isUpper ? 1 : -1)
        {
            return .at(.number(next))
        }
        var nearest: Value?
        for other in others {
            let isOnSide = isUpper ? value.isBelow(other) : other.isBelow(value)
            guard isOnSide else { continue }
            let isNearer = nearest.map { isUpper ? other.isBelow($0) : $0.isBelow(other) } ?? true
            if isNearer { nearest = other }
        }
        return isUpper ? .above(value, ceiling: nearest) : .below(value, floor: nearest)
    }

    private func singles(_ tests: [UnaryTest], _ column: Int, _ scope: Facts) -> [TableEdge] {
        var values: [Value] = []
        for value in tests.flatMap({ $0.singles(scope) }) where !values.contains(value) {
            values.append(value)
        }
        return values.map {
            TableEdge(column: column, sides: [.at($0)], bound: nil, isUpper: false)
        }
    }
}

extension UnaryTest {
    fileprivate var ranges: [RangeTest] {
        switch self {
        case .range(let range): [range]
        case .not(let tests): tests.flatMap(\.ranges)
        case .any, .equals, .differs, .expression: []
        }
    }

    fileprivate func singles(_ scope: Facts) -> [Value] {
        switch self {
        case .any, .range, .expression: return []
        case .not(let tests): return tests.flatMap { $0.singles(scope) }
        case .equals(let syntax), .differs(let syntax):
            let outcome = Expression(syntax).evaluate(in: scope)
            guard outcome.missing.isEmpty, outcome.reasons.isEmpty else { return [] }
            switch outcome.value {
            case .boolean, .number, .string, .date, .null: return [outcome.value]
            case .time, .dateTime, .yearMonthDuration, .dayTimeDuration, .list, .context, .range,
                .function:
                return []
            }
        }
    }
}

extension Value {
    /// Numbers and days.
    var isOrdered: Bool {
        switch self {
        case .number, .date: true
        case .null, .boolean, .string, .time, .dateTime, .yearMonthDuration, .dayTimeDuration,
            .list, .context, .range, .function:
            false
        }
    }

    /// `false` for values that are not both numbers or both days.
    func isBelow(_ other: Value) -> Bool {
        if case .number(let left) = self, case .number(let right) = other { return left < right }
        if case .date(let left) = self, case .date(let right) = other { return left < right }
        return false
    }
}
