public import FEEL
public import JSON

// Answers of people and registers as values of the rules.
extension FactType {
    /// The value of a JSON answer; `nil` when it is not of this type.
    ///
    /// Text is not trimmed or converted; dates are `2026-12-01`; money is yuan.
    public func value(of json: JSONValue) -> Value? {
        switch (self, json) {
        case (_, .null): .null
        case (.boolean, .bool(let truth)): .boolean(truth)
        case (.integer, _): json.feelNumber.flatMap { $0.isInteger ? .number($0) : nil }
        case (.decimal, _), (.money, _): json.feelNumber.map { .number($0) }
        case (.enumeration(let values), .string(let text)):
            values.contains(text) ? .string(text) : nil
        case (.list(let element), .array(let items)): element.list(of: items)
        case (.structure, _): Value(json: json)
        case (_, .string(let text)): value(of: text)
        case (_, .bool), (_, .integer), (_, .number), (_, .array), (_, .object): nil
        }
    }

    private func list(of items: [JSONValue]) -> Value? {
        var values: [Value] = []
        for item in items {
            guard let value = value(of: item) else { return nil }
            values.append(value)
        }
        return .list(values)
    }

    /// The value that a written text has as this type; `nil` when it is none.
    public func value(of text: String) -> Value? {
        switch self {
        case .boolean: BlockReading.truth(text).map { .boolean($0) }
        case .integer: Number(text).flatMap { $0.isInteger ? .number($0) : nil }
        case .decimal, .money: Number(text).map { .number($0) }
        case .text, .residentID, .creditCode, .region, .mobile, .email: .string(text)
        case .enumeration(let values): values.contains(text) ? .string(text) : nil
        case .date: CalendarDate(text).map { .date($0) }
        case .dateTime: DateTime(text).map { .dateTime($0) }
        case .time: FEEL.TimeOfDay(text).map { .time($0) }
        case .duration: Self.duration(text)
        case .list(let element): element.value(of: text).map { .list([$0]) }
        case .structure: .string(text)
        }
    }

    private static func duration(_ text: String) -> Value? {
        if let months = YearMonthDuration(text) { return .yearMonthDuration(months) }
        return DayTimeDuration(text).map { .dayTimeDuration($0) }
    }
}

extension JSONValue {
    fileprivate var feelNumber: Number? {
        switch self {
        case .integer(let whole): Number(Int(whole))
        case .number(let number): Number(number.text)
        case .null, .bool, .string, .array, .object: nil
        }
    }
}

extension Value {
    /// Structured answers keep their shape; dates inside stay text.
    init(json: JSONValue) {
        switch json {
        case .null: self = .null
        case .bool(let truth): self = .boolean(truth)
        case .integer, .number: self = json.feelNumber.map { .number($0) } ?? .null
        case .string(let text): self = .string(text)
        case .array(let items): self = .list(items.map { Value(json: $0) })
        case .object(let object):
            self = .context(Context(object.map { ($0.key, Value(json: $0.value)) }))
        }
    }
}

extension PolicyRules {
    /// The value of an answer to a declared name; `nil` when the name is unknown or the answer is
    /// not of its type.
    public func value(of answer: JSONValue, for name: String) -> Value? {
        guard let type = type(of: name) else { return nil }
        return type.value(of: answer)
    }
}
