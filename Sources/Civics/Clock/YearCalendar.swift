/// What one year's holiday notice says: which days are off, which weekend days are worked.
public struct YearCalendar: Hashable, Sendable {
    /// The calendar year, 1...9999.
    public let year: Int
    /// Days off, weekend days inside a holiday included. Days moved to rest count as days off.
    public let holidays: Set<CivilDate>
    /// 调休上班: weekend days on which offices work.
    public let makeUp: Set<CivilDate>
    /// The notice that says so.
    public let source: Citation

    /// The calendar of one year.
    ///
    /// - Throws: ``CalendarFault`` when a day is of another year, or both off and worked.
    public init(
        year: Int, holidays: Set<CivilDate>, makeUp: Set<CivilDate>, source: Citation
    ) throws(CalendarFault) {
        guard (1...9_999).contains(year) else { throw .yearOutOfRange(year) }
        if let stray = holidays.union(makeUp).filter({ $0.year != year }).min() {
            throw .dayOutsideYear(stray, year: year)
        }
        if let both = holidays.intersection(makeUp).min() { throw .dayBothOffAndWorked(both) }
        self.year = year
        self.holidays = holidays
        self.makeUp = makeUp
        self.source = source
    }

    /// The same year with a local notice laid over it, such as a festival or a typhoon closure.
    ///
    /// The local notice wins over the national one; `source` stays the national notice.
    ///
    /// - Throws: ``CalendarFault`` when the local notice contradicts itself or names another year.
    public func overlaid(
        holidays: Set<CivilDate>, makeUp: Set<CivilDate>
    ) throws(CalendarFault) -> YearCalendar {
        let local = try YearCalendar(year: year, holidays: holidays, makeUp: makeUp, source: source)
        return try YearCalendar(
            year: year, holidays: self.holidays.subtracting(local.makeUp).union(local.holidays),
            makeUp: self.makeUp.subtracting(local.holidays).union(local.makeUp), source: source)
    }
}

/// Why a calendar cannot be used.
public enum CalendarFault: Error, Hashable, Sendable {
    /// The year is not within 1...9999.
    case yearOutOfRange(Int)
    /// The day stands in the calendar of a year it does not belong to.
    case dayOutsideYear(CivilDate, year: Int)
    /// The day is named as a holiday and as a working day: one of them is a slip.
    case dayBothOffAndWorked(CivilDate)
    /// Two calendars are given for one year: decide which is in force before asking for dates.
    case yearTwice(Int)
    /// Office hours are empty, overlap, or are not in order.
    case officeHours
}
