public import Civics
public import FEEL

/// Why a rule says what it says: clause by clause, and what single change would turn the answer.
public struct RuleExplanation: Hashable, Sendable {
    /// What was asked, as written: `能否受理.结论`, or a condition.
    public var question: String
    public var outcome: RuleValue
    /// What the answer rests on, each behind what it is made of.
    public var clauses: [Clause]
    /// Single changes that would give another answer, nearest first; for a condition, `yes`.
    public var changes: [Change]

    /// One name the answer rests on.
    public struct Clause: Hashable, Sendable {
        /// How the name comes by its value.
        public enum Kind: Hashable, Sendable {
            /// Given, with where it came from; `nil` when nobody has given it.
            case fact(FactBase.Source?, holder: FactHolder?)
            case parameter
            /// Derived by this expression.
            case derived(String)
            /// Decided by these rows (from 0) of the table; none for its default.
            case table(rows: [Int])
        }

        public var name: String
        public var kind: Kind
        public var value: RuleValue
        /// The article it stands under.
        public var citation: Citation?
        /// Where the document says so: the row, for a table.
        public var place: Place?
    }

    /// One fact changed, all others as they are.
    public struct Change: Hashable, Sendable {
        public var fact: String
        public var from: Value?
        public var to: Value
        /// What the answer would be.
        public var outcome: RuleValue
    }
}

extension Policy {
    /// Explains the value of a name or an expression: `月标准`, `能否受理.结论`.
    ///
    /// - Throws: `SyntaxError` when `question` is no expression.
    public func explain(_ question: String, _ facts: FactBase) throws(SyntaxError)
        -> RuleExplanation
    {
        let expression = try Expression(parsing: question)
        return RuleExplainer(self, expression, facts, wanted: nil).explanation(of: question)
    }

    /// Explains a condition; the changes are those that would make it hold.
    public func explain(condition: Expression, _ facts: FactBase) -> RuleExplanation {
        let name = condition.source
        return RuleExplainer(self, condition, facts, wanted: true).explanation(of: name)
    }
}

/// Collects what an expression rests on.
struct RuleExplainer {
    let policy: Policy
    let expression: Expression
    let facts: FactBase
    /// The value looked for by changes; any other value than today's when `nil`.
    let wanted: Value?

    init(_ policy: Policy, _ expression: Expression, _ facts: FactBase, wanted: Value?) {
        self.policy = policy
        self.expression = expression
        self.facts = facts
        self.wanted = wanted
    }

    func explanation(of question: String) -> RuleExplanation {
        var asking = policy.rules.asking(facts)
        let outcome = asking.value(expression)
        let names = restsOn
        let clauses = names.map { clause($0, &asking) }
        let changes = NearestChange(self, names, outcome).changes()
        return RuleExplanation(
            question: question, outcome: outcome, clauses: clauses, changes: changes)
    }

    /// All names the expression rests on, what is made behind what it is made of.
    var restsOn: [String] {
        var names: [String] = []
        func visit(_ name: String, _ depth: Int) {
            guard depth < 200, !names.contains(name) else { return }
            for used in uses(of: name) where used != name { visit(used, depth + 1) }
            if !names.contains(name), policy.rules.slots[name] != nil { names.append(name) }
        }
        for name in expression.names { visit(name, 0) }
        return names
    }

    private func uses(of name: String) -> [String] {
        guard facts[name] == nil, let slot = policy.rules.slots[name] else { return [] }
        switch policy.rules.makers[slot] {
        case .given, .parameter: return []
        case .expression(let expression): return expression.names
        case .table(let index): return policy.rules.tables[index].table.names
        }
    }

    private func clause(_ name: String, _ asking: inout RuleAsking) -> RuleExplanation.Clause {
        let value = asking.value(of: name) ?? .cannotTell(missing: [name])
        var clause = RuleExplanation.Clause(
            name: name, kind: .parameter, value: value, citation: policy.citation(ofName: name),
            place: policy.place(ofName: name))
        guard facts[name] == nil, let slot = policy.rules.slots[name] else {
            clause.kind = .fact(facts[name]?.source, holder: policy.rules.holder(of: name))
            return clause
        }
        switch policy.rules.makers[slot] {
        case .given: clause.kind = .fact(nil, holder: policy.rules.holder(of: name))
        case .parameter: clause.kind = .parameter
        case .expression(let expression): clause.kind = .derived(expression.source)
        case .table(let index):
            var rows: [Int] = []
            switch asking.outcome(ofTable: name) {
            case .decided(_, let hit), .conflict(let hit): rows = hit
            case .undetermined, .cannotTell, nil: break
            }
            clause.kind = .table(rows: rows)
            clause.place =
                rows.first.map { policy.rules.tables[index].rowPlaces[$0] } ?? clause.place
        }
        return clause
    }
}

extension Policy {
    /// The article a name stands under.
    public func citation(ofName name: String) -> Citation? {
        if let fact = facts[name] { return fact.citation }
        if let parameter = parameters[name] { return parameter.citation }
        if let table = tables[name] { return table.citation }
        if let decision = decisions[name] { return decision.citation }
        if let question = questions[name] { return question.citation }
        return form?.fields.contains { $0.name == name } == true ? form?.citation : nil
    }

    func place(ofName name: String) -> Place? {
        facts[name]?.place ?? parameters[name]?.place ?? tables[name]?.place
            ?? decisions[name]?.place ?? questions[name]?.place
            ?? form?.fields.first { $0.name == name }?.place
    }
}
