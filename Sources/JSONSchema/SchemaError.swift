/// Why a schema cannot be used, and where it says so.
public struct SchemaError: Error, Hashable, Sendable {
    /// What is wrong, as a stable name.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Neither an object nor `true` or `false`.
        case notASchema = "not-a-schema"
        /// A keyword's value is not of its form.
        case badKeyword = "bad-keyword"
        /// A pattern that cannot be read or needs what is not supported.
        case badPattern = "bad-pattern"
        /// A `$ref` or `$dynamicRef` to nothing in the library.
        case unresolvedReference = "unresolved-reference"
        /// Two schemas with one `$id` or anchor.
        case duplicateIdentifier = "duplicate-identifier"
        /// References that lead back to themselves without going into the value.
        case endlessReference = "endless-reference"
        /// A `$schema` that is not in the library.
        case unknownMetaschema = "unknown-metaschema"
        /// A vocabulary that the `$schema` requires and that is not known.
        case unknownVocabulary = "unknown-vocabulary"
    }

    public let kind: Kind
    /// The schema's URI with a JSON pointer to the place.
    public let location: String

    init(_ kind: Kind, _ location: String) {
        self.kind = kind
        self.location = location
    }
}
