import FEEL

/// Reads item definitions as types.
struct TypeReader {
    let definitions: [String: XMLNode]
    let imports: [(name: String, model: Model)]
    var types: [String: ValueType] = [:]
    var findings: [ModelFinding] = []
    private var open: Set<String> = []

    init(_ root: XMLNode, _ imports: [(name: String, model: Model)]) {
        let named = root.all("itemDefinition").map { (($0.attribute("name") ?? "").collapsed, $0) }
        definitions = Dictionary(named, uniquingKeysWith: { first, _ in first })
        self.imports = imports
    }

    mutating func readAll() {
        for name in definitions.keys.sorted() { _ = type(named: name) }
    }

    private mutating func type(named name: String) -> ValueType? {
        if let known = types[name] { return known }
        if let node = definitions[name] {
            guard open.insert(name).inserted else {
                findings.append(ModelFinding(kind: .circularType(name), position: node.position))
                return .any
            }
            let type = type(of: node)
            types[name] = type
            return type
        }
        for (prefix, model) in imports {
            let inner = prefix.isEmpty ? name : String(name.dropFirst(prefix.count + 1))
            guard prefix.isEmpty || name.hasPrefix(prefix + ".") else { continue }
            if let type = model.types[inner] { return type }
        }
        return ValueType.named(name)
    }

    private mutating func type(of node: XMLNode) -> ValueType {
        var type = content(of: node)
        type = constrained(type, node.first("allowedValues"))
        if node.attribute("isCollection") == "true" { type = .list(type) }
        return constrained(type, node.first("typeConstraint"))
    }

    private mutating func content(of node: XMLNode) -> ValueType {
        let components = node.all("itemComponent")
        guard components.isEmpty else {
            var members: [String: ValueType] = [:]
            for component in components {
                members[(component.attribute("name") ?? "").collapsed] = type(of: component)
            }
            return .context(members)
        }
        if let function = node.first("functionItem") { return self.function(function) }
        guard let name = (node.first("typeRef")?.trimmedText ?? node.attribute("typeRef")) else {
            return .any
        }
        return type(reference: name.trimmedName, node)
    }

    private mutating func type(reference name: String, _ node: XMLNode) -> ValueType {
        if let type = type(named: name) { return type }
        findings.append(ModelFinding(kind: .unknownType(name), position: node.position))
        return .any
    }

    private mutating func function(_ node: XMLNode) -> ValueType {
        var parameters: [ValueType] = []
        for parameter in node.all("parameters") {
            let name = parameter.attribute("typeRef") ?? "Any"
            parameters.append(type(reference: name.trimmedName, parameter))
        }
        let result = node.attribute("outputTypeRef") ?? "Any"
        return .function(parameters, type(reference: result.trimmedName, node))
    }

    private mutating func constrained(_ type: ValueType, _ node: XMLNode?) -> ValueType {
        guard let source = node?.first("text"), !source.trimmedText.isEmpty else { return type }
        do throws(SyntaxError) {
            let tests = try UnaryTests(
                parsing: source.text, dialect: .dmn(NameSet()), origin: source.position)
            return tests.isAny ? type : .constrained(type, tests)
        } catch {
            findings.append(ModelFinding(kind: .syntax(error), position: source.position))
            return type
        }
    }
}
