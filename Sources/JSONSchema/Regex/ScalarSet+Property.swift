/// `\p{…}` (ECMA-262 §22.2.1.9): general categories and the properties that the standard library
/// knows; of scripts only Han, which names and addresses here are written in.
extension ScalarSet {
    /// The set of a property expression's text; `nil` for a property not known here.
    static func property(_ text: String) -> ScalarSet? {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        switch (parts.count, parts.first) {
        case (1, _): return category(text) ?? binary(text)
        case (2, "General_Category"), (2, "gc"): return category(parts[1])
        case (2, "Script"), (2, "sc"), (2, "Script_Extensions"), (2, "scx"):
            return parts[1] == "Han" || parts[1] == "Hani" ? han : nil
        default: return nil
        }
    }

    /// Script=Han of the Unicode Character Database's Scripts.txt.
    private static let han = ScalarSet([
        0x2E80...0x2E99, 0x2E9B...0x2EF3, 0x2F00...0x2FD5, 0x3005...0x3005, 0x3007...0x3007,
        0x3021...0x3029, 0x3038...0x303B, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFA6D,
        0xFA70...0xFAD9, 0x16FE2...0x16FE3, 0x16FF0...0x16FF1, 0x20000...0x2A6DF,
        0x2A700...0x2B739, 0x2B740...0x2B81D, 0x2B820...0x2CEA1, 0x2CEB0...0x2EBE0,
        0x2EBF0...0x2EE5D, 0x2F800...0x2FA1D, 0x30000...0x3134A, 0x31350...0x323AF,
    ])

    private static func category(_ name: String) -> ScalarSet? {
        guard let short = categoryNames[name] ?? (categories[name] != nil ? name : nil) else {
            return nil
        }
        return categories[short]
    }

    private static func binary(_ name: String) -> ScalarSet? {
        switch name {
        case "Any": ScalarSet([0...last])
        case "ASCII": ScalarSet([0...0x7F])
        case "Alphabetic", "Alpha": scan { $0.isAlphabetic }
        case "Lowercase", "Lower": scan { $0.isLowercase }
        case "Uppercase", "Upper": scan { $0.isUppercase }
        case "White_Space", "space": scan { $0.isWhitespace }
        case "Ideographic", "Ideo": scan { $0.isIdeographic }
        case "ID_Start", "IDS": scan { $0.isIDStart }
        case "ID_Continue", "IDC": scan { $0.isIDContinue }
        default: nil
        }
    }

    private static func scan(_ holds: (Unicode.Scalar.Properties) -> Bool) -> ScalarSet {
        ScalarSet(
            (0...last).compactMap { value in
                Unicode.Scalar(value).flatMap { holds($0.properties) ? value...value : nil }
            })
    }

    /// Every general category by its short name, and the groups of them by their letter. Made
    /// once, from a walk over all scalars.
    private static let categories: [String: ScalarSet] = {
        var ranges: [String: [ClosedRange<UInt32>]] = [:]
        var (current, start): (String?, UInt32) = (nil, 0)
        for value in 0...last {
            let name =
                Unicode.Scalar(value).map { shortName($0.properties.generalCategory) } ?? "Cs"
            guard name != current else { continue }
            if let current { ranges[current, default: []].append(start...value - 1) }
            (current, start) = (name, value)
        }
        if let current { ranges[current, default: []].append(start...last) }
        for (name, own) in ranges { ranges[String(name.prefix(1)), default: []] += own }
        ranges["LC"] = ["Lu", "Ll", "Lt"].flatMap { ranges[$0] ?? [] }
        return ranges.mapValues { ScalarSet($0) }
    }()

    private static func shortName(_ category: Unicode.GeneralCategory) -> String {
        switch category {
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

    private static let categoryNames = [
        "Letter": "L", "Cased_Letter": "LC", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll",
        "Titlecase_Letter": "Lt", "Modifier_Letter": "Lm", "Other_Letter": "Lo", "Mark": "M",
        "Nonspacing_Mark": "Mn", "Spacing_Mark": "Mc", "Enclosing_Mark": "Me", "Number": "N",
        "Decimal_Number": "Nd", "digit": "Nd", "Letter_Number": "Nl", "Other_Number": "No",
        "Punctuation": "P", "punct": "P", "Connector_Punctuation": "Pc", "Dash_Punctuation": "Pd",
        "Open_Punctuation": "Ps", "Close_Punctuation": "Pe", "Initial_Punctuation": "Pi",
        "Final_Punctuation": "Pf", "Other_Punctuation": "Po", "Symbol": "S", "Math_Symbol": "Sm",
        "Currency_Symbol": "Sc", "Modifier_Symbol": "Sk", "Other_Symbol": "So", "Separator": "Z",
        "Space_Separator": "Zs", "Line_Separator": "Zl", "Paragraph_Separator": "Zp",
        "Other": "C", "Control": "Cc", "cntrl": "Cc", "Format": "Cf", "Surrogate": "Cs",
        "Private_Use": "Co", "Unassigned": "Cn",
    ]
}
