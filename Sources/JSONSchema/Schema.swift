public import JSON

/// A JSON Schema of draft 2020-12, compiled: every reference followed, every pattern read.
/// A value that many may use at once.
public struct Schema: Sendable {
    let program: SchemaProgram

    /// Compiles a schema.
    ///
    /// - Parameters:
    ///   - document: An object, `true` or `false`.
    ///   - uri: Where the document is known; relative references start from it.
    ///   - library: Other documents it refers to. Nothing is fetched.
    /// - Throws: ``SchemaError`` with the place to mend.
    public init(
        _ document: JSONValue, at uri: String = "", in library: SchemaLibrary = SchemaLibrary()
    ) throws(SchemaError) {
        var compiler = SchemaCompiler(library)
        program = try compiler.compile(document, at: uri)
    }

    /// Whether the value fits.
    public func fits(_ value: JSONValue) -> Bool {
        var evaluation = Evaluation(program, collects: false)
        return evaluation.run(value)
    }

    /// Everything in the value that does not fit, in the order of the schema; empty when it fits.
    public func findings(_ value: JSONValue) -> [SchemaFinding] {
        if fits(value) { return [] }
        var evaluation = Evaluation(program, collects: true)
        _ = evaluation.run(value)
        return evaluation.findings
    }

    /// The schema of schemas: what a document has to fit before it is compiled.
    public static func metaschema() throws(SchemaError) -> Schema {
        try Schema(["$ref": .string(Metaschema.uri)])
    }
}

/// Compiled schemas that refer to each other by number.
struct SchemaProgram: Sendable {
    var nodes: [SchemaNode] = []
    var root = 0
    /// For each resource, its `$dynamicAnchor`s.
    var dynamicAnchors: [[String: Int]] = []
    /// Whether the order in which resources are entered matters.
    var usesDynamicReferences = false
}
