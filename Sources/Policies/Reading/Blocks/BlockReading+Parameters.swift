import Civics
import FEEL

// parameters
extension BlockReading {
    static let levels = Words(["nation": "国家", "province": "省", "city": "市", "district": "区县|区|县"])

    mutating func parameters(_ tree: YAMLTree) -> [Parameter] {
        entries(tree, of: "parameters").compactMap { parameter($0) }
    }

    private mutating func parameter(_ pair: YAMLPair) -> Parameter? {
        let keys = ["unit", "article", "values", "open-for", "bounds", "type", "of"]
        guard let name = name(pair), let fields = fields(pair.value, keys, of: pair.key) else {
            return nil
        }
        let unit = text(fields, "unit")
        let values = datedValues(fields)
        return Parameter(
            name: name, unit: unit, citation: cited(fields), values: values,
            openFor: openLevels(fields), bounds: parameterBounds(fields),
            type: parameterType(fields, values, unit), place: pair.place)
    }

    private mutating func parameterType(
        _ fields: Fields, _ values: [(from: CivilDate, value: Value)], _ unit: String?
    ) -> FactType {
        if fields["type"] != nil, let word = choice(fields, "type", Self.types) {
            return FactType(word: word) ?? .structure
        }
        if unit == "元" || unit == "yuan" { return .money }
        return values.first.map { FactType(of: $0.value) } ?? .structure
    }

    private mutating func parameterBounds(_ fields: Fields) -> Parameter.UnitTests? {
        guard case .scalar(let scalar) = fields["bounds"] else { return nil }
        return tests(scalar.text, at: scalar.textPlace).map { .init(text: scalar.text, tests: $0) }
    }

    private mutating func openLevels(_ fields: Fields) -> [GovernmentLevel] {
        var levels: [GovernmentLevel] = []
        for text in texts(fields, "open-for") {
            guard let word = Self.levels.read(text), let level = GovernmentLevel(rawValue: word)
            else {
                findings.append(
                    .notOneOf(
                        Self.levels.all, text, of: "open-for", at: fields.place(of: "open-for")))
                continue
            }
            levels.append(level)
        }
        return levels
    }

    private mutating func datedValues(_ fields: Fields) -> [(from: CivilDate, value: Value)] {
        guard case .mapping(let pairs, _) = fields["values"] else {
            findings.append(.missingKey("values", in: fields.owner, at: fields.place))
            return []
        }
        var values: [(from: CivilDate, value: Value)] = []
        for pair in pairs {
            guard let from = date(pair.key, "values", at: pair.place),
                let value = constant(pair.value)
            else { continue }
            values.append((from, value))
        }
        return values.sorted { $0.from < $1.from }
    }

    /// A value that hangs on no fact.
    private mutating func constant(_ tree: YAMLTree) -> Value? {
        if case .sequence(let items, _) = tree {
            var values: [Value] = []
            for item in items { if let value = constant(item) { values.append(value) } }
            return .list(values)
        }
        guard let expression = expression(tree, "values") else { return nil }
        if expression.names.isEmpty {
            return expression.evaluate(in: Facts(known: [:])).value
        }
        findings.append(
            Finding(
                "parameter-not-constant", at: tree.place,
                ("参数的值不能用到别的名称。", "A parameter's value may not use other names."),
                expected: ("数字、日期、真假,或加引号的文字", "a number, a date, true or false, or quoted text"),
                remedy: ("文字请写成 '\"文字\"'。", "Write text as '\"text\"'.")))
        return nil
    }
}

extension FactType {
    /// The type a constant shows.
    init(of value: Value) {
        switch value {
        case .boolean: self = .boolean
        case .number(let number): self = number.isInteger ? .integer : .decimal
        case .string: self = .text
        case .date: self = .date
        case .time: self = .time
        case .dateTime: self = .dateTime
        case .yearMonthDuration, .dayTimeDuration: self = .duration
        case .list(let values): self = .list(values.first.map { FactType(of: $0) } ?? .structure)
        case .null, .context, .range, .function: self = .structure
        }
    }
}
