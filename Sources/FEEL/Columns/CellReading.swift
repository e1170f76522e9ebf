/// Reads cells that are the same for everybody as the whole units that pass them.
struct CellReading {
    let kind: SlotKind
    let constant: (Syntax) -> Value?
    /// Words named by cells, in the order they were met.
    private(set) var words: [String: Int64] = [:]

    init(_ kind: SlotKind, constant: @escaping (Syntax) -> Value?) {
        self.kind = kind
        self.constant = constant
    }

    /// The units that pass one of the tests; `nil` when rows differ or it cannot be told.
    mutating func units(passing tests: [UnaryTest]) -> IntervalSet? {
        var passing = IntervalSet.none
        for test in tests {
            guard let one = units(passing: test) else { return nil }
            passing = passing.union(one)
        }
        return passing
    }

    private mutating func units(passing test: UnaryTest) -> IntervalSet? {
        switch test {
        case .any: return .all
        case .equals(let value): return constant(value).flatMap { units(matching: $0) }
        case .differs(let value):
            return constant(value).flatMap { units(matching: $0) }?.complement
        case .not(let tests): return units(passing: tests)?.complement
        case .range(let range): return units(in: range)
        case .expression(let condition): return units(meeting: condition)
        }
    }

    private mutating func units(in range: RangeTest) -> IntervalSet? {
        var bounds: [Value?] = []
        for bound in [range.lower, range.upper] {
            guard let bound else {
                bounds.append(nil)
                continue
            }
            guard let value = constant(bound), !value.isNull else { return nil }
            bounds.append(value)
        }
        return units(
            matching: .range(
                ValueRange(
                    lower: bounds[0], lowerClosed: range.lowerClosed, upper: bounds[1],
                    upperClosed: range.upperClosed)))
    }

    private mutating func units(matching value: Value) -> IntervalSet? {
        switch value {
        case .null: return IntervalSet.none
        case .list(let items): return units(among: items)
        case .range(let range):
            var inside = IntervalSet.all
            if let lower = range.lower {
                guard let part = ordered(range.lowerClosed ? .atLeast : .greater, lower) else {
                    return nil
                }
                inside = part
            }
            if let upper = range.upper {
                guard let part = ordered(range.upperClosed ? .atMost : .less, upper) else {
                    return nil
                }
                inside = inside.intersection(part)
            }
            return inside
        case .boolean, .number, .string, .date, .time, .dateTime, .yearMonthDuration,
            .dayTimeDuration, .context, .function:
            return equal(value)
        }
    }

    private mutating func units(among items: [Value]) -> IntervalSet? {
        var among = IntervalSet.none
        for item in items {
            if case .list = item { return nil }
            guard let one = units(matching: item) else { return nil }
            among = among.union(one)
        }
        return among
    }

    private mutating func equal(_ value: Value) -> IntervalSet? {
        switch (kind, value) {
        case (.boolean, .boolean(let flag)): return IntervalSet(flag ? 1 : 0)
        case (.text, .string(let word)): return IntervalSet(number(of: word))
        default: return Bounds(kind, .equal, value).map { IntervalSet($0) }
        }
    }

    private func ordered(_ sign: Syntax.Comparison, _ value: Value) -> IntervalSet? {
        kind == .boolean || kind == .text ? nil : Bounds(kind, sign, value).map { IntervalSet($0) }
    }

    mutating func number(of word: String) -> Int64 {
        if let known = words[word] { return known }
        let number = Int64(words.count)
        words[word] = number
        return number
    }

    /// Conditions on `?` that are true or false for every value.
    private mutating func units(meeting condition: Syntax) -> IntervalSet? {
        switch condition.kind {
        case .conjunction(let left, let right):
            guard let one = units(meeting: left), let other = units(meeting: right) else {
                return nil
            }
            return one.intersection(other)
        case .disjunction(let left, let right):
            guard let one = units(meeting: left), let other = units(meeting: right) else {
                return nil
            }
            return one.union(other)
        case .comparison(let sign, let left, let right):
            if case .testInput = left.kind { return compared(sign, constant(right)) }
            if case .testInput = right.kind { return compared(sign.mirrored, constant(left)) }
            return nil
        case .membership(let value, let tests):
            guard case .testInput = value.kind else { return nil }
            return units(passing: tests)
        default: return nil
        }
    }

    private mutating func compared(
        _ sign: Syntax.Comparison, _ value: Value?
    ) -> IntervalSet? {
        guard let value else { return nil }
        switch sign {
        case .equal, .unequal:
            if case .list = value { return nil }
            if case .range = value { return nil }
            let same = value.isNull ? IntervalSet.none : equal(value)
            return sign == .equal ? same : same?.complement
        case .less, .atMost, .greater, .atLeast:
            return value.isNull ? nil : ordered(sign, value)
        }
    }
}
