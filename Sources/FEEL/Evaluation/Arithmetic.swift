/// `+ - * / **` over numbers, texts, dates, times and durations. Source: DMN 1.5, table 45.
enum Arithmetic {
    static func apply(
        _ sign: Syntax.Arithmetic, _ left: Value, _ right: Value, _ run: Run,
        _ place: SourcePosition
    ) -> Value {
        if case .number(let one) = left, case .number(let other) = right {
            return numbers(sign, one, other, run, place)
        }
        if left.isNull || right.isNull { return .null }
        let result: Value?
        switch sign {
        case .add: result = sum(left, right, run.options)
        case .subtract: result = difference(left, right, run.options)
        case .multiply: result = product(left, right) ?? product(right, left)
        case .divide: result = quotient(left, right)
        case .power: result = nil
        }
        return result ?? run.fail(.incompatible(left.shape, right.shape), place)
    }

    private static func numbers(
        _ sign: Syntax.Arithmetic, _ left: Number, _ right: Number, _ run: Run,
        _ place: SourcePosition
    ) -> Value {
        let result: Number?
        switch sign {
        case .add: result = left.adding(right)
        case .subtract: result = left.subtracting(right)
        case .multiply: result = left.multiplied(by: right)
        case .divide:
            guard !right.isZero else { return run.fail(.divisionByZero, place) }
            result = left.divided(by: right)
        case .power: result = left.power(right)
        }
        return result.map { .number($0) } ?? run.fail(.outOfRange, place)
    }

    private static func sum(_ left: Value, _ right: Value, _ options: EvaluationOptions) -> Value? {
        switch (left, right) {
        case (.string(let one), .string(let other)):
            one.utf8.count + other.utf8.count <= options.sizeLimit * 4 ? .string(one + other) : nil
        case (.yearMonthDuration, .yearMonthDuration), (.dayTimeDuration, .dayTimeDuration):
            spans(left, right, negative: false)
        case (.yearMonthDuration, _), (.dayTimeDuration, _):
            moved(right, by: left, negative: false, options)
        case (_, .yearMonthDuration), (_, .dayTimeDuration):
            moved(left, by: right, negative: false, options)
        default: nil
        }
    }

    private static func difference(
        _ left: Value, _ right: Value, _ options: EvaluationOptions
    ) -> Value? {
        switch (left, right) {
        case (.yearMonthDuration, .yearMonthDuration), (.dayTimeDuration, .dayTimeDuration):
            spans(left, right, negative: true)
        case (_, .yearMonthDuration), (_, .dayTimeDuration):
            moved(left, by: right, negative: true, options)
        default: distance(from: right, to: left)
        }
    }

    private static func spans(_ left: Value, _ right: Value, negative: Bool) -> Value? {
        switch (left, right) {
        case (.yearMonthDuration(let one), .yearMonthDuration(let other)):
            let (months, overflow) =
                negative
                ? one.months.subtractingReportingOverflow(other.months)
                : one.months.addingReportingOverflow(other.months)
            return overflow ? nil : .yearMonthDuration(YearMonthDuration(months: months))
        case (.dayTimeDuration(let one), .dayTimeDuration(let other)):
            let (span, overflow) =
                negative
                ? one.nanoseconds.subtractingReportingOverflow(other.nanoseconds)
                : one.nanoseconds.addingReportingOverflow(other.nanoseconds)
            return overflow ? nil : .dayTimeDuration(DayTimeDuration(nanoseconds: span))
        default: return nil
        }
    }

    /// A date, time or moment moved by a duration.
    static func moved(
        _ value: Value, by span: Value, negative: Bool, _ options: EvaluationOptions
    ) -> Value? {
        switch (value, span) {
        case (.date(let date), .yearMonthDuration(let span)):
            let months = negative ? 0 &- span.months : span.months
            return date.adding(months: months, rounding: options.monthEnd).map { .date($0) }
        case (.dateTime(let moment), .yearMonthDuration(let span)):
            let months = negative ? 0 &- span.months : span.months
            return moment.adding(months: months, rounding: options.monthEnd).map { .dateTime($0) }
        case (_, .dayTimeDuration(let span)):
            let size = negative ? 0 &- span.nanoseconds : span.nanoseconds
            return moved(value, by: DayTimeDuration(nanoseconds: size))
        default: return nil
        }
    }

    private static func moved(_ value: Value, by span: DayTimeDuration) -> Value? {
        switch value {
        case .date(let date):
            return DateTime(midnight: date).adding(span).map { .date($0.date) }
        case .dateTime(let moment): return moment.adding(span).map { .dateTime($0) }
        case .time(let time):
            let rest = Int64(span.nanoseconds % Int128(TimeOfDay.nanosecondsPerDay))
            return .time(TimeOfDay(wrapping: time.nanoseconds + rest, zone: time.zone))
        default: return nil
        }
    }

    /// The span between two dates, moments or times; a date counts as midnight UTC beside a
    /// moment.
    private static func distance(from: Value, to: Value) -> Value? {
        switch (from, to) {
        case (.time(let from), .time(let to)):
            guard (from.offset == nil) == (to.offset == nil) else { return nil }
            let span = Int128(to.universal) - Int128(from.universal)
            return .dayTimeDuration(DayTimeDuration(nanoseconds: span))
        case (.date, .date), (.date, .dateTime), (.dateTime, .date), (.dateTime, .dateTime):
            guard let one = from.moment(beside: to), let other = to.moment(beside: from),
                (one.offset == nil) == (other.offset == nil)
            else { return nil }
            return .dayTimeDuration(DayTimeDuration(nanoseconds: other.instant - one.instant))
        default: return nil
        }
    }

    private static func product(_ span: Value, _ factor: Value) -> Value? {
        guard case .number(let factor) = factor else { return nil }
        return scaled(span) { $0.multiplied(by: factor) }
    }

    private static func quotient(_ left: Value, _ right: Value) -> Value? {
        switch (left, right) {
        case (.yearMonthDuration(let one), .yearMonthDuration(let other)):
            return Number(one.months).divided(by: Number(other.months)).map { .number($0) }
        case (.dayTimeDuration(let one), .dayTimeDuration(let other)):
            return Number(one.nanoseconds).divided(by: Number(other.nanoseconds)).map {
                .number($0)
            }
        case (_, .number(let divisor)): return scaled(left) { $0.divided(by: divisor) }
        default: return nil
        }
    }

    private static func scaled(_ span: Value, _ scale: (Number) -> Number?) -> Value? {
        switch span {
        case .yearMonthDuration(let span):
            let months = scale(Number(span.months))?.rounded(scale: 0, .down)?.asInt
            return months.map { .yearMonthDuration(YearMonthDuration(months: $0)) }
        case .dayTimeDuration(let span):
            let size = scale(Number(span.nanoseconds))?.rounded(scale: 0, .down)?.asInt128
            return size.map { .dayTimeDuration(DayTimeDuration(nanoseconds: $0)) }
        default: return nil
        }
    }
}

extension Value {
    /// A date as its midnight, in UTC beside a moment; a moment as it is.
    fileprivate func moment(beside other: Value) -> DateTime? {
        switch self {
        case .dateTime(let moment): return moment
        case .date(let date):
            if case .dateTime = other { return DateTime(midnight: date, zone: .utc) }
            return DateTime(midnight: date)
        default: return nil
        }
    }
}

extension Number {
    /// The value as a 128-bit whole number, `nil` when it has a fraction or does not fit.
    var asInt128: Int128? {
        let plain = canonical
        guard plain.exponent >= 0, plain.exponent <= 38 else { return nil }
        let (units, overflow) = plain.coefficient
            .multipliedReportingOverflow(by: DecimalDigits.power(Int(plain.exponent)))
        guard !overflow, let word = Int128(exactly: units) else { return nil }
        return isNegative ? -word : word
    }
}
