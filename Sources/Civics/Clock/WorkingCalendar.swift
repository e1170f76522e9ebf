/// What kind of day a day is to the offices.
public enum DayKind: Hashable, Sendable, CaseIterable {
    /// An ordinary working day, Monday to Friday.
    case workingDay
    /// An ordinary Saturday or Sunday.
    case weekend
    /// A day off by the year's notice.
    case holiday
    /// 调休上班: a weekend day worked by the year's notice.
    case makeUp
}

/// The days and hours on which offices work, from the holiday notices of the years it was given.
///
/// Years without a notice count weekends only, and every answer that touched one says
/// *provisional*. Holidays count as days off and make-up days as working days, statutory or moved
/// (行政许可法 第八十二条; the yearly notices of the State Council).
public struct WorkingCalendar: Hashable, Sendable {
    let table: WorkingDayTable
    let years: [Int: YearCalendar]
    /// When offices are open on a working day.
    public let officeHours: OfficeHours

    /// No notices at all: every answer about working days is provisional.
    public static let weekendsOnly = WorkingCalendar(checked: [], .morningAndAfternoon)

    private init(checked years: [YearCalendar], _ officeHours: OfficeHours) {
        table = WorkingDayTable(years)
        self.years = Dictionary(years.map { ($0.year, $0) }) { first, _ in first }
        self.officeHours = officeHours
    }

    /// The calendar that follows from these years' notices.
    ///
    /// - Throws: ``CalendarFault/yearTwice(_:)`` when a year is given twice.
    public init(
        years: [YearCalendar], officeHours: OfficeHours = .morningAndAfternoon
    ) throws(CalendarFault) {
        var seen: Set<Int> = []
        for year in years where !seen.insert(year.year).inserted { throw .yearTwice(year.year) }
        self.init(checked: years, officeHours)
    }

    /// The years with a notice, in order.
    public var knownYears: [Int] { years.keys.sorted() }

    /// Whether offices work on this day, as far as known; see ``isProvisional(_:)``.
    public func isWorkingDay(_ day: CivilDate) -> Bool { table.isWorking(day.number) }

    /// Whether the day's year has no notice, so that its holidays are not known.
    public func isProvisional(_ day: CivilDate) -> Bool { years[day.year] == nil }

    /// What kind of day it is to the offices.
    public func dayKind(_ day: CivilDate) -> DayKind {
        if let year = years[day.year] {
            if year.holidays.contains(day) { return .holiday }
            if year.makeUp.contains(day), day.weekday.isWeekend { return .makeUp }
        }
        return day.weekday.isWeekend ? .weekend : .workingDay
    }

    /// Working days after `from` through `to`, so that the due date of n days is n away.
    ///
    /// Negative when `to` is earlier. Zero when both are the same day.
    public func workingDays(from: CivilDate, to: CivilDate) -> DayCount {
        let (low, high) = (min(from, to), max(from, to))
        return DayCount(
            count: table.rank(to.number) - table.rank(from.number),
            provisional: low < high && touchesUnknownYear(low.advanced(by: 1), high))
    }

    /// Whether a day of the span lies in a year without a notice.
    func touchesUnknownYear(_ first: CivilDate, _ last: CivilDate) -> Bool {
        guard first <= last else { return false }
        return (first.year...last.year).contains { years[$0] == nil }
    }
}
