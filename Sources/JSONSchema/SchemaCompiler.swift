import JSON

/// Turns documents into nodes, each schema once, following references as they come up.
struct SchemaCompiler {
    var index: SchemaIndex
    private(set) var program = SchemaProgram()
    private var numbers: [SchemaIndex.Place: Int] = [:]
    private var pending: [SchemaIndex.Place] = []
    /// Names that some `$dynamicRef` looks for.
    private var dynamicNames: Set<String> = []

    init(_ library: SchemaLibrary) { index = SchemaIndex(library) }

    mutating func compile(
        _ document: JSONValue, at uri: String
    ) throws(SchemaError) -> SchemaProgram {
        let root = try index.add(document, at: uri)
        program.root = number(of: index.resources[root].place)
        repeat {
            while let place = pending.popLast() { try compile(place) }
            collectDynamicAnchors()
        } while !pending.isEmpty
        try program.refuseEndlessReferences()
        return program
    }

    /// The number of the schema at `place`, which is compiled in its turn.
    mutating func number(of place: SchemaIndex.Place) -> Int {
        if let known = numbers[place] { return known }
        let number = program.nodes.count
        numbers[place] = number
        program.nodes.append(
            SchemaNode(
                location: index.location(of: place), resource: index.resource(of: place)))
        pending.append(place)
        return number
    }

    private mutating func compile(_ place: SchemaIndex.Place) throws(SchemaError) {
        let number = number(of: place)
        let location = program.nodes[number].location
        switch index.value(at: place) {
        case .bool(let verdict): program.nodes[number].verdict = verdict
        case .object(let object):
            let keywords = Keywords(object: object, location: location, place: place)
            let rules = try rules(keywords, in: program.nodes[number].resource)
            program.nodes[number].rules = rules
            program.nodes[number].looksBack = rules.contains(where: \.looksBack)
        case .null, .integer, .number, .string, .array, nil:
            throw SchemaError(.notASchema, location)
        }
    }

    private mutating func collectDynamicAnchors() {
        while program.dynamicAnchors.count < index.resources.count {
            program.dynamicAnchors.append([:])
        }
        for (resource, entry) in index.resources.enumerated() {
            for (name, place) in entry.dynamicAnchors where dynamicNames.contains(name) {
                program.dynamicAnchors[resource][name] = number(of: place)
            }
        }
    }

    /// What `$ref` or `$dynamicRef` leads to (core §8.2.3).
    mutating func reference(
        _ keyword: StaticString, _ keywords: Keywords, in resource: Int
    ) throws(SchemaError) -> Rule? {
        let name = keyword.description
        guard let text = try keywords.string(name) else { return nil }
        guard let target = try index.resolve(text, from: resource) else {
            throw SchemaError(.unresolvedReference, keywords.location(name))
        }
        let number = number(of: target.place)
        guard name == "$dynamicRef", let anchor = target.anchor,
            index.resources[target.resource].dynamicAnchors[anchor] == target.place
        else { return .reference(number, keyword: keyword) }
        dynamicNames.insert(anchor)
        program.usesDynamicReferences = true
        return .dynamicReference(anchor: anchor, fallback: number)
    }
}

extension Rule {
    fileprivate var looksBack: Bool {
        switch self {
        case .unevaluatedItems, .unevaluatedProperties: true
        case .type, .const, .choices, .number, .string, .array, .object, .reference,
            .dynamicReference, .all, .any, .one, .not, .condition, .dependents:
            false
        }
    }

    /// Schemas that are applied to the same value.
    fileprivate var inPlace: [Int] {
        switch self {
        case .reference(let number, _), .dynamicReference(_, let number), .not(let number):
            [number]
        case .all(let numbers), .any(let numbers), .one(let numbers): numbers
        case .condition(let test, let then, let otherwise):
            [test] + [then, otherwise].compactMap(\.self)
        case .dependents(let dependents): dependents.map(\.schema)
        case .type, .const, .choices, .number, .string, .array, .object, .unevaluatedItems,
            .unevaluatedProperties:
            []
        }
    }
}

extension SchemaProgram {
    /// A schema that is applied to the value it is being applied to would never end.
    fileprivate func refuseEndlessReferences() throws(SchemaError) {
        var finished = [Bool](repeating: false, count: nodes.count)
        var open = finished
        for start in nodes.indices where !finished[start] {
            var path = [(node: start, next: nodes[start].rules.flatMap(\.inPlace)[...])]
            open[start] = true
            while let (node, _) = path.last {
                guard let child = path[path.count - 1].next.popFirst() else {
                    path.removeLast()
                    open[node] = false
                    finished[node] = true
                    continue
                }
                guard !open[child] else {
                    throw SchemaError(.endlessReference, nodes[child].location)
                }
                guard !finished[child] else { continue }
                open[child] = true
                path.append((child, nodes[child].rules.flatMap(\.inPlace)[...]))
            }
        }
    }
}
