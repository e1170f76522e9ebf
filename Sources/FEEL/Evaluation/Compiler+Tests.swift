extension Compiler {
    mutating func membership(
        _ value: Syntax, _ tests: [UnaryTest], _ place: SourcePosition
    ) -> Step {
        let value = compile(value)
        let step = compileTests(tests, at: place)
        return { run, locals in step(run, Locals(value(run, locals), locals)) }
    }

    /// Tests of the innermost bound value, which is what `?` names.
    mutating func compileTests(_ tests: [UnaryTest], at place: SourcePosition) -> Step {
        let steps = within(.named("?")) { compiler in
            tests.map { compiler.compile($0, place) }
        }
        if steps.count == 1 { return steps[0] }
        return { run, locals in Compiler.any(of: steps, run, locals) }
    }

    private static func any(of steps: [Step], _ run: Run, _ locals: Locals?) -> Value {
        var open = false
        let missing = run.missing.count
        for step in steps {
            let before = run.missing.count
            let verdict = step(run, locals).asBoolean
            if verdict == true {
                if before == run.missing.count { run.forget(missing..<before, 0..<0) }
                return .boolean(true)
            }
            open = open || verdict == nil
        }
        return open ? .null : .boolean(false)
    }

    private mutating func compile(_ test: UnaryTest, _ place: SourcePosition) -> Step {
        switch test {
        case .any: return { _, _ in .boolean(true) }
        case .equals(let value): return equals(value)
        case .differs(let value):
            let step = equals(value)
            return { run, locals in Compiler.negated(step(run, locals)) }
        case .range(let range): return rangeTest(range, place)
        case .not(let tests):
            let steps = tests.map { compile($0, place) }
            return { run, locals in Compiler.negated(Compiler.any(of: steps, run, locals)) }
        case .expression(let condition):
            let step = compile(condition)
            return { run, locals in
                let value = step(run, locals)
                if value.asBoolean != nil || value.isNull { return value }
                return run.matches(locals?.value ?? .null, value, condition.position)
            }
        }
    }

    private static func negated(_ verdict: Value) -> Value {
        verdict.asBoolean.map { .boolean(!$0) } ?? .null
    }

    private mutating func equals(_ syntax: Syntax) -> Step {
        let step = compile(syntax)
        return { run, locals in
            run.matches(locals?.value ?? .null, step(run, locals), syntax.position)
        }
    }

    private mutating func rangeTest(_ range: RangeTest, _ place: SourcePosition) -> Step {
        let lower = range.lower.map { compile($0) }
        let upper = range.upper.map { compile($0) }
        return { run, locals in
            let made = ValueRange(
                lower: lower.map { $0(run, locals) }, lowerClosed: range.lowerClosed,
                upper: upper.map { $0(run, locals) }, upperClosed: range.upperClosed)
            return run.matches(locals?.value ?? .null, .range(made), place)
        }
    }
}

extension Run {
    /// Whether an input passes a test value: equal to it, or in it when it is a list or a range.
    func matches(_ input: Value, _ test: Value, _ place: SourcePosition) -> Value {
        guard admits(input), admits(test) else { return fail(.tooManySteps, place) }
        switch test {
        case .range(let range):
            if case .range = input { return .boolean(input.equals(test) ?? false) }
            guard let inside = range.contains(input) else {
                if input.isNull { return .null }
                return fail(.incompatible(input.shape, test.shape), place)
            }
            return .boolean(inside)
        case .list(let items): return matches(input, anyOf: items, place)
        case .null, .boolean, .number, .string, .date, .time, .dateTime, .yearMonthDuration,
            .dayTimeDuration, .context, .function:
            return compare(.equal, input, test, place)
        }
    }

    private func matches(_ input: Value, anyOf items: [Value], _ place: SourcePosition) -> Value {
        if case .list(let mine) = input, Value.list(mine).equals(.list(items)) == true {
            return .boolean(true)
        }
        for item in items {
            if input.equals(item) == true { return .boolean(true) }
            if case .range(let range) = item, range.contains(input) == true {
                return .boolean(true)
            }
            if case .list(let inner) = item, matches(input, anyOf: inner, place).asBoolean == true {
                return .boolean(true)
            }
        }
        return .boolean(false)
    }
}
