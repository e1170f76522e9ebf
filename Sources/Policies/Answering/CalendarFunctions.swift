public import Civics
public import FEEL

extension HostFunctions {
    /// Functions of policy documents that need a working calendar, beside FEEL's own.
    ///
    /// `工作日加(日期, n)` is the n-th working day after a day (negative: before it); `工作日差(起, 止)`
    /// counts the working days in (起, 止]. Without a calendar both refuse, so that nothing is
    /// counted by weekends alone without anybody having said so.
    public static func policies(on calendar: WorkingCalendar?) -> HostFunctions {
        var functions = HostFunctions()
        functions.register(
            "工作日加", aliases: ["add_working_days"], parameters: [("日期", .date), ("n", .integer)],
            result: .date
        ) { arguments, _ throws(Fault) in
            try added(arguments, try counted(calendar))
        }
        functions.register(
            "工作日差", aliases: ["working_days_between"], parameters: [("起", .date), ("止", .date)],
            result: .integer
        ) { arguments, _ throws(Fault) in
            try between(arguments, try counted(calendar))
        }
        return functions
    }

    private static func counted(_ calendar: WorkingCalendar?) throws(Fault) -> WorkingCalendar {
        guard let calendar else { throw .host("no working calendar") }
        return calendar
    }

    private static func added(_ arguments: [Value], _ calendar: WorkingCalendar) throws(Fault)
        -> Value
    {
        guard arguments.count == 2, let from = CivilDate(arguments[0]),
            case .number(let number) = arguments[1], let count = number.asInt,
            (-3000...3000).contains(count)
        else { throw .badArgument("工作日加") }
        var day = from
        var left = abs(count)
        while left > 0 {
            guard let next = day.adding(days: count > 0 ? 1 : -1) else { throw .outOfRange }
            day = next
            if calendar.isWorkingDay(day) { left -= 1 }
        }
        return CalendarDate(day).map { .date($0) } ?? .null
    }

    private static func between(
        _ arguments: [Value], _ calendar: WorkingCalendar
    ) throws(Fault) -> Value {
        guard arguments.count == 2, let from = CivilDate(arguments[0]),
            let to = CivilDate(arguments[1])
        else { throw .badArgument("工作日差") }
        return .number(Number(calendar.workingDays(from: from, to: to).count))
    }
}

extension CivilDate {
    /// The day a value of the rules names; `nil` for any other value.
    public init?(_ value: Value) {
        guard case .date(let date) = value else { return nil }
        self.init(daysSinceEpoch: date.dayNumber)
    }
}

extension CalendarDate {
    /// The same day as the rules know it.
    public init?(_ day: CivilDate) { self.init(dayNumber: Int(day.daysSinceEpoch)) }
}

extension Policy {
    /// The same policy with rules that count working days on this calendar.
    public func counting(on calendar: WorkingCalendar) -> Policy {
        var policy = self
        policy.bind(to: PolicyRules(self, functions: .policies(on: calendar)))
        return policy
    }
}
