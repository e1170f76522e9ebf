import FEEL

extension ModelReader {
    mutating func readElement(_ node: XMLNode) {
        switch node.name {
        case "inputData":
            inputs.append(InputData(id: id(node), name: name(node), type: variableType(node)))
        case "decision": readDecision(node)
        case "businessKnowledgeModel": readKnowledge(node)
        case "decisionService": readService(node)
        default: return
        }
    }

    private func id(_ node: XMLNode) -> String { node.attribute("id") ?? name(node) }

    private func name(_ node: XMLNode) -> String { (node.attribute("name") ?? "").collapsed }

    private mutating func variableType(_ node: XMLNode) -> ValueType? {
        let variable = node.first("variable")
        return type(variable?.attribute("typeRef"), node)
    }

    private mutating func readDecision(_ node: XMLNode) {
        let declared = variableType(node)
        let logic = node.children.first { ModelReader.expressions.contains($0.name) }
        var expression: Expression?
        if let logic {
            var syntax = boxed(logic)
            if let declared { syntax = Syntax(.declared(syntax, declared), at: logic.position) }
            expression = Expression(syntax, dialect: dialect)
        }
        decisions.append(
            Decision(
                id: id(node), name: name(node), type: declared, expression: expression,
                requirements: requirements(node)))
    }

    private mutating func requirements(_ node: XMLNode) -> [Reference] {
        let kinds = ["informationRequirement", "knowledgeRequirement"]
        let ends = ["requiredInput", "requiredDecision", "requiredKnowledge"]
        var references: [Reference] = []
        for requirement in node.children where kinds.contains(requirement.name) {
            for end in requirement.children where ends.contains(end.name) {
                if let reference = reference(end) { references.append(reference) }
            }
        }
        return references
    }

    private mutating func readKnowledge(_ node: XMLNode) {
        let logic = node.first("encapsulatedLogic")
        let parameters = parameters(logic)
        let body = logic?.children.first { ModelReader.expressions.contains($0.name) }
        let kind = logic?.attribute("kind") ?? "FEEL"
        var expression: Expression?
        if let body, kind == "FEEL" { expression = Expression(boxed(body), dialect: dialect) }
        if kind != "FEEL" { note(.otherLanguage(kind), node) }
        knowledge.append(
            BusinessKnowledge(
                id: id(node), name: name(node), parameters: parameters,
                result: resultType(node, logic), body: expression,
                requirements: requirements(node)))
    }

    /// The result of a function type, or the type itself where the model names the result.
    private mutating func resultType(_ node: XMLNode, _ logic: XMLNode?) -> ValueType? {
        if let result = type(logic?.attribute("typeRef"), node) {
            return ModelReader.result(result)
        }
        return variableType(node).map(ModelReader.result)
    }

    private static func result(_ type: ValueType) -> ValueType {
        if case .function(_, let result) = type { return result }
        return type
    }

    mutating func parameters(_ logic: XMLNode?) -> [Syntax.Parameter] {
        var parameters: [Syntax.Parameter] = []
        for node in logic?.all("formalParameter") ?? [] {
            let type = type(node.attribute("typeRef"), node)
            parameters.append(Syntax.Parameter(name: name(node), type: type))
        }
        return parameters
    }

    private mutating func readService(_ node: XMLNode) {
        let outputs = node.all("outputDecision").compactMap { reference($0) }
        let data = node.all("inputData").compactMap { reference($0) }
        let decided = node.all("inputDecision").compactMap { reference($0) }
        services.append(
            DecisionService(
                id: id(node), name: name(node), result: variableType(node).map(ModelReader.result),
                outputs: outputs, inputs: data + decided))
    }
}
