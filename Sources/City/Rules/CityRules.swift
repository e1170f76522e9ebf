public import Cases
public import Civics
import FEEL
public import JSON
public import Policies

/// The rules of a document as the case engine asks them: answered from the document itself, with
/// the city's units and places where a rule speaks of them.
public struct CityRules: CaseRules {
    let policy: Policy
    let plan: CityPlan
    /// Expressions that steps name in full instead of by a table's name, prepared once.
    private let written: [String: Expression]

    public init(policy: Policy, plan: CityPlan) {
        self.policy = policy
        self.plan = plan
        var written: [String: Expression] = [:]
        for step in policy.flow?.allSteps ?? [] {
            guard case .decide(let by?, _, _) = step.pattern, policy.tables[by] == nil,
                policy.decisions[by] == nil, let expression = try? Expression(parsing: by)
            else { continue }
            written[by] = expression.bound(to: policy.rules.vocabulary)
        }
        self.written = written
    }

    /// The document's rules for one case: what was answered, and what the engine knows of the case.
    ///
    /// A value; ask all that one command needs of the same asking, derived facts are remembered.
    public func asking(
        _ answers: [String: AnswerEntry], _ known: KnownFacts
    ) -> any CaseAsking {
        CityAsking(rules: self, facts: facts(answers, known), answers: answers)
    }

    /// What is wrong with these answers by the document's form: wrong kind or value, missing, or a name
    /// the document does not have. Empty without a form.
    public func problems(in answers: [String: JSONValue]) -> [FieldProblem] {
        guard policy.form != nil else { return [] }
        var typed = JSONObject()
        for (name, value) in answers { typed[name] = value }
        let fields = Set(policy.form?.fields.map(\.name) ?? [])
        let form = typed.filtered { fields.contains($0) }
        var base = FactBase(asOf: CivilDate.epoch)
        for (name, value) in answers where !fields.contains(name) {
            guard let type = policy.rules.type(of: name) else { continue }
            if let value = type.value(of: value) {
                base[name] = .init(value: value, source: .typed)
            }
        }
        return policy.rules.formProblems(form, base) + unknown(in: answers)
    }

    /// Answers to names the document does not have.
    private func unknown(in answers: [String: JSONValue]) -> [FieldProblem] {
        answers.keys.filter { policy.rules.type(of: $0) == nil }.sorted().map {
            FieldProblem(JSONPointer([$0]).description, .unknown)
        }
    }

    func written(_ text: String) -> Expression? { written[text] }

    /// Facts with their sources, and what the engine itself knows.
    func facts(_ answers: [String: AnswerEntry], _ known: KnownFacts) -> FactBase {
        var facts = FactBase(asOf: known.asOf)
        facts.reserveCapacity(answers.count + 8)
        for (name, entry) in answers {
            guard let value = policy.rules.value(of: entry.value, for: name) else { continue }
            facts[name] = .init(value: value, source: entry.source)
        }
        func set(_ name: String, _ value: Value?) {
            if let value { facts[name] = .init(value: value, source: .engine) }
        }
        set(EngineFacts.filed, date(known.filedOn))
        set(EngineFacts.accepted, known.acceptedOn.flatMap(date))
        set(EngineFacts.channel, .string(known.channel.rawValue))
        set(EngineFacts.branchesToVisit, list(known.branchesToVisit))
        set(EngineFacts.branchesGranted, list(known.branchesGranted))
        set(EngineFacts.branchesRefused, list(known.branchesRefused))
        set(EngineFacts.parties, list(known.parties))
        return facts
    }

    private func date(_ day: CivilDate) -> Value? {
        CalendarDate(year: day.year, month: day.month, day: day.day).map { .date($0) }
    }

    private func list(_ words: [String]) -> Value { .list(words.map { .string($0) }) }
}

extension JSONObject {
    func filtered(_ isWanted: (String) -> Bool) -> JSONObject {
        var object = JSONObject()
        for member in self where isWanted(member.key) { object[member.key] = member.value }
        return object
    }
}

extension Flow {
    /// Every step, those of branches included.
    var allSteps: [Step] {
        steps.flatMap { step in
            guard case .parallel(let parallel) = step.pattern else { return [step] }
            return [step] + parallel.branches.flatMap { $0.ways.flatMap(\.steps) }
        }
    }
}
