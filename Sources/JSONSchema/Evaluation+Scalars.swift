import JSON

extension Evaluation {
    mutating func apply(_ rule: NumberRule, of node: SchemaNode, to value: JSONValue) -> Bool {
        switch value {
        case .integer, .number: break
        case .null, .bool, .string, .array, .object: return true
        }
        var fits = true
        func breaks(_ bound: NumberRule.Bound?, _ isBroken: (Int) -> Bool) -> Bool {
            bound.map { isBroken(Self.compare(value, $0)) } ?? false
        }
        if breaks(rule.minimum, { $0 < 0 }) {
            fits = failBound("minimum", rule.minimum, node, value)
        }
        if breaks(rule.maximum, { $0 > 0 }) {
            fits = failBound("maximum", rule.maximum, node, value)
        }
        if breaks(rule.exclusiveMinimum, { $0 <= 0 }) {
            fits = failBound("exclusiveMinimum", rule.exclusiveMinimum, node, value)
        }
        if breaks(rule.exclusiveMaximum, { $0 >= 0 }) {
            fits = failBound("exclusiveMaximum", rule.exclusiveMaximum, node, value)
        }
        if let divisor = rule.multipleOf, !Self.isMultiple(value, divisor) {
            fits = failBound("multipleOf", divisor, node, value)
        }
        return fits
    }

    private mutating func failBound(
        _ keyword: String, _ bound: NumberRule.Bound?, _ node: SchemaNode, _ value: JSONValue
    ) -> Bool {
        fail(node, keyword, bound?.json ?? .null, value)
    }

    /// Below zero, zero or above as the value is below the bound, at it or above.
    private static func compare(_ value: JSONValue, _ bound: NumberRule.Bound) -> Int {
        if case .integer(let own) = value, let other = bound.whole {
            return own < other ? -1 : own > other ? 1 : 0
        }
        guard let number = value.number else { return 0 }
        return number < bound.number ? -1 : number > bound.number ? 1 : 0
    }

    private static func isMultiple(_ value: JSONValue, _ divisor: NumberRule.Bound) -> Bool {
        if case .integer(let own) = value, let other = divisor.whole, other > 0 {
            return own % other == 0
        }
        return value.number?.isMultiple(of: divisor.number) ?? false
    }

    mutating func apply(_ rule: StringRule, of node: SchemaNode, to text: String) -> Bool {
        var fits = true
        if rule.minLength != nil || rule.maxLength != nil {
            let length = Self.length(text)
            if let least = rule.minLength, length < least {
                fits = failCount("minLength", least, node, length)
            }
            if let most = rule.maxLength, length > most {
                fits = failCount("maxLength", most, node, length)
            }
        }
        if fits, let pattern = rule.pattern, !pattern.matches(text) {
            fits = fail(node, "pattern", .string(pattern.pattern), .string(text))
        }
        if fits, let format = rule.format, !format.accepts(text) {
            fits = fail(node, "format", .string(format.name), .string(text))
        }
        return fits
    }

    /// Characters as Unicode scalars (validation §6.3), counted by their first bytes.
    private static func length(_ text: String) -> Int {
        var count = 0
        for byte in text.utf8 where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }

    mutating func failCount(
        _ keyword: String, _ expected: Int, _ node: SchemaNode, _ actual: Int
    ) -> Bool {
        fail(node, keyword, .integer(Int64(expected)), .integer(Int64(actual)))
    }
}
