extension ValueType {
    /// Whether a value is of this type; null belongs to every type but a function of a table cell.
    func conforms(_ value: Value, _ run: Run) -> Bool {
        if value.isNull { return true }
        return fits(value, run)
    }

    /// `instance of`: null is an instance only of Null.
    func isInstance(_ value: Value, _ run: Run) -> Bool {
        if value.isNull { return self == .nothing }
        return unconstrained.fits(value, run)
    }

    /// The type without conditions on its values, which `instance of` does not look at.
    private var unconstrained: ValueType {
        switch self {
        case .constrained(let base, _): base.unconstrained
        case .list(let item): .list(item.unconstrained)
        case .context(let members): .context(members.mapValues(\.unconstrained))
        case .any, .nothing, .boolean, .number, .integer, .money, .string, .enumeration, .date,
            .time, .dateTime, .yearMonthDuration, .dayTimeDuration, .range, .function:
            self
        }
    }

    private func fits(_ value: Value, _ run: Run) -> Bool {
        switch (self, value) {
        case (.any, _): true
        case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date),
            (.time, .time), (.dateTime, .dateTime), (.money, .number),
            (.yearMonthDuration, .yearMonthDuration), (.dayTimeDuration, .dayTimeDuration):
            true
        case (.integer, .number(let number)): number.isInteger
        case (.enumeration(let words), .string(let text)): words.contains(text)
        case (.list(let item), .list(let items)): items.allSatisfy { item.conforms($0, run) }
        case (.context(let members), .context(let context)):
            members.allSatisfy { name, type in
                context[name].map { type.conforms($0, run) } ?? false
            }
        case (.range(let bound), .range(let range)):
            [range.lower, range.upper].allSatisfy { bound.conforms($0 ?? .null, run) }
        case (.function(let parameters, let result), .function(let function)):
            ValueType.fits(parameters, result, function)
        case (.constrained(let base, let tests), _):
            base.fits(value, run) && tests.allow(value, run)
        default: false
        }
    }

    private static func fits(
        _ parameters: [ValueType], _ result: ValueType, _ function: Function
    ) -> Bool {
        guard !parameters.isEmpty || result != .any else { return true }
        let declared: [Syntax.Parameter]
        let given: ValueType?
        switch function.kind {
        case .builtIn: return function.parameters.count == parameters.count
        case .written(let written): (declared, given) = (written.parameters, written.result)
        case .native(let native): (declared, given) = (native.parameters, native.result)
        }
        guard declared.count == parameters.count else { return false }
        return zip(parameters, declared).allSatisfy { $0.conforms(to: $1.type ?? .any) }
            && (given == nil || given?.conforms(to: result) == true)
    }

    /// Whether every value of this type is also of the other.
    public func conforms(to other: ValueType) -> Bool {
        if self == other || other == .any || self == .nothing { return true }
        switch (self, other) {
        case (.integer, .number), (.money, .number), (.integer, .money): return true
        case (.enumeration, .string): return true
        case (.enumeration(let mine), .enumeration(let others)):
            return mine.allSatisfy(others.contains)
        case (.constrained(let base, _), _): return base.conforms(to: other)
        case (.list(let mine), .list(let others)), (.range(let mine), .range(let others)):
            return mine.conforms(to: others)
        case (.context(let mine), .context(let others)):
            return others.allSatisfy { name, type in mine[name]?.conforms(to: type) ?? false }
        case (.function(let mine, let result), .function(let others, let otherResult)):
            return mine.count == others.count && result.conforms(to: otherResult)
                && zip(mine, others).allSatisfy { $1.conforms(to: $0) }
        default: return false
        }
    }

    /// The value brought to this type by the conversions FEEL allows, `nil` where none fits: a list
    /// of one for its item, an item for a list of one, a date for its midnight UTC.
    ///
    /// Source: DMN 1.5, 10.3.2.9.4.
    func coerced(_ value: Value, _ run: Run) -> Value? {
        if conforms(value, run) { return value }
        switch (self, value) {
        case (.list(let item), _) where item.conforms(value, run): return .list([value])
        case (_, .list(let items)) where items.count == 1:
            return conforms(items[0], run) ? items[0] : nil
        case (.dateTime, .date(let date)): return .dateTime(DateTime(midnight: date, zone: .utc))
        default: return nil
        }
    }
}

extension UnaryTests {
    /// Whether a value is among the allowed ones.
    func allow(_ value: Value, _ run: Run) -> Bool {
        let mark = run.reasons.count
        defer { run.forget(0..<0, mark..<run.reasons.count) }
        return verdict(on: value, run).asBoolean == true
    }
}
