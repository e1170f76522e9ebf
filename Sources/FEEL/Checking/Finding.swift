/// Something a reader of the document should mend before it is released.
public struct Finding: Hashable, Sendable {
    /// What was found.
    public enum Kind: Hashable, Sendable {
        /// A name nobody declared; `nearest` is the declared name most like it.
        case unknownName(String, nearest: String?)
        /// A function nobody declared.
        case unknownFunction(String, nearest: String?)
        /// A context has no entry of this name.
        case unknownProperty(String, nearest: String?)
        /// A function is called with arguments it does not take.
        case wrongArguments(String)
        /// A value of one type stands where another is needed.
        case typeMismatch(expected: ValueType, found: ValueType)
        /// Two types that cannot be compared or combined.
        case incompatible(ValueType, ValueType)
        /// An amount of money was divided or multiplied by a fraction and not rounded.
        case unroundedMoney
        /// `decimal()` rounds 2.5 to 2; an amount of money needs its way of rounding said.
        case halfEvenMoney
        /// A value outside those declared for the name.
        case valueNotDeclared(String, nearest: String?)
        /// A division whose divisor is the literal zero.
        case divisionByZero
        /// A cell can never be passed, such as `(5..3)`.
        case emptyRange
        /// `first` hides overlaps that a person should see.
        case firstHitPolicy
    }

    /// What was found.
    public let kind: Kind
    /// Where.
    public let position: SourcePosition

    /// Something found at a place.
    public init(_ kind: Kind, at position: SourcePosition) {
        self.kind = kind
        self.position = position
    }

    /// A name for the kind that does not change: `unknown-name`, `type-mismatch`…
    public var code: String {
        switch kind {
        case .unknownName: "unknown-name"
        case .unknownFunction: "unknown-function"
        case .unknownProperty: "unknown-property"
        case .wrongArguments: "wrong-arguments"
        case .typeMismatch: "type-mismatch"
        case .incompatible: "incompatible-types"
        case .unroundedMoney: "unrounded-money"
        case .halfEvenMoney: "half-even-money"
        case .valueNotDeclared: "value-not-declared"
        case .divisionByZero: "division-by-zero"
        case .emptyRange: "empty-range"
        case .firstHitPolicy: "first-hit-policy"
        }
    }

    /// What was expected, in English.
    public var expected: String {
        switch kind {
        case .unknownName(let name, _): "a declared name, not \(name)"
        case .unknownFunction(let name, _): "a function that exists, not \(name)"
        case .unknownProperty(let name, _): "a property that exists, not \(name)"
        case .wrongArguments(let usage): usage
        case .typeMismatch(let expected, let found): "\(expected.name), not \(found.name)"
        case .incompatible(let left, let right):
            "types that go together, not \(left.name) and \(right.name)"
        case .unroundedMoney: "an amount rounded to the fen"
        case .halfEvenMoney: "a way of rounding that the document names"
        case .valueNotDeclared(let text, _): "one of the declared values, not \(Value.quoted(text))"
        case .divisionByZero: "a divisor other than zero"
        case .emptyRange: "a range with a lower bound below its upper bound"
        case .firstHitPolicy: "rows that do not overlap"
        }
    }

    /// How to mend it, in English.
    public var remedy: String {
        switch kind {
        case .unknownName(_, let nearest?), .unknownFunction(_, let nearest?),
            .unknownProperty(_, let nearest?), .valueNotDeclared(_, let nearest?):
            "did you mean \(nearest)?"
        case .unknownName: "declare it under facts or parameters"
        case .unknownFunction: "check the spelling, or the language reference"
        case .unknownProperty: "check the spelling"
        case .wrongArguments: "give the arguments in this order"
        case .typeMismatch, .incompatible: "convert one of them, or mend its declaration"
        case .unroundedMoney: "write 四舍五入(…, 2)"
        case .halfEvenMoney: "write 四舍五入(…, 2), or round down(…, 2)"
        case .valueNotDeclared: "use a declared value, or declare this one"
        case .divisionByZero: "mend the divisor"
        case .emptyRange: "exchange the bounds"
        case .firstHitPolicy: "use unique and make the rows exclude each other"
        }
    }
}

extension ValueType {
    /// The type in English words.
    public var name: String {
        switch self {
        case .any: "any value"
        case .nothing: "null"
        case .boolean: "boolean"
        case .number: "number"
        case .integer: "integer"
        case .money: "money"
        case .string: "text"
        case .enumeration(let words): "one of " + words.joined(separator: ", ")
        case .date: "date"
        case .time: "time"
        case .dateTime: "date and time"
        case .yearMonthDuration: "years and months duration"
        case .dayTimeDuration: "days and time duration"
        case .list(let item): "list of " + item.name
        case .context: "context"
        case .range(let bound): "range of " + bound.name
        case .function: "function"
        case .constrained(let base, _): base.name + " with conditions"
        }
    }

    /// The type without conditions and narrower readings: integer and money are numbers, an
    /// enumeration is text.
    var base: ValueType {
        switch self {
        case .integer, .money: .number
        case .enumeration: .string
        case .constrained(let base, _): base.base
        case .any, .nothing, .boolean, .number, .string, .date, .time, .dateTime,
            .yearMonthDuration, .dayTimeDuration, .list, .context, .range, .function:
            self
        }
    }

    var isOpen: Bool { self == .any || self == .nothing }
}
