import FEEL

/// Reads and compares the values of test files.
enum TestValue {
    static func value(of node: XMLNode) -> Value {
        if node.attribute("nil") == "true" { return .null }
        if let list = node.first("list") {
            if list.attribute("nil") == "true" { return .null }
            return .list(list.all("item").map { value(of: $0) })
        }
        let components = node.all("component")
        if !components.isEmpty {
            var context = Context()
            for component in components {
                context[component.attribute("name") ?? ""] = value(of: component)
            }
            return .context(context)
        }
        guard let leaf = node.first("value"), leaf.attribute("nil") != "true" else { return .null }
        return typed(leaf)
    }

    private static func typed(_ node: XMLNode) -> Value {
        let text = node.trimmedText
        let type = node.attribute("type")?.split(separator: ":").last.map(String.init)
        switch type {
        case "boolean": return .boolean(text == "true" || text == "1")
        case "decimal", "double", "integer", "int", "long", "float":
            return Number(text).map { .number($0) } ?? .null
        case "date": return CalendarDate(text).map { .date($0) } ?? .null
        case "time": return TimeOfDay(text).map { .time($0) } ?? .null
        case "dateTime": return DateTime(text).map { .dateTime($0) } ?? .null
        case "duration", "yearMonthDuration", "dayTimeDuration": return duration(text)
        default: return .string(node.text)
        }
    }

    private static func duration(_ text: String) -> Value {
        if let months = YearMonthDuration(text) { return .yearMonthDuration(months) }
        return DayTimeDuration(text).map { .dayTimeDuration($0) } ?? .null
    }

    /// Whether a result is the expected one; numbers may differ by a part in 10^8.
    static func agree(_ expected: Value, _ found: Value) -> Bool {
        switch (expected, found) {
        case (.number(let one), .number(let other)): return close(one, other)
        case (.list(let one), .list(let other)):
            return one.count == other.count && zip(one, other).allSatisfy { agree($0, $1) }
        case (.context(let one), .context(let other)):
            return one.count == other.count
                && one.entries.allSatisfy { agree($0.value, other[$0.key] ?? .null) }
        case (.time, .time), (.dateTime, .dateTime): return expected.equals(found) == true
        default: return expected == found
        }
    }

    private static func close(_ one: Number, _ other: Number) -> Bool {
        guard let gap = one.subtracting(other)?.magnitude,
            let allowed = one.magnitude.multiplied(by: Number("0.00000001") ?? .zero)
        else { return false }
        return gap <= allowed || gap <= Number("0.00000001") ?? .zero
    }
}
