public import JSON

/// The documents that schemas may refer to, and what their formats mean. The metaschemas of
/// draft 2020-12 are in every library.
public struct SchemaLibrary: Sendable {
    /// What `format` accepts where it is asserted.
    public var formats: FormatTable
    /// Whether `format` is checked although draft 2020-12 makes it a mere annotation. Where a
    /// metaschema names the format-assertion vocabulary it is checked in any case.
    public var assertsFormats: Bool

    private(set) var documents: [String: JSONValue]

    /// A library with the standard metaschemas and formats.
    public init(formats: FormatTable = .standard, assertsFormats: Bool = false) {
        self.formats = formats
        self.assertsFormats = assertsFormats
        documents = Metaschema.documents
    }

    /// Adds a document under an absolute URI, in place of an earlier one.
    public mutating func add(_ document: JSONValue, at uri: String) {
        documents[URIReference(uri).document] = document
    }
}
