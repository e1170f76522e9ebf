import Civics
import FEEL

// Dates, limits, amounts and rules.
extension PolicyComparison {
    mutating func compareHeader() {
        let id = new.reference.id
        changed(
            "effective", id, Wording("施行日", "施行日", "effective day"), from: "\(old.effective)",
            to: "\(new.effective)")
        changed(
            "until", id, Wording("废止日", "廢止日", "last day"), from: old.until?.description,
            to: new.until?.description)
        changed(
            "remedies", id, Wording("救济途径", "救濟途徑", "remedies"), from: old.remedies?.zhHans,
            to: new.remedies?.zhHans)
        changed(
            "running-cases", id, Wording("在办件的处理", "在辦件的處理", "treatment of running cases"),
            from: old.runningCases.word, to: new.runningCases.word)
        changed(
            "missing-day", id,
            Wording("满岁、满月的算法", "滿歲、滿月的算法", "how years and months are completed"),
            from: old.missingDays.completed?.rawValue, to: new.missingDays.completed?.rawValue)
        changed(
            "missing-day", id, Wording("加月的算法", "加月的算法", "how months are added"),
            from: old.missingDays.added?.rawValue, to: new.missingDays.added?.rawValue)
    }

    mutating func compareLimits() {
        let services = match("service", Wording("事项", "事項", "service"), old.services, new.services)
        for (name, before, after) in services {
            changed(
                "limit", name, .promised, from: before.promised?.description,
                to: after.promised?.description)
            changed(
                "limit", name, .statutory, from: before.statutory?.description,
                to: after.statutory?.description)
            changed("unit", name, .unit, from: before.unit, to: after.unit)
            changed(
                "visits", name, Wording("到场次数", "到場次數", "visits"), from: "\(before.visits)",
                to: "\(after.visits)")
        }
        if let before = old.bundle, let after = new.bundle {
            changed(
                "limit", after.id, .promised, from: before.promised?.description,
                to: after.promised?.description)
            changed(
                "limit", after.id, .statutory, from: before.statutory?.description,
                to: after.statutory?.description)
            changed(
                "visits", after.id, Wording("到场次数", "到場次數", "visits"), from: "\(before.visits)",
                to: "\(after.visits)")
        }
    }

    mutating func compareParameters() {
        let all = match(
            "parameter", Wording("参数", "參數", "parameter"), old.parameters, new.parameters)
        for (name, before, after) in all {
            compareValues(name, before, after)
            changed(
                "bounds", name, Wording("范围", "範圍", "bounds"), from: before.bounds?.text,
                to: after.bounds?.text)
        }
    }

    mutating func compareTables() {
        for (name, before, after) in match(
            "table", Wording("表", "表", "table"), old.tables, new.tables)
        {
            changed(
                "hit-policy", name, Wording("命中方式", "命中方式", "hit policy"),
                from: before.table.hitPolicy.sign, to: after.table.hitPolicy.sign)
            changed(
                "default", name, Wording("缺省", "預設", "default"), from: before.defaults,
                to: after.defaults)
            compareRows(name, before, after)
        }
    }

    /// Rows are known by their tests: the same tests with another answer is a changed amount.
    private mutating func compareRows(_ name: String, _ before: Table, _ after: Table) {
        let unit = after.unit.map { " " + $0 } ?? ""
        let word = Wording("行", "行", "row")
        for (row, was, now) in match("table-row", word, before.rows(of: name), after.rows(of: name))
        {
            changed(
                "amount", row, Wording("结果", "結果", "result"), from: was + unit, to: now + unit)
        }
    }

    mutating func compareRules() {
        let facts = match("fact", Wording("事实", "事實", "fact"), old.facts, new.facts)
        for (name, before, after) in facts {
            changed(
                "rule", name, Wording("来源", "來源", "source"), from: before.source.written,
                to: after.source.written)
            changed(
                "rule", name, Wording("类型", "類型", "type"), from: before.type.word,
                to: after.type.word)
        }
        let decisions = match(
            "decision", Wording("判定", "判定", "decision"), old.decisions, new.decisions)
        for (name, before, after) in decisions {
            changed(
                "rule", name, Wording("算法", "算法", "formula"), from: before.expression.source,
                to: after.expression.source)
        }
        for (name, before, after) in match("fee", Wording("收费", "收費", "fee"), old.fees, new.fees) {
            changed(
                "amount", name, Wording("金额", "金額", "amount"), from: before.amount.source,
                to: after.amount.source)
            changed("fee", name, .condition, from: before.when?.source, to: after.when?.source)
        }
    }
}

extension Table {
    fileprivate var defaults: String? {
        let written = table.outputs.compactMap { $0.defaultValue?.source }
        return written.isEmpty ? nil : written.joined(separator: ", ")
    }

    /// Each row by the words of its tests, with the words of its answers.
    fileprivate func rows(of name: String) -> [(String, String)] {
        table.rules.map { rule in
            let tests = zip(table.inputs, rule.cells).filter { !$0.1.isAny }
                .map { "\($0.0.label) \($0.1.source)" }
            let answers = rule.outputs.map(\.source).joined(separator: ", ")
            return ("\(name): " + (tests.isEmpty ? "-" : tests.joined(separator: ", ")), answers)
        }
    }
}

extension FactSource {
    fileprivate var written: String {
        switch self {
        case .form: "form"
        case .register(let resource, let field, _): "\(resource).\(field)"
        case .derived(let expression): expression.source
        case .engine: "engine"
        }
    }
}

extension RunningCases {
    /// As a document writes it: `pin`, `follow`, `ask`, `finish-by: 2027-01-31`, `migrate …`.
    public var word: String {
        switch self {
        case .pin: "pin"
        case .follow: "follow"
        case .ask: "ask"
        case .finishBy(let day): "finish-by \(day)"
        case .migrate(let places):
            "migrate "
                + places.sorted { $0.key < $1.key }.map { "\($0.key) → \($0.value)" }.joined(
                    separator: ", ")
        }
    }
}
