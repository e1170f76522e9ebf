/// A regular expression in the syntax of ECMA-262 with the `u` flag, as JSON Schema asks for
/// (draft 2020-12, core §6.4), matched in time proportional to the text: a hostile pattern or
/// text cannot make it run away.
///
/// Groups, classes, quantifiers, anchors, `\b`, lookahead, `\d \w \s`, `\uXXXX`, `\p{…}` of general
/// categories and Han are understood. Back-references and lookbehind are refused. A pattern with
/// lookahead takes time proportional to the square of the text at worst.
public struct ECMARegex: Sendable {
    /// The pattern as written.
    public let pattern: String
    private let matcher: Matcher

    private enum Matcher: Sendable {
        case table(RegexTable)
        case steps(RegexProgram)
    }

    /// Reads and compiles a pattern.
    ///
    /// - Throws: ``ECMARegexError`` with the place in the pattern.
    public init(_ pattern: String) throws(ECMARegexError) {
        self.pattern = pattern
        var parser = RegexParser(pattern)
        let program = try RegexProgram(try parser.pattern())
        matcher = RegexTable(program).map(Matcher.table) ?? .steps(program)
    }

    /// Whether the pattern matches anywhere in `text`; `^` and `$` tie it to the ends.
    public func matches(_ text: String) -> Bool {
        switch matcher {
        case .table(let table): table.matches(text)
        case .steps(let program): program.matches(text)
        }
    }
}

extension ECMARegex: Hashable {
    public static func == (left: ECMARegex, right: ECMARegex) -> Bool {
        left.pattern == right.pattern
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(pattern) }
}

/// Why a pattern cannot be used.
public struct ECMARegexError: Error, Hashable, Sendable {
    /// What is wrong, as a stable name.
    public enum Kind: String, Hashable, Sendable {
        case syntax
        /// A back-reference, a lookbehind, inline flags: what needs backtracking or is not ours.
        case unsupported
        /// A `\p{…}` that is not known.
        case unknownProperty = "unknown-property"
        /// More than 20,000 steps once its repetitions are written out, or nested too deep.
        case tooLarge = "too-large"
    }

    public let kind: Kind
    /// Characters of the pattern before the place.
    public let offset: Int
}
