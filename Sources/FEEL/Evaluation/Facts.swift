/// Facts by name: the simplest scope.
///
///     Facts(known: ["年龄": 83, "户籍": true], unknown: ["月收入"])
public struct Facts: Scope {
    /// What is known or known to be missing; all other names are undeclared.
    public var facts: [String: Fact]
    /// What `today()` gives.
    public var asOf: CalendarDate?
    /// What `now()` gives.
    public var now: DateTime?
    /// Functions the host supplies.
    public var functions: HostFunctions
    /// Rules the standard leaves open, and limits.
    public var options: EvaluationOptions

    /// Facts with everything a scope may give.
    public init(
        _ facts: [String: Fact] = [:], asOf: CalendarDate? = nil, now: DateTime? = nil,
        functions: HostFunctions = HostFunctions(), options: EvaluationOptions = .init()
    ) {
        self.facts = facts
        self.asOf = asOf
        self.now = now
        self.functions = functions
        self.options = options
    }

    /// Known values, and names declared without a value.
    public init(
        known: [String: Value], unknown: Set<String> = [], asOf: CalendarDate? = nil,
        now: DateTime? = nil, functions: HostFunctions = HostFunctions(),
        options: EvaluationOptions = .init()
    ) {
        var facts = known.mapValues { Fact.known($0) }
        for name in unknown { facts[name] = .unknown }
        self.init(facts, asOf: asOf, now: now, functions: functions, options: options)
    }

    /// What is known under a name.
    public func fact(named name: String) -> Fact { facts[name] ?? .undeclared }
}

/// Names in a fixed order, so that facts can be found by place instead of by name.
public final class Vocabulary: Sendable {
    /// The names in order.
    public let names: [String]
    private let slots: [String: Int]

    /// An order of names; a name given twice keeps its first place.
    public init(_ names: [String]) {
        self.names = names
        slots = Dictionary(
            names.enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    /// A name's place, `nil` when it is not in the vocabulary.
    public func slot(of name: String) -> Int? { slots[name] }
}

/// Facts in the order of a vocabulary: the fast scope for asking the same questions of many.
public struct Record: Scope {
    /// The names, in the order of the facts.
    public let names: Vocabulary
    /// The facts in that order; places beyond the end are unknown.
    public var facts: [Fact]
    /// What `today()` gives.
    public var asOf: CalendarDate?
    /// What `now()` gives.
    public var now: DateTime?
    /// Functions the host supplies.
    public var functions: HostFunctions
    /// Rules the standard leaves open, and limits.
    public var options: EvaluationOptions

    /// Facts in the order of `names`.
    public init(
        _ names: Vocabulary, _ facts: [Fact], asOf: CalendarDate? = nil, now: DateTime? = nil,
        functions: HostFunctions = HostFunctions(), options: EvaluationOptions = .init()
    ) {
        self.names = names
        self.facts = facts
        self.asOf = asOf
        self.now = now
        self.functions = functions
        self.options = options
    }

    /// The names, in the order of the facts.
    public var vocabulary: Vocabulary? { names }

    /// The fact at a place.
    public func fact(at slot: Int) -> Fact { slot < facts.count ? facts[slot] : .unknown }

    /// What is known under a name.
    public func fact(named name: String) -> Fact {
        names.slot(of: name).map { fact(at: $0) } ?? .undeclared
    }
}
