public import Civics

/// The key of a sentence; its wording in three languages stands in the catalogue of messages.
public struct MessageKey: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    init(_ rawValue: String) { self.rawValue = rawValue }
}

/// A sentence to be worded in the reader's language.
public struct Message: Hashable, Sendable {
    public let key: MessageKey
    /// What stands in its places, by name.
    public let arguments: [String: Argument]

    /// A value in a sentence, formatted in the reader's language.
    public enum Argument: Hashable, Sendable {
        /// A name of the document, to be shown by its title (step, branch, material).
        case name(String)
        /// A word with a wording of its own (a ground, a light, an outcome).
        case word(String)
        case unit(String)
        case desk(String)
        case number(Int)
        case day(CivilDate)
        case moment(Instant)
        case end(Due.End)
        case limit(Limit)
        case citation(Citation)
    }

    init(_ key: String, _ arguments: [String: Argument] = [:]) {
        self.key = MessageKey(key)
        self.arguments = arguments
    }
}
