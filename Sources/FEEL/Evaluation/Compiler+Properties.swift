extension Compiler {
    mutating func property(_ base: Syntax, _ name: String, _ place: SourcePosition) -> Step {
        let step = compile(base)
        return { run, locals in run.property(name, of: step(run, locals), place) }
    }
}

extension Run {
    /// A property of a value; of a list, the property of each item. Source: DMN 1.5, table 65.
    func property(_ name: String, of value: Value, _ place: SourcePosition) -> Value {
        switch value {
        case .null: return .null
        case .context(let context):
            return context[name] ?? fail(.unknownProperty(name), place)
        case .list(let items):
            guard spend(items.count) else { return fail(.tooManySteps, place) }
            return .list(items.map { property(name, of: $0, place) })
        case .date, .time, .dateTime, .yearMonthDuration, .dayTimeDuration, .range:
            return value.property(name) ?? fail(.unknownProperty(name), place)
        case .boolean, .number, .string, .function:
            return fail(.unknownProperty(name), place)
        }
    }
}

extension Value {
    /// A built-in property; `nil` when the kind has none of that name.
    func property(_ name: String) -> Value? {
        switch self {
        case .date(let date): date.property(name)
        case .time(let time): time.property(name)
        case .dateTime(let moment): moment.date.property(name) ?? moment.property(name)
        case .yearMonthDuration(let span): span.property(name)
        case .dayTimeDuration(let span): span.property(name)
        case .range(let range): range.property(name)
        case .null, .boolean, .number, .string, .list, .context, .function: nil
        }
    }

    static func whole(_ number: Int) -> Value { .number(Number(number)) }
}

extension CalendarDate {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "year", "年": .whole(year)
        case "month", "月": .whole(month)
        case "day", "日": .whole(day)
        case "weekday", "星期": .whole(weekday)
        default: nil
        }
    }
}

extension TimeOfDay {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "hour", "时": .whole(hour)
        case "minute", "分": .whole(minute)
        case "second", "秒": .whole(second)
        case "time offset": Value.distance(offset)
        case "timezone": Value.zoneName(zone)
        default: nil
        }
    }
}

extension DateTime {
    fileprivate func property(_ name: String) -> Value? {
        name == "time offset" ? Value.distance(offset) : time.property(name)
    }
}

extension Value {
    fileprivate static func distance(_ seconds: Int?) -> Value {
        seconds.map { .dayTimeDuration(DayTimeDuration(seconds: $0)) } ?? .null
    }

    fileprivate static func zoneName(_ zone: Zone) -> Value {
        switch zone {
        case .local, .offset: .null
        case .region(let region): .string(region.name)
        }
    }
}

extension YearMonthDuration {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "years": .whole(years)
        case "months": .whole(months % 12)
        default: nil
        }
    }
}

extension DayTimeDuration {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "days": .whole(days)
        case "hours": .whole(hours)
        case "minutes": .whole(minutes)
        case "seconds": .number(seconds)
        default: nil
        }
    }
}

extension ValueRange {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "start": lower ?? .null
        case "end": upper ?? .null
        case "start included": .boolean(lowerClosed)
        case "end included": .boolean(upperClosed)
        default: nil
        }
    }
}
