extension Compiler {
    mutating func negation(_ operand: Syntax, _ place: SourcePosition) -> Step {
        let step = compile(operand)
        return { run, locals in
            let value = step(run, locals)
            switch value {
            case .number(let number): return .number(number.negated)
            case .yearMonthDuration(let span):
                return .yearMonthDuration(YearMonthDuration(months: 0 &- span.months))
            case .dayTimeDuration(let span):
                return .dayTimeDuration(DayTimeDuration(nanoseconds: 0 &- span.nanoseconds))
            default: return run.fail(.wrongType(expected: .number, found: value.shape), place)
            }
        }
    }

    mutating func arithmetic(
        _ sign: Syntax.Arithmetic, _ left: Syntax, _ right: Syntax, _ place: SourcePosition
    ) -> Step {
        let one = compile(left)
        let other = compile(right)
        return { run, locals in
            let left = one(run, locals)
            let right = other(run, locals)
            return Arithmetic.apply(sign, left, right, run, place)
        }
    }

    mutating func comparison(
        _ sign: Syntax.Comparison, _ left: Syntax, _ right: Syntax, _ place: SourcePosition
    ) -> Step {
        let one = compile(left)
        let other = compile(right)
        return { run, locals in
            let left = one(run, locals)
            return run.compare(sign, left, other(run, locals), place)
        }
    }

    /// `and` (false decides) and `or` (true decides) over true, false and null.
    ///
    /// What was missing in a part that cannot change the answer is forgotten.
    mutating func logic(
        _ left: Syntax, _ right: Syntax, decisive: Bool, _ place: SourcePosition
    ) -> Step {
        let one = compile(left)
        let other = compile(right)
        return { run, locals in
            let missing = run.missing.count
            let reasons = run.reasons.count
            let first = one(run, locals).asBoolean
            let afterMissing = run.missing.count
            if first == decisive, afterMissing == missing { return .boolean(decisive) }
            let afterReasons = run.reasons.count
            let second = other(run, locals).asBoolean
            if second == decisive, run.missing.count == afterMissing {
                run.forget(missing..<afterMissing, reasons..<afterReasons)
                return .boolean(decisive)
            }
            if first == decisive || second == decisive { return .boolean(decisive) }
            return first == nil || second == nil ? .null : .boolean(!decisive)
        }
    }

    mutating func between(
        _ value: Syntax, _ lower: Syntax, _ upper: Syntax, _ place: SourcePosition
    ) -> Step {
        let (value, lower, upper) = (compile(value), compile(lower), compile(upper))
        return { run, locals in
            let value = value(run, locals)
            let above = run.compare(.atLeast, value, lower(run, locals), place).asBoolean
            let below = run.compare(.atMost, value, upper(run, locals), place).asBoolean
            guard let above, let below else { return .null }
            return .boolean(above && below)
        }
    }

    mutating func conditional(_ test: Syntax, _ then: Syntax, _ otherwise: Syntax) -> Step {
        let (test, then, otherwise) = (compile(test), compile(then), compile(otherwise))
        return { run, locals in
            test(run, locals).asBoolean == true ? then(run, locals) : otherwise(run, locals)
        }
    }
}

extension Value {
    /// The boolean, `nil` for anything else.
    var asBoolean: Bool? {
        if case .boolean(let flag) = self { return flag }
        return nil
    }
}

extension Run {
    func compare(
        _ sign: Syntax.Comparison, _ left: Value, _ right: Value, _ place: SourcePosition
    ) -> Value {
        switch sign {
        case .equal, .unequal:
            guard admits(left), admits(right) else { return fail(.tooManySteps, place) }
            guard let same = left.equals(right) else {
                return fail(.incompatible(left.shape, right.shape), place)
            }
            return .boolean(same == (sign == .equal))
        case .less, .atMost, .greater, .atLeast:
            guard let order = left.order(right) else {
                if left.isNull || right.isNull { return .null }
                return fail(.incompatible(left.shape, right.shape), place)
            }
            return .boolean(sign.holds(order))
        }
    }
}

extension Syntax.Comparison {
    /// Whether it holds for an order of -1, 0 or 1.
    func holds(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .unequal: order != 0
        case .less: order < 0
        case .atMost: order <= 0
        case .greater: order > 0
        case .atLeast: order >= 0
        }
    }
}
