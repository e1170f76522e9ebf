import FEEL

extension ModelReader {
    /// The elements that are expressions.
    static let expressions: Set<String> = [
        "literalExpression", "context", "invocation", "functionDefinition", "relation", "list",
        "decisionTable", "conditional", "filter", "for", "some", "every",
    ]

    /// A boxed expression as FEEL's own tree, brought to its declared type.
    mutating func boxed(_ node: XMLNode) -> Syntax {
        guard depth < ModelReader.depthLimit else {
            note(.tooDeep, node)
            return Syntax(.literal(.null), at: node.position)
        }
        depth += 1
        defer { depth -= 1 }
        let kind = kind(node)
        let plain = Syntax(kind, at: node.position)
        guard let type = type(node.attribute("typeRef"), node), type != .any else { return plain }
        if case .function = kind { return plain }
        return Syntax(.declared(plain, type), at: node.position)
    }

    private mutating func kind(_ node: XMLNode) -> Syntax.Kind {
        switch node.name {
        case "literalExpression": return literal(node)
        case "context": return context(node)
        case "invocation": return invocation(node)
        case "functionDefinition": return function(node)
        case "relation": return relation(node)
        case "list": return .list(node.children.filter(isExpression).map { boxed($0) })
        case "decisionTable": return table(node)
        case "conditional": return conditional(node)
        case "filter": return .filter(part(node, "in"), part(node, "match"))
        case "for": return .iteration([iterator(node)], body: part(node, "return"))
        case "some": return .quantified(.some, [iterator(node)], test: part(node, "satisfies"))
        case "every": return .quantified(.every, [iterator(node)], test: part(node, "satisfies"))
        default:
            note(.unknownExpression(node.name), node)
            return .literal(.null)
        }
    }

    private func isExpression(_ node: XMLNode) -> Bool {
        ModelReader.expressions.contains(node.name)
    }

    /// The expression inside a named part.
    private mutating func part(_ node: XMLNode, _ name: String) -> Syntax {
        guard let inner = node.first(name)?.children.first(where: isExpression) else {
            return Syntax(.literal(.null), at: node.position)
        }
        return boxed(inner)
    }

    /// A boxed condition must be a boolean or null, unlike one in text, where all else is false.
    private mutating func conditional(_ node: XMLNode) -> Syntax.Kind {
        func made(_ kind: Syntax.Kind) -> Syntax { Syntax(kind, at: node.position) }
        let test = "?if"
        let isTrue = made(.comparison(.equal, made(.name(test)), made(.literal(true))))
        let isBoolean = made(.instanceOf(made(.name(test)), .init(name: "boolean", type: .boolean)))
        let isNull = made(.comparison(.equal, made(.name(test)), made(.literal(.null))))
        let otherwise = made(
            .conditional(
                made(.disjunction(isBoolean, isNull)), then: part(node, "else"),
                otherwise: made(.literal(.null))))
        let choice = made(.conditional(isTrue, then: part(node, "then"), otherwise: otherwise))
        return .context([Syntax.Entry(key: test, value: part(node, "if"))], result: choice)
    }

    private mutating func iterator(_ node: XMLNode) -> Syntax.Iterator {
        let name = (node.attribute("iteratorVariable") ?? "").collapsed
        let domain = part(node, "in")
        return Syntax.Iterator(name: name, domain: domain)
    }

    private mutating func literal(_ node: XMLNode) -> Syntax.Kind {
        let language = node.attribute("expressionLanguage") ?? ""
        guard language.isEmpty || language.contains("FEEL") || language.lowercased() == "feel"
        else {
            note(.otherLanguage(language), node)
            return .literal(.null)
        }
        return text(node).kind
    }

    /// The FEEL text of an element; null and a finding where it cannot be read.
    mutating func text(_ node: XMLNode) -> Syntax {
        guard let source = node.first("text"), !source.trimmedText.isEmpty else {
            return Syntax(.literal(.null), at: node.position)
        }
        return parsed(source) ?? Syntax(.literal(.null), at: node.position)
    }

    private mutating func parsed(_ source: XMLNode) -> Syntax? {
        do throws(SyntaxError) {
            let expression = try Expression(
                parsing: source.text, dialect: dialect, origin: source.position)
            return expression.syntax
        } catch {
            note(.syntax(error), source)
            return nil
        }
    }

    private mutating func context(_ node: XMLNode) -> Syntax.Kind {
        var entries: [Syntax.Entry] = []
        var result: Syntax?
        for entry in node.all("contextEntry") {
            guard let inner = entry.children.first(where: isExpression) else { continue }
            var value = boxed(inner)
            guard let variable = entry.first("variable") else {
                result = value
                continue
            }
            if let type = type(variable.attribute("typeRef"), variable), type != .any {
                value = Syntax(.declared(value, type), at: inner.position)
            }
            let name = (variable.attribute("name") ?? "").collapsed
            entries.append(Syntax.Entry(key: name, value: value))
        }
        return .context(entries, result: result)
    }

    private mutating func invocation(_ node: XMLNode) -> Syntax.Kind {
        guard let callee = node.children.first(where: isExpression) else { return .literal(.null) }
        var arguments: [Syntax.Argument] = []
        for binding in node.all("binding") {
            let name = (binding.first("parameter")?.attribute("name") ?? "").collapsed
            let inner = binding.children.first(where: isExpression)
            let value = inner.map { boxed($0) } ?? Syntax(.literal(.null), at: binding.position)
            arguments.append(Syntax.Argument(name: name, value: value))
        }
        return .call(boxed(callee), arguments)
    }

    private mutating func function(_ node: XMLNode) -> Syntax.Kind {
        let parameters = parameters(node)
        let kind = node.attribute("kind") ?? "FEEL"
        guard kind == "FEEL", let body = node.children.first(where: isExpression) else {
            return .external(parameters)
        }
        return .function(parameters, result: functionResult(node), body: boxed(body))
    }

    private mutating func functionResult(_ node: XMLNode) -> Syntax.TypeName? {
        guard case .function(_, let result)? = type(node.attribute("typeRef"), node) else {
            return nil
        }
        return Syntax.TypeName(name: node.attribute("typeRef") ?? "", type: result)
    }

    private mutating func relation(_ node: XMLNode) -> Syntax.Kind {
        let columns = node.all("column").map { ($0.attribute("name") ?? "").collapsed }
        var rows: [Syntax] = []
        for row in node.all("row") {
            let values = row.children.filter(isExpression).map { boxed($0) }
            let entries = zip(columns, values).map { Syntax.Entry(key: $0, value: $1) }
            rows.append(Syntax(.context(entries, result: nil), at: row.position))
        }
        return .list(rows)
    }
}
