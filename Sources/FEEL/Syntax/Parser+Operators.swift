extension Parser {
    private enum Level {
        static let disjunction = 1
        static let conjunction = 2
        static let comparison = 3
        static let sum = 4
        static let product = 5
        static let power = 6
    }

    private enum Operator {
        case disjunction, conjunction, between, membership
        case comparison(Syntax.Comparison)
        case arithmetic(Syntax.Arithmetic)
    }

    /// An expression without comparisons, as bounds and tests behind `in` are.
    mutating func operandOfTest() throws(SyntaxError) -> Syntax {
        try nested { parser throws(SyntaxError) in try parser.binary(Level.sum) }
    }

    mutating func binary(_ lowest: Int) throws(SyntaxError) -> Syntax {
        try scanner.skipBlanks()
        let start = scanner.position
        var left = try unary()
        while let (sign, level) = try takeOperator(lowest) {
            let kind = try combined(left, sign, level)
            left = try made(kind, at: start)
        }
        return left
    }

    private mutating func combined(
        _ left: Syntax, _ sign: Operator, _ level: Int
    ) throws(SyntaxError) -> Syntax.Kind {
        switch sign {
        case .between: return try between(left)
        case .membership: return .membership(left, try membershipTests())
        case .disjunction: return .disjunction(left, try binary(level + 1))
        case .conjunction: return .conjunction(left, try binary(level + 1))
        case .comparison(let sign): return .comparison(sign, left, try binary(level + 1))
        case .arithmetic(let sign): return .arithmetic(sign, left, try binary(level + 1))
        }
    }

    private mutating func takeOperator(
        _ lowest: Int
    ) throws(SyntaxError) -> (Operator, Int)? {
        try scanner.skipBlanks()
        let start = scanner.position
        guard let (sign, level) = try nextOperator() else { return nil }
        guard level >= lowest else {
            scanner.position = start
            return nil
        }
        return (sign, level)
    }

    private mutating func nextOperator() throws(SyntaxError) -> (Operator, Int)? {
        guard let scalar = scanner.current else { return nil }
        switch scalar {
        case "o": return try scanner.takeWord("or") ? (.disjunction, Level.disjunction) : nil
        case "a": return try scanner.takeWord("and") ? (.conjunction, Level.conjunction) : nil
        case "b": return try scanner.takeWord("between") ? (.between, Level.comparison) : nil
        case "i": return try scanner.takeWord("in") ? (.membership, Level.comparison) : nil
        case "+", "-", "*", "/": return try arithmeticOperator()
        default: return try comparisonOperator().map { (.comparison($0), Level.comparison) }
        }
    }

    private mutating func arithmeticOperator() throws(SyntaxError) -> (Operator, Int)? {
        if try scanner.take("**") { return (.arithmetic(.power), Level.power) }
        if try scanner.take("+") { return (.arithmetic(.add), Level.sum) }
        if try scanner.take("-") { return (.arithmetic(.subtract), Level.sum) }
        if try scanner.take("*") { return (.arithmetic(.multiply), Level.product) }
        if try scanner.take("/") { return (.arithmetic(.divide), Level.product) }
        return nil
    }

    mutating func comparisonOperator() throws(SyntaxError) -> Syntax.Comparison? {
        if try scanner.take("<=") { return .atMost }
        if try scanner.take(">=") { return .atLeast }
        if try scanner.take("!=") { return .unequal }
        if try scanner.take("<") { return .less }
        if try scanner.take(">") { return .greater }
        if try scanner.take("=") { return .equal }
        return nil
    }

    private mutating func between(_ value: Syntax) throws(SyntaxError) -> Syntax.Kind {
        let lower = try operandOfTest()
        try requireWord("and")
        return .between(value, lower: lower, upper: try operandOfTest())
    }

    private mutating func unary() throws(SyntaxError) -> Syntax {
        try scanner.skipBlanks()
        let start = scanner.position
        guard scanner.current == "-" else { return try typed() }
        scanner.position += 1
        let operand = try nested { parser throws(SyntaxError) in try parser.unary() }
        if case .literal(.number(let number)) = operand.kind {
            return try made(.literal(.number(number.negated)), at: start)
        }
        return try made(.negation(operand), at: start)
    }

    /// `a instance of T`
    private mutating func typed() throws(SyntaxError) -> Syntax {
        try scanner.skipBlanks()
        let start = scanner.position
        var value = try postfix()
        while try takeInstanceOf() {
            value = try made(.instanceOf(value, try typeName()), at: start)
        }
        return value
    }

    private mutating func takeInstanceOf() throws(SyntaxError) -> Bool {
        try scanner.skipBlanks()
        let start = scanner.position
        if try scanner.takeWord("instance"), try scanner.takeWord("of") { return true }
        scanner.position = start
        return false
    }
}
