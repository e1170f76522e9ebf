/// Where an expression finds the facts it names.
///
/// ``Facts`` and ``Record`` are ready-made; a store of its own need only answer ``fact(named:)``.
/// The wall clock is never read: `today()` and `now()` are null unless the scope gives them.
public protocol Scope: Sendable {
    /// What is known under a name.
    func fact(named name: String) -> Fact
    /// What is known at a place of ``vocabulary``; asked only of scopes that have one.
    func fact(at slot: Int) -> Fact
    /// The names whose places ``fact(at:)`` understands, `nil` for none.
    var vocabulary: Vocabulary? { get }
    /// What `today()` gives: the day the question is asked about.
    var asOf: CalendarDate? { get }
    /// What `now()` gives.
    var now: DateTime? { get }
    /// Functions the host supplies.
    var functions: HostFunctions { get }
    /// Rules the standard leaves open, and limits.
    var options: EvaluationOptions { get }
}

extension Scope {
    /// Asks by name.
    public func fact(at slot: Int) -> Fact {
        guard let vocabulary, slot < vocabulary.names.count else { return .undeclared }
        return fact(named: vocabulary.names[slot])
    }
    /// None.
    public var vocabulary: Vocabulary? { nil }
    /// Not given.
    public var asOf: CalendarDate? { nil }
    /// Not given.
    public var now: DateTime? { nil }
    /// None.
    public var functions: HostFunctions { HostFunctions() }
    /// The usual ones.
    public var options: EvaluationOptions { EvaluationOptions() }
}

/// What a scope knows under a name.
public enum Fact: Hashable, Sendable {
    /// A value, which may be a known null.
    case known(Value)
    /// The name is declared, but nobody has given its value: it counts as null and is reported.
    case unknown
    /// There is no such name.
    case undeclared
}

/// Rules the standard leaves open, and limits on work.
public struct EvaluationOptions: Hashable, Sendable {
    /// On which day somebody born on 29 February completes a year when the year is common:
    /// `.up` is 1 March (the default: 民法典 第二百零二条 counts the corresponding day, and where the
    /// month has none, the month's last day as the end of the period, so the year is full only when
    /// that day is over), `.down` is 28 February.
    public var birthday: MonthEnd
    /// What adding months makes of a day the target month does not have.
    public var monthEnd: MonthEnd
    /// How many loop turns, calls and list items one evaluation may use before it gives null.
    public var stepLimit: Int
    /// Characters one text or items one list may have when made by an expression.
    public var sizeLimit: Int

    /// The usual rules.
    public init(
        birthday: MonthEnd = .up, monthEnd: MonthEnd = .down, stepLimit: Int = 5_000_000,
        sizeLimit: Int = 1_000_000
    ) {
        self.birthday = birthday
        self.monthEnd = monthEnd
        self.stepLimit = stepLimit
        self.sizeLimit = sizeLimit
    }
}
