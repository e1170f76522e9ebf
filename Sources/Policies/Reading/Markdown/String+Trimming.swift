extension StringProtocol {
    /// Without spaces and tabs at both ends, the ideographic space included.
    var trimmedSpaces: String {
        let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }
        let scalars = unicodeScalars.drop(while: isSpace)
        guard let last = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(String.UnicodeScalarView(scalars[...last]))
    }

    /// Without one pair of backticks around the whole.
    var withoutCodeQuotes: String {
        guard count >= 2, first == "`", last == "`" else { return String(self) }
        return dropFirst().dropLast().trimmedSpaces
    }

    /// Parts between a separator, trimmed.
    func trimmedParts(separator: Character) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map { $0.trimmedSpaces }
    }
}
