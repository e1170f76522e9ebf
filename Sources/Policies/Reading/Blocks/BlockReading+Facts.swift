import Civics
import FEEL

// facts, parameters, decision, questions
extension BlockReading {
    static let types = Words([
        "boolean": "是否", "integer": "整数", "decimal": "小数|number", "money": "金额",
        "text": "文本|string",
        "date": "日期", "date-time": "日期时间", "time": "时间", "duration": "时长", "enum": "枚举",
        "resident-id": "公民身份号码", "credit-code": "统一社会信用代码", "region": "区划",
        "mobile": "手机号|mobile-cn", "email": "邮箱", "list": "列表", "structure": "结构",
    ])

    mutating func facts(_ tree: YAMLTree) -> [Fact] {
        entries(tree, of: "facts").compactMap { fact($0) }
    }

    private mutating func fact(_ pair: YAMLPair) -> Fact? {
        let keys = [
            "type", "from", "is", "key", "unit", "values", "of", "null-means", "title", "article",
        ]
        guard let name = name(pair), let fields = fields(pair.value, keys, of: pair.key),
            let type = type(fields), let source = source(fields)
        else { return nil }
        return Fact(
            name: name, type: type.type, unit: text(fields, "unit"), source: source,
            nullMeaning: localized(fields, "null-means"), title: localized(fields, "title"),
            labels: type.labels, citation: cited(fields), place: pair.place)
    }

    private mutating func source(_ fields: Fields) -> FactSource? {
        if fields["is"] != nil {
            if fields["from"] != nil {
                findings.append(
                    .wrongShape(
                        fields.owner, expected: ("`from` 与 `is` 只写一个", "either `from` or `is`"),
                        at: fields.place(of: "from")))
            }
            return expression(fields, "is").map { .derived($0) }
        }
        guard let from = required(fields, "from") else { return nil }
        switch from {
        case "form", "表单": return .form
        case "engine", "系统": return .engine(fields.owner)
        case _: return register(from, fields)
        }
    }

    private mutating func register(_ path: String, _ fields: Fields) -> FactSource? {
        guard let dot = path.lastIndex(of: "."), dot != path.startIndex,
            path.index(after: dot) != path.endIndex
        else {
            findings.append(
                .wrongShape(
                    "from", expected: ("form、engine 或 `资源.字段`", "form, engine or `RESOURCE.FIELD`"),
                    at: fields.place(of: "from")))
            return nil
        }
        let field = String(path[path.index(after: dot)...])
        return .register(resource: String(path[..<dot]), field: field, key: text(fields, "key"))
    }

    /// `type`, with `values` or `of` where the type needs them.
    mutating func type(_ fields: Fields) -> (type: FactType, labels: [String: LocalizedText])? {
        if case .sequence = fields["type"] {
            return (.enumeration(texts(fields, "type")), [:])
        }
        guard fields["type"] != nil else {
            if fields["values"] != nil { return enumeration(fields) }
            findings.append(.missingKey("type", in: fields.owner, at: fields.place))
            return nil
        }
        guard let word = choice(fields, "type", Self.types) else { return nil }
        if word == "enum" { return enumeration(fields) }
        return type(word, fields).map { ($0, [:]) }
    }

    private mutating func type(_ word: String, _ fields: Fields) -> FactType? {
        guard word == "list" else { return FactType(word: word) }
        guard fields["of"] != nil else { return .list(.structure) }
        return choice(fields, "of", Self.types).map { .list(FactType(word: $0) ?? .structure) }
    }

    private mutating func enumeration(
        _ fields: Fields
    ) -> (type: FactType, labels: [String: LocalizedText])? {
        guard let tree = fields["values"] else {
            findings.append(.missingKey("values", in: fields.owner, at: fields.place))
            return nil
        }
        guard case .mapping(let pairs, _) = tree else {
            return (.enumeration(texts(tree, "values")), [:])
        }
        return (.enumeration(pairs.map(\.key)), labels(pairs))
    }

    mutating func labels(_ pairs: [YAMLPair]) -> [String: LocalizedText] {
        var labels: [String: LocalizedText] = [:]
        for pair in pairs {
            labels[pair.key] = localized(pair.value, pair.key, name: pair.key)
        }
        return labels
    }

    mutating func decisions(_ tree: YAMLTree) -> [Decision] {
        entries(tree, of: "decision").compactMap { decision($0) }
    }

    private mutating func decision(_ pair: YAMLPair) -> Decision? {
        guard let name = name(pair) else { return nil }
        if case .scalar = pair.value {
            return expression(pair.value, pair.key).map {
                Decision(
                    name: name, expression: $0, type: nil, citation: citation, place: pair.place)
            }
        }
        let keys = ["is", "type", "values", "of", "article"]
        guard let fields = fields(pair.value, keys, of: pair.key) else { return nil }
        guard fields["is"] != nil else {
            findings.append(.missingKey("is", in: pair.key, at: pair.place))
            return nil
        }
        let type = fields["type"] == nil ? nil : type(fields)?.type
        return expression(fields, "is").map {
            Decision(
                name: name, expression: $0, type: type, citation: cited(fields), place: pair.place)
        }
    }

    mutating func questions(_ tree: YAMLTree) -> [Question] {
        entries(tree, of: "questions").compactMap { question($0) }
    }

    private mutating func question(_ pair: YAMLPair) -> Question? {
        let keys = [
            "zh-Hans", "zh-Hant", "en", "type", "values", "of", "unit", "above", "at-least",
            "below", "at-most", "when", "hint", "article",
        ]
        guard let name = name(pair), let fields = fields(pair.value, keys, of: pair.key),
            let type = type(fields)
        else { return nil }
        let words = LocalizedText(
            zhHans: text(fields, "zh-Hans") ?? name, zhHant: text(fields, "zh-Hant"),
            en: text(fields, "en"))
        return Question(
            name: name, text: words, type: type.type, unit: text(fields, "unit"),
            bounds: bounds(fields), when: expression(fields, "when"),
            hint: localized(fields, "hint"), labels: type.labels, citation: cited(fields),
            place: pair.place)
    }

    /// `above: 0, at-most: 500` as the one range it is.
    private mutating func bounds(_ fields: Fields) -> Parameter.UnitTests? {
        let lower =
            text(fields, "above").map { ("(", $0) } ?? text(fields, "at-least").map { ("[", $0) }
        let upper =
            text(fields, "below").map { (")", $0) } ?? text(fields, "at-most").map { ("]", $0) }
        let written: String
        switch (lower, upper) {
        case (nil, nil): return nil
        case (let lower?, nil): written = (lower.0 == "(" ? "> " : ">= ") + lower.1
        case (nil, let upper?): written = (upper.0 == ")" ? "< " : "<= ") + upper.1
        case (let lower?, let upper?):
            written = lower.0 + lower.1 + ".." + upper.1 + upper.0
        }
        return tests(written, at: fields.place).map { .init(text: written, tests: $0) }
    }
}

extension FactType {
    /// A type that its word alone says.
    init?(word: String) {
        switch word {
        case "boolean": self = .boolean
        case "integer": self = .integer
        case "decimal": self = .decimal
        case "money": self = .money
        case "text": self = .text
        case "date": self = .date
        case "date-time": self = .dateTime
        case "time": self = .time
        case "duration": self = .duration
        case "resident-id": self = .residentID
        case "credit-code": self = .creditCode
        case "region": self = .region
        case "mobile": self = .mobile
        case "email": self = .email
        case "structure": self = .structure
        case _: return nil
        }
    }
}
