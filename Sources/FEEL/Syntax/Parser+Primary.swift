extension Parser {
    mutating func primary() throws(SyntaxError) -> Syntax {
        try scanner.skipBlanks()
        let start = scanner.position
        if let kind = try literal() { return try made(kind, at: start) }
        if let kind = try keyword(start) { return try made(kind, at: start) }
        if let name = try scanner.name() { return try made(.name(name), at: start) }
        switch scanner.current {
        case "(": return try parenthesis()
        case "[": return try bracket()
        case "]": return try made(.range(try openRange()), at: start)
        case "{": return try made(try context(), at: start)
        case "?":
            scanner.position += 1
            return try made(.testInput, at: start)
        case "<", ">", "=", "!": throw unexpected("a value before the comparison")
        default: throw unexpected("a value, a name or (")
        }
    }

    private mutating func literal() throws(SyntaxError) -> Syntax.Kind? {
        if let number = try scanner.number() { return .literal(.number(number)) }
        if let text = try scanner.string() { return .literal(.string(text)) }
        if let value = try scanner.atLiteral() { return .literal(value) }
        return nil
    }

    /// Words with a meaning of their own, unless a longer known name begins with them.
    private mutating func keyword(_ start: Int) throws(SyntaxError) -> Syntax.Kind? {
        guard let end = scanner.wordEnd(from: start) else { return nil }
        let word = scanner.text(start..<end)
        guard Parser.keywords.contains(word) else { return nil }
        if let name = try scanner.name(), name != word {
            scanner.position = start
            return nil
        }
        scanner.position = end
        switch word {
        case "true": return .literal(.boolean(true))
        case "false": return .literal(.boolean(false))
        case "null": return .literal(.null)
        case "if": return try conditional()
        case "for": return try iteration()
        case "some": return try quantified(.some)
        case "every": return try quantified(.every)
        default: return try function(start)
        }
    }

    private static let keywords: Set<String> = [
        "true", "false", "null", "if", "for", "some", "every", "function",
    ]

    private mutating func parenthesis() throws(SyntaxError) -> Syntax {
        let start = scanner.position
        scanner.position += 1
        if let sign = try comparisonOperator() {
            let kind = try openEnded(sign)
            try require(")")
            return try made(kind, at: start)
        }
        let (value, range) = try valueOrRange(closed: false)
        if let range { return try made(.range(range), at: start) }
        try require(")")
        return value
    }

    private mutating func openEnded(_ sign: Syntax.Comparison) throws(SyntaxError) -> Syntax.Kind {
        let bound = try operandOfTest()
        switch sign {
        case .unequal:
            let place = bound.position
            let below = Syntax(.range(RangeTest(.less, bound)), at: place)
            return .list([below, Syntax(.range(RangeTest(.greater, bound)), at: place)])
        case .equal, .less, .atMost, .greater, .atLeast: return .range(RangeTest(sign, bound))
        }
    }

    private mutating func bracket() throws(SyntaxError) -> Syntax {
        let start = scanner.position
        scanner.position += 1
        if try scanner.take("]") { return try made(.list([]), at: start) }
        let (first, range) = try valueOrRange(closed: true)
        if let range { return try made(.range(range), at: start) }
        var items = [first]
        while try scanner.take(",") { items.append(try expression()) }
        try require("]")
        return try made(.list(items), at: start)
    }

    /// `]a..b[`
    private mutating func openRange() throws(SyntaxError) -> RangeTest {
        scanner.position += 1
        let (_, range) = try valueOrRange(closed: false)
        guard let range else { throw unexpected("..") }
        return range
    }

    /// A value, or a whole range if `..` follows it.
    private mutating func valueOrRange(
        closed: Bool
    ) throws(SyntaxError) -> (Syntax, RangeTest?) {
        let outer = rangeDepth
        rangeDepth = 0
        defer { rangeDepth = outer }
        let lower = try expression()
        guard try scanner.take("..") else { return (lower, nil) }
        rangeDepth = 1
        let upper = try expression()
        let upperClosed = try scanner.take("]")
        if !upperClosed, try !scanner.take(")") { try require("[") }
        let range = RangeTest(
            lower: lower, lowerClosed: closed, upper: upper, upperClosed: upperClosed)
        return (lower, range)
    }
}

extension RangeTest {
    /// `< a`, `<= a`, `> a`, `>= a` and `= a` as intervals; `!=` is none and gives the whole line.
    init(_ sign: Syntax.Comparison, _ bound: Syntax) {
        let above = sign == .greater || sign == .atLeast || sign == .equal
        let below = sign == .less || sign == .atMost || sign == .equal
        let closed = sign == .atLeast || sign == .atMost || sign == .equal
        self.init(
            lower: above ? bound : nil, lowerClosed: closed && above,
            upper: below ? bound : nil, upperClosed: closed && below)
    }
}
