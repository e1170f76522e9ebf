import Civics
import FEEL

/// Makes a decision table of a captioned pipe table, once all names of the package are known.
struct TableReading {
    let element: MarkdownTable
    let caption: Caption
    let file: String
    let line: Int
    let citation: Citation?
    /// Declared names and their types; a header that is one of them is an input.
    let declared: [String: FactType]
    var reading: BlockReading

    private var unit: String?
    private var hitPolicy = HitPolicy.unique
    private var outputNames: [String]?
    private var defaultText: (text: String, place: Place)?
    private var order: [Value] = []
    private var isMisplaced = false

    init(
        _ element: MarkdownTable, caption: Caption, file: String, line: Int, citation: Citation?,
        declared: [String: FactType]
    ) {
        self.element = element
        self.caption = caption
        self.file = file
        self.line = line
        self.citation = citation
        self.declared = declared
        reading = BlockReading(findings: [], citation: citation)
    }

    static let partWords = Words([
        "unit": "单位", "hit": "命中", "default": "缺省", "outputs": "输出|output", "order": "次序",
    ])

    static let hitPolicies = Words([
        "unique": "唯一", "any": "任意", "priority": "优先", "first": "首个", "collect": "汇总",
        "collect-sum": "汇总求和", "collect-min": "汇总最小", "collect-max": "汇总最大",
        "collect-count": "汇总计数", "rule-order": "顺序", "output-order": "输出序",
    ])

    mutating func table() -> Table? {
        for part in caption.parts { read(part) }
        let columns = self.columns()
        guard !isMisplaced else { return nil }
        guard let inputs = inputs(columns), !columns.outputs.isEmpty else {
            if columns.outputs.isEmpty {
                reading.findings.append(.noOutput(caption.name, at: place))
            }
            return nil
        }
        let outputs = outputs(columns)
        let rules = element.rows.compactMap { rule($0, columns) }
        guard rules.count == element.rows.count else { return nil }
        do {
            let table = try DecisionTable(
                inputs: inputs, outputs: outputs, rules: rules, hitPolicy: hitPolicy)
            return Table(
                name: caption.name, unit: unit, table: table,
                isValue: outputs.count == 1 && outputs[0].name == caption.name, citation: citation,
                rowPlaces: element.rows.map { Place(file: file, line: $0.line, column: 1) },
                place: place)
        } catch {
            reading.findings.append(.badTable(error, at: place))
            return nil
        }
    }

    private var place: Place { Place(file: file, line: line) }

    private func place(_ cell: MarkdownTable.Cell) -> Place {
        Place(file: file, line: cell.line, column: cell.column)
    }

    private mutating func read(_ part: Caption.Part) {
        let at = Place(file: file, line: line, column: part.column)
        switch Self.partWords.read(part.word) {
        case "unit": unit = part.rest
        case "hit": readHitPolicy(part.rest, at: at)
        case "default": defaultText = (part.rest, at)
        case "outputs":
            outputNames = part.rest.split { ",,、".contains($0) }.map { $0.trimmedSpaces }
        case "order":
            order =
                reading.expression("[\(part.rest)]", at: at).map { list in
                    if case .list(let values) = list.evaluate(in: Facts(known: [:])).value {
                        values
                    } else {
                        []
                    }
                } ?? []
        case _:
            // `汇总 求和` may stand without the word 命中.
            if Self.hitPolicies.read(part.word) != nil {
                readHitPolicy(part.word + part.rest, at: at)
            } else {
                reading.findings.append(
                    .notOneOf(Self.partWords.all, part.word, of: "表", at: at))
            }
        }
    }

    private mutating func readHitPolicy(_ text: String, at place: Place) {
        let joined = String(text.filter { $0 != " " })
        switch Self.hitPolicies.read(text) ?? Self.hitPolicies.read(joined) {
        case "unique": hitPolicy = .unique
        case "any": hitPolicy = .any
        case "priority": hitPolicy = .priority
        case "first": hitPolicy = .first
        case "collect": hitPolicy = .collect(nil)
        case "collect-sum": hitPolicy = .collect(.sum)
        case "collect-min": hitPolicy = .collect(.min)
        case "collect-max": hitPolicy = .collect(.max)
        case "collect-count": hitPolicy = .collect(.count)
        case "rule-order": hitPolicy = .ruleOrder
        case "output-order": hitPolicy = .outputOrder
        case _:
            reading.findings.append(.notOneOf(Self.hitPolicies.all, text, of: "命中", at: place))
        }
    }
}

// Columns: which are asked, which are answered.
extension TableReading {
    struct Columns {
        var inputs: [Int] = []
        var outputs: [Int] = []
    }

    private static let remarks: Set<String> = ["备注", "note", "Note"]

    private mutating func columns() -> Columns {
        var columns = Columns()
        for (index, cell) in element.header.enumerated() where !Self.remarks.contains(cell.text) {
            if isOutput(cell.text) {
                columns.outputs.append(index)
            } else {
                columns.inputs.append(index)
                if let output = columns.outputs.last {
                    reading.findings.append(misplaced(output))
                    isMisplaced = true
                }
            }
        }
        return columns
    }

    private func isOutput(_ header: String) -> Bool {
        if let outputNames { return outputNames.contains(header) }
        return Name.isName(header) && declared[header] == nil
    }

    /// An undeclared name left of an input is more likely a misspelt fact.
    private func misplaced(_ index: Int) -> Finding {
        let cell = element.header[index]
        let nearest = Nearness.nearest(to: cell.text, among: declared.keys.sorted())
        return Finding(
            "unknown-name", at: place(cell),
            (
                "表头“\(cell.text)”没有声明过,却在输入列的左边。",
                "Column `\(cell.text)` is declared nowhere, yet stands left of an input."
            ),
            expected: ("已声明的名称;输出列在所有输入列右边", "a declared name; outputs stand right of all inputs"),
            remedy: nearest.map { ("是不是想写“\($0)”?", "Did you mean `\($0)`?") }
                ?? ("在 facts 里声明它,或移到右边。", "Declare it in `facts` or move it right."))
    }

    private mutating func inputs(_ columns: Columns) -> [DecisionTable.Input]? {
        var inputs: [DecisionTable.Input] = []
        for index in columns.inputs {
            let cell = element.header[index]
            guard let expression = reading.expression(cell.text, at: place(cell)) else {
                return nil
            }
            inputs.append(
                .init(
                    label: cell.text, expression: expression, type: declared[cell.text]?.valueType,
                    position: place(cell).position))
        }
        return inputs
    }

    private mutating func outputs(_ columns: Columns) -> [DecisionTable.Output] {
        let defaults = defaults(columns)
        return columns.outputs.enumerated().map { number, index in
            let name = element.header[index].text
            return .init(
                name: name, type: unit == "元" || unit == "yuan" ? .money : nil,
                values: number == 0 ? order : [], defaultValue: defaults[name])
        }
    }

    private mutating func defaults(_ columns: Columns) -> [String: Expression] {
        guard let (text, place) = defaultText,
            let expression = reading.expression(text, at: place)
        else { return [:] }
        if columns.outputs.count == 1, let only = columns.outputs.first {
            return [element.header[only].text: expression]
        }
        guard case .context(let entries, nil) = expression.syntax.kind else {
            reading.findings.append(
                .wrongShape("缺省", expected: ("`{输出: 值, …}`", "`{output: value, …}`"), at: place))
            return [:]
        }
        return Dictionary(
            entries.map { ($0.key, Expression($0.value)) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func rule(
        _ row: MarkdownTable.Row, _ columns: Columns
    ) -> DecisionTable.Rule? {
        guard row.cells.count == element.header.count else {
            reading.findings.append(
                .rowLength(
                    row.cells.count, element.header.count, at: Place(file: file, line: row.line)))
            return nil
        }
        var cells: [UnaryTests] = []
        for index in columns.inputs {
            guard let tests = tests(row.cells[index]) else { return nil }
            cells.append(tests)
        }
        var outputs: [Expression] = []
        for index in columns.outputs {
            let cell = row.cells[index]
            let text = cell.text.isEmpty ? "null" : cell.text
            guard let output = reading.expression(text, at: place(cell)) else { return nil }
            outputs.append(output)
        }
        return .init(
            cells: cells, outputs: outputs, position: SourcePosition(line: row.line, column: 1),
            annotations: remarks(row))
    }

    private func remarks(_ row: MarkdownTable.Row) -> [String] {
        zip(element.header, row.cells).filter { Self.remarks.contains($0.0.text) }.map(\.1.text)
    }

    private mutating func tests(_ cell: MarkdownTable.Cell) -> UnaryTests? {
        guard !cell.text.isEmpty else {
            reading.findings.append(.emptyCell(at: place(cell)))
            return nil
        }
        return reading.tests(cell.text, at: place(cell))
    }
}

extension Finding {
    static func noOutput(_ table: String, at place: Place) -> Finding {
        Finding(
            "table-without-output", at: place,
            ("表“\(table)”没有输出列。", "Table \(table) has no output column."),
            expected: (
                "至少一列名称没有声明过,或在表题写“输出 …”", "a column nobody declared, or `outputs …` in the caption"
            ),
            remedy: ("加一列结论。", "Add a column for the answer."))
    }

    static func badTable(_ error: TableError, at place: Place) -> Finding {
        Finding(
            "bad-table", at: place,
            ("这张表不成立。", "This table does not hold."),
            expected: ("列数一致;“优先”和“输出序”要写明次序", error.expected),
            remedy: ("对照表头核对各行,或在表题写“次序 …”。", error.remedy))
    }

    static func rowLength(_ found: Int, _ expected: Int, at place: Place) -> Finding {
        Finding(
            "row-length", at: place, ("这一行有 \(found) 格。", "This row has \(found) cells."),
            expected: ("\(expected) 格", "\(expected) cells"),
            remedy: (
                "补上或删去单元格;文字里的竖线写作 \\|。", "Add or remove cells; write a pipe inside text as \\|."
            ))
    }

    static func emptyCell(at place: Place) -> Finding {
        Finding(
            "empty-cell", at: place, ("单元格是空的。", "The cell is empty."),
            expected: ("`-`(不论)或一个条件", "`-` (whatever) or a test"),
            remedy: ("不论何值请写 -。", "Write - where any value will do."))
    }
}
