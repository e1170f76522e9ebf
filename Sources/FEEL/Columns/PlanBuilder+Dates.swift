/// Parts of a day a step can read.
enum DatePart: Int64, Sendable {
    case year, month, day, weekday, dayOfYear, weekOfYear
}

extension PlanBuilder {
    /// A built-in property of a value.
    func part(
        _ name: String, of slot: Slot, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        switch (kind(slot), name) {
        case (.date, "year"), (.date, "年"): return datePart(.year, slot)
        case (.date, "month"), (.date, "月"): return datePart(.month, slot)
        case (.date, "day"), (.date, "日"): return datePart(.day, slot)
        case (.date, "weekday"), (.date, "星期"): return datePart(.weekday, slot)
        case (.months, "years"): return emit(.truncatedDivide, .number(0), a: slot, k: 12)
        case (.months, "months"): return emit(.remainder, .number(0), a: slot, k: 12)
        case (.seconds, "days"): return emit(.truncatedDivide, .number(0), a: slot, k: 86_400)
        case (.seconds, "hours"): return clock(slot, 3600, 24)
        case (.seconds, "minutes"): return clock(slot, 60, 60)
        case (.seconds, "seconds"): return emit(.remainder, .number(0), a: slot, k: 60)
        default: throw NotVectorisable(.form("the entry \(name)"), place)
        }
    }

    private func clock(_ slot: Slot, _ unit: Int64, _ cycle: Int64) -> Slot {
        let whole = emit(.truncatedDivide, .number(0), a: slot, k: unit)
        return emit(.remainder, .number(0), a: whole, k: cycle)
    }

    private func datePart(_ part: DatePart, _ slot: Slot) -> Slot {
        emit(.datePart, .number(0), a: slot, k: part.rawValue)
    }

    func dateCall(_ call: Call) throws(NotVectorisable) -> Slot? {
        switch call.name {
        case "date": return try date(call)
        case "duration": return try unchanged(call) { $0 == .months || $0 == .seconds }
        case "day of year": return datePart(.dayOfYear, try day(call, 0))
        case "week of year": return datePart(.weekOfYear, try day(call, 0))
        case "years and months duration":
            let (from, to) = (try day(call, 0), try day(call, 1))
            return emit(.monthsBetween, .months, a: from, b: to, k: 0)
        case "足月": return try completedMonths(call)
        case "周岁":
            let months = try completedMonths(call)
            return emit(.truncatedDivide, .number(0), a: months, k: 12)
        case "before", "after": return try order(call)
        default: return nil
        }
    }

    private func day(_ call: Call, _ index: Int) throws(NotVectorisable) -> Slot {
        let slot = try compile(call.arguments[index])
        guard kind(slot) == .date else { throw call.refusal }
        return slot
    }

    /// Null when the second day comes first, unlike `years and months duration`.
    private func completedMonths(_ call: Call) throws(NotVectorisable) -> Slot {
        let (from, to) = (try day(call, 0), try day(call, 1))
        let up: Int64 = layout.options.birthday == .up ? 2 : 1
        return emit(.monthsBetween, .number(0), a: from, b: to, k: up)
    }

    private func date(_ call: Call) throws(NotVectorisable) -> Slot {
        if call.arguments.count == 1 { return try unchanged(call) { $0 == .date } }
        var parts: [Slot] = []
        for argument in call.arguments {
            let slot = try compile(argument)
            guard kind(slot) == .number(0) else { throw call.refusal }
            parts.append(slot)
        }
        return emit(.makeDate, .date, a: parts[0], b: parts[1], c: parts[2])
    }

    /// Points before or after each other; ranges are left to the row interpreter.
    private func order(_ call: Call) throws(NotVectorisable) -> Slot {
        let (one, other) = (try compile(call.arguments[0]), try compile(call.arguments[1]))
        guard kind(one) != .text, kind(one) != .boolean else { throw call.refusal }
        return try compare(one, call.name == "before" ? .less : .greater, other, call.position)
    }
}
