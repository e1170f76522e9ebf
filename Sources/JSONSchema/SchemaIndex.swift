import JSON

/// Where schemas stand: every document that was looked into, its `$id`s and its anchors.
struct SchemaIndex {
    /// A place in a document.
    struct Place: Hashable {
        let document: Int
        let pointer: JSONPointer
    }

    /// A schema with a URI of its own (core §4.3.5).
    struct Resource {
        let base: URIReference
        let place: Place
        let vocabularies: Vocabularies
        var anchors: [String: Place] = [:]
        var dynamicAnchors: [String: Place] = [:]
    }

    let library: SchemaLibrary
    private(set) var resources: [Resource] = []
    private var documents: [JSONValue] = []
    private var byURI: [String: Int] = [:]
    private var byPlace: [Place: Int] = [:]

    init(_ library: SchemaLibrary) { self.library = library }

    /// Looks into a document and everything below it; answers its root resource.
    mutating func add(_ document: JSONValue, at uri: String) throws(SchemaError) -> Int {
        documents.append(document)
        let place = Place(document: documents.count - 1, pointer: JSONPointer())
        let base = URIReference(uri)
        let root = try addResource(document, base: base, at: place, parent: nil)
        byURI[base.document] = root
        try scan(document, at: place, in: root)
        return root
    }

    private mutating func addResource(
        _ value: JSONValue, base: URIReference, at place: Place, parent: Int?
    ) throws(SchemaError) -> Int {
        var own = base
        if let id = value["$id"]?.string { own = base.resolving(URIReference(id)) }
        own.fragment = nil
        var vocabularies = parent.map { resources[$0].vocabularies } ?? Vocabularies(library)
        if let metaschema = value["$schema"]?.string {
            vocabularies = try Vocabularies(metaschema, library, at: own.document + "#/$schema")
        }
        let number = resources.count
        resources.append(Resource(base: own, place: place, vocabularies: vocabularies))
        guard byURI.updateValue(number, forKey: own.document) == nil || parent == nil else {
            throw SchemaError(.duplicateIdentifier, own.document)
        }
        byPlace[place] = number
        return number
    }

    /// Finds identifiers in `value`, which stands where a schema is expected.
    private mutating func scan(
        _ value: JSONValue, at place: Place, in parent: Int
    ) throws(SchemaError) {
        guard let object = value.object else { return }
        var resource = parent
        if !place.pointer.tokens.isEmpty, object["$id"]?.string != nil, byPlace[place] == nil {
            let base = resources[parent].base
            resource = try addResource(value, base: base, at: place, parent: parent)
        }
        try addAnchors(object, at: place, in: resource)
        for member in object {
            let inner = place.pointer.appending(member.key)
            for (pointer, child) in Self.subschemas(member.key, member.value, at: inner) {
                let spot = Place(document: place.document, pointer: pointer)
                try scan(child, at: spot, in: resource)
            }
        }
    }

    private mutating func addAnchors(
        _ object: JSONObject, at place: Place, in resource: Int
    ) throws(SchemaError) {
        for keyword in ["$anchor", "$dynamicAnchor"] {
            guard let name = object[keyword]?.string else { continue }
            if let other = resources[resource].anchors[name], other != place {
                throw SchemaError(.duplicateIdentifier, location(of: place) + "/" + keyword)
            }
            resources[resource].anchors[name] = place
            if keyword == "$dynamicAnchor" { resources[resource].dynamicAnchors[name] = place }
        }
    }

    /// The schemas directly below a keyword's value (core §10, validation §8).
    private static func subschemas(
        _ keyword: String, _ value: JSONValue, at pointer: JSONPointer
    ) -> [(JSONPointer, JSONValue)] {
        switch keyword {
        case "additionalProperties", "propertyNames", "items", "contains", "not", "if", "then",
            "else", "unevaluatedItems", "unevaluatedProperties", "contentSchema":
            return [(pointer, value)]
        case "allOf", "anyOf", "oneOf", "prefixItems":
            return (value.array ?? []).enumerated().map { (pointer.appending($0), $1) }
        case "properties", "patternProperties", "dependentSchemas", "$defs", "definitions":
            return (value.object ?? [:]).map { (pointer.appending($0.key), $0.value) }
        default: return []
        }
    }
}

extension SchemaIndex {
    /// The URI of a place with its pointer, from the nearest resource.
    func location(of place: Place) -> String {
        var tokens = place.pointer.tokens
        var below: [String] = []
        while true {
            let spot = Place(document: place.document, pointer: JSONPointer(tokens))
            if let resource = byPlace[spot] {
                return resources[resource].base.document + "#\(JSONPointer(below))"
            }
            guard let last = tokens.popLast() else { return "#\(place.pointer)" }
            below.insert(last, at: 0)
        }
    }

    /// The resource that a place belongs to.
    func resource(of place: Place) -> Int {
        var tokens = place.pointer.tokens
        while true {
            let spot = Place(document: place.document, pointer: JSONPointer(tokens))
            if let resource = byPlace[spot] { return resource }
            if tokens.popLast() == nil { return 0 }
        }
    }

    /// What stands at a place.
    func value(at place: Place) -> JSONValue? { documents[place.document][place.pointer] }

    /// What a reference from inside `resource` leads to; `nil` for nothing. May look into a
    /// further document of the library.
    mutating func resolve(
        _ reference: String, from resource: Int
    ) throws(SchemaError) -> (place: Place, resource: Int, anchor: String?)? {
        let uri = resources[resource].base.resolving(URIReference(reference))
        guard let found = try find(uri.document), let fragment = uri.decodedFragment else {
            return nil
        }
        let root = resources[found].place
        if fragment.isEmpty { return (root, found, nil) }
        guard fragment.hasPrefix("/") else {
            return resources[found].anchors[fragment].map { ($0, found, fragment) }
        }
        guard let below = JSONPointer(parsing: fragment) else { return nil }
        let pointer = JSONPointer(root.pointer.tokens + below.tokens)
        let place = Place(document: root.document, pointer: pointer)
        return value(at: place).map { _ in (place, self.resource(of: place), nil) }
    }

    private mutating func find(_ uri: String) throws(SchemaError) -> Int? {
        if let known = byURI[uri] { return known }
        guard let document = library.documents[uri] else { return nil }
        return try add(document, at: uri)
    }
}
