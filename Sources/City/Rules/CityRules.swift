public import Cases
public import Civics
import FEEL
public import JSON
public import Policies

/// The rules of a document as the case engine asks them: answered from the document itself, with
/// the city's units and places where a rule speaks of them. An object shared by all its cases.
public final class CityRules: CaseRules {
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
        CityAsking(rules: self, answers: answers, known: known)
    }

    /// What is wrong with these answers by the document's form: wrong kind or value, missing, or a name
    /// the document does not have. Empty without a form.
    public func problems(in answers: [String: JSONValue]) -> [FieldProblem] {
        guard policy.form != nil else { return [] }
        var form = JSONObject()
        var asking = policy.rules.asking(asOf: CivilDate.epoch)
        for (name, value) in answers {
            if policy.rules.isField(name) {
                form[name] = value
            } else {
                asking.tell(name, answer: value)
            }
        }
        return asking.formProblems(form) + unknown(in: answers)
    }

    /// Answers to names the document does not have.
    private func unknown(in answers: [String: JSONValue]) -> [FieldProblem] {
        answers.keys.filter { policy.rules.type(of: $0) == nil }.sorted().map {
            FieldProblem(JSONPointer([$0]).description, .unknown)
        }
    }

    func written(_ text: String) -> Expression? { written[text] }

    /// The document's own rules, told these answers and what the engine itself knows.
    func ruleAsking(_ answers: [String: AnswerEntry], _ known: KnownFacts) -> RuleAsking {
        var asking = policy.rules.asking(asOf: known.asOf)
        for (name, entry) in answers { asking.tell(name, answer: entry.value) }
        for (name, value) in known.facts { asking.tell(name, value) }
        return asking
    }

    /// Facts with their sources, and what the engine itself knows.
    func facts(_ answers: [String: AnswerEntry], _ known: KnownFacts) -> FactBase {
        var facts = FactBase(asOf: known.asOf)
        facts.reserveCapacity(answers.count + 8)
        for (name, entry) in answers {
            guard let value = policy.rules.value(of: entry.value, for: name) else { continue }
            facts[name] = .init(value: value, source: entry.source)
        }
        for (name, value) in known.facts { facts[name] = .init(value: value, source: .engine) }
        return facts
    }
}

extension KnownFacts {
    /// What the engine knows, under the names documents use (``EngineFacts``).
    var facts: [(name: String, value: Value)] {
        func date(_ day: CivilDate) -> Value? {
            CalendarDate(year: day.year, month: day.month, day: day.day).map { .date($0) }
        }
        func list(_ words: [String]) -> Value { .list(words.map { .string($0) }) }
        var facts: [(name: String, value: Value)] = [
            (EngineFacts.channel, .string(channel.rawValue)),
            (EngineFacts.branchesToVisit, list(branchesToVisit)),
            (EngineFacts.branchesGranted, list(branchesGranted)),
            (EngineFacts.branchesRefused, list(branchesRefused)),
            (EngineFacts.parties, list(parties)),
        ]
        if let day = date(filedOn) { facts.append((EngineFacts.filed, day)) }
        if let day = acceptedOn.flatMap(date) { facts.append((EngineFacts.accepted, day)) }
        return facts
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
