/// Why a text is no expression, where, and how to mend it.
public struct SyntaxError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Something else was expected here.
        case unexpected
        /// The text ends too early.
        case unexpectedEnd
        /// A text in quotes is never closed.
        case unterminatedText
        /// A backslash is followed by something it cannot be followed by.
        case badEscape
        /// A literal such as `@"2026-02-30"` names nothing that exists.
        case badLiteral
        /// A full-width sign stands where a plain one belongs.
        case fullWidthSign
        /// Brackets or operators are nested too deeply.
        case tooDeep
        /// The text is longer, or takes more work to read, than the limits allow.
        case tooLong
        /// A comment is never closed.
        case unterminatedComment
    }

    /// What is wrong.
    public let kind: Kind
    /// Where, counted from the origin given to the parser.
    public let position: SourcePosition
    /// The text found there, at most a few words of it.
    public let found: String
    /// What was expected, in English.
    public let expected: String
    /// How to mend it, in English.
    public let remedy: String
}

extension SyntaxError: CustomStringConvertible {
    /// Place, what was expected, what was found, and the remedy in one line.
    public var description: String {
        let seen = found.isEmpty ? "the end" : "\"\(found)\""
        return "\(position): expected \(expected), found \(seen); \(remedy)"
    }
}
