import FEEL

extension Model {
    /// The model as DMN 1.5 XML, with its logic as boxed expressions and FEEL text.
    ///
    /// Diagrams and extensions of the model it was read from are not kept.
    public func xml() -> String {
        var writer = ModelWriter(self)
        return writer.document()
    }
}

/// Writes a model as DMN 1.5.
///
/// Source: OMG formal DMN 1.5, DMN15.xsd.
struct ModelWriter {
    static let modelNamespace = "https://www.omg.org/spec/DMN/20230324/MODEL/"

    let model: Model
    let feel: SyntaxWriter
    private var out = ""
    private var depth = 0

    init(_ model: Model) {
        self.model = model
        var names: [ValueType: String] = [:]
        for (name, type) in model.types.sorted(by: { $0.key > $1.key }) { names[type] = name }
        feel = SyntaxWriter(typeNames: names)
    }

    mutating func document() -> String {
        out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let attributes = [
            ("xmlns", ModelWriter.modelNamespace), ("namespace", model.namespace),
            ("name", model.name), ("id", "model"),
        ]
        element("definitions", attributes) { writer in
            for item in writer.model.imports {
                writer.empty(
                    "import",
                    [
                        ("namespace", item.namespace), ("name", item.name),
                        ("importType", ModelWriter.modelNamespace),
                    ])
            }
            writer.writeTypes()
            writer.writeElements()
        }
        return out
    }

    // MARK: Lines

    mutating func element(
        _ name: String, _ attributes: [(String, String?)] = [],
        _ body: (inout ModelWriter) -> Void
    ) {
        line("<" + name + ModelWriter.written(attributes) + ">")
        depth += 1
        body(&self)
        depth -= 1
        line("</" + name + ">")
    }

    mutating func empty(_ name: String, _ attributes: [(String, String?)]) {
        line("<" + name + ModelWriter.written(attributes) + "/>")
    }

    /// An element that holds a FEEL text.
    mutating func text(_ name: String, _ text: String, _ attributes: [(String, String?)] = []) {
        let escaped = ModelWriter.escaped(text)
        line(
            "<" + name + ModelWriter.written(attributes) + "><text>" + escaped + "</text></\(name)>"
        )
    }

    mutating func line(_ text: String) {
        out += String(repeating: "  ", count: depth) + text + "\n"
    }

    private static func written(_ attributes: [(String, String?)]) -> String {
        attributes.compactMap { name, value in
            value.map { " " + name + "=\"" + escaped($0) + "\"" }
        }.joined()
    }

    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\n": out += "&#10;"
            case "\r": out += "&#13;"
            case "\t": out += "&#9;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    // MARK: Elements

    private mutating func writeElements() {
        for input in model.inputs {
            element("inputData", [("id", input.id), ("name", input.name)]) { writer in
                writer.variable(input.name, input.type)
            }
        }
        for item in model.knowledge { write(item) }
        for decision in model.decisions { write(decision) }
        for service in model.services { write(service) }
    }

    func reference(_ type: ValueType?) -> String? { type.map { feel.text($0) } }

    private mutating func variable(_ name: String, _ type: ValueType?) {
        empty("variable", [("name", name), ("typeRef", reference(type))])
    }

    private func href(_ reference: Reference) -> String {
        let own = model.namespace + "#"
        guard reference.key.hasPrefix(own) else { return reference.key }
        return "#" + reference.key.dropFirst(own.count)
    }

    private mutating func requirements(_ references: [Reference]) {
        for reference in references {
            let (outer, inner): (String, String)
            switch model.universe.elements[reference.key] {
            case .input: (outer, inner) = ("informationRequirement", "requiredInput")
            case .decision: (outer, inner) = ("informationRequirement", "requiredDecision")
            case .knowledge, .service:
                (outer, inner) = ("knowledgeRequirement", "requiredKnowledge")
            case nil: continue
            }
            let target = href(reference)
            element(outer) { $0.empty(inner, [("href", target)]) }
        }
    }

    private mutating func write(_ decision: Decision) {
        element("decision", [("id", decision.id), ("name", decision.name)]) { writer in
            writer.variable(decision.name, decision.type)
            writer.requirements(decision.requirements)
            guard var syntax = decision.expression?.syntax else { return }
            if case .declared(let inner, decision.type) = syntax.kind { syntax = inner }
            writer.boxed(syntax)
        }
    }

    private mutating func write(_ item: BusinessKnowledge) {
        element("businessKnowledgeModel", [("id", item.id), ("name", item.name)]) { writer in
            writer.variable(item.name, nil)
            let result = writer.reference(item.result)
            writer.element("encapsulatedLogic", [("typeRef", result)]) { writer in
                writer.parameters(item.parameters)
                if let body = item.body { writer.boxed(body.syntax) }
            }
            writer.requirements(item.requirements)
        }
    }

    mutating func parameters(_ parameters: [Syntax.Parameter]) {
        for parameter in parameters {
            let type = reference(parameter.type)
            empty("formalParameter", [("name", parameter.name), ("typeRef", type)])
        }
    }

    private mutating func write(_ service: DecisionService) {
        element("decisionService", [("id", service.id), ("name", service.name)]) { writer in
            writer.variable(service.name, service.result)
            for output in service.outputs {
                writer.empty("outputDecision", [("href", writer.href(output))])
            }
            for input in service.inputs {
                guard case .decision? = writer.model.universe.elements[input.key] else { continue }
                writer.empty("inputDecision", [("href", writer.href(input))])
            }
            for input in service.inputs {
                guard case .input? = writer.model.universe.elements[input.key] else { continue }
                writer.empty("inputData", [("href", writer.href(input))])
            }
        }
    }
}
