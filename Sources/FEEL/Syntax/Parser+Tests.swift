extension Parser {
    /// A whole text that must be unary tests: `-`, `not(…)` or tests divided by commas.
    mutating func wholeTests() throws(SyntaxError) -> [UnaryTest] {
        try scanner.skipBlanks()
        let start = scanner.position
        if try scanner.take("-") {
            try scanner.skipBlanks()
            if scanner.current == nil { return [.any] }
            scanner.position = start
        }
        if let tests = try negated() { return tests }
        scanner.position = start
        let tests = try testList()
        try end()
        return tests
    }

    /// `not(…)` over the whole text; `nil` when it is rather the beginning of an expression.
    private mutating func negated() throws(SyntaxError) -> [UnaryTest]? {
        var attempt = self
        do throws(SyntaxError) {
            let tests = try attempt.negatedTests()
            self = attempt
            return [.not(tests)]
        } catch {
            if error.kind == .tooDeep || error.kind == .tooLong { throw error }
            scanner.work = attempt.scanner.work
            return nil
        }
    }

    private mutating func negatedTests() throws(SyntaxError) -> [UnaryTest] {
        try requireWord("not")
        try require("(")
        let tests = try testList()
        try require(")")
        try end()
        return tests
    }

    mutating func testList() throws(SyntaxError) -> [UnaryTest] {
        var tests: [UnaryTest] = []
        repeat {
            tests.append(try test(wide: true))
        } while try scanner.take(",")
        return tests
    }

    /// The tests behind `in`: one, or several in brackets.
    mutating func membershipTests() throws(SyntaxError) -> [UnaryTest] {
        try scanner.skipBlanks()
        guard scanner.current == "(" else { return [try test(wide: false)] }
        if try !opensWithComparison(), let test = try attempted(wide: false) { return [test] }
        scanner.position += 1
        let tests = try bracketed()
        try require(")")
        return tests
    }

    /// One test if there is one here; `nil`, and nothing taken, if the text must mean something
    /// else.
    private mutating func attempted(wide: Bool) throws(SyntaxError) -> UnaryTest? {
        var attempt = self
        do throws(SyntaxError) {
            let test = try attempt.test(wide: wide)
            self = attempt
            return test
        } catch {
            if error.kind == .tooDeep || error.kind == .tooLong { throw error }
            scanner.work = attempt.scanner.work
            return nil
        }
    }

    /// Whether the bracket here is followed by a comparison, so that it must hold tests.
    private func opensWithComparison() throws(SyntaxError) -> Bool {
        var ahead = self
        ahead.scanner.position += 1
        return try ahead.comparisonOperator() != nil
    }

    private mutating func bracketed() throws(SyntaxError) -> [UnaryTest] {
        try nested { parser throws(SyntaxError) in
            let outer = parser.rangeDepth
            parser.rangeDepth = 0
            let tests = try parser.testList()
            parser.rangeDepth = outer
            return tests
        }
    }

    /// One test; a wide one may be a whole condition on `?`.
    private mutating func test(wide: Bool) throws(SyntaxError) -> UnaryTest {
        if let sign = try comparisonOperator() { return try test(sign) }
        if try scanner.sees("not"), let tests = try innerNot() { return .not(tests) }
        let value = wide ? try expression() : try operandOfTest()
        if case .range(let range) = value.kind { return .range(range) }
        return value.mentionsTestInput ? .expression(value) : .equals(value)
    }

    private mutating func test(_ sign: Syntax.Comparison) throws(SyntaxError) -> UnaryTest {
        let bound = try operandOfTest()
        switch sign {
        case .equal: return .equals(bound)
        case .unequal: return .differs(bound)
        case .less, .atMost, .greater, .atLeast: return .range(RangeTest(sign, bound))
        }
    }

    /// `not(< 5, > 10)` among other tests, which is no expression because of its content.
    private mutating func innerNot() throws(SyntaxError) -> [UnaryTest]? {
        var attempt = self
        guard try attempt.scanner.takeWord("not"), try attempt.scanner.take("("),
            try attempt.comparisonOperator() != nil
        else { return nil }
        _ = try scanner.takeWord("not")
        _ = try scanner.take("(")
        let tests = try bracketed()
        try require(")")
        return tests
    }
}
