/// What kind of value is meant: FEEL's types and the narrower ones of policy documents.
public indirect enum ValueType: Hashable, Sendable {
    /// Any value.
    case any
    /// Only null.
    case nothing
    /// True or false.
    case boolean
    /// A number with any digits.
    case number
    /// A number without a fraction.
    case integer
    /// An amount of money: a number of which only two digits behind the point can be paid.
    case money
    /// Text.
    case string
    /// One of these texts.
    case enumeration([String])
    /// A day.
    case date
    /// A time of day.
    case time
    /// A day and time.
    case dateTime
    /// A span of months.
    case yearMonthDuration
    /// A span of days and time.
    case dayTimeDuration
    /// A list of one kind.
    case list(ValueType)
    /// Named values, each of its kind; further names are allowed.
    case context([String: ValueType])
    /// A range of one kind.
    case range(ValueType)
    /// A function from parameters to a result.
    case function([ValueType], ValueType)
    /// Values of a kind that pass a test, named for messages.
    case constrained(ValueType, UnaryTests)
}

extension Value {
    /// The kind of this value; lists of mixed kinds, and what is nested more than four levels deep,
    /// are lists of ``ValueType/any``.
    public var type: ValueType { type(levels: 4) }

    /// The kind of this value without looking inside.
    var shape: ValueType { type(levels: 0) }

    private func type(levels: Int) -> ValueType {
        switch self {
        case .null: return .nothing
        case .boolean: return .boolean
        case .number: return .number
        case .string: return .string
        case .date: return .date
        case .time: return .time
        case .dateTime: return .dateTime
        case .yearMonthDuration: return .yearMonthDuration
        case .dayTimeDuration: return .dayTimeDuration
        case .list(let items):
            return .list(levels > 0 ? Value.commonType(items, levels - 1) : .any)
        case .context(let context):
            guard levels > 0 else { return .context([:]) }
            let members = context.entries.map { ($0.key, $0.value.type(levels: levels - 1)) }
            return .context(Dictionary(members, uniquingKeysWith: { first, _ in first }))
        case .range(let range):
            return .range((range.lower ?? range.upper ?? .null).type(levels: 0))
        case .function(let function):
            return .function(function.parameters.map { _ in .any }, .any)
        }
    }

    private static func commonType(_ items: [Value], _ levels: Int) -> ValueType {
        guard let first = items.first?.type(levels: levels) else { return .any }
        return items.dropFirst().allSatisfy { $0.type(levels: levels) == first } ? first : .any
    }
}
