public import Civics
public import FEEL

/// One decision of a document asked of every person of a population.
///
/// What has a column form is worked out in columns, batch by batch; people whose answer hangs on
/// missing facts, and tables in conflict, are asked again one by one, so that facts and rows are
/// named exactly as for a single applicant. It is a value: any number of tasks may use it.
///
///     let run = try PopulationRun(policy, asking: "本月应发", on: day)
///     let answers = run.answers(to: rows)
public struct PopulationRun: Sendable {
    public let policy: Policy
    /// The day as of which everybody is asked.
    public let day: CivilDate
    /// What is asked, as written.
    public let question: String
    /// Names of the given facts it needs, and the district's; a row has them in this order.
    public let facts: [String]
    /// Names of the tables it rests on.
    public let tables: [String]
    /// Names of the values of a decided answer: the question's, or one for each output of a table.
    public let valueNames: [String]
    /// Why definitions are worked out person by person, by their names; empty when none is.
    public let notVectorisable: [String: String]
    /// The fact whose first six digits are the district.
    public let districtFact: String?

    let asked: PopulationQuestion
    let sources: [FactBase.Source]
    private let program: ColumnProgram?
    private let layout: ColumnLayout
    private let tableRules: [(name: String, rules: Int)]
    private let districtPlace: Int?

    /// Prepares a question.
    ///
    /// - Parameter asking: A table, a decision, a derived fact or an expression over them; `nil` asks
    ///   for the result of the document's benefit.
    /// - Parameter district: The fact that holds a region code; by default the document's own.
    public init(
        _ policy: Policy, asking: String? = nil, on day: CivilDate, district: String? = nil
    ) throws(PopulationFault) {
        let rules = policy.rules
        let benefit = policy.services.lazy.compactMap(\.benefit).first?.result
        guard let question = asking ?? benefit else {
            throw .noBenefit(among: PopulationQuestion.decided(by: rules))
        }
        let asked = try PopulationQuestion(question, rules)
        let region = try Self.region(of: policy, district)
        var facts = asked.given(rules)
        if let region, !facts.contains(region) { facts.append(region) }
        let used = asked.tables(rules)
        (self.policy, self.day, self.question, self.asked) = (policy, day, question, asked)
        (self.facts, districtFact) = (facts, region)
        districtPlace = region.flatMap { facts.firstIndex(of: $0) }
        tables = used.map(\.name)
        tableRules = used.map { ($0.name, $0.table.rules.count) }
        sources = facts.map { rules.source(of: $0, on: day) }
        valueNames = Self.valueNames(asked)
        let columns = PopulationProgram(asked, facts, rules, day)
        (program, layout, notVectorisable) = (columns.program, columns.layout, columns.reasons)
    }

    private static func valueNames(_ asked: PopulationQuestion) -> [String] {
        guard let table = asked.table, !table.isValue else { return [asked.text] }
        return table.table.outputs.map { "\(table.name).\($0.name)" }
    }

    /// The fact that says where somebody belongs: one typed as a region, else a register's field
    /// whose name ends in `region`.
    private static func region(
        of policy: Policy, _ named: String?
    ) throws(PopulationFault) -> String? {
        if let named {
            guard let slot = policy.rules.slots[named], case .given = policy.rules.makers[slot]
            else {
                throw .unknownDistrict(named)
            }
            return named
        }
        let typed = policy.facts.first { fact in
            if case .derived = fact.source { false } else { fact.type == .region }
        }
        return typed?.name
            ?? policy.facts.first { fact in
                guard case .register(_, let field, _) = fact.source else { return false }
                return field.lowercased().hasSuffix("region")
            }?.name
    }

    /// The answers of these people, in their order.
    public func answers(to rows: [PopulationRow]) -> [PersonAnswer] {
        guard let program else { return answersOneByOne(to: rows) }
        var batch = ColumnBatch(layout)
        for row in rows { batch.append(row.facts) }
        let kernel = program.kernel(for: batch.lexicon)
        let answers = kernel.evaluate(batch, rows: 0..<batch.count)
        let hits = tableRules.map { answers.table($0.name) }
        var found: [PersonAnswer] = []
        found.reserveCapacity(rows.count)
        for (place, row) in rows.enumerated() {
            if row.unreadable.isEmpty, let value = value(answers, place),
                let rows = rowsHit(hits, place)
            {
                found.append(
                    .init(
                        id: row.id, district: district(row), outcome: .decided(value), rows: rows))
            } else {
                found.append(answer(to: row))
            }
        }
        return found
    }

    /// The answers of these people, each asked by itself: what ``answers(to:)`` is held to.
    public func answersOneByOne(to rows: [PopulationRow]) -> [PersonAnswer] {
        rows.map { answer(to: $0) }
    }

    /// The answer of one person.
    public func answer(to row: PopulationRow) -> PersonAnswer {
        let none = tables.map { _ in [Int]() }
        guard row.unreadable.isEmpty else {
            return PersonAnswer(
                id: row.id, district: district(row), outcome: .unreadable(row.unreadable),
                rows: none)
        }
        var asking = policy.rules.asking(factBase(of: row))
        let value =
            policy.rules.slots[question] != nil
            ? asking.value(of: question) ?? .cannotTell(missing: [question])
            : asking.value(asked.expression)
        let rows = tables.map { name -> [Int] in
            switch asking.outcome(ofTable: name) {
            case .decided(_, let rows), .conflict(let rows): rows
            case .undetermined, .cannotTell, nil: []
            }
        }
        return PersonAnswer(
            id: row.id, district: district(row), outcome: .init(value), rows: rows)
    }

    /// The facts of one person as a single case has them.
    public func factBase(of row: PopulationRow) -> FactBase {
        var base = FactBase(asOf: day)
        base.reserveCapacity(facts.count)
        for (place, fact) in row.facts.enumerated() where place < facts.count {
            guard case .known(let value) = fact else { continue }
            base[facts[place]] = .init(value: value, source: sources[place])
        }
        return base
    }

    /// Why one person's answer is what it is: as for a single applicant with the same facts.
    public func explanation(of row: PopulationRow) throws(SyntaxError) -> RuleExplanation {
        try policy.explain(question, factBase(of: row))
    }

    /// `nil` when the person has to be asked singly.
    private func value(_ answers: ColumnAnswers, _ place: Int) -> Value? {
        guard let table = asked.table else {
            guard let values = answers.values(of: question), values.exceptions[place] == nil else {
                return nil
            }
            let (value, isMissing) = values.answer(at: place)
            return isMissing ? nil : value
        }
        guard let said = answers.table(question), said.exceptions[place] == nil,
            case .decided(let value, _) = said.outcome(at: place)
        else { return nil }
        return table.value(value)
    }

    private func rowsHit(_ hits: [TableAnswers?], _ place: Int) -> [[Int]]? {
        var rows: [[Int]] = []
        rows.reserveCapacity(hits.count)
        for table in hits {
            guard let table, table.exceptions[place] == nil else { return nil }
            if let rule = table.rule(at: place) {
                rows.append([rule])
                continue
            }
            switch table.outcome(at: place) {
            case .decided(_, let hit), .conflict(let hit): rows.append(hit)
            case .undetermined, .cannotTell: rows.append([])
            }
        }
        return rows
    }

    private func district(_ row: PopulationRow) -> String? {
        guard let districtPlace, districtPlace < row.facts.count,
            case .known(.string(let region)) = row.facts[districtPlace], region.utf8.count >= 6
        else { return nil }
        return String(region.prefix(6))
    }
}

extension PolicyRules {
    /// Where a fact is had from by its declaration, read on that day.
    func source(of name: String, on day: CivilDate) -> FactBase.Source {
        switch holder(of: name) {
        case .office(_, let resource, let field):
            .register(
                resource: resource, field: field,
                at: Instant(LocalDateTime(day)))
        case .engine: .engine
        case .applicant, .derived, nil: .typed
        }
    }
}
