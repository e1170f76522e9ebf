import Civics
import FEEL

// materials, fees, paper
extension BlockReading {
    static let ways = Words([
        "fetch": "调取", "own": "自备", "generated": "生成", "later": "容缺",
    ])

    mutating func materials(_ tree: YAMLTree) -> [Material] {
        entries(tree, of: "materials").compactMap { material($0) }
    }

    private mutating func material(_ pair: YAMLPair) -> Material? {
        let keys = [
            "how", "from", "else", "accept", "max", "when", "why", "services", "sample", "paper",
            "until", "default", "title", "article",
        ]
        guard let fields = fields(pair.value, keys, of: pair.key), let how = way(fields, pair.key)
        else { return nil }
        return Material(
            name: pair.key, title: localized(fields, "title") ?? LocalizedText(zhHans: pair.key),
            how: how, when: expression(fields, "when"), why: text(fields, "why"),
            services: texts(fields, "services"), accepts: texts(fields, "accept"),
            largest: size(fields), sample: text(fields, "sample"), citation: cited(fields),
            place: pair.place)
    }

    private mutating func way(_ fields: Fields, _ name: String) -> Material.Way? {
        guard fields["how"] != nil else {
            findings.append(.missingKey("how", in: name, at: fields.place))
            return nil
        }
        switch choice(fields, "how", Self.ways) {
        case "fetch":
            guard let from = required(fields, "from") else { return nil }
            return .fetch(from, otherwise: otherwise(fields))
        case "generated": return .generated(paper: text(fields, "paper") ?? name)
        case "later": return later(fields)
        case "own": return .own
        case _: return nil
        }
    }

    private mutating func otherwise(_ fields: Fields) -> Material.Way? {
        switch choice(fields, "else", Words(["own": "自备", "later": "容缺"])) {
        case "own": .own
        case "later": later(fields)
        case _: nil
        }
    }

    private mutating func later(_ fields: Fields) -> Material.Way? {
        guard fields["until"] != nil else {
            findings.append(.missingKey("until", in: fields.owner, at: fields.place))
            return nil
        }
        return limit(fields, "until").map {
            .later(until: $0, consequence: text(fields, "default") ?? "退回")
        }
    }

    /// `10 MB`, `500 kB`: powers of ten, as on the label of a form.
    private mutating func size(_ fields: Fields) -> Int? {
        guard let text = text(fields, "max") else { return nil }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).trimmedSpaces.lowercased()
        let scale = ["kb": 1_000, "mb": 1_000_000, "k": 1_000, "m": 1_000_000][unit]
        if let scale, digits.count <= 6, let count = Int(digits), count > 0 { return count * scale }
        findings.append(
            .wrongShape("max", expected: ("如 10 MB", "such as 10 MB"), at: fields.place(of: "max")))
        return nil
    }

    mutating func fees(_ tree: YAMLTree) -> [Fee] {
        entries(tree, of: "fees").compactMap { fee($0) }
    }

    private mutating func fee(_ pair: YAMLPair) -> Fee? {
        let keys = ["title", "amount", "when", "before", "why", "article"]
        guard let fields = fields(pair.value, keys, of: pair.key) else { return nil }
        guard fields["amount"] != nil else {
            findings.append(.missingKey("amount", in: pair.key, at: pair.place))
            return nil
        }
        guard let amount = expression(fields, "amount") else { return nil }
        return Fee(
            name: pair.key, title: localized(fields, "title") ?? LocalizedText(zhHans: pair.key),
            amount: amount, when: expression(fields, "when"), before: text(fields, "before"),
            citation: cited(fields), place: pair.place)
    }

    mutating func papers(_ tree: YAMLTree) -> [Paper] {
        entries(tree, of: "paper").compactMap { paper($0) }
    }

    private mutating func paper(_ pair: YAMLPair) -> Paper? {
        let keys = [
            "title", "number", "valid", "template", "shows-verifier", "states", "licence-type",
            "shown-for", "article",
        ]
        guard let fields = fields(pair.value, keys, of: pair.key) else { return nil }
        return Paper(
            name: pair.key, title: localized(fields, "title") ?? LocalizedText(zhHans: pair.key),
            number: text(fields, "number"), valid: validity(fields),
            template: text(fields, "template") ?? pair.key,
            showsVerifier: texts(fields, "shows-verifier"), states: states(fields),
            licenceType: text(fields, "licence-type"), shownFor: limit(fields, "shown-for"),
            citation: cited(fields), place: pair.place)
    }

    private mutating func states(_ fields: Fields) -> [(label: String, fact: String)] {
        guard let tree = fields["states"] else { return [] }
        var states: [(label: String, fact: String)] = []
        for pair in entries(tree, of: "states") {
            if let fact = scalar(pair.value, pair.key) { states.append((pair.key, fact)) }
        }
        return states
    }

    private mutating func validity(_ fields: Fields) -> Paper.Validity? {
        guard let tree = fields["valid"] else { return nil }
        if case .mapping = tree {
            guard let inner = self.fields(tree, ["until"], of: "valid") else { return nil }
            return required(inner, "until").map { .untilDate(fact: $0) }
        }
        guard let text = scalar(tree, "valid") else { return nil }
        if let validity = Paper.Validity(text) { return validity }
        findings.append(
            .wrongShape(
                "valid",
                expected: (
                    "如 5 years、6 个月、30 days、unlimited、{ until: 事实 }",
                    "such as 5 years, 6 months, 30 days, unlimited, { until: FACT }"
                ),
                at: tree.place))
        return nil
    }
}

extension Paper.Validity {
    init?(_ text: String) {
        if text == "unlimited" || text == "长期" {
            self = .unlimited
            return
        }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 4, let count = Int(digits), count > 0 else { return nil }
        switch text.dropFirst(digits.count).trimmedSpaces {
        case "year", "years", "年": self = .years(count)
        case "month", "months", "个月", "月": self = .months(count)
        case "day", "days", "日", "天": self = .days(count)
        case _: return nil
        }
    }
}
