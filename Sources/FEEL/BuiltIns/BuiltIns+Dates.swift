extension BuiltIns {
    /// Source: DMN 1.5, 10.3.4.1.
    static let dates: [BuiltIn] = [
        BuiltIn("date", ["from"], ["year", "month", "day"], gives: .date) { call throws(Fault) in
            call.count == 1 ? try date(call.scalar(0)) : try dateOfParts(call)
        },
        BuiltIn(
            "time", ["from"], ["hour", "minute", "second"],
            ["hour", "minute", "second", "offset"], gives: .time
        ) { call throws(Fault) in
            call.count == 1 ? try time(call.scalar(0)) : try timeOfParts(call)
        },
        BuiltIn("date and time", ["from"], ["date", "time"], gives: .dateTime) {
            call throws(Fault) in
            call.count == 1 ? try moment(call.scalar(0)) : try momentOfParts(call)
        },
        BuiltIn("duration", ["from"], gives: .any) { call throws(Fault) in
            switch call.scalar(0) {
            case .yearMonthDuration, .dayTimeDuration: return call.scalar(0)
            default: break
            }
            let text = try call.text(0)
            if let span = DayTimeDuration(text) { return .dayTimeDuration(span) }
            guard let span = YearMonthDuration(text) else { throw .badArgument(text) }
            return .yearMonthDuration(span)
        },
        BuiltIn("years and months duration", ["from", "to"], gives: .yearMonthDuration) {
            call throws(Fault) in
            let months = try call.date(0).months(until: call.date(1), rounding: .up)
            return .yearMonthDuration(YearMonthDuration(months: months))
        },
    ]

    private static func date(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .date: return value
        case .dateTime(let moment): return .date(moment.date)
        case .string(let text):
            guard let date = CalendarDate(text) else { throw .badArgument(text) }
            return .date(date)
        default: throw .wrongType(expected: .date, found: value.shape)
        }
    }

    private static func dateOfParts(_ call: BuiltInCall) throws(Fault) -> Value {
        let (year, month, day) = (try call.whole(0), try call.whole(1), try call.whole(2))
        guard abs(year) <= CalendarDate.lastYear,
            let date = CalendarDate(year: year, month: month, day: day)
        else { throw .badArgument("\(year)-\(month)-\(day)") }
        return .date(date)
    }

    private static func time(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .time: return value
        case .dateTime(let moment): return .time(moment.time)
        case .date: return .time(TimeOfDay(wrapping: 0, zone: .utc))
        case .string(let text):
            guard let time = TimeOfDay(text) else { throw .badArgument(text) }
            return .time(time)
        default: throw .wrongType(expected: .time, found: value.shape)
        }
    }

    private static func timeOfParts(_ call: BuiltInCall) throws(Fault) -> Value {
        let second = try call.number(2)
        guard
            let nanoseconds = second.multiplied(by: Number(1_000_000_000))?
                .rounded(scale: 0, .down)?.asInt, nanoseconds >= 0, nanoseconds < 60_000_000_000
        else { throw .badArgument("second \(second)") }
        var zone = Zone.local
        if call.has(3) {
            guard case .dayTimeDuration(let offset) = call.scalar(3),
                let seconds = Int(exactly: offset.wholeSeconds), let given = Zone(offset: seconds)
            else { throw call.wrong(3, .dayTimeDuration) }
            zone = given
        }
        let time = TimeOfDay(
            hour: try call.whole(0), minute: try call.whole(1),
            second: nanoseconds / 1_000_000_000, nanosecond: nanoseconds % 1_000_000_000,
            zone: zone)
        guard let time else { throw .badArgument("hour or minute") }
        return .time(time)
    }

    private static func moment(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .dateTime: return value
        case .date(let date): return .dateTime(DateTime(midnight: date, zone: .utc))
        case .string(let text):
            guard let moment = DateTime(text) else { throw .badArgument(text) }
            return .dateTime(moment)
        default: throw .wrongType(expected: .dateTime, found: value.shape)
        }
    }

    private static func momentOfParts(_ call: BuiltInCall) throws(Fault) -> Value {
        guard case .time(let time) = call.scalar(1) else { throw call.wrong(1, .time) }
        return .dateTime(DateTime(date: try call.date(0), time: time))
    }
}
