import JSON

/// Which groups of keywords a schema resource uses, by its `$schema` (core §8.1.2).
struct Vocabularies: Hashable {
    var applicator = true
    var unevaluated = true
    var validation = true
    var formatAssertion = false

    /// What the metaschema called `uri` asks for.
    ///
    /// - Throws: ``SchemaError`` when it is not in the library or requires what is not known.
    init(_ uri: String, _ library: SchemaLibrary, at location: String) throws(SchemaError) {
        let name = URIReference(uri).document
        guard let metaschema = library.documents[name] else {
            throw SchemaError(.unknownMetaschema, location)
        }
        guard name != Metaschema.uri, let declared = metaschema["$vocabulary"]?.object else {
            formatAssertion = library.assertsFormats
            return
        }
        func uses(_ short: String) -> Bool { declared[Metaschema.vocabulary + short] != nil }
        let known = [
            "core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation",
            "format-assertion", "content",
        ].map { Metaschema.vocabulary + $0 }
        for member in declared where member.value.bool == true && !known.contains(member.key) {
            throw SchemaError(.unknownVocabulary, location)
        }
        applicator = uses("applicator")
        unevaluated = uses("unevaluated")
        validation = uses("validation")
        formatAssertion = uses("format-assertion") || library.assertsFormats
    }

    init(_ library: SchemaLibrary) { formatAssertion = library.assertsFormats }
}
