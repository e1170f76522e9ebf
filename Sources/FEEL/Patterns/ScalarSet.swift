/// A set of characters in a pattern: ranges, categories and other sets, minus a further set.
struct ScalarSet: Sendable {
    enum Part: Sendable {
        case range(ClosedRange<UInt32>)
        case category(String)
        case space, nameStart, namePart, word
        indirect case not(Part)
        indirect case set(ScalarSet)

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .range(let range): range.contains(scalar.value)
            case .category(let name): scalar.properties.generalCategory.code.hasPrefix(name)
            case .space: [0x20, 0x09, 0x0A, 0x0D].contains(scalar.value)
            case .nameStart: NameScalars.starts(scalar) || scalar == ":"
            case .namePart: NameScalars.continues(scalar) || ":-.".unicodeScalars.contains(scalar)
            case .word: !"PZC".contains(scalar.properties.generalCategory.code.prefix(1))
            case .not(let part): !part.contains(scalar)
            case .set(let set): set.contains(scalar)
            }
        }
    }

    var parts: [Part] = []
    var isNegated = false
    var minus: [ScalarSet] = []

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        guard parts.contains(where: { $0.contains(scalar) }) != isNegated else { return false }
        return !minus.contains { $0.contains(scalar) }
    }

    /// The same with upper and lower case taken as one.
    func contains(ignoringCase scalar: Unicode.Scalar) -> Bool {
        let held = scalar.caseForms.contains { form in parts.contains { $0.contains(form) } }
        guard held != isNegated else { return false }
        return !minus.contains { $0.contains(ignoringCase: scalar) }
    }

    static func one(_ scalar: Unicode.Scalar) -> ScalarSet {
        ScalarSet(parts: [.range(scalar.value...scalar.value)])
    }
}

extension Unicode.Scalar {
    /// The character and its upper and lower case.
    fileprivate var caseForms: [Unicode.Scalar] {
        let forms = [properties.lowercaseMapping, properties.uppercaseMapping]
        return [self]
            + forms.compactMap { $0.unicodeScalars.count == 1 ? $0.unicodeScalars.first : nil }
    }
}

extension Unicode.GeneralCategory {
    /// The two-letter name Unicode gives it.
    var code: String {
        switch self {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }

    static let codes: Set<String> = [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
        "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C",
        "Cc", "Cf", "Co", "Cn",
    ]
}
