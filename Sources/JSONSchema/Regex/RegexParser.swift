/// Reads ECMA-262 patterns (§22.2.1) as the `u` flag has them: no stray braces, no escapes of
/// letters without meaning.
struct RegexParser {
    private static let deepest = 100

    let scalars: [Unicode.Scalar]
    var position = 0
    private var depth = 0

    init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    mutating func pattern() throws(ECMARegexError) -> RegexSyntax {
        let syntax = try choice()
        guard position == scalars.count else { throw error() }
        return syntax
    }

    private mutating func choice() throws(ECMARegexError) -> RegexSyntax {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw error(.tooLarge) }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(ECMARegexError) -> RegexSyntax {
        var parts: [RegexSyntax] = []
        while let next = peek, next != "|", next != ")" { parts.append(try term()) }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func term() throws(ECMARegexError) -> RegexSyntax {
        if let assertion = try assertion() { return assertion }
        let atom = try atom()
        guard let (least, most) = try quantifier() else { return atom }
        _ = take("?")
        return .repeated(atom, least: least, most: most)
    }

    /// Assertions cannot be repeated under the `u` flag.
    private mutating func assertion() throws(ECMARegexError) -> RegexSyntax? {
        if take("^") { return .start }
        if take("$") { return .end }
        if take("\\b") { return .boundary(negated: false) }
        if take("\\B") { return .boundary(negated: true) }
        if take("(?=") { return .look(try group(), negated: false) }
        if take("(?!") { return .look(try group(), negated: true) }
        return nil
    }

    private mutating func atom() throws(ECMARegexError) -> RegexSyntax {
        switch peek {
        case ".":
            position += 1
            return .set(ScalarSet.lineEnd.inverted)
        case "(": return try openGroup()
        case "[": return .set(try characterClass())
        case "\\": return .set(try atomEscape())
        case "*", "+", "?", "{", "}", "]", ")", "|", nil: throw error()
        case let scalar?:
            position += 1
            return .set(.single(scalar.value))
        }
    }

    private mutating func openGroup() throws(ECMARegexError) -> RegexSyntax {
        if take("(?<=") || take("(?<!") { throw error(.unsupported) }
        if take("(?<") {
            try groupName()
        } else if !take("(?:") {
            if take("(?") { throw error(.unsupported) }
            position += 1
        }
        return try group()
    }

    private mutating func groupName() throws(ECMARegexError) {
        let start = position
        while let scalar = peek, scalar != ">" {
            guard scalar == "_" || scalar == "$" || scalar.properties.isIDContinue else {
                throw error()
            }
            position += 1
        }
        guard position > start, take(">") else { throw error() }
    }

    private mutating func group() throws(ECMARegexError) -> RegexSyntax {
        let inner = try choice()
        guard take(")") else { throw error() }
        return inner
    }

    private mutating func quantifier() throws(ECMARegexError) -> (Int, Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard take("{") else { return nil }
        guard let least = number() else { throw error() }
        if take("}") { return (least, least) }
        guard take(",") else { throw error() }
        if take("}") { return (least, nil) }
        guard let most = number(), most >= least, take("}") else { throw error() }
        return (least, most)
    }

    private mutating func number() -> Int? {
        let start = position
        while let scalar = peek, ("0"..."9").contains(scalar) { position += 1 }
        return Int(String(String.UnicodeScalarView(scalars[start..<position])))
    }
}

extension RegexParser {
    var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func take(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= scalars.count else { return false }
        for place in 0..<count
        where scalars[position + place].value != UInt32(text.utf8Start[place]) {
            return false
        }
        position += count
        return true
    }

    func error(_ kind: ECMARegexError.Kind = .syntax) -> ECMARegexError {
        ECMARegexError(kind: kind, offset: position)
    }
}
