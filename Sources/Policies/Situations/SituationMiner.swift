public import Civics
public import FEEL

/// A situation nobody has written yet, for an official to confirm.
public struct SuggestedSituation: Hashable, Sendable {
    /// The table and the side of its edge: `月标准: 计发周岁 = 79`.
    public var name: String
    public var asOf: CivilDate
    /// The least facts that lead here.
    public var given: [Given]
    /// What the document says now; the official confirms that it is meant.
    public var expect: [Given]
    /// The facts without which nobody can tell, when that is what the document says.
    public var cannotTell: [String]

    /// A name and its value.
    public struct Given: Hashable, Sendable {
        public var name: String
        public var value: Value
    }
}

/// What mining a document's tables gave.
public struct SituationSuggestions: Sendable {
    public var situations: [SuggestedSituation]
    /// Sides of edges that no facts tried lead to.
    public var unreached: [String]
}

extension PolicyPackage {
    /// Minimal situations at both sides of every edge of every table that no situation meets yet.
    ///
    /// Facts are looked for from the situations there are, one change or two at a time; days and
    /// numbers by halving. What is not found is said, never made up.
    public func suggestedSituations(on calendar: WorkingCalendar) -> SituationSuggestions {
        guard let policy = policy?.counting(on: calendar) else {
            return SituationSuggestions(situations: [], unreached: [])
        }
        var runner = SituationRunner(policy: policy, calendar: calendar, surroundings: .init())
        var miner = SituationMiner(policy, situations.map { runner.facts($0) })
        return miner.mine()
    }
}

/// Looks for facts on both sides of edges.
struct SituationMiner {
    let policy: Policy
    /// Facts to begin from: the situations, and one made up of the types.
    let bases: [FactBase]
    private var found = SituationSuggestions(situations: [], unreached: [])

    init(_ policy: Policy, _ situations: [FactBase]) {
        self.policy = policy
        bases = situations + [Self.plainBase(policy)]
    }

    mutating func mine() -> SituationSuggestions {
        for table in policy.tables { mine(table) }
        return found
    }

    /// Booleans false, first words, zero, and thirty years ago: a beginning where nobody wrote one.
    private static func plainBase(_ policy: Policy) -> FactBase {
        var base = FactBase(asOf: policy.effective)
        let day = policy.effective.adding(days: -10_958).flatMap { CalendarDate($0) }
        for (slot, name) in policy.rules.vocabulary.names.enumerated() {
            guard case .given = policy.rules.makers[slot], name != EngineFacts.asOf else {
                continue
            }
            let value: Value? =
                switch policy.rules.types[slot] {
                case .boolean: false
                case .integer, .decimal, .money: 0
                case .date: day.map { .date($0) }
                case .enumeration(let words): words.first.map { .string($0) }
                case .text, .dateTime, .time, .duration, .residentID, .creditCode, .region,
                    .mobile, .email, .list, .structure:
                    nil
                }
            if let value { base[name] = .init(value: value, source: .typed) }
        }
        return base
    }

    private mutating func mine(_ table: Table) {
        let day = policy.effective
        var known: [String: Value] = [:]
        for parameter in policy.parameters { known[parameter.name] = parameter.value(on: day) }
        let seen = table.table.inputs.map { values(of: $0.expression, in: bases.dropLast()) }
        let edges = table.tableEdges(Facts(known: known)) { column in
            let values =
                seen[column] + values(of: table.table.inputs[column].expression, in: bases[...])
            let name = table.table.inputs[column].label
            return policy.rules.type(of: name) == .integer
                || values.contains { if case .number = $0 { true } else { false } }
                    && values.allSatisfy {
                        if case .number(let number) = $0 { number.isInteger } else { true }
                    } && policy.rules.type(of: name) == .structure
        }
        var taken: Set<String> = []
        for edge in edges {
            let open = edge.sides.filter { side in !seen[edge.column].contains { side.contains($0) }
            }
            for side in open {
                let name = "\(table.name): \(table.table.inputs[edge.column].label) \(side.words)"
                guard taken.insert(name).inserted else { continue }
                let search = EdgeSearch(policy, table, edge, side)
                guard let facts = search.facts(from: bases),
                    let situation = search.situation(name, facts)
                else {
                    found.unreached.append(name)
                    continue
                }
                found.situations.append(situation)
            }
        }
    }

    private func values(of expression: Expression, in bases: ArraySlice<FactBase>) -> [Value] {
        bases.compactMap { base in
            var asking = policy.rules.asking(base)
            let outcome = asking.evaluate(expression)
            return outcome.missing.isEmpty ? outcome.value : nil
        }
    }
}
