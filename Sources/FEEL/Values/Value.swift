/// Anything a FEEL expression can come to.
///
/// `==` and hash compare by content and are total; FEEL's own `=`, which knows "cannot be
/// compared", is ``equals(_:)``. Source: DMN 1.5, 10.3.2.
public enum Value: Hashable, Sendable {
    /// Nothing: unknown, absent or the result of an error.
    case null
    /// True or false.
    case boolean(Bool)
    /// An exact decimal number.
    case number(Number)
    /// Text.
    case string(String)
    /// A day.
    case date(CalendarDate)
    /// A time of day.
    case time(TimeOfDay)
    /// A moment or a local day and time.
    case dateTime(DateTime)
    /// A span of months.
    case yearMonthDuration(YearMonthDuration)
    /// A span of days, hours, minutes and seconds.
    case dayTimeDuration(DayTimeDuration)
    /// Values in order.
    case list([Value])
    /// Named values.
    case context(Context)
    /// An interval.
    indirect case range(ValueRange)
    /// A function.
    case function(Function)

    /// Whether this is nothing.
    public var isNull: Bool {
        if case .null = self { return true }
        return false
    }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
    /// A whole number.
    public init(integerLiteral value: Int) { self = .number(Number(value)) }
    /// Text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// True or false.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// A list.
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
}

extension Value: CustomStringConvertible {
    /// The value as a FEEL literal: text in quotes, dates as `@"2026-12-01"`.
    public var description: String {
        switch self {
        case .null: "null"
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let number): number.description
        case .string(let text): Value.quoted(text)
        case .date(let date): "@\"\(date)\""
        case .time(let time): "@\"\(time)\""
        case .dateTime(let moment): "@\"\(moment)\""
        case .yearMonthDuration(let span): "@\"\(span)\""
        case .dayTimeDuration(let span): "@\"\(span)\""
        case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
        case .context(let context): context.description
        case .range(let range): range.description
        case .function(let function): function.description
        }
    }

    /// The value as FEEL's `string()` gives it: text and dates without quotes at the outside.
    public var plainText: String {
        switch self {
        case .string(let text): text
        case .date(let date): date.description
        case .time(let time): time.description
        case .dateTime(let moment): moment.description
        case .yearMonthDuration(let span): span.description
        case .dayTimeDuration(let span): span.description
        case .list(let items): "[" + items.map(\.plainItem).joined(separator: ", ") + "]"
        case .context(let context): context.plainText
        case .null, .boolean, .number, .range, .function: description
        }
    }

    var plainItem: String {
        if case .string(let text) = self { return Value.quoted(text) }
        return plainText
    }

    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
