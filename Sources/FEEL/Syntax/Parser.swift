/// Reads expressions and unary tests by recursive descent.
///
/// Source: DMN 1.5, 10.3.1.2. `-a ** b` binds the sign first and `**` groups to the left, as the
/// public compliance suite requires.
struct Parser {
    var scanner: Scanner
    var depth = 0
    /// Above zero where a `[` may close a range.
    var rangeDepth = 0

    init(_ text: String, dialect: Dialect, origin: SourcePosition) throws(SyntaxError) {
        scanner = Scanner(text, dialect: dialect, origin: origin)
        guard scanner.scalars.count <= SyntaxLimits.length else {
            throw scanner.error(
                .tooLong, "at most \(SyntaxLimits.length) characters", "split the expression")
        }
    }

    /// A whole text that must be one expression.
    mutating func whole() throws(SyntaxError) -> Syntax {
        let result = try expression()
        try end()
        return result
    }

    mutating func end() throws(SyntaxError) {
        try scanner.skipBlanks()
        guard scanner.current == nil else { throw unexpected("an operator or the end") }
    }

    /// Any expression.
    mutating func expression() throws(SyntaxError) -> Syntax {
        try nested { parser throws(SyntaxError) in try parser.binary(0) }
    }

    /// Runs one level deeper, within the limits.
    mutating func nested<T>(
        _ body: (inout Parser) throws(SyntaxError) -> T
    ) throws(SyntaxError) -> T {
        depth += 1
        scanner.work += 1
        guard depth <= SyntaxLimits.depth else {
            throw scanner.error(
                .tooDeep, "at most \(SyntaxLimits.depth) levels of nesting",
                "give parts of the expression names of their own")
        }
        guard scanner.work <= SyntaxLimits.work else {
            throw scanner.error(.tooLong, "an expression of modest size", "split the expression")
        }
        let result = try body(&self)
        depth -= 1
        return result
    }

    /// A part of the tree at a place, within the limit of height.
    func made(_ kind: Syntax.Kind, at offset: Int) throws(SyntaxError) -> Syntax {
        let syntax = Syntax(kind, at: scanner.place(offset))
        guard syntax.height <= SyntaxLimits.height else {
            throw scanner.error(
                .tooDeep, "at most \(SyntaxLimits.height) operators in a row",
                "use a list with sum(), all() or any()")
        }
        return syntax
    }

    /// An error for something that does not belong here.
    func unexpected(_ expected: String) -> SyntaxError {
        let plain: [Unicode.Scalar: String] = [
            "（": "(", "）": ")", "，": ",", "：": ":", "“": "\"", "”": "\"", "＞": ">",
            "＜": "<", "＝": "=", "。": ".", "【": "[", "】": "]", "；": ",", "、": ",",
            "≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "÷": "/", "＋": "+", "－": "-",
        ]
        if let scalar = scanner.current, let sign = plain[scalar] {
            return scanner.error(.fullWidthSign, expected, "write the plain sign \(sign)")
        }
        return scanner.error(.unexpected, expected, "check the spelling and the brackets")
    }

    mutating func require(_ sign: StaticString) throws(SyntaxError) {
        guard try scanner.take(sign) else { throw unexpected("\(sign)") }
    }

    mutating func requireWord(_ word: StaticString) throws(SyntaxError) {
        guard try scanner.takeWord(word) else { throw unexpected("\(word)") }
    }

    mutating func requireName(_ what: String) throws(SyntaxError) -> String {
        guard let name = try scanner.name() else { throw unexpected(what) }
        return name
    }
}
