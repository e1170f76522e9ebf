import FEEL

extension ModelWriter {
    mutating func write(_ table: DecisionTable, _ box: [(String, String?)]) {
        let (policy, aggregation) = ModelWriter.words(table.hitPolicy)
        let attributes = box + [("hitPolicy", policy), ("aggregation", aggregation)]
        element("decisionTable", attributes) { writer in
            for input in table.inputs { writer.write(input) }
            for output in table.outputs { writer.write(output, alone: table.outputs.count == 1) }
            for rule in table.rules { writer.write(rule) }
        }
    }

    private mutating func write(_ input: DecisionTable.Input) {
        let label = input.label.isEmpty ? nil : input.label
        element("input", [("label", label)]) { writer in
            let type = writer.reference(input.type)
            let text = writer.feel.text(input.expression.syntax)
            writer.text("inputExpression", text, [("typeRef", type)])
            if let allowed = input.allowed { writer.text("inputValues", "\(allowed)") }
        }
    }

    private mutating func write(_ output: DecisionTable.Output, alone: Bool) {
        let name = alone && output.name.isEmpty ? nil : output.name
        element("output", [("name", name), ("typeRef", reference(output.type))]) { writer in
            if !output.values.isEmpty {
                let values = output.values.map(\.description).joined(separator: ", ")
                writer.text("outputValues", values)
            }
            if let fallback = output.defaultValue {
                writer.text("defaultOutputEntry", writer.feel.text(fallback.syntax))
            }
        }
    }

    private mutating func write(_ rule: DecisionTable.Rule) {
        element("rule") { writer in
            for cell in rule.cells {
                let text = cell.tests.isEmpty ? "false and ?" : "\(cell)"
                writer.text("inputEntry", text)
            }
            for output in rule.outputs {
                writer.text("outputEntry", writer.feel.text(output.syntax))
            }
            for note in rule.annotations { writer.text("annotationEntry", note) }
        }
    }

    private static func words(_ policy: HitPolicy) -> (String, String?) {
        switch policy {
        case .unique: ("UNIQUE", nil)
        case .any: ("ANY", nil)
        case .priority: ("PRIORITY", nil)
        case .first: ("FIRST", nil)
        case .ruleOrder: ("RULE ORDER", nil)
        case .outputOrder: ("OUTPUT ORDER", nil)
        case .collect(let aggregator): ("COLLECT", aggregator?.rawValue.uppercased())
        }
    }
}
