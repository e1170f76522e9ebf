import Civics

// supplement, extension, suspension, rating
extension BlockReading {
    static let consequences = Words([
        "withdrawn": "视为撤回", "returned": "退回", "ended": "终止",
    ])

    mutating func supplement(_ tree: YAMLTree) -> SupplementRule? {
        guard let fields = fields(tree, ["within", "consequence"], of: "supplement") else {
            return nil
        }
        return SupplementRule(
            within: limit(fields, "within"),
            consequence: choice(fields, "consequence", Self.consequences) ?? "withdrawn")
    }

    mutating func extensions(_ tree: YAMLTree) -> ExtensionRule? {
        guard let fields = fields(tree, ["times", "at-most"], of: "extension") else { return nil }
        return ExtensionRule(
            times: whole(fields, "times", in: 0...9) ?? 1, atMost: limit(fields, "at-most"))
    }

    mutating func suspensions(_ tree: YAMLTree) -> [SuspensionGround] {
        var grounds: [SuspensionGround] = []
        for pair in entries(tree, of: "suspension") {
            guard
                let fields = fields(
                    pair.value, ["title", "restarts", "at-most", "article"], of: pair.key)
            else { continue }
            grounds.append(
                SuspensionGround(
                    code: pair.key,
                    title: localized(fields, "title") ?? LocalizedText(zhHans: pair.key),
                    restarts: flag(fields, "restarts") ?? false, atMost: limit(fields, "at-most")))
        }
        return grounds
    }

    mutating func rating(_ tree: YAMLTree) -> RatingRule? {
        let keys = ["correct-at", "contact-within", "mend-within"]
        guard let fields = fields(tree, keys, of: "rating") else { return nil }
        return RatingRule(
            correctionAtOrBelow: whole(fields, "correct-at", in: 0...4)
                ?? RatingRule.usual.correctionAtOrBelow,
            contactWithin: limit(fields, "contact-within"),
            mendWithin: limit(fields, "mend-within"))
    }
}

extension RatingRule {
    /// 国办发〔2019〕51号 calls the two lowest levels bad. By when a bad rating is answered and mended
    /// is the document's to say: without a limit nothing is late.
    static let usual = RatingRule(
        correctionAtOrBelow: 2, contactWithin: nil, mendWithin: nil)
}
