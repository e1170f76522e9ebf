public import FEEL

/// A DMN model, versions 1.1 to 1.5, ready to be asked.
///
///     let model = try Model(xml: bytes)
///     model.evaluate(decision: "Approval", inputs: ["Age": 42])
///
/// Texts that are no FEEL become null and a finding; the rest of the model still works.
public struct Model: Sendable {
    /// The model's name.
    public let name: String
    /// The namespace its elements are known by to others.
    public let namespace: String
    /// What could not be read, with its place.
    public let findings: [ModelFinding]
    /// Its own inputs, in order.
    public let inputs: [InputData]
    /// Its own decisions, in order.
    public let decisions: [Decision]
    /// Its own business knowledge models, in order.
    public let knowledge: [BusinessKnowledge]
    /// Its own decision services, in order.
    public let services: [DecisionService]
    /// Its own types and, under `import.name`, those of its imports.
    public let types: [String: ValueType]
    /// The models it imports, by the name each has here.
    public let imports: [(name: String, namespace: String)]
    let names: Set<String>
    let universe: Universe

    /// Reads a model.
    ///
    /// - Parameter imports: The models it imports, already read; they are found by namespace.
    /// - Parameter circular: Namespaces that import this model themselves, whose import is left out.
    /// - Throws: ``ModelError`` when the bytes are no XML or no DMN.
    public init(
        xml bytes: [UInt8], imports: [Model] = [], circular: Set<String> = []
    ) throws(ModelError) {
        let root: XMLNode
        do throws(XMLError) {
            root = try XMLDocument.parse(bytes)
        } catch {
            throw .malformed(error)
        }
        guard root.name == "definitions" else { throw .notDMN(root: root.name) }
        var reader = ModelReader(root, imports: imports, circular: circular)
        reader.read()
        self.init(reader)
    }

    private init(_ reader: ModelReader) {
        name = reader.root.attribute("name") ?? ""
        namespace = reader.namespace
        findings = reader.findings
        inputs = reader.inputs
        decisions = reader.decisions
        knowledge = reader.knowledge
        services = reader.services
        types = reader.types
        imports = reader.importNames.map { (name: $0.name, namespace: $0.model.namespace) }
        names = reader.ownNames
        universe = Universe(
            namespace, inputs, decisions, knowledge, services,
            over: reader.imports.map(\.universe))
    }

    /// A model made by a programme, for instance to export rules that were written elsewhere.
    ///
    /// What each decision requires is found from the names its logic asks for.
    public init(
        name: String, namespace: String, types: [String: ValueType] = [:], inputs: [InputData],
        decisions: [Decision]
    ) {
        self.name = name
        self.namespace = namespace
        self.types = types
        self.inputs = inputs
        let known = inputs.map { ($0.name, $0.id) } + decisions.map { ($0.name, $0.id) }
        let ids = Dictionary(known, uniquingKeysWith: { first, _ in first })
        let linked = decisions.map { decision in
            decision.requiring(
                (decision.expression?.names ?? []).compactMap { name in
                    ids[name].map { Reference(key: namespace + "#" + $0, path: [name]) }
                })
        }
        self.decisions = linked
        knowledge = []
        services = []
        findings = []
        imports = []
        names = Set(known.map(\.0))
        universe = Universe(namespace, inputs, linked, [], [], over: [])
    }
}

/// Why bytes are no DMN model.
public enum ModelError: Error, Hashable, Sendable {
    /// They are no well-formed XML.
    case malformed(XMLError)
    /// The root element is not `definitions`.
    case notDMN(root: String)
}

/// Something in a model that could not be read.
public struct ModelFinding: Hashable, Sendable {
    /// What could not be read.
    public enum Kind: Hashable, Sendable {
        /// A text is no FEEL.
        case syntax(SyntaxError)
        /// A table's shape is wrong.
        case table(TableError)
        /// A type nobody declares.
        case unknownType(String)
        /// A type defined by itself.
        case circularType(String)
        /// An import whose model was not given.
        case missingImport(String)
        /// An import left out because that model, by whatever way, imports this one.
        case circularImport(String)
        /// A reference to an element that is not there.
        case danglingReference(String)
        /// An expression language other than FEEL.
        case otherLanguage(String)
        /// A kind of expression that does not exist in DMN.
        case unknownExpression(String)
        /// Expressions nested too deeply.
        case tooDeep
    }

    /// What could not be read.
    public let kind: Kind
    /// The line and column of the element.
    public let position: SourcePosition
}

/// A value the model is given from outside.
public struct InputData: Hashable, Sendable {
    /// Its id within the namespace.
    public let id: String
    /// Its name.
    public let name: String
    /// Its declared type.
    public let type: ValueType?

    /// A value given from outside.
    public init(id: String, name: String, type: ValueType?) {
        self.id = id
        self.name = name
        self.type = type
    }
}

/// A decision with its logic.
public struct Decision: Hashable, Sendable {
    /// Its id within the namespace.
    public let id: String
    /// Its name.
    public let name: String
    /// The type its value is brought to.
    public let type: ValueType?
    /// Its logic, `nil` when it has none.
    public let expression: Expression?
    let requirements: [Reference]

    /// A decision with its logic; what it requires is found by the model.
    public init(id: String, name: String, type: ValueType?, expression: Expression) {
        self.init(id: id, name: name, type: type, expression: expression, requirements: [])
    }

    init(
        id: String, name: String, type: ValueType?, expression: Expression?,
        requirements: [Reference]
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.expression = expression
        self.requirements = requirements
    }

    func requiring(_ references: [Reference]) -> Decision {
        Decision(
            id: id, name: name, type: type, expression: expression, requirements: references)
    }
}

/// A function of the model.
public struct BusinessKnowledge: Hashable, Sendable {
    /// Its id within the namespace.
    public let id: String
    /// Its name.
    public let name: String
    /// Its parameters.
    public let parameters: [Syntax.Parameter]
    /// The type its results are brought to.
    public let result: ValueType?
    /// Its body, `nil` when it has none or it is in another language.
    public let body: Expression?
    let requirements: [Reference]
}

/// Decisions offered as one function.
public struct DecisionService: Hashable, Sendable {
    /// Its id within the namespace.
    public let id: String
    /// Its name.
    public let name: String
    /// The type its results are brought to.
    public let result: ValueType?
    let outputs: [Reference]
    let inputs: [Reference]
}

/// Another element as seen from one model: its key everywhere, and the name it has here.
struct Reference: Hashable, Sendable {
    /// `namespace#id`
    let key: String
    /// The import's name if it comes from elsewhere, then its own.
    let path: [String]

    /// The import the element comes through, if any.
    var frame: [String] { path.count > 1 ? [path[0]] : [] }
}

/// All elements of a model and its imports by their keys.
final class Universe: Sendable {
    enum Element: Sendable {
        case input(InputData)
        case decision(Decision)
        case knowledge(BusinessKnowledge)
        case service(DecisionService)
    }

    let elements: [String: Element]

    init(
        _ namespace: String, _ inputs: [InputData], _ decisions: [Decision],
        _ knowledge: [BusinessKnowledge], _ services: [DecisionService], over imports: [Universe]
    ) {
        var elements: [String: Element] = [:]
        for universe in imports { elements.merge(universe.elements) { first, _ in first } }
        let prefix = namespace + "#"
        for input in inputs { elements[prefix + input.id] = .input(input) }
        for decision in decisions { elements[prefix + decision.id] = .decision(decision) }
        for item in knowledge { elements[prefix + item.id] = .knowledge(item) }
        for service in services { elements[prefix + service.id] = .service(service) }
        self.elements = elements
    }
}
