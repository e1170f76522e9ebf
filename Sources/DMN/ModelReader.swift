import FEEL

/// Reads the elements of a model from its XML.
struct ModelReader {
    let root: XMLNode
    let imports: [Model]
    private let circular: Set<String>
    let namespace: String
    var findings: [ModelFinding] = []
    var inputs: [InputData] = []
    var decisions: [Decision] = []
    var knowledge: [BusinessKnowledge] = []
    var services: [DecisionService] = []
    var types: [String: ValueType] = [:]
    var ownNames: Set<String> = []
    var dialect: Dialect = .authoring
    /// How many boxed expressions are open, and how many may be.
    var depth = 0
    static let depthLimit = 64
    /// Elements that can be referred to: key, name here.
    private var paths: [String: [String]] = [:]
    private(set) var importNames: [(name: String, model: Model)] = []

    init(_ root: XMLNode, imports: [Model], circular: Set<String>) {
        self.root = root
        self.imports = imports
        self.circular = circular
        namespace = root.attribute("namespace") ?? ""
    }

    mutating func note(_ kind: ModelFinding.Kind, _ node: XMLNode) {
        findings.append(ModelFinding(kind: kind, position: node.position))
    }

    mutating func read() {
        readImports()
        collectNames()
        readTypes()
        let visible = importNames.reduce(ownNames) { $0.union($1.model.names) }
            .filter { !$0.isPlainName }
        let functions = functionNames
        for node in root.children where node.attribute("name") != nil {
            let local = innerNames(node).filter { !$0.isPlainName }
            dialect = .dmn(
                NameSet(names: visible.union(local), types: types, functions: functions))
            readElement(node)
        }
    }

    private mutating func readImports() {
        for node in root.all("import") {
            let wanted = node.attribute("namespace") ?? ""
            let kind = node.attribute("importType") ?? ""
            guard let model = imports.first(where: { $0.namespace == wanted }) else {
                if circular.contains(wanted) {
                    note(.circularImport(wanted), node)
                } else if kind.contains("DMN") {
                    note(.missingImport(wanted), node)
                }
                continue
            }
            importNames.append((node.attribute("name") ?? "", model))
        }
    }

    private static let named: Set<String> = [
        "inputData", "decision", "businessKnowledgeModel", "decisionService", "variable",
        "itemComponent", "formalParameter", "column", "output", "import", "parameters",
    ]

    /// Names that may only be used inside the element that brings them in, unless they are
    /// ordinary words: one that holds a sign would elsewhere swallow an operator.
    private static let inner: Set<String> = ["variable", "formalParameter"]

    private mutating func collectNames() {
        var waiting = [root]
        while let node = waiting.popLast() {
            waiting += node.children
            guard ModelReader.named.contains(node.name), let name = node.attribute("name") else {
                continue
            }
            let holdsSign = name.contains { "./-'+*".contains($0) }
            if ModelReader.inner.contains(node.name), holdsSign { continue }
            ownNames.insert(name.collapsed)
        }
        register(root, prefix: [])
        for (name, model) in importNames {
            for (key, path) in model.ownPaths { paths[key] = name.isEmpty ? path : [name] + path }
        }
    }

    private mutating func register(_ node: XMLNode, prefix: [String]) {
        for child in node.children {
            guard let id = child.attribute("id"), let name = child.attribute("name") else {
                continue
            }
            paths[namespace + "#" + id] = prefix + [name.collapsed]
        }
    }

    /// The names an element brings in for itself.
    private func innerNames(_ node: XMLNode) -> Set<String> {
        var names: Set<String> = []
        var waiting = [node]
        while let node = waiting.popLast() {
            waiting += node.children
            if let iterator = node.attribute("iteratorVariable") {
                names.insert(iterator.collapsed)
            }
            guard ModelReader.inner.contains(node.name), let name = node.attribute("name") else {
                continue
            }
            names.insert(name.collapsed)
        }
        return names
    }

    private var functionNames: Set<String> {
        let kinds = ["businessKnowledgeModel", "decisionService"]
        var names = root.children.filter { kinds.contains($0.name) }
            .compactMap { $0.attribute("name")?.collapsed }
        for (name, model) in importNames where name.isEmpty {
            names += model.knowledge.map(\.name) + model.services.map(\.name)
        }
        return Set(names)
    }

    private mutating func readTypes() {
        var reader = TypeReader(root, importNames)
        reader.readAll()
        types = reader.types
        for (name, model) in importNames {
            for (type, meaning) in model.types where name.isEmpty { types[type] = meaning }
            for (type, meaning) in model.types { types[name + "." + type] = meaning }
        }
        findings += reader.findings
    }

    mutating func type(_ name: String?, _ node: XMLNode) -> ValueType? {
        guard let name = name?.trimmedName, !name.isEmpty else { return nil }
        if let type = types[name] ?? ValueType.named(name) { return type }
        note(.unknownType(name), node)
        return nil
    }

    /// The element a `href` points to.
    mutating func reference(_ node: XMLNode) -> Reference? {
        guard let href = node.attribute("href") else { return nil }
        let key = href.hasPrefix("#") ? namespace + href : href
        if let path = paths[key] { return Reference(key: key, path: path) }
        let fragment = "#" + (href.split(separator: "#").last.map(String.init) ?? href)
        if let found = paths.first(where: { $0.key.hasSuffix(fragment) }) {
            return Reference(key: found.key, path: found.value)
        }
        note(.danglingReference(href), node)
        return nil
    }
}

extension Model {
    /// The keys and names of the model's own elements.
    var ownPaths: [(String, [String])] {
        let all =
            inputs.map { ($0.id, $0.name) } + decisions.map { ($0.id, $0.name) }
            + knowledge.map { ($0.id, $0.name) } + services.map { ($0.id, $0.name) }
        return all.map { (namespace + "#" + $0.0, [$0.1]) }
    }
}

extension XMLNode {
    var position: SourcePosition { SourcePosition(line: line, column: column) }
}

extension String {
    /// Single spaces between words and none at the ends.
    var collapsed: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A type's name without blanks and without the prefix of FEEL itself.
    var trimmedName: String {
        let name = collapsed
        return name.hasPrefix("feel:") ? String(name.dropFirst(5)) : name
    }

    /// Whether the name needs no vocabulary to be read.
    var isPlainName: Bool {
        (try? Expression(parsing: self))?.syntax.kind == .name(self)
    }
}

extension ValueType {
    /// One of FEEL's own types by its name.
    static func named(_ name: String) -> ValueType? {
        guard let syntax = try? Expression(parsing: "x instance of " + name).syntax,
            case .instanceOf(_, let type) = syntax.kind
        else { return nil }
        return type.type
    }
}
