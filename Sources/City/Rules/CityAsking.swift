import Cases
import Civics
import FEEL
import JSON
import Policies

/// Questions about one case as it stands.
struct CityAsking: CaseAsking {
    let rules: CityRules
    let answers: [String: AnswerEntry]
    private var known: KnownFacts
    private var asking: RuleAsking

    init(rules: CityRules, answers: [String: AnswerEntry], known: KnownFacts) {
        (self.rules, self.answers, self.known) = (rules, answers, known)
        asking = rules.ruleAsking(answers, known)
    }

    /// Another day, or a day of acceptance that is none any more, is begun with anew.
    mutating func know(_ known: KnownFacts) {
        guard known != self.known else { return }
        guard known.asOf == asking.asOf, known.acceptedOn != nil || self.known.acceptedOn == nil
        else {
            self = CityAsking(rules: rules, answers: answers, known: known)
            return
        }
        for (name, value) in known.facts { asking.tell(name, value) }
        self.known = known
    }

    mutating func answer(_ condition: Expression) -> Answer { asking.answer(condition) }

    mutating func refusal(of condition: Expression) -> RuleRefusal {
        for name in condition.names {
            guard let table = table(behind: name) else { continue }
            return refusal(by: table)
        }
        return RuleRefusal(article: rules.policy.flow?.citation, message: condition.source)
    }

    /// The row that was hit says why, in an output named for telling (``DocumentWords/telling``).
    private mutating func refusal(by table: Table) -> RuleRefusal {
        guard case .decided(let value, _)? = asking.outcome(ofTable: table.name) else {
            return RuleRefusal(article: table.citation, message: table.name)
        }
        var message: String?
        if case .context(let context) = value {
            message =
                context.entries.first { DocumentWords.telling.contains($0.key) }?.value.saidText
        }
        return RuleRefusal(article: table.citation, message: message ?? value.saidText)
    }

    /// The table a name is, or is derived from.
    private func table(behind name: String, depth: Int = 0) -> Table? {
        let first = name.split(separator: ".").first.map(String.init) ?? name
        if let table = rules.policy.tables[first] { return table }
        guard depth < 8 else { return nil }
        let made: Expression? =
            if case .derived(let expression)? = rules.policy.facts[first]?.source {
                expression
            } else {
                rules.policy.decisions[first]?.expression
            }
        for inner in made?.names ?? [] {
            if let table = table(behind: inner, depth: depth + 1) { return table }
        }
        return nil
    }

    mutating func verdict(by name: String) -> RuleVerdict {
        if let expression = rules.written(name) { return verdict(on: expression) }
        let table = rules.policy.tables[name]
        let citation = table?.citation ?? rules.policy.decisions[name]?.citation
        switch asking.value(of: name) {
        case .value(.boolean(true)): return .granted(article: citation)
        case .value(.boolean(false)), .value(.null):
            return .refused(
                table.map { refusal(by: $0) } ?? RuleRefusal(article: citation, message: name))
        case .cannotTell(let missing)?: return .cannotTell(missing: missing)
        case .value, .conflict, .undetermined, nil: return .cannotTell(missing: [name])
        }
    }

    private mutating func verdict(on expression: Expression) -> RuleVerdict {
        switch asking.answer(expression) {
        case .yes:
            for name in expression.names {
                if let table = table(behind: name) { return .granted(article: table.citation) }
            }
            return .granted(article: nil)
        case .no: return .refused(refusal(of: expression))
        case .cannotTell(let missing): return .cannotTell(missing: missing)
        }
    }

    mutating func materials() -> [NeededMaterial] {
        asking.materials().filter { $0.answer == .yes }.map { need in
            NeededMaterial(
                name: need.material.name, gap: gap(need.material.how),
                isOwn: isOwn(need.material.how))
        }
    }

    private func gap(_ way: Material.Way) -> NeededMaterial.Gap? {
        switch way {
        case .later(let until, let consequence):
            NeededMaterial.Gap(until: until, consequence: consequence)
        case .fetch(let from, let otherwise):
            isHeld(from) ? nil : otherwise.flatMap(gap)
        case .own, .generated: nil
        }
    }

    private func isOwn(_ way: Material.Way) -> Bool {
        switch way {
        case .own, .later: true
        case .generated: false
        case .fetch(let from, let otherwise):
            isHeld(from) ? false : otherwise.map(isOwn) ?? false
        }
    }

    /// An office holds it for this case: a fact of that resource is known and not absent.
    private func isHeld(_ from: String) -> Bool {
        rules.policy.facts.contains { fact in
            guard case .register(let resource, let field, _) = fact.source else { return false }
            guard from == resource || from == "\(resource).\(field)" else { return false }
            return answers[fact.name].map { $0.value != .null } ?? false
        }
    }

    mutating func fees(_ names: [String]) -> [DueFee] {
        asking.fees().compactMap { fee in
            guard names.isEmpty || names.contains(fee.name), fee.answer == .yes,
                case .value(.number(let yuan))? = fee.amount, let fen = yuan.asInt64(scale: 2)
            else { return nil }
            return DueFee(name: fee.name, amount: Money(fen: fen))
        }
    }

    mutating func text(of fact: String) -> String? {
        guard case .value(let value)? = asking.value(of: fact), value != .null else { return nil }
        return value.saidText
    }

    mutating func unit(_ rule: UnitRule) -> String? {
        switch rule {
        case .unit(let unit): unit
        case .componentOwner(let fallback): text(of: EngineFacts.componentOwner) ?? fallback
        case .category: category?.unit
        case .dispatched: nil
        case .territorial(let kind):
            territory.flatMap { [plan = rules.plan] in plan.unit(ofKind: kind, in: $0) }
        case .fact(let name): text(of: name)
        }
    }

    /// Where the case is: its grid, else where the person is registered.
    private var territory: String? { answers[EngineFacts.territory]?.value.string }

    private var category: Policies.Category? {
        let code = answers[EngineFacts.category]?.value.string
        return rules.policy.categories.first { $0.code == code }
    }

    mutating func limit(ofStep step: String) -> Limit? {
        category?.limits.first { $0.step == step }?.limit
    }
}

extension Value {
    /// As it is said to people and kept as a fact's text: lists with 、, dates as `2026-12-01`.
    var saidText: String {
        switch self {
        case .list(let items): items.map(\.saidText).joined(separator: "、")
        case .null, .boolean, .number, .string, .date, .time, .dateTime, .yearMonthDuration,
            .dayTimeDuration, .context, .range, .function:
            plainText
        }
    }
}
