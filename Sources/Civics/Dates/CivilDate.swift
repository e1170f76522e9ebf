/// A day of the civil calendar, without a time and without a place, years 1 to 9999.
///
/// Kept as a count of days, so comparing, hashing and adding cost one machine instruction.
/// The calendar is the proleptic Gregorian one (GB/T 7408, ISO 8601).
///
///     CivilDate("2026-12-01")?.weekday          // .tuesday
///     CivilDate("2026-12-01")?.adding(days: 31) // 2027-01-01
public struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, which is day 0; earlier days are negative.
    public let daysSinceEpoch: Int32

    /// 0001-01-01, the first day this type can hold.
    public static let earliest = CivilDate(unchecked: -719_162)
    /// 9999-12-31, the last day this type can hold.
    public static let latest = CivilDate(unchecked: 2_932_896)
    /// 1970-01-01, day zero of ``daysSinceEpoch``.
    public static let epoch = CivilDate(unchecked: 0)

    init(unchecked days: Int) { daysSinceEpoch = Int32(truncatingIfNeeded: days) }

    /// The nearest day that can be held.
    init(clamping days: Int) {
        self.init(unchecked: min(max(days, Self.earliest.number), Self.latest.number))
    }

    /// The day so many days after 1970-01-01; nil outside the years 1 to 9999.
    public init?(daysSinceEpoch days: Int) {
        guard days >= Self.earliest.number, days <= Self.latest.number else { return nil }
        self.init(unchecked: days)
    }

    /// The day with these numbers; nil when there is none, such as 30 February or year 0.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, in: year)
        else { return nil }
        self.init(unchecked: Self.days(year, month, day))
    }

    /// Days since the epoch as `Int`, the width all arithmetic here is done in.
    var number: Int { Int(daysSinceEpoch) }

    /// Earlier days come first.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }
}

extension CivilDate {
    /// Year 1...9999, month 1...12 and day 1...31 at once; cheaper than asking three times.
    public var components: (year: Int, month: Int, day: Int) {
        // Counting from 1 March puts the leap day last, so month lengths follow one formula.
        let shifted = number + 719_468
        let era = shifted.floored(by: 146_097)
        let dayOfEra = era.remainder
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era.quotient * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The calendar year, 1...9999.
    public var year: Int { components.year }
    /// The month of the year, 1...12.
    public var month: Int { components.month }
    /// The day of the month, 1...31.
    public var day: Int { components.day }

    /// The day of the week; 1970-01-01 was a Thursday.
    public var weekday: Weekday {
        Weekday(rawValue: (number + 3).floored(by: 7).remainder + 1) ?? .monday
    }

    /// Whether a year has 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// Days in a month, 28...31; month 1...12, anything else counts as a month of 31.
    public static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear.floored(by: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let yearOfEra = era.remainder
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era.quotient * 146_097 + dayOfEra - 719_468
    }
}
