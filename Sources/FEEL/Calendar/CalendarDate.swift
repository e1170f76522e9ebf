/// A day of the proleptic Gregorian calendar, without a place or a time.
///
///     CalendarDate(year: 2026, month: 12, day: 1)
///     CalendarDate("2026-12-01")
///
/// Years -999,999,999...999,999,999; the year before 1 is 0. Source: DMN 1.5, 10.3.2.3.5; ISO 8601.
public struct CalendarDate: Hashable, Comparable, Sendable {
    private let packedYear: Int32
    private let packedMonth: UInt8
    private let packedDay: UInt8

    /// The year, negative before year 0.
    public var year: Int { Int(packedYear) }
    /// The month, 1...12.
    public var month: Int { Int(packedMonth) }
    /// The day of the month, 1...31.
    public var day: Int { Int(packedDay) }

    /// The largest absolute year.
    public static let lastYear = 999_999_999

    /// A day, `nil` when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard abs(year) <= CalendarDate.lastYear, (1...12).contains(month), day >= 1,
            day <= CalendarDate.days(inMonth: month, of: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        packedYear = Int32(truncatingIfNeeded: year)
        packedMonth = UInt8(truncatingIfNeeded: month)
        packedDay = UInt8(truncatingIfNeeded: day)
    }

    /// The day so many days after 1970-01-01, `nil` outside the years the type holds.
    public init?(dayNumber: Int) {
        guard abs(dayNumber) < 400_000_000_000 else { return nil }
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let leaps = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leaps) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: day)
    }

    /// Days since 1970-01-01, negative before it.
    public var dayNumber: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Whether a year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// How many days a month has.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Monday 1 … Sunday 7, as ISO 8601 counts.
    public var weekday: Int {
        let rest = (dayNumber + 3) % 7
        return (rest < 0 ? rest + 7 : rest) + 1
    }

    /// The day of the year, 1...366.
    public var dayOfYear: Int {
        guard let first = CalendarDate(year: year, month: 1, day: 1) else { return day }
        return dayNumber - first.dayNumber + 1
    }

    /// The ISO 8601 week, 1...53: week 1 holds the year's first Thursday.
    public var weekOfYear: Int {
        guard let thursday = CalendarDate(dayNumber: dayNumber - weekday + 4) else { return 1 }
        return (thursday.dayOfYear - 1) / 7 + 1
    }

    /// Whether one day is before another.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        if left.packedYear != right.packedYear { return left.packedYear < right.packedYear }
        if left.packedMonth != right.packedMonth { return left.packedMonth < right.packedMonth }
        return left.packedDay < right.packedDay
    }

    /// The day so many days later, `nil` outside the years the type holds.
    public func adding(days: Int) -> CalendarDate? {
        let (number, overflow) = dayNumber.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(dayNumber: number)
    }

    /// The same day so many months later; `rounding` says what a missing day becomes.
    public func adding(months: Int, rounding: MonthEnd = .down) -> CalendarDate? {
        let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow else { return nil }
        let target = total >= 0 ? total / 12 : (total - 11) / 12
        let month = total - target * 12 + 1
        let last = CalendarDate.days(inMonth: month, of: target)
        if day <= last { return CalendarDate(year: target, month: month, day: day) }
        switch rounding {
        case .down: return CalendarDate(year: target, month: month, day: last)
        case .up:
            return CalendarDate(year: target, month: month, day: last)?.adding(days: 1)
        }
    }

    /// Whole months from this day to another, counted down to zero from either side.
    ///
    /// A month is complete on the same day of the month; `rounding` says when that is where the
    /// month lacks the day.
    public func months(until other: CalendarDate, rounding: MonthEnd = .down) -> Int {
        if other < self { return -other.months(until: self, rounding: rounding) }
        let months = (other.year - year) * 12 + other.month - month
        guard let reached = adding(months: months, rounding: rounding) else { return months }
        return reached <= other ? months : months - 1
    }
}

extension CalendarDate: CustomStringConvertible, LosslessStringConvertible {
    /// A day written `2026-12-01`; years have four digits or more and may be negative.
    public init?(_ text: String) {
        var cursor = ByteCursor(text)
        guard let date = cursor.date(), cursor.isAtEnd else { return nil }
        self = date
    }

    /// The day as ISO 8601 writes it.
    public var description: String {
        let sign = year < 0 ? "-" : ""
        let pad = Digits.padded(abs(year), to: 4)
        return sign + pad + "-" + Digits.padded(month, to: 2) + "-" + Digits.padded(day, to: 2)
    }
}
