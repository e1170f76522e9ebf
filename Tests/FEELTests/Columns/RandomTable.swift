import FEEL

/// Writes typed decision tables over the facts of ``Population``.
struct RandomTable {
    enum Rule {
        case expression(Expression)
        case table(DecisionTable)
    }

    struct Made {
        let name: String
        let rule: Rule
        let source: String

        var definition: ColumnProgram.Definition {
            switch rule {
            case .expression(let expression): .init(name, expression)
            case .table(let table): .init(name, table)
            }
        }
    }

    private var text: RandomText
    private var chance: Chance

    init(_ chance: Chance) {
        self.chance = chance
        text = RandomText(chance)
    }

    /// A handful of definitions, each using those before it.
    mutating func definitions() throws -> [Made] {
        var made: [Made] = []
        for place in 0..<6 {
            if place % 3 == 2 {
                let (table, source) = try table(rules: 5, numeric: true)
                made.append(Made(name: "表\(place)", rule: .table(table), source: source))
                if table.outputs.count == 1 {
                    text.numbers.append("表\(place)")
                } else {
                    text.numbers.append("表\(place).甲")
                }
                continue
            }
            let source = place % 3 == 0 ? text.boolean(2) : text.number(2)
            let rule = Rule.expression(try Expression(parsing: source))
            made.append(Made(name: "值\(place)", rule: rule, source: source))
            if place % 3 == 0 {
                text.booleans.append("值\(place)")
            } else {
                text.numbers.append("值\(place)")
            }
        }
        return made
    }

    mutating func table(rules count: Int, numeric: Bool = false) throws -> (DecisionTable, String) {
        let kinds = (0..<(1 + chance.below(4))).map { _ in chance.below(6) }
        var policy: HitPolicy = chance.pick([
            .unique, .unique, .any, .priority, .first, .ruleOrder, .outputOrder, .collect(nil),
            .collect(.sum), .collect(.min), .collect(.max), .collect(.count),
        ])
        if numeric { policy = chance.pick([.unique, .first, .any, .priority]) }
        let outputs = self.outputs(policy, numeric)
        var lines = [policy.sign]
        var inputs: [DecisionTable.Input] = []
        for kind in kinds {
            let (name, type) = input(kind)
            lines.append(name)
            inputs.append(
                .init(
                    expression: try Expression(parsing: name), type: type,
                    allowed: kind == 0 && chance.happens(15)
                        ? try UnaryTests(parsing: "[5..110]") : nil))
        }
        let dynamic = chance.happens(30) && (policy == .unique || policy == .first)
        var rows: [DecisionTable.Rule] = []
        for _ in 0..<count {
            let cells = kinds.map { cell($0, wide: count < 30 || chance.happens(10)) }
            let results = outputs.map { _ in
                dynamic && chance.happens(40)
                    ? text.number(1) : chance.pick(["10", "20", "30.5", "10", "null"])
            }
            lines.append(cells.joined(separator: " | ") + " => " + results.joined(separator: " | "))
            rows.append(
                .init(
                    cells: try cells.map { try UnaryTests(parsing: $0) },
                    outputs: try results.map { try Expression(parsing: $0) }))
        }
        let table = try DecisionTable(
            inputs: inputs, outputs: outputs, rules: rows, hitPolicy: policy)
        return (table, lines.joined(separator: "\n"))
    }

    private mutating func outputs(_ policy: HitPolicy, _ numeric: Bool) -> [DecisionTable.Output] {
        let order: [Value] = [.number(Number("30.5") ?? .zero), 10, 20]
        let fallback = chance.happens(30) ? try? Expression(parsing: "7") : nil
        let first = DecisionTable.Output(
            name: "甲", type: chance.happens(50) ? .number : nil, values: order,
            defaultValue: fallback)
        guard chance.happens(30) else { return [first] }
        return [first, DecisionTable.Output(name: "乙", values: order)]
    }

    private mutating func input(_ kind: Int) -> (String, ValueType?) {
        switch kind {
        case 0: return (chance.pick(["年龄", "年龄 + 1"]), chance.happens(50) ? .integer : nil)
        case 1: return (chance.pick(["收入", "收入 * 2", "系数"]), chance.happens(50) ? .number : nil)
        case 2: return ("区", chance.happens(40) ? .enumeration(["甲区", "乙区", "丙区"]) : nil)
        case 3: return (chance.pick(["户籍", "残疾", "户籍 and 残疾", "生日 = null"]), nil)
        case 4: return (chance.pick(["生日", "登记日"]), chance.happens(50) ? .date : nil)
        default: return (chance.pick(["期限"]), nil)
        }
    }

    private mutating func cell(_ kind: Int, wide: Bool) -> String {
        if chance.happens(20) { return "-" }
        if chance.happens(6) { return chance.pick(["null", "not(null)"]) }
        switch kind {
        case 0:
            let low = chance.below(90)
            return chance.pick(
                [
                    "< \(low)", ">= \(low)", "[\(low)..\(low + 15)]", "(\(low)..\(low + 30))",
                    "\(low), \(low + 1)",
                    "not(\(low))", "? > \(low) and ? <= \(low + 9)", "< 起点", "< 20, null",
                    "[10, 20, 30]", "\(low).5",
                ] + (wide ? ["<= 年龄", "> 系数"] : []))
        case 1:
            let low = chance.below(9000)
            return chance.pick([
                "< \(low)", ">= \(low).55", "[\(low)..\(low + 1500)]",
                "not([\(low)..\(low + 999)])", "0, > \(low)", "!= 0",
            ])
        case 2:
            return chance.pick([
                "\"甲区\"", "\"甲区\", \"乙区\"", "not(\"丙区\")", "本区", "[\"甲区\", \"丁区\"]", "\"不存在\"",
            ])
        case 3: return chance.pick(["true", "false", "true, false", "not(true)"])
        case 4:
            return chance.pick(
                [
                    "< @\"1960-01-01\"", "[@\"1950-01-01\"..@\"1999-12-31\"]", ">= today()",
                    "@\"2000-02-29\"",
                ] + (wide ? ["<= 登记日"] : []))
        default:
            return chance.pick([
                "> duration(\"P1Y\")", "[duration(\"P0M\")..duration(\"P2Y\"))",
                "duration(\"P5M\")",
            ])
        }
    }
}
