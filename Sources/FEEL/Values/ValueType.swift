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
    /// The kind of this value; lists of mixed kinds are lists of ``ValueType/any``.
    public var type: ValueType {
        switch self {
        case .null: .nothing
        case .boolean: .boolean
        case .number: .number
        case .string: .string
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .yearMonthDuration: .yearMonthDuration
        case .dayTimeDuration: .dayTimeDuration
        case .list(let items): .list(Value.commonType(items))
        case .context(let context):
            .context(
                Dictionary(uniqueKeysWithValues: context.entries.map { ($0.key, $0.value.type) }))
        case .range(let range): .range((range.lower ?? range.upper ?? .null).type)
        case .function(let function):
            .function(function.parameters.map { _ in .any }, .any)
        }
    }

    private static func commonType(_ items: [Value]) -> ValueType {
        guard let first = items.first?.type else { return .any }
        return items.dropFirst().allSatisfy { $0.type == first } ? first : .any
    }
}
