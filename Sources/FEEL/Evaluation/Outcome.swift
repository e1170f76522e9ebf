/// What an expression came to, and how far that can be trusted.
public struct Outcome: Hashable, Sendable {
    /// The value; null where something was wrong.
    public let value: Value
    /// Facts the value hangs on that nobody has given. Empty means the value stands whatever they
    /// are.
    public let missing: [String]
    /// Why parts of the expression gave null, at most a hundred.
    public let reasons: [Reason]

    /// A value with what is missing and what went wrong.
    public init(value: Value, missing: [String] = [], reasons: [Reason] = []) {
        self.value = value
        self.missing = missing
        self.reasons = reasons
    }

    /// Yes, no, or cannot tell: `nil` when facts are missing or the value is not a boolean.
    public var verdict: Bool? {
        guard missing.isEmpty, case .boolean(let answer) = value else { return nil }
        return answer
    }
}

/// Why a part of an expression gave null.
public struct Reason: Hashable, Sendable {
    /// What was wrong.
    public let kind: Fault
    /// Where in the expression.
    public let position: SourcePosition

    /// A fault at a place.
    public init(kind: Fault, position: SourcePosition) {
        self.kind = kind
        self.position = position
    }
}

/// The faults that make a part of an expression null.
public enum Fault: Error, Hashable, Sendable {
    /// No such name in the scope.
    case undeclaredName(String)
    /// No such function, or a value that is none was called.
    case unknownFunction(String)
    /// A context, date or other value has no property of this name.
    case unknownProperty(String)
    /// A function was called with too few, too many or wrongly named arguments.
    case wrongArguments(String)
    /// A value of another kind was needed.
    case wrongType(expected: ValueType, found: ValueType)
    /// Two values cannot be compared or combined.
    case incompatible(ValueType, ValueType)
    /// A number was divided by zero.
    case divisionByZero
    /// A result is beyond what its type holds.
    case outOfRange
    /// An argument has the right kind but a value the function cannot use.
    case badArgument(String)
    /// A context names the same key twice.
    case duplicateKey(String)
    /// A value does not conform to its declared type.
    case nonConforming(ValueType)
    /// A type name nobody declared.
    case unknownType(String)
    /// Functions called each other too deeply.
    case tooDeep
    /// The evaluation needed more steps than allowed.
    case tooManySteps
    /// The scope gives no `today()` or `now()`.
    case noClock
    /// A table had several rows that contradict each other, by their 0-based numbers.
    case conflict(rows: [Int])
    /// A function in another language cannot be called.
    case external
    /// The host's own function refused, in the host's words.
    case host(String)
}
