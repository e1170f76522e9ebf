import Civics
import FEEL

// categories, calendar, resource
extension BlockReading {
    mutating func categories(_ tree: YAMLTree) -> [Category] {
        guard case .sequence(let items, _) = tree else {
            findings.append(
                .wrongShape(
                    "categories", expected: ("`- { code: … }` 若干", "a list of `- { code: … }`"),
                    at: tree.place))
            return []
        }
        return items.compactMap { category($0) }
    }

    static let categoryKeys = [
        "code", "standard", "title", "condition", "open-when", "close-when", "unit", "supervisor",
        "limits", "article",
    ]

    mutating func category(_ tree: YAMLTree) -> Category? {
        guard let fields = fields(tree, Self.categoryKeys, of: "categories"),
            let code = required(fields, "code")
        else { return nil }
        return Category(
            code: code, standard: text(fields, "standard"),
            title: localized(fields, "title") ?? LocalizedText(zhHans: code),
            condition: text(fields, "condition"), openWhen: text(fields, "open-when") ?? "",
            closeWhen: text(fields, "close-when") ?? "", unit: text(fields, "unit") ?? "",
            supervisor: text(fields, "supervisor"), limits: limits(fields),
            citation: cited(fields), place: fields.place(of: "code"))
    }

    private mutating func limits(_ fields: Fields) -> [(step: String, limit: Limit)] {
        guard let tree = fields["limits"] else { return [] }
        var limits: [(step: String, limit: Limit)] = []
        for pair in entries(tree, of: "limits") {
            guard let text = scalar(pair.value, pair.key),
                let limit = limit(text, pair.key, at: pair.value.place)
            else { continue }
            limits.append((pair.key, limit))
        }
        return limits
    }

    mutating func resources(_ tree: YAMLTree) -> [ResourceBlock] {
        entries(tree, of: "resource").compactMap { resource($0) }
    }

    private mutating func resource(_ pair: YAMLPair) -> ResourceBlock? {
        let keys = ["title", "owner", "items", "updates", "article"]
        guard let fields = fields(pair.value, keys, of: pair.key),
            let owner = required(fields, "owner")
        else { return nil }
        _ = limit(fields, "updates")
        return ResourceBlock(
            name: pair.key, title: localized(fields, "title") ?? LocalizedText(zhHans: pair.key),
            owner: owner, items: items(fields), citation: cited(fields), place: pair.place)
    }

    static let sharing = Words([
        "unconditional": "无条件", "conditional": "有条件", "refused": "不予",
    ])

    private mutating func items(_ fields: Fields) -> [ResourceBlock.Item] {
        guard let tree = fields["items"] else { return [] }
        var items: [ResourceBlock.Item] = []
        for pair in entries(tree, of: "items") {
            let keys = ["type", "values", "of", "sharing", "law"]
            guard let inner = self.fields(pair.value, keys, of: pair.key), let type = type(inner)
            else { continue }
            let sharing = choice(inner, "sharing", Self.sharing) ?? "conditional"
            items.append(
                .init(
                    name: pair.key, type: type.type, sharing: sharing,
                    refusalBasis: text(inner, "law").flatMap { Citation($0) }))
        }
        return items
    }
}
