extension PlanBuilder {
    func logic(
        _ operation: Instruction.Operation, _ left: Syntax, _ right: Syntax
    ) throws(NotVectorisable) -> Slot {
        emit(operation, .boolean, a: try truth(left), b: try truth(right))
    }

    func comparison(
        _ sign: Syntax.Comparison, _ left: Syntax, _ right: Syntax, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        if let value = constant(right) { return try compare(try compile(left), sign, value, place) }
        if let value = constant(left) {
            return try compare(try compile(right), sign.mirrored, value, place)
        }
        return try compare(try compile(left), sign, try compile(right), place)
    }

    func compare(
        _ one: Slot, _ sign: Syntax.Comparison, _ other: Slot, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        let (one, other) = try unified(one, other, place)
        switch (sign, kind(one)) {
        case (_, .wide):
            let index = Syntax.Comparison.allCases.firstIndex(of: sign) ?? 0
            return emit(.wideCompare, .boolean, a: one, b: other, k: Int64(index))
        case (.equal, .boolean): return emit(.equalTruth, .boolean, a: one, b: other)
        case (.unequal, .boolean): return negated(emit(.equalTruth, .boolean, a: one, b: other))
        case (.equal, _): return emit(.equal, .boolean, a: one, b: other)
        case (.unequal, _): return negated(emit(.equal, .boolean, a: one, b: other))
        case (_, .boolean), (_, .text), (_, .nothing):
            throw NotVectorisable(.types("order and \(kind(one))"), place)
        case (.less, _): return emit(.less, .boolean, a: one, b: other)
        case (.atMost, _): return emit(.atMost, .boolean, a: one, b: other)
        case (.greater, _): return emit(.less, .boolean, a: other, b: one)
        case (.atLeast, _): return emit(.atMost, .boolean, a: other, b: one)
        }
    }

    func negated(_ slot: Slot) -> Slot { emit(.not, .boolean, a: slot) }

    /// A comparison with a value that is the same for everybody.
    func compare(
        _ slot: Slot, _ sign: Syntax.Comparison, _ value: Value, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        let kind = kind(slot)
        if value.isNull {
            guard sign == .equal || sign == .unequal else { return null(.boolean) }
            let test = emit(nullTest(kind), .boolean, a: slot)
            return sign == .equal ? test : negated(test)
        }
        switch (kind, value, sign) {
        case (.boolean, .boolean(let flag), .equal), (.boolean, .boolean(let flag), .unequal):
            let test = emit(.isTruth, .boolean, a: slot, k: flag ? 1 : 0)
            return sign == .equal ? test : negated(test)
        case (.text, .string(let text), .equal), (.text, .string(let text), .unequal):
            let test = emit(.isText, .boolean, a: slot, k: Int64(word(text)))
            return sign == .equal ? test : negated(test)
        default: break
        }
        guard let bounds = Bounds(kind, sign, value) else {
            return try compare(slot, sign, try constantSlot(value, place), place)
        }
        let isEquality = sign == .equal || sign == .unequal
        let test = emit(
            .within, .boolean, a: slot, c: isEquality ? 1 : 0, k: bounds.low, l: bounds.high)
        return sign == .unequal ? negated(test) : test
    }

    func nullTest(_ kind: SlotKind) -> Instruction.Operation {
        switch kind {
        case .boolean: .isNullTruth
        case .wide: .wideIsNull
        case .nothing, .number, .text, .date, .months, .seconds: .isNull
        }
    }
}

/// The whole units for which a comparison with a fixed value holds; none when low is above high.
struct Bounds {
    let low: Int64
    let high: Int64

    init(low: Int64, high: Int64) {
        self.low = low
        self.high = high
    }

    /// - Returns: `nil` when the kinds do not go together.
    init?(_ kind: SlotKind, _ sign: Syntax.Comparison, _ value: Value) {
        switch (kind, value) {
        case (.number(let scale), .number(let number)): self.init(number, scale, sign)
        case (.date, .date(let date)): self.init(Int64(date.dayNumber), true, sign)
        case (.months, .yearMonthDuration(let span)): self.init(Int64(span.months), true, sign)
        case (.seconds, .dayTimeDuration(let span)):
            let second: Int128 = 1_000_000_000
            let floor = span.nanoseconds.floored(by: second)
            guard let units = Int64(exactly: floor), abs(units) < Int64.max - 1 else { return nil }
            self.init(units, span.nanoseconds % second == 0, sign)
        default: return nil
        }
    }

    private init(_ number: Number, _ scale: Int, _ sign: Syntax.Comparison) {
        guard let floor = number.rounded(scale: scale, .floor),
            let units = floor.asInt64(scale: scale), abs(units) < Int64.max - 1
        else {
            let all =
                number.isNegative
                ? sign == .greater || sign == .atLeast : sign == .less || sign == .atMost
            self.init(low: all ? .min : 1, high: all ? .max : 0)
            return
        }
        self.init(units, floor == number, sign)
    }

    /// Units at or just below the value, and whether they are the value itself.
    private init(_ units: Int64, _ exact: Bool, _ sign: Syntax.Comparison) {
        switch sign {
        case .equal, .unequal: (low, high) = exact ? (units, units) : (1, 0)
        case .less: (low, high) = (.min, exact ? units - 1 : units)
        case .atMost: (low, high) = (.min, units)
        case .greater: (low, high) = (units + 1, .max)
        case .atLeast: (low, high) = (exact ? units : units + 1, .max)
        }
    }
}

extension Syntax.Comparison {
    /// The comparison with its sides exchanged.
    var mirrored: Syntax.Comparison {
        switch self {
        case .equal, .unequal: self
        case .less: .greater
        case .atMost: .atLeast
        case .greater: .less
        case .atLeast: .atMost
        }
    }
}
