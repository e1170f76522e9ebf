import FEEL

/// Tries single changes of given facts and keeps those that turn the answer.
///
/// What is tried: the other value of a yes-or-no, the other values of an enumeration, and for
/// numbers and days each bound the rules name with its neighbours. Nothing is guessed beyond what
/// the document says.
struct NearestChange {
    private let explainer: RuleExplainer
    private let names: [String]
    private let outcome: RuleValue
    private let numbers: [Number]
    private let days: [CalendarDate]
    private let texts: [String]

    init(_ explainer: RuleExplainer, _ names: [String], _ outcome: RuleValue) {
        self.explainer = explainer
        self.names = names
        self.outcome = outcome
        var constants: [Value] = explainer.expression.syntax.constants
        for name in names { constants += explainer.constants(of: name) }
        numbers = Self.unique(
            constants.compactMap { if case .number(let n) = $0 { n } else { nil } })
        days = Self.unique(
            constants.compactMap { if case .date(let day) = $0 { day } else { nil } })
        texts = Self.unique(
            constants.compactMap { if case .string(let text) = $0 { text } else { nil } })
    }

    private static func unique<Element: Hashable>(_ all: [Element]) -> [Element] {
        var seen: Set<Element> = []
        return all.filter { seen.insert($0).inserted }
    }

    /// Nearest first, at most five, one for each fact and answer.
    func changes() -> [RuleExplanation.Change] {
        if let wanted = explainer.wanted, outcome == .value(wanted) { return [] }
        var found: [(change: RuleExplanation.Change, cost: Double)] = []
        for name in names where isGiven(name) {
            var best: [RuleValue: (RuleExplanation.Change, Double)] = [:]
            for (value, cost) in candidates(name) {
                guard let change = change(name, value), cost < best[change.outcome]?.1 ?? .infinity
                else { continue }
                best[change.outcome] = (change, cost)
            }
            found += best.values.map { (change: $0.0, cost: $0.1) }
        }
        let sorted = found.sorted { ($0.cost, $0.change.fact) < ($1.cost, $1.change.fact) }
        return sorted.prefix(5).map(\.change)
    }

    private func isGiven(_ name: String) -> Bool {
        guard let slot = explainer.policy.rules.slots[name], name != EngineFacts.asOf else {
            return false
        }
        if case .given = explainer.policy.rules.makers[slot] { return true }
        return explainer.facts[name] != nil
    }

    private func change(_ name: String, _ value: Value) -> RuleExplanation.Change? {
        let from = explainer.facts[name]?.value
        guard value != from else { return nil }
        var facts = explainer.facts
        facts[name] = .init(value: value, source: facts[name]?.source ?? .typed)
        var asking = explainer.policy.rules.asking(facts)
        let turned = asking.value(explainer.expression)
        guard turned != outcome, case .value(let result) = turned else { return nil }
        if let wanted = explainer.wanted, wanted != result { return nil }
        return .init(fact: name, from: from, to: value, outcome: turned)
    }

    private func candidates(_ name: String) -> [(Value, Double)] {
        switch explainer.policy.rules.type(of: name) {
        case .boolean: return [(true, 1), (false, 1)]
        case .enumeration(let values): return values.map { (.string($0), 1) }
        case .integer: return numbers(near: name, step: 1)
        case .decimal, .money: return numbers(near: name, step: Number("0.01") ?? 1)
        case .date: return dates(near: name)
        case .text: return texts.map { (.string($0), 2) }
        case .dateTime, .time, .duration, .residentID, .creditCode, .region, .mobile, .email, .list,
            .structure, nil:
            return []
        }
    }

    private func numbers(near name: String, step: Number) -> [(Value, Double)] {
        var from: Number?
        if case .number(let number) = explainer.facts[name]?.value { from = number }
        let all = numbers.flatMap {
            [$0, $0.adding(step), $0.subtracting(step)].compactMap(\.self)
        }
        return all.map { (.number($0), Self.distance(from, $0)) }
    }

    /// Relative to what is there now: 200 to 200.01 is nearer than yes to no.
    private static func distance(_ from: Number?, _ to: Number) -> Double {
        guard let from, let difference = to.subtracting(from) else { return 1 }
        let size = abs(Double("\(difference)") ?? 1)
        return size / (abs(Double("\(from)") ?? 0) + 1)
    }

    /// Days the rules name, and days as many years before 基准日 as numbers say.
    private func dates(near name: String) -> [(Value, Double)] {
        guard let asOf = CalendarDate(explainer.facts.asOf) else { return [] }
        var all = days
        for number in numbers {
            guard let years = number.asInt, (1...130).contains(years) else { continue }
            all += [asOf.adding(months: -12 * years), asOf.adding(months: -years)].compactMap(
                \.self)
        }
        var from = asOf
        if case .date(let day) = explainer.facts[name]?.value { from = day }
        return all.flatMap { day in
            [-1, 0, 1].compactMap { day.adding(days: $0) }.map { near in
                (.date(near), Double(abs(near.dayNumber - from.dayNumber)) / 366)
            }
        }
    }
}

extension RuleExplainer {
    /// Constants that a made name compares with.
    func constants(of name: String) -> [Value] {
        guard let slot = policy.rules.slots[name] else { return [] }
        switch policy.rules.makers[slot] {
        case .given: return []
        case .parameter(let parameter): return [parameter.value(on: facts.asOf)].compactMap(\.self)
        case .expression(let expression): return expression.syntax.constants
        case .table(let index):
            let table = policy.rules.tables[index].table
            return table.rules.flatMap { rule in
                rule.cells.flatMap { $0.tests.flatMap(\.constants) }
            }
        }
    }
}

extension UnaryTest {
    fileprivate var constants: [Value] {
        switch self {
        case .any: []
        case .equals(let syntax), .differs(let syntax), .expression(let syntax): syntax.constants
        case .range(let range): [range.lower, range.upper].compactMap(\.self).flatMap(\.constants)
        case .not(let tests): tests.flatMap(\.constants)
        }
    }
}

extension Syntax {
    /// Constants written in it, dates made by `date("…")` included.
    fileprivate var constants: [Value] {
        let scope = Facts(known: [:])
        if case .literal(let value) = kind { return [value] }
        if case .call = kind, Expression(self).names.isEmpty {
            let value = Expression(self).evaluate(in: scope).value
            if case .date = value { return [value] }
        }
        return parts.flatMap(\.constants)
    }

    private var parts: [Syntax] {
        switch kind {
        case .literal, .name, .testInput, .external, .table: []
        case .property(let whole, _), .negation(let whole), .instanceOf(let whole, _),
            .declared(let whole, _):
            [whole]
        case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
            .conjunction(let left, let right), .disjunction(let left, let right),
            .filter(let left, let right):
            [left, right]
        case .between(let value, let lower, let upper): [value, lower, upper]
        case .membership(let value, let tests): [value] + tests.flatMap(\.syntaxes)
        case .conditional(let test, let then, let otherwise): [test, then, otherwise]
        case .iteration(let iterators, let body):
            iterators.flatMap { [$0.domain, $0.end].compactMap(\.self) } + [body]
        case .quantified(_, let iterators, let test):
            iterators.flatMap { [$0.domain, $0.end].compactMap(\.self) } + [test]
        case .call(let function, let arguments): [function] + arguments.map(\.value)
        case .list(let items): items
        case .context(let entries, let result): entries.map(\.value) + [result].compactMap(\.self)
        case .range(let range): [range.lower, range.upper].compactMap(\.self)
        case .function(_, _, let body): [body]
        }
    }
}

extension UnaryTest {
    fileprivate var syntaxes: [Syntax] {
        switch self {
        case .any: []
        case .equals(let syntax), .differs(let syntax), .expression(let syntax): [syntax]
        case .range(let range): [range.lower, range.upper].compactMap(\.self)
        case .not(let tests): tests.flatMap(\.syntaxes)
        }
    }
}
