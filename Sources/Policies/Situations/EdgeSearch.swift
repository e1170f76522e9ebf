import Civics
import FEEL

/// Looks for facts under which one column of a table comes to lie on one side of an edge.
struct EdgeSearch {
    let policy: Policy
    let table: Table
    let edge: TableEdge
    let side: TableEdge.Side
    private let input: Expression
    /// Given facts the column rests on, and those the whole table rests on.
    private let movable: [String]
    private let needed: [String]

    init(_ policy: Policy, _ table: Table, _ edge: TableEdge, _ side: TableEdge.Side) {
        (self.policy, self.table, self.edge, self.side) = (policy, table, edge, side)
        input = table.table.inputs[edge.column].expression
        let rules = policy.rules
        movable = (try? PopulationQuestion(input.source, rules))?.given(rules) ?? []
        needed = (try? PopulationQuestion(table.name, rules))?.given(rules) ?? []
    }

    /// The first facts found; those under which the column decides are tried first.
    func facts(from bases: [FactBase]) -> FactBase? {
        var second: FactBase?
        for base in bases {
            guard let facts = oneChange(base, bases) else { continue }
            if case .decided = outcome(facts) { return facts }
            second = second ?? facts
        }
        if let second { return second }
        for base in bases.prefix(6) {
            for fact in movable {
                for value in words(fact, bases) {
                    var changed = base
                    changed[fact] = entry(fact, value, base)
                    if let facts = oneChange(changed, bases) { return facts }
                }
            }
        }
        return nil
    }

    private func oneChange(_ base: FactBase, _ bases: [FactBase]) -> FactBase? {
        for fact in movable {
            for value in words(fact, bases) + line(fact, base) {
                var changed = base
                changed[fact] = entry(fact, value, base)
                if isOnSide(changed) { return changed }
            }
        }
        return nil
    }

    private func entry(_ fact: String, _ value: Value, _ base: FactBase) -> FactBase.Entry {
        .init(value: value, source: policy.rules.source(of: fact, on: base.asOf))
    }

    private func value(_ facts: FactBase) -> Value? {
        var asking = policy.rules.asking(facts)
        let outcome = asking.evaluate(input)
        return outcome.missing.isEmpty ? outcome.value : nil
    }

    private func isOnSide(_ facts: FactBase) -> Bool {
        value(facts).map { side.contains($0) } ?? false
    }

    private func outcome(_ facts: FactBase) -> TableOutcome? {
        policy.rules.outcome(ofTable: table.name, facts)
    }

    /// Single values worth trying: of the type, of the edge, and of the situations there are.
    private func words(_ fact: String, _ bases: [FactBase]) -> [Value] {
        var values: [Value] = []
        if case .at(let value) = side { values.append(value) }
        switch policy.rules.type(of: fact) {
        case .boolean: values += [true, false]
        case .enumeration(let words): values += words.map { .string($0) }
        case .integer, .decimal, .money, .text, .date, .dateTime, .time, .duration, .residentID,
            .creditCode, .region, .mobile, .email, .list, .structure, nil:
            break
        }
        for base in bases {
            if let value = base[fact]?.value, !values.contains(value) { values.append(value) }
        }
        return values.filter { fits($0, fact) && $0 != .null } + [.null]
    }

    private func fits(_ value: Value, _ fact: String) -> Bool {
        switch (policy.rules.type(of: fact), value) {
        case (_, .null): true
        case (.boolean, .boolean), (.date, .date): true
        case (.integer, .number(let number)): number.isInteger
        case (.decimal, .number), (.money, .number): true
        case (.enumeration(let words), .string(let word)): words.contains(word)
        case (.text, .string), (.residentID, .string), (.creditCode, .string), (.region, .string),
            (.mobile, .string), (.email, .string):
            true
        case (.dateTime, .dateTime), (.time, .time), (.list, .list), (.structure, _): true
        case (_, _): false
        }
    }

    /// Days or numbers next to where the column passes the edge.
    private func line(_ fact: String, _ base: FactBase) -> [Value] {
        guard let bound = edge.bound else { return [] }
        switch policy.rules.type(of: fact) {
        case .date:
            let today = Int(base.asOf.daysSinceEpoch)
            let marks = Array(stride(from: today - 43_830, through: today + 1_461, by: 365))
            return crossings(marks, fact, base, bound) {
                CalendarDate(dayNumber: $0).map { .date($0) }
            }
        case .integer: return crossings(Self.marks, fact, base, bound) { .number(Number($0)) }
        case .decimal, .money:
            return crossings(Self.marks, fact, base, bound) { units in
                Number(units).divided(by: 100).map { .number($0) }
            }
        case .boolean, .text, .dateTime, .time, .duration, .enumeration, .residentID, .creditCode,
            .region, .mobile, .email, .list, .structure, nil:
            return []
        }
    }

    private static let marks: [Int] = [0] + (0..<31).map { 1 << $0 }

    /// Halves between marks on different sides of the bound, until neighbours are left.
    private func crossings(
        _ marks: [Int], _ fact: String, _ base: FactBase, _ bound: Value,
        _ make: (Int) -> Value?
    ) -> [Value] {
        func isLow(_ place: Int) -> Bool? {
            var changed = base
            guard let made = make(place) else { return nil }
            changed[fact] = entry(fact, made, base)
            guard let value = value(changed), value.isOrdered else { return nil }
            return value.isBelow(bound) || (edge.isUpper && value == bound)
        }
        let sides = marks.map(isLow)
        var found: [Value] = []
        for index in marks.indices.dropLast() {
            guard let low = sides[index], let next = sides[index + 1], low != next else { continue }
            var (from, to) = (marks[index], marks[index + 1])
            while to - from > 1 {
                let middle = from + (to - from) / 2
                if isLow(middle) == low { from = middle } else { to = middle }
            }
            found += [from, to].compactMap(make)
        }
        return found
    }

    // MARK: The situation

    /// The least facts that still lead here, with what the table says about them; `nil` where a
    /// person has to settle the table first.
    func situation(_ name: String, _ facts: FactBase) -> SuggestedSituation? {
        let wanted = outcome(facts)
        var least = facts
        for fact in facts.entries.keys.sorted() where isGiven(fact) {
            var without = least
            without[fact] = nil
            if outcome(without) == wanted, isOnSide(without) { least = without }
        }
        let order = needed + least.entries.keys.sorted().filter { !needed.contains($0) }
        let given = order.compactMap { fact in
            least[fact].map { SuggestedSituation.Given(name: fact, value: $0.value) }
        }
        var situation = SuggestedSituation(
            name: name, asOf: facts.asOf, given: given, expect: [], cannotTell: [])
        switch wanted {
        case .decided(let value, _): situation.expect = expected(value)
        case .cannotTell(let missing): situation.cannotTell = missing
        case .conflict, .undetermined, nil: return nil
        }
        return situation
    }

    /// Parameters a situation sets for itself stay.
    private func isGiven(_ fact: String) -> Bool {
        guard let slot = policy.rules.slots[fact] else { return false }
        if case .given = policy.rules.makers[slot] { return true }
        return false
    }

    private func expected(_ value: Value) -> [SuggestedSituation.Given] {
        if !table.isValue, table.table.outputs.count > 1, case .context(let context) = value {
            return table.table.outputs.map { output in
                .init(name: "\(table.name).\(output.name)", value: context[output.name] ?? .null)
            }
        }
        let only = table.table.outputs.first.map { "\(table.name).\($0.name)" } ?? table.name
        return [.init(name: table.isValue ? table.name : only, value: value)]
    }
}
