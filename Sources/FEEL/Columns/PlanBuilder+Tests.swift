extension PlanBuilder {
    /// Tests of a value: true where one of them passes.
    func tests(
        _ tests: [UnaryTest], _ input: Slot, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        var slots: [Slot] = []
        for test in tests { slots.append(try self.test(test, input, place)) }
        return slots.count == 1 ? slots[0] : anyOf(slots)
    }

    private func anyOf(_ slots: [Slot]) -> Slot {
        plan.lists.append(slots)
        return emit(.anyOf, .boolean, k: Int64(plan.lists.count - 1))
    }

    private func test(
        _ test: UnaryTest, _ input: Slot, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        switch test {
        case .any: return emit(.truthConstant, .boolean, k: 1)
        case .equals(let value): return try match(value, input)
        case .differs(let value): return negated(try match(value, input))
        case .range(let range): return try self.range(range, input, place)
        case .not(let tests):
            var slots: [Slot] = []
            for test in tests { slots.append(try self.test(test, input, place)) }
            return negated(anyOf(slots))
        case .expression(let condition):
            let outer = testInput
            testInput = input
            defer { testInput = outer }
            return try truth(condition)
        }
    }

    /// Equal to a value, or in it when it is a list or a range.
    private func match(_ syntax: Syntax, _ input: Slot) throws(NotVectorisable) -> Slot {
        guard let value = constant(syntax) else {
            return try compare(input, .equal, try compile(syntax), syntax.position)
        }
        switch value {
        case .list(let items): return try member(items, input, syntax.position)
        case .range(let range): return try inside(range, input, syntax.position)
        case .null, .boolean, .number, .string, .date, .time, .dateTime, .yearMonthDuration,
            .dayTimeDuration, .context, .function:
            return try compare(input, .equal, value, syntax.position)
        }
    }

    /// Whether the value is among fixed ones: true or false, never null.
    private func member(
        _ items: [Value], _ input: Slot, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        var slots: [Slot] = []
        for item in items {
            if case .list = item { throw NotVectorisable(.form("a list within a list"), place) }
            guard case .range(let range) = item else {
                slots.append(try compare(input, .equal, item, place))
                continue
            }
            slots.append(emit(.isTruth, .boolean, a: try inside(range, input, place), k: 1))
        }
        if slots.isEmpty { return emit(.truthConstant, .boolean, k: 0) }
        return slots.count == 1 ? slots[0] : anyOf(slots)
    }

    private func inside(
        _ range: ValueRange, _ input: Slot, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        let lower = try range.lower.map { value throws(NotVectorisable) in
            try compare(input, range.lowerClosed ? .atLeast : .greater, value, place)
        }
        let upper = try range.upper.map { value throws(NotVectorisable) in
            try compare(input, range.upperClosed ? .atMost : .less, value, place)
        }
        return both(lower, upper)
    }

    private func range(
        _ range: RangeTest, _ input: Slot, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        let lower = try range.lower.map { bound throws(NotVectorisable) in
            try self.bound(bound, range.lowerClosed ? .atLeast : .greater, input)
        }
        let upper = try range.upper.map { bound throws(NotVectorisable) in
            try self.bound(bound, range.upperClosed ? .atMost : .less, input)
        }
        return both(lower, upper)
    }

    private func bound(
        _ bound: Syntax, _ sign: Syntax.Comparison, _ input: Slot
    ) throws(NotVectorisable) -> Slot {
        if let value = constant(bound) { return try compare(input, sign, value, bound.position) }
        return try compare(input, sign, try compile(bound), bound.position)
    }

    private func both(_ lower: Slot?, _ upper: Slot?) -> Slot {
        switch (lower, upper) {
        case (let lower?, let upper?): emit(.rangeBoth, .boolean, a: lower, b: upper)
        case (let only?, nil), (nil, let only?): only
        case (nil, nil): emit(.truthConstant, .boolean, k: 1)
        }
    }
}
