/// What is wrong with one field of what was sent.
public struct FieldProblem: Hashable, Sendable {
    /// A kind of field problem: a stable name and its wording.
    ///
    /// An open set, as ``Problem/Kind`` is.
    public struct Kind: Hashable, Sendable {
        /// The stable name in kebab case.
        public let name: String
        /// What to do about it, with `{placeholders}` filled from ``FieldProblem/facts``.
        public let message: LocalizedText

        /// A kind of one's own. All three languages should be written.
        public init(_ name: String, message: LocalizedText) {
            self.name = name
            self.message = message
        }

        /// Equal when the names are.
        public static func == (left: Kind, right: Kind) -> Bool { left.name == right.name }

        /// Hashes the name.
        public func hash(into hasher: inout Hasher) { hasher.combine(name) }
    }

    /// Where the field stands, as an RFC 6901 JSON pointer; empty for the whole body.
    public let pointer: String
    /// What is wrong with it.
    public let kind: Kind
    /// Values for the placeholders of the wording; bounds and positions, never what was entered.
    public let facts: [String: String]

    /// A problem of one field.
    public init(_ pointer: String, _ kind: Kind, facts: [String: String] = [:]) {
        self.pointer = pointer
        self.kind = kind
        self.facts = facts
    }

    /// What is wrong and how to mend it, in the reader's language.
    public func message(in language: Language) -> String {
        kind.message.filled(with: facts).text(in: language)
    }
}
