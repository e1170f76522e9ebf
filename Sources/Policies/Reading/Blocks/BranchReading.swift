import Civics
import FEEL

// Branches of a parallel, with their shorthands.
extension BlockReading {
    static let branchKeys = [
        "title", "service", "unit", "when", "after", "promised", "within", "statutory",
        "counted-from", "veto", "visit", "steps", "either", "commit", "article",
    ]

    mutating func branch(_ pair: YAMLPair, _ services: NamedList<PublicService>) -> Branch? {
        let value = pair.value.isNull ? .mapping([], pair.place) : pair.value
        guard let fields = fields(value, Self.branchKeys, of: pair.key) else { return nil }
        let serviceName = text(fields, "service") ?? (services[pair.key] == nil ? nil : pair.key)
        let service = serviceName.flatMap { services[$0] }
        if let serviceName, service == nil {
            findings.append(.notOneOf(services.names, serviceName, of: "service", at: pair.place))
        }
        guard let unit = unit(fields, "unit") ?? service.map({ .unit($0.unit) }) else {
            findings.append(.missingKey("unit", in: pair.key, at: pair.place))
            return nil
        }
        return Branch(
            id: pair.key,
            title: localized(fields, "title") ?? service?.title ?? LocalizedText(zhHans: pair.key),
            service: serviceName, unit: unit, when: expression(fields, "when"),
            after: texts(fields, "after"),
            promised: limit(fields, "promised") ?? limit(fields, "within") ?? service?.promised,
            statutory: limit(fields, "statutory") ?? service?.statutory,
            countedFrom: text(fields, "counted-from"),
            veto: flag(fields, "veto") ?? false, ways: ways(fields, services),
            citation: cited(fields), place: pair.place)
    }

    private mutating func ways(
        _ fields: Fields, _ services: NamedList<PublicService>
    ) -> [Branch.Way] {
        guard let tree = fields["either"] else {
            return [Branch.Way(when: nil, steps: wayStepsOrUsual(fields, services))]
        }
        guard case .sequence(let items, _) = tree else {
            findings.append(
                .wrongShape(
                    "either", expected: ("`- { when, steps }` 若干", "a list of ways"), at: tree.place
                ))
            return []
        }
        var ways: [Branch.Way] = []
        for item in items {
            let keys = ["when", "else", "steps", "commit", "visit"]
            guard let way = self.fields(item, keys, of: "either") else { continue }
            _ = flag(way, "else")
            ways.append(
                Branch.Way(when: expression(way, "when"), steps: wayStepsOrUsual(way, services)))
        }
        return ways
    }

    /// `steps`, or `commit`, or review, visit and decision.
    private mutating func wayStepsOrUsual(
        _ fields: Fields, _ services: NamedList<PublicService>
    ) -> [Step] {
        let place = fields.place
        if let commit = fields["commit"] {
            let pair = YAMLPair(key: "commit", place: fields.place(of: "commit"), value: commit)
            return steps(.sequence([.mapping([pair], pair.place)], place), services: services)
        }
        if let written = fields["steps"] { return steps(written, services: services) }
        var items: [YAMLTree] = [.word("review", place)]
        if let visit = fields["visit"], visit.text.flatMap(Self.truth) != false {
            let pair = YAMLPair(key: "site-visit", place: fields.place(of: "visit"), value: visit)
            items.append(.mapping([pair], pair.place))
        }
        items.append(.word("decide", place))
        return steps(.sequence(items, place), services: services)
    }
}

extension YAMLTree {
    fileprivate static func word(_ text: String, _ place: Place) -> YAMLTree {
        .scalar(YAMLScalar(text: text, isQuoted: false, place: place))
    }
}
