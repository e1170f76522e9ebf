import FEEL

extension ModelReader {
    mutating func table(_ node: XMLNode) -> Syntax.Kind {
        let inputs = node.all("input").map { input($0) }
        let outputs = node.all("output").map { output($0) }
        let rules = node.all("rule").map { rule($0, inputs.count, outputs.count) }
        do throws(TableError) {
            let table = try DecisionTable(
                inputs: inputs, outputs: outputs, rules: rules, hitPolicy: hitPolicy(node),
                dialect: dialect)
            return .table(table)
        } catch {
            note(.table(error), node)
            return .literal(.null)
        }
    }

    private mutating func input(_ node: XMLNode) -> DecisionTable.Input {
        let expression = node.first("inputExpression")
        let syntax = expression.map { text($0) } ?? Syntax(.literal(.null), at: node.position)
        let allowed = node.first("inputValues").map { tests($0) }
        return DecisionTable.Input(
            label: node.attribute("label") ?? "",
            expression: Expression(syntax, dialect: dialect),
            type: type(expression?.attribute("typeRef"), node),
            allowed: allowed?.isAny == true ? nil : allowed, position: node.position)
    }

    private mutating func output(_ node: XMLNode) -> DecisionTable.Output {
        let values = node.first("outputValues").map { tests($0) }
        var listed: [Value] = []
        for test in values?.tests ?? [] {
            guard case .equals(let syntax) = test else { continue }
            listed.append(Expression(syntax, dialect: dialect).evaluate(in: Facts()).value)
        }
        let fallback = node.first("defaultOutputEntry").map { text($0) }
        return DecisionTable.Output(
            name: (node.attribute("name") ?? "").collapsed,
            type: type(node.attribute("typeRef"), node), values: listed,
            defaultValue: fallback.map { Expression($0, dialect: dialect) },
            position: node.position)
    }

    private mutating func rule(
        _ node: XMLNode, _ inputs: Int, _ outputs: Int
    ) -> DecisionTable.Rule {
        let cells = node.all("inputEntry").map { tests($0) }
        let values = node.all("outputEntry").map { Expression(text($0), dialect: dialect) }
        let notes = node.all("annotationEntry").map { $0.first("text")?.trimmedText ?? "" }
        return DecisionTable.Rule(
            cells: cells, outputs: values, position: node.position, annotations: notes)
    }

    /// The tests of an element; a test that cannot be read passes nothing.
    private mutating func tests(_ node: XMLNode) -> UnaryTests {
        guard let source = node.first("text"), !source.trimmedText.isEmpty else { return .any }
        do throws(SyntaxError) {
            return try UnaryTests(
                parsing: source.text, dialect: dialect, origin: source.position)
        } catch {
            note(.syntax(error), source)
            return UnaryTests([], position: source.position)
        }
    }

    private func hitPolicy(_ node: XMLNode) -> HitPolicy {
        switch (node.attribute("hitPolicy") ?? "UNIQUE").collapsed {
        case "ANY": .any
        case "PRIORITY": .priority
        case "FIRST": .first
        case "RULE ORDER": .ruleOrder
        case "OUTPUT ORDER": .outputOrder
        case "COLLECT": .collect(aggregator(node))
        default: .unique
        }
    }

    private func aggregator(_ node: XMLNode) -> Aggregator? {
        switch node.attribute("aggregation") {
        case "SUM": .sum
        case "MIN": .min
        case "MAX": .max
        case "COUNT": .count
        default: nil
        }
    }
}
