public import Civics
public import FEEL
public import JSON

/// Questions to the rules of one policy about one case on one day.
///
/// Derived values are made when first asked for and then remembered. It is a value: copy it to try
/// other facts without disturbing the first.
public struct RuleAsking: Sendable {
    public let rules: PolicyRules
    /// 基准日: the day as of which is asked.
    public let asOf: CivilDate
    private var record: Record
    private var isMade: [Bool]
    /// Whether a name was told and not made.
    private var isGiven: [Bool]
    /// Whether anything was made since facts were last told.
    private var hasMade = false
    /// Whether each branch is needed, once that was asked.
    var branchAnswers: [Answer]?
    /// Whether each material is needed, once that was asked.
    var materialAnswers: [Answer]?
    /// What stands between a made name and its value.
    private var obstacles: [Int: Obstacle] = [:]
    /// What each table said that was asked so far.
    private var outcomes: [Int: TableOutcome] = [:]

    /// Why a name has no value.
    public enum Obstacle: Hashable, Sendable {
        /// These given facts are missing.
        case missing([String])
        /// Rows of the table contradict each other; a person resolves it.
        case conflict(table: String, rows: [Int])
        /// The table has no row for this and no default.
        case undetermined(table: String)
    }

    init(_ rules: PolicyRules, _ facts: FactBase) {
        self.init(rules, asOf: facts.asOf)
        for (name, entry) in facts.entries { tell(name, entry.value) }
    }

    init(_ rules: PolicyRules, asOf: CivilDate) {
        (self.rules, self.asOf) = (rules, asOf)
        let count = rules.makers.count
        let day = CalendarDate(asOf)
        record = Record(
            rules.vocabulary, [FEEL.Fact](repeating: .unknown, count: count), asOf: day,
            functions: rules.functions, options: rules.options)
        isMade = Array(repeating: false, count: count)
        isGiven = isMade
        if let day { tell(EngineFacts.asOf, .date(day)) }
    }

    /// Tells a fact, known before or not. What was made of its old value is made again when asked
    /// for; a name that the document does not declare is passed over.
    public mutating func tell(_ name: String, _ value: Value) {
        guard let slot = rules.slots[name] else { return }
        tell(slot, value)
    }

    /// Tells an answer by its declared type.
    ///
    /// - Returns: Whether it is of that type; an answer that is not, or whose name the document
    ///   does not declare, is passed over.
    @discardableResult
    public mutating func tell(_ name: String, answer: JSONValue) -> Bool {
        guard let slot = rules.slots[name], let value = rules.types[slot].value(of: answer) else {
            return false
        }
        tell(slot, value)
        return true
    }

    private mutating func tell(_ slot: Int, _ value: Value) {
        guard record.facts[slot] != .known(value) || !isGiven[slot] else { return }
        forget(slot)
        record.facts[slot] = .known(value)
        (isMade[slot], isGiven[slot]) = (true, true)
    }

    /// Known to be absent: what a hidden field is, whatever was typed. What was made of the old
    /// value is made again when asked for.
    mutating func setAbsent(_ slot: Int) { tell(slot, .null) }

    private mutating func forget(_ slot: Int) {
        if hasMade { (obstacles[slot], outcomes[slot]) = (nil, nil) }
        guard rules.isGround[slot] else { return }
        (branchAnswers, materialAnswers) = (nil, nil)
        guard hasMade else { return }
        for made in rules.needs.indices where isMade[made] && !isGiven[made] {
            isMade[made] = false
            record.facts[made] = .unknown
        }
        obstacles = [:]
        outcomes = [:]
        hasMade = false
    }

    /// What the rules say to a prepared condition.
    mutating func answer(_ condition: Condition?) -> Answer {
        guard let condition else { return .yes }
        for slot in condition.slots { make(slot) }
        return answer(condition.expression, condition.expression.evaluate(in: record))
    }

    private func answer(_ condition: Expression, _ outcome: Outcome) -> Answer {
        guard outcome.missing.isEmpty else { return .cannotTell(missing: expand(outcome.missing)) }
        if case .boolean(let answer) = outcome.value { return answer ? .yes : .no }
        let absent = condition.names.filter { isAbsent($0) }
        return absent.isEmpty ? .no : .cannotTell(missing: expand(absent))
    }

    /// What the rules say to a condition; no condition is `yes`.
    ///
    /// A condition that comes to null although every fact is known rests on a fact known to be
    /// absent: nobody can tell, and the absent facts are named.
    public mutating func answer(_ condition: Expression?) -> Answer {
        guard let condition else { return .yes }
        return answer(condition, evaluate(condition))
    }

    /// What an expression comes to; `missing` names given facts only.
    public mutating func evaluate(_ expression: Expression) -> Outcome {
        make(expression.names)
        return expression.evaluate(in: record)
    }

    /// The value of an expression, or why there is none.
    public mutating func value(_ expression: Expression) -> RuleValue {
        let outcome = evaluate(expression)
        guard let first = outcome.missing.first else { return .value(outcome.value) }
        if outcome.missing.count == 1, let slot = rules.slots[first],
            let obstacle = obstacles[slot]
        {
            return RuleValue(obstacle)
        }
        return .cannotTell(missing: expand(outcome.missing))
    }

    /// The value of a name: fact, parameter, decision or table; `nil` for undeclared names.
    public mutating func value(of name: String) -> RuleValue? {
        guard let slot = rules.slots[name] else { return nil }
        make(slot)
        if case .known(let value) = record.facts[slot] { return .value(value) }
        return RuleValue(obstacles[slot] ?? .missing([name]))
    }

    /// What a table says, rows counted from 0; `nil` when there is no such table.
    public mutating func outcome(ofTable name: String) -> TableOutcome? {
        guard let outcome = given(byTable: name) else { return nil }
        if case .cannotTell(let missing) = outcome { return .cannotTell(missing: expand(missing)) }
        return outcome
    }

    private mutating func given(byTable name: String) -> TableOutcome? {
        if let slot = rules.slots[name], case .table = rules.makers[slot] {
            make(slot)
            if let outcome = outcomes[slot] { return outcome }
        }
        guard let table = rules.tables.first(where: { $0.name == name }) else { return nil }
        make(table.table.usedNames)
        return table.table.decide(in: record)
    }

    /// The scope in which all made names that `names` rest on have their values.
    mutating func scope(for names: [String]) -> Record {
        make(names)
        return record
    }

    private func isAbsent(_ name: String) -> Bool {
        guard let slot = rules.slots[name] else { return false }
        return record.facts[slot] == .known(.null)
    }

    private mutating func make(_ names: [String]) {
        for name in names {
            if let slot = rules.slots[name] { make(slot) }
        }
    }

    private mutating func make(_ slot: Int) {
        for needed in rules.needs[slot] where !isMade[needed] {
            (isMade[needed], hasMade) = (true, true)
            record.facts[needed] = made(needed)
        }
    }

    private mutating func made(_ slot: Int) -> FEEL.Fact {
        switch rules.makers[slot] {
        case .given: return .unknown
        case .parameter(let parameter):
            return parameter.value(on: asOf).map { .known($0) } ?? .unknown
        case .expression(let expression):
            let outcome = expression.evaluate(in: record)
            if outcome.missing.isEmpty { return .known(outcome.value) }
            obstacles[slot] = obstacle(outcome.missing)
            return .unknown
        case .table(let index):
            return decided(rules.tables[index], slot)
        }
    }

    private mutating func decided(_ table: Table, _ slot: Int) -> FEEL.Fact {
        let outcome = table.table.decide(in: record)
        outcomes[slot] = outcome
        switch outcome {
        case .decided(let value, _): return .known(table.value(value))
        case .conflict(let rows): obstacles[slot] = .conflict(table: table.name, rows: rows)
        case .undetermined: obstacles[slot] = .undetermined(table: table.name)
        case .cannotTell(let missing): obstacles[slot] = obstacle(missing)
        }
        return .unknown
    }

    /// What one missing name passes on as it is, several come to together.
    private func obstacle(_ missing: [String]) -> Obstacle {
        if missing.count == 1, let slot = rules.slots[missing[0]],
            let obstacle = obstacles[slot]
        {
            return obstacle
        }
        return .missing(expand(missing))
    }

    /// Derived names replaced by the given facts they wait for, each once. A table in conflict or
    /// without an answer stands for itself: a person has to settle it.
    private func expand(_ names: [String]) -> [String] {
        var expanded: [String] = []
        for name in names {
            let slot = rules.slots[name]
            let parts: [String] =
                switch slot.flatMap({ obstacles[$0] }) {
                case .missing(let facts): facts
                case .conflict(let table, _), .undetermined(let table): [table]
                case nil: [name]
                }
            for part in parts where !expanded.contains(part) { expanded.append(part) }
        }
        return expanded
    }
}

/// A value that rules give, or why they give none.
public enum RuleValue: Hashable, Sendable {
    case value(Value)
    /// These given facts are missing.
    case cannotTell(missing: [String])
    /// Rows of the table, from 0, contradict each other.
    case conflict(table: String, rows: [Int])
    case undetermined(table: String)

    init(_ obstacle: RuleAsking.Obstacle) {
        switch obstacle {
        case .missing(let facts): self = .cannotTell(missing: facts)
        case .conflict(let table, let rows): self = .conflict(table: table, rows: rows)
        case .undetermined(let table): self = .undetermined(table: table)
        }
    }
}

extension Table {
    /// What the table's name stands for when `outcome` was decided.
    func value(_ outcome: Value) -> Value {
        guard !isValue, table.outputs.count == 1 else { return outcome }
        return .context(Context([(table.outputs[0].name, outcome)]))
    }
}
