extension PatternParser {
    /// What stands behind a backslash, as a set.
    mutating func escapedPart() throws(Malformed) -> ScalarSet.Part {
        guard let scalar = next else { throw Malformed() }
        position += 1
        switch scalar {
        case "n": return .range(0x0A...0x0A)
        case "r": return .range(0x0D...0x0D)
        case "t": return .range(0x09...0x09)
        case "s": return .space
        case "S": return .not(.space)
        case "i": return .nameStart
        case "I": return .not(.nameStart)
        case "c": return .namePart
        case "C": return .not(.namePart)
        case "d": return .category("Nd")
        case "D": return .not(.category("Nd"))
        case "w": return .word
        case "W": return .not(.word)
        case "p": return try category()
        case "P": return .not(try category())
        case "\\", "|", ".", "-", "^", "?", "*", "+", "{", "}", "(", ")", "[", "]", "$":
            return .range(scalar.value...scalar.value)
        default: throw Malformed()
        }
    }

    private mutating func category() throws(Malformed) -> ScalarSet.Part {
        guard take("{") else { throw Malformed() }
        var name = ""
        while let scalar = next, scalar != "}" {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        guard take("}") else { throw Malformed() }
        if name.hasPrefix("Is") {
            guard let block = UnicodeBlock.ranges[String(name.dropFirst(2))] else {
                throw Malformed()
            }
            return .range(block)
        }
        guard Unicode.GeneralCategory.codes.contains(name) else { throw Malformed() }
        return .category(name)
    }

    /// The set in brackets, whose `[` was just taken.
    mutating func bracket() throws(Malformed) -> ScalarSet {
        depth += 1
        guard depth <= 64 else { throw Malformed() }
        var set = ScalarSet()
        set.isNegated = take("^")
        while let scalar = next, scalar != "]" {
            if scalar == "-", position + 1 < scalars.count, scalars[position + 1] == "[" {
                position += 2
                set.minus.append(try bracket())
                guard next == "]", !set.parts.isEmpty else { throw Malformed() }
                break
            }
            set.parts.append(try rangeOrPart())
        }
        guard take("]"), !set.parts.isEmpty else { throw Malformed() }
        depth -= 1
        return set
    }

    private mutating func rangeOrPart() throws(Malformed) -> ScalarSet.Part {
        let first = try member()
        guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]",
            scalars[position + 1] != "[", case .range(let lower) = first,
            lower.count == 1
        else { return first }
        position += 1
        guard case .range(let upper) = try member(), upper.count == 1,
            lower.lowerBound <= upper.lowerBound
        else { throw Malformed() }
        return .range(lower.lowerBound...upper.lowerBound)
    }

    private mutating func member() throws(Malformed) -> ScalarSet.Part {
        guard let scalar = next else { throw Malformed() }
        position += 1
        switch scalar {
        case "\\": return try escapedPart()
        case "[": throw Malformed()
        default: return .range(scalar.value...scalar.value)
        }
    }
}
