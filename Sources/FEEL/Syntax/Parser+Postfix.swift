extension Parser {
    /// An operand with its calls, filters and properties.
    mutating func postfix() throws(SyntaxError) -> Syntax {
        try scanner.skipBlanks()
        let start = scanner.position
        var value = try primary()
        while let kind = try suffix(of: value) {
            value = try made(kind, at: start)
        }
        return value
    }

    private mutating func suffix(of value: Syntax) throws(SyntaxError) -> Syntax.Kind? {
        try scanner.skipBlanks()
        switch scanner.current {
        case "(":
            scanner.position += 1
            return .call(value, try arguments())
        case "[":
            return try filter(value)
        case ".":
            guard scanner.scalar(at: 1) != "." else { return nil }
            scanner.position += 1
            return .property(value, try requireName("the name of a property"))
        default: return nil
        }
    }

    /// `a[b]`, unless the bracket closes a range as in `]1..2[`.
    private mutating func filter(_ value: Syntax) throws(SyntaxError) -> Syntax.Kind? {
        let start = scanner.position
        scanner.position += 1
        if rangeDepth > 0, try opensNothing() {
            scanner.position = start
            return nil
        }
        let outer = rangeDepth
        rangeDepth = 0
        let test = try expression()
        rangeDepth = outer
        try require("]")
        return .filter(value, test)
    }

    /// Whether a bracket just taken is followed by something that cannot begin an expression.
    private mutating func opensNothing() throws(SyntaxError) -> Bool {
        try scanner.skipBlanks()
        guard let next = scanner.current else { return true }
        if ")],}*/=<>".unicodeScalars.contains(next) { return true }
        if next == ".", scanner.scalar(at: 1).map(NameScalars.starts) ?? false { return true }
        let start = scanner.position
        defer { scanner.position = start }
        for word in ["and", "or", "then", "else", "return", "satisfies", "in"] as [StaticString] {
            if try scanner.takeWord(word) { return true }
        }
        return false
    }

    private mutating func arguments() throws(SyntaxError) -> [Syntax.Argument] {
        if try scanner.take(")") { return [] }
        let outer = rangeDepth
        rangeDepth = 0
        defer { rangeDepth = outer }
        var arguments: [Syntax.Argument] = []
        repeat {
            arguments.append(try argument())
        } while try scanner.take(",")
        try require(")")
        return arguments
    }

    private mutating func argument() throws(SyntaxError) -> Syntax.Argument {
        let start = scanner.position
        if let name = try scanner.name(endedBy: ":", known: false) {
            scanner.position += 1
            return Syntax.Argument(name: name, value: try expression())
        }
        scanner.position = start
        return Syntax.Argument(name: nil, value: try expression())
    }
}
