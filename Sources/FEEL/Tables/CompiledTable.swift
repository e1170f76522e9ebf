/// A table as steps.
struct CompiledTable: Sendable {
    struct Input: Sendable {
        let value: Step
        let allowed: UnaryTests?
        let type: ValueType?
        let position: SourcePosition
    }

    struct Cell: Sendable {
        let isAny: Bool
        let mentionsNull: Bool
        let step: Step
    }

    struct Row: Sendable {
        let cells: [Cell]
        let outputs: [Step]
    }

    let inputs: [Input]
    let outputs: [DecisionTable.Output]
    let defaults: [Step]?
    let rows: [Row]
    let hitPolicy: HitPolicy
    let strictNull: Bool
    let names: [String]

    init(
        _ inputs: [DecisionTable.Input], _ outputs: [DecisionTable.Output],
        _ rules: [DecisionTable.Rule], _ hitPolicy: HitPolicy, _ compiler: inout Compiler
    ) {
        self.inputs = inputs.map { input in
            Input(
                value: compiler.compile(input.expression.syntax), allowed: input.allowed,
                type: input.type, position: input.position)
        }
        self.outputs = outputs
        rows = rules.map { CompiledTable.row($0, &compiler) }
        let hasDefault = outputs.contains { $0.defaultValue != nil }
        defaults = hasDefault ? outputs.map { CompiledTable.fallback($0, &compiler) } : nil
        self.hitPolicy = hitPolicy
        strictNull = compiler.strictNull
        names = compiler.names.ordered
    }

    private static func fallback(
        _ output: DecisionTable.Output, _ compiler: inout Compiler
    ) -> Step {
        guard let value = output.defaultValue else { return { _, _ in .null } }
        return compiler.compile(value.syntax)
    }

    private static func row(_ rule: DecisionTable.Rule, _ compiler: inout Compiler) -> Row {
        let cells = rule.cells.map { tests in
            Cell(
                isAny: tests.isAny, mentionsNull: tests.mentionsNull,
                step: compiler.compileTests(tests.tests, at: tests.position))
        }
        return Row(cells: cells, outputs: rule.outputs.map { compiler.compile($0.syntax) })
    }

    /// The place of a row's outputs in the order of priority, output by output.
    func rank(_ value: Value) -> [Int] {
        outputs.map { output in
            var part = value
            if outputs.count > 1, case .context(let context) = value {
                part = context[output.name] ?? .null
            }
            return output.values.firstIndex { $0.equals(part) == true } ?? output.values.count
        }
    }
}

extension Compiler {
    mutating func table(_ table: DecisionTable, _ place: SourcePosition) -> Step {
        let compiled = CompiledTable(
            table.inputs, table.outputs, table.rules, table.hitPolicy, &self)
        return { run, locals in
            var runner = TableRunner(compiled, run, locals)
            switch runner.decide() {
            case .decided(let value, _): return value
            case .conflict(let rows): return run.fail(.conflict(rows: rows), place)
            case .undetermined: return .null
            case .cannotTell(let missing):
                run.missing += missing
                return .null
            }
        }
    }
}
