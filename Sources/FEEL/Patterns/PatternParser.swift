/// A pattern as a tree.
indirect enum PatternNode: Sendable {
    case empty
    case set(ScalarSet)
    case start, end
    case group(PatternNode, number: Int?)
    case backReference(Int)
    case sequence([PatternNode])
    case choice([PatternNode])
    case repeated(PatternNode, least: Int, most: Int?, greedy: Bool)
}

/// Reads a regular expression as XPath has them.
///
/// Source: XPath and XQuery Functions and Operators 3.1, 5.6.1; XML Schema part 2, appendix F.
struct PatternParser {
    struct Malformed: Error {}

    let scalars: [Unicode.Scalar]
    let flags: PatternFlags
    var position = 0
    var groups = 0
    var closed: Set<Int> = []
    var depth = 0

    init(_ pattern: String, _ flags: PatternFlags) {
        let all = Array(pattern.unicodeScalars)
        scalars = flags.ignoresBlanks && !flags.literal ? PatternParser.withoutBlanks(all) : all
        self.flags = flags
    }

    /// The pattern without blanks, except those in brackets.
    private static func withoutBlanks(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var kept: [Unicode.Scalar] = []
        var brackets = 0
        var escaped = false
        for scalar in scalars {
            let isBlank = [0x20, 0x09, 0x0A, 0x0D].contains(scalar.value)
            if isBlank, brackets == 0 { continue }
            if !escaped, scalar == "[" { brackets += 1 }
            if !escaped, scalar == "]" { brackets = max(0, brackets - 1) }
            escaped = scalar == "\\" && !escaped
            kept.append(scalar)
        }
        return kept
    }

    mutating func parse() throws(Malformed) -> PatternNode {
        guard scalars.count <= 4096 else { throw Malformed() }
        if flags.literal {
            return .sequence(scalars.map { .set(.one($0)) })
        }
        let node = try choice()
        guard position == scalars.count else { throw Malformed() }
        return node
    }

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    private mutating func choice() throws(Malformed) -> PatternNode {
        depth += 1
        guard depth <= 64 else { throw Malformed() }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        depth -= 1
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(Malformed) -> PatternNode {
        var nodes: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            nodes.append(try quantified(try atom()))
        }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    private mutating func quantified(_ node: PatternNode) throws(Malformed) -> PatternNode {
        var bounds: (Int, Int?)?
        if take("*") {
            bounds = (0, nil)
        } else if take("+") {
            bounds = (1, nil)
        } else if take("?") {
            bounds = (0, 1)
        } else if take("{") {
            bounds = try counts()
        }
        guard let (least, most) = bounds else { return node }
        let greedy = !take("?")
        if let scalar = next, "*+?{".unicodeScalars.contains(scalar) { throw Malformed() }
        return .repeated(node, least: least, most: most, greedy: greedy)
    }

    private mutating func counts() throws(Malformed) -> (Int, Int?) {
        let least = try count()
        if take("}") { return (least, least) }
        guard take(",") else { throw Malformed() }
        if take("}") { return (least, nil) }
        let most = try count()
        guard take("}"), most >= least else { throw Malformed() }
        return (least, most)
    }

    private mutating func count() throws(Malformed) -> Int {
        var digits = ""
        while let scalar = next, (0x30...0x39).contains(scalar.value) {
            digits.unicodeScalars.append(scalar)
            position += 1
        }
        guard let count = Int(digits), count <= 1000 else { throw Malformed() }
        return count
    }

    private mutating func atom() throws(Malformed) -> PatternNode {
        guard let scalar = next else { throw Malformed() }
        position += 1
        switch scalar {
        case "(": return try group()
        case "[": return .set(try bracket())
        case ".": return .set(flags.dotMatchesAll ? .everything : .lineContent)
        case "^": return .start
        case "$": return .end
        case "\\": return try escape()
        case "*", "+", "?", "{", "}", "]": throw Malformed()
        default: return .set(.one(scalar))
        }
    }

    private mutating func group() throws(Malformed) -> PatternNode {
        if take("?") {
            guard take(":") else { throw Malformed() }
            let inner = try choice()
            guard take(")") else { throw Malformed() }
            return .group(inner, number: nil)
        }
        groups += 1
        let number = groups
        let inner = try choice()
        guard take(")") else { throw Malformed() }
        closed.insert(number)
        return .group(inner, number: number)
    }

    private mutating func escape() throws(Malformed) -> PatternNode {
        guard let scalar = next else { throw Malformed() }
        guard (0x31...0x39).contains(scalar.value) else {
            return .set(ScalarSet(parts: [try escapedPart()]))
        }
        position += 1
        var number = Int(scalar.value) - 0x30
        guard closed.contains(number) else { throw Malformed() }
        while let digit = next, (0x30...0x39).contains(digit.value) {
            let longer = number * 10 + Int(digit.value) - 0x30
            guard closed.contains(longer) else { break }
            number = longer
            position += 1
        }
        return .backReference(number)
    }
}

extension ScalarSet {
    static let everything = ScalarSet(parts: [.range(0...0x10FFFF)])
    static let lineContent = ScalarSet(
        parts: [.range(0x0A...0x0A), .range(0x0D...0x0D)], isNegated: true)
}
