extension RegexParser {
    /// An escape outside a class; the backslash is at hand.
    mutating func atomEscape() throws(ECMARegexError) -> ScalarSet {
        guard position + 1 < scalars.count else { throw error() }
        let letter = scalars[position + 1]
        if ("1"..."9").contains(letter) || letter == "k" { throw error(.unsupported) }
        return try escape(inClass: false)
    }

    /// `[…]`; the bracket is at hand.
    mutating func characterClass() throws(ECMARegexError) -> ScalarSet {
        position += 1
        let inverted = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        while !take("]") {
            let left = try classAtom()
            guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                ranges += left.ranges
                continue
            }
            position += 1
            let right = try classAtom()
            guard let low = left.only, let high = right.only, low <= high else { throw error() }
            ranges.append(low...high)
        }
        let set = ScalarSet(ranges)
        return inverted ? set.inverted : set
    }

    private mutating func classAtom() throws(ECMARegexError) -> ScalarSet {
        guard let scalar = peek else { throw error() }
        if scalar == "\\" { return try escape(inClass: true) }
        position += 1
        return .single(scalar.value)
    }

    private mutating func escape(inClass: Bool) throws(ECMARegexError) -> ScalarSet {
        position += 1
        guard let letter = peek else { throw error() }
        position += 1
        switch letter {
        case "d": return .digit
        case "D": return ScalarSet.digit.inverted
        case "w": return .word
        case "W": return ScalarSet.word.inverted
        case "s": return .space
        case "S": return ScalarSet.space.inverted
        case "p": return try property()
        case "P": return try property().inverted
        case "t": return .single(0x09)
        case "n": return .single(0x0A)
        case "v": return .single(0x0B)
        case "f": return .single(0x0C)
        case "r": return .single(0x0D)
        case "0" where peek.map({ !("0"..."9").contains($0) }) ?? true: return .single(0)
        case "c": return try control()
        case "x": return .single(try hex(2))
        case "u": return .single(try codePoint())
        case "b" where inClass: return .single(0x08)
        case "-" where inClass: return .single(letter.value)
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
            return .single(letter.value)
        default:
            position -= 1
            throw error()
        }
    }

    private mutating func control() throws(ECMARegexError) -> ScalarSet {
        guard let letter = peek, letter.isASCII, letter.properties.isAlphabetic else {
            throw error()
        }
        position += 1
        return .single(letter.value % 32)
    }

    private mutating func hex(_ count: Int) throws(ECMARegexError) -> UInt32 {
        guard position + count <= scalars.count else { throw error() }
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = Character(scalars[position]).hexDigitValue, scalars[position].isASCII
            else { throw error() }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    /// `\uXXXX`, two of them as a surrogate pair, or `\u{…}`; the `u` is behind.
    private mutating func codePoint() throws(ECMARegexError) -> UInt32 {
        guard take("{") else {
            let high = try hex(4)
            guard high & 0xFC00 == 0xD800, take("\\u") else { return high }
            let low = try hex(4)
            guard low & 0xFC00 == 0xDC00 else { throw error() }
            return 0x10000 + ((high & 0x3FF) << 10 | (low & 0x3FF))
        }
        var value: UInt32 = 0
        repeat {
            value = value << 4 | (try hex(1))
            guard value <= ScalarSet.last else { throw error() }
        } while !take("}")
        return value
    }

    private mutating func property() throws(ECMARegexError) -> ScalarSet {
        guard take("{") else { throw error() }
        let start = position
        while let scalar = peek, scalar != "}" {
            guard scalar == "=" || scalar == "_" || scalar.isASCII else { throw error() }
            position += 1
        }
        let name = String(String.UnicodeScalarView(scalars[start..<position]))
        guard take("}") else { throw error() }
        guard let set = ScalarSet.property(name) else { throw error(.unknownProperty) }
        return set
    }
}

extension ScalarSet {
    /// The one scalar of a set of one.
    fileprivate var only: UInt32? {
        guard ranges.count == 1, ranges[0].count == 1 else { return nil }
        return ranges[0].lowerBound
    }
}
