import Civics
import FEEL

// flow: the list of steps and the keys that every step may have
extension BlockReading {
    /// Steps and limits of a `flow` block.
    struct FlowBlock {
        var steps: [Step] = []
        var promised: Limit?
        var statutory: Limit?
        var place: Place
    }

    mutating func flow(_ tree: YAMLTree, services: NamedList<PublicService>) -> FlowBlock? {
        var block = FlowBlock(place: tree.place)
        guard case .mapping = tree else {
            block.steps = steps(tree, services: services)
            return block
        }
        guard let fields = fields(tree, ["promised", "statutory", "steps"], of: "flow") else {
            return nil
        }
        block.promised = limit(fields, "promised")
        block.statutory = limit(fields, "statutory")
        if let steps = fields["steps"] { block.steps = self.steps(steps, services: services) }
        return block
    }

    mutating func steps(_ tree: YAMLTree, services: NamedList<PublicService>) -> [Step] {
        guard case .sequence(let items, _) = tree else {
            findings.append(
                .wrongShape(
                    "flow", expected: ("`- 步骤: { … }` 若干", "a list of `- STEP: { … }`"),
                    at: tree.place))
            return []
        }
        var steps: [Step] = []
        for item in items {
            guard var step = step(item, services: services) else { continue }
            if step.id.isEmpty { step.id = freeID(step.pattern.word, steps) }
            if steps.contains(where: { $0.id == step.id }) {
                findings.append(.duplicateKey(step.id, at: step.place))
            }
            steps.append(step)
        }
        return steps
    }

    private func freeID(_ word: String, _ steps: [Step]) -> String {
        let taken = Set(steps.map(\.id))
        guard taken.contains(word) else { return word }
        return (2...).lazy.map { "\(word)-\($0)" }.first { !taken.contains($0) } ?? word
    }

    private mutating func step(_ tree: YAMLTree, services: NamedList<PublicService>) -> Step? {
        switch tree {
        case .scalar(let scalar):
            return step(
                scalar.text.trimmedSpaces, .mapping([], scalar.place), scalar.place, services)
        case .mapping(let pairs, let place):
            guard pairs.count == 1, let pair = pairs.first else {
                findings.append(
                    .wrongShape(
                        "flow",
                        expected: ("每项一个步骤:`- 步骤: { … }`", "one step an item: `- STEP: { … }`"),
                        at: place))
                return nil
            }
            let value = pair.value.isNull ? .mapping([], pair.place) : pair.value
            return step(pair.key, value, pair.place, services)
        case .sequence(_, let place):
            findings.append(.wrongShape("flow", expected: ("一个步骤", "a step"), at: place))
            return nil
        }
    }

    private mutating func step(
        _ written: String, _ value: YAMLTree, _ place: Place, _ services: NamedList<PublicService>
    ) -> Step? {
        guard let word = StepWord.read(written) else {
            findings.append(.notOneOf(StepWord.words.all, written, of: "flow", at: place))
            return nil
        }
        guard
            let fields = fields(
                withShorthand(word, value), StepWord.common + word.keys, of: word.rawValue)
        else { return nil }
        let pattern = pattern(word, fields, services)
        return Step(
            id: text(fields, "id") ?? "",
            title: localized(fields, "title") ?? word.title(fields, &self),
            pattern: pattern, when: expression(fields, "when"), unit: unit(fields, "unit"),
            desk: desk(fields) ?? pattern.usualDesk, within: limit(fields, "within"),
            countedFrom: text(fields, "counted-from"),
            onlyByGoto: flag(fields, "only-by-goto") ?? false,
            timeout: timeout(fields) ?? pattern.usualTimeout, lights: lights(fields),
            citation: cited(fields), place: place)
    }

    /// `visit: true`, `visit: when X`: what one value alone says.
    private func withShorthand(_ word: StepWord, _ value: YAMLTree) -> YAMLTree {
        guard case .scalar(let scalar) = value else { return value }
        if Self.truth(scalar.text) == true { return .mapping([], scalar.place) }
        guard scalar.text.hasPrefix("when ") else { return value }
        return .mapping([scalar.condition], scalar.place)
    }

    private mutating func desk(_ fields: Fields) -> Desk? {
        choice(fields, "desk", Self.desks).flatMap(Desk.init)
    }

    static let desks = Words([
        "applicant": "申请人", "window": "窗口", "examiner": "审查", "approver": "审批",
        "dispatcher": "派遣员", "field": "现场", "supervisor": "督办", "steward": "专管", "system": "系统",
    ])

    private mutating func lights(_ fields: Fields) -> [Step.Light] {
        guard let tree = fields["lights"] else { return [] }
        var lights: [Step.Light] = []
        for pair in entries(tree, of: "lights") {
            guard let percent = Int(pair.key), (1...500).contains(percent),
                let tell = scalar(pair.value, pair.key)
            else {
                findings.append(
                    .wrongShape(
                        "lights",
                        expected: (
                            "`百分数: 通知谁`,如 80: unit-head", "`PERCENT: WHOM`, such as 80: unit-head"
                        ),
                        at: pair.place))
                continue
            }
            lights.append(.init(percent: percent, tell: tell))
        }
        return lights.sorted { $0.percent < $1.percent }
    }

    private mutating func timeout(_ fields: Fields) -> Timeout? {
        guard let tree = fields["timeout"] else { return nil }
        if case .mapping = tree {
            guard let inner = self.fields(tree, ["end", "goto"], of: "timeout") else { return nil }
            if let step = text(inner, "goto") { return .goto(step: step) }
            return required(inner, "end").map { .end(reason: $0) }
        }
        switch choice(fields, "timeout", Self.timeouts) {
        case "remind": return .remind
        case "escalate": return .escalate
        case "deemed-consent": return .deemedConsent
        case "deemed-accepted": return .deemedAccepted
        case "pass": return .pass
        case _: return nil
        }
    }

    static let timeouts = Words([
        "remind": "提醒", "escalate": "上报", "deemed-consent": "默示同意",
        "deemed-accepted": "视为受理", "pass": "继续",
    ])

    /// Who acts: a unit's key or one of the rules that find it.
    mutating func unit(_ fields: Fields, _ key: String) -> UnitRule? {
        guard let tree = fields[key] else { return nil }
        guard case .mapping = tree else {
            guard let word = scalar(tree, key) else { return nil }
            return Words(["category": "类别单位", "dispatched": "派遣单位"]).read(word).map {
                $0 == "category" ? .category : .dispatched
            } ?? .unit(word)
        }
        let keys = ["component-owner", "territorial", "fact"]
        guard let inner = self.fields(tree, keys, of: key) else { return nil }
        if let kind = text(inner, "territorial") { return .territorial(kind: kind) }
        if let fact = text(inner, "fact") { return .fact(fact) }
        guard let owner = inner["component-owner"],
            let owned = self.fields(owner, ["else"], of: "component-owner")
        else { return nil }
        return required(owned, "else").map { .componentOwner(fallback: $0) }
    }
}

extension YAMLScalar {
    /// The condition in `when X`.
    var condition: YAMLPair {
        var rest = self
        rest.text = text.dropFirst("when ".count).trimmedSpaces
        rest.place.column += "when ".count
        return YAMLPair(key: "when", place: place, value: .scalar(rest))
    }
}
