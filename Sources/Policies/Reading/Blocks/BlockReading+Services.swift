import Civics
import FEEL

// service, bundle, intake
extension BlockReading {
    static let audiences = Words(["person": "个人", "organisation": "法人|organization", "any": "不限"])
    static let channels = Words([
        "online": "网办", "window": "窗口", "phone": "电话", "kiosk": "自助机", "grid": "网格",
        "hotline": "热线", "sensor": "感知", "system": "系统",
    ])

    mutating func services(_ tree: YAMLTree) -> [PublicService] {
        guard case .sequence(let items, _) = tree else { return [service(tree)].compactMap(\.self) }
        return items.compactMap { service($0) }
    }

    private mutating func service(_ tree: YAMLTree) -> PublicService? {
        let keys = [
            "id", "title", "type", "item-code", "implementation-code", "unit", "audience",
            "channels", "statutory", "promised", "result", "visits", "on-the-spot", "kind",
            "confirm", "article",
        ]
        guard let fields = fields(tree, keys, of: "service"), let id = required(fields, "id")
        else { return nil }
        return PublicService(
            name: id, title: localized(fields, "title") ?? LocalizedText(zhHans: id),
            type: text(fields, "type"), itemCode: itemCode(fields),
            implementationCode: implementationCode(fields), unit: text(fields, "unit") ?? "",
            audience: audience(fields), channels: channels(fields),
            statutory: limit(fields, "statutory"), promised: limit(fields, "promised"),
            result: text(fields, "result"), visits: whole(fields, "visits", in: 0...99) ?? 0,
            onTheSpot: flag(fields, "on-the-spot") ?? false, benefit: benefit(fields),
            citation: cited(fields), place: fields.place(of: "id"))
    }

    private mutating func itemCode(_ fields: Fields) -> ServiceItemCode? {
        guard let written = text(fields, "item-code") else { return nil }
        return code("item-code", fields) { () throws(CodeFault) in try ServiceItemCode(written) }
    }

    private mutating func implementationCode(_ fields: Fields) -> ImplementationCode? {
        guard let written = text(fields, "implementation-code") else { return nil }
        return code("implementation-code", fields) { () throws(CodeFault) in
            try ImplementationCode(written)
        }
    }

    private mutating func code<Code>(
        _ key: String, _ fields: Fields, _ read: () throws(CodeFault) -> Code
    ) -> Code? {
        do { return try read() } catch {
            let problem = error.fieldProblem(at: key)
            findings.append(
                Finding(
                    "bad-code", at: fields.place(of: key),
                    (
                        "“\(key)”不是有效的编码:\(problem.message(in: .zhHans))",
                        "`\(key)` is no valid code. \(problem.message(in: .en))"
                    ),
                    expected: ("GB/T 39554.1 规定的编码", "a code as GB/T 39554.1 lays down"),
                    remedy: ("核对位数、区划和校验。", "Check length, region and check character.")))
            return nil
        }
    }

    private mutating func benefit(_ fields: Fields) -> PublicService.Benefit? {
        guard choice(fields, "kind", Words(["benefit": "免申即享", "service": "依申请"])) == "benefit"
        else { return nil }
        guard let result = required(fields, "result") else { return nil }
        var benefit = PublicService.Benefit(
            result: result, confirmBy: "message", confirmElse: nil, confirmWithin: nil)
        guard let tree = fields["confirm"],
            let confirm = self.fields(tree, ["by", "else", "within"], of: "confirm")
        else { return benefit }
        benefit.confirmBy = text(confirm, "by") ?? "message"
        benefit.confirmWithin = limit(confirm, "within")
        guard let otherwise = text(confirm, "else") else { return benefit }
        let parts = otherwise.split(separator: " within ", maxSplits: 1).map(String.init)
        benefit.confirmElse = parts[0]
        if parts.count == 2 { benefit.confirmWithin = limit(parts[1], "else", at: confirm.place) }
        return benefit
    }

    private mutating func audience(_ fields: Fields) -> Audience {
        choice(fields, "audience", Self.audiences).flatMap(Audience.init) ?? .any
    }

    private mutating func channels(_ fields: Fields) -> [Channel] {
        var channels: [Channel] = []
        for text in texts(fields, "channels") {
            if let channel = Self.channels.read(text).flatMap(Channel.init) {
                channels.append(channel)
            } else {
                findings.append(
                    .notOneOf(
                        Self.channels.all, text, of: "channels", at: fields.place(of: "channels")))
            }
        }
        return channels
    }

    mutating func bundle(_ tree: YAMLTree) -> Bundle? {
        let keys = [
            "id", "life-event", "audience", "lead", "services", "promised", "statutory", "visits",
            "article",
        ]
        guard let fields = fields(tree, keys, of: "bundle"), let id = required(fields, "id"),
            let lead = required(fields, "lead")
        else { return nil }
        return Bundle(
            id: id, lifeEvent: localized(fields, "life-event") ?? LocalizedText(zhHans: id),
            audience: audience(fields), lead: lead, services: texts(fields, "services"),
            promised: limit(fields, "promised"), statutory: limit(fields, "statutory"),
            visits: whole(fields, "visits", in: 0...99) ?? 0, citation: cited(fields),
            place: fields.place(of: "id"))
    }

    mutating func intake(_ tree: YAMLTree) -> Intake? {
        guard let fields = fields(tree, ["channels", "audience", "duplicates"], of: "intake") else {
            return nil
        }
        return Intake(
            channels: channels(fields), audience: audience(fields), duplicates: duplicates(fields))
    }

    private mutating func duplicates(_ fields: Fields) -> Intake.Duplicates? {
        guard let tree = fields["duplicates"],
            let inner = self.fields(tree, ["metres", "within"], of: "duplicates"),
            let metres = whole(inner, "metres", in: 1...100_000),
            let within = limit(inner, "within")
        else { return nil }
        return Intake.Duplicates(metres: metres, within: within)
    }
}
