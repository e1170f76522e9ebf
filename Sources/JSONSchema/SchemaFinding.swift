public import JSON

/// One way in which a value does not fit its schema (draft 2020-12, core §12.3, an output unit).
/// Carries values, no sentences: whoever shows it words it in the reader's language.
public struct SchemaFinding: Hashable, Sendable {
    /// Where in the value.
    public let instance: JSONPointer
    /// The keyword that was not met; for a schema `false`, the keyword that led to it.
    public let keyword: String
    /// The keyword's place: the schema's URI with a JSON pointer.
    public let schemaLocation: String
    /// What the keyword asks for: its own value, or for `required` the name that is missing.
    public let expected: JSONValue
    /// What was found: a length, a count, a type's name, or the value itself. It may be a
    /// person's: show it to nobody else.
    public let actual: JSONValue
    /// For `anyOf` and `oneOf` without a match: what each branch found.
    public let branches: [[SchemaFinding]]
}

extension SchemaFinding: CustomStringConvertible {
    /// `/place: keyword (schema location)`, without any value.
    public var description: String { "\(instance): \(keyword) (\(schemaLocation))" }
}
