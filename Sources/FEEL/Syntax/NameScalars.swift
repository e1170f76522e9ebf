/// Which characters a name may hold. Source: DMN 1.5, 10.3.1.2, grammar rules 28 and 29.
enum NameScalars {
    private static let startRanges: [ClosedRange<UInt32>] = [
        0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
        0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
        0x10000...0xEFFFF,
    ]

    static func starts(_ scalar: Unicode.Scalar) -> Bool {
        let code = scalar.value
        if code < 0x80 {
            return (0x61...0x7A).contains(code) || (0x41...0x5A).contains(code) || code == 0x5F
        }
        return startRanges.contains { $0.contains(code) } && !isPunctuation(scalar)
    }

    static func continues(_ scalar: Unicode.Scalar) -> Bool {
        let code = scalar.value
        if (0x30...0x39).contains(code) || starts(scalar) { return true }
        return code == 0xB7 || (0x300...0x36F).contains(code) || (0x203F...0x2040).contains(code)
    }

    /// Signs such as `,`, `(` and `。` are never part of a name, although the grammar's ranges
    /// hold them: a full-width bracket must be reported, not read as a letter.
    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        guard (0x3001...0x303F).contains(scalar.value) || scalar.value >= 0xFE10,
            scalar.value < 0x10000
        else { return false }
        switch scalar.properties.generalCategory {
        case .openPunctuation, .closePunctuation, .otherPunctuation, .initialPunctuation,
            .finalPunctuation, .dashPunctuation, .mathSymbol:
            return true
        default: return false
        }
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029,
            0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default: false
        }
    }
}
