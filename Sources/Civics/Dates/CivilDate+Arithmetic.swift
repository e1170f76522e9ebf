/// What to do when a month has no corresponding day, as one month after 31 January.
public enum MonthRounding: Hashable, Sendable, CaseIterable {
    /// The last day of the month: 民法典 第二百零二条, 没有对应日的，月末日为期间的最后一日.
    case lastDayOfMonth
    /// The first day of the following month, for terms that may not end early.
    case firstOfNextMonth
    /// No day at all, for terms where a person must choose.
    case refuse
}

extension CivilDate {
    /// The day so many days later, or earlier when negative; nil outside the years 1 to 9999.
    public func adding(days: Int) -> CivilDate? {
        let (sum, overflow) = number.addingReportingOverflow(days)
        return overflow ? nil : CivilDate(daysSinceEpoch: sum)
    }

    /// The corresponding day so many months later, or earlier when negative.
    ///
    ///     CivilDate("2026-01-31")?.adding(months: 1) // 2026-02-28
    ///
    /// - Parameter rounding: What stands for a day the month does not have.
    /// - Returns: nil outside the years 1 to 9999, or when `rounding` refuses.
    public func adding(
        months: Int, rounding: MonthRounding = .lastDayOfMonth
    ) -> CivilDate? {
        let (year, month, day) = components
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow else { return nil }
        let target = sum.floored(by: 12)
        let length = Self.length(ofMonth: target.remainder + 1, in: target.quotient)
        let first = CivilDate(year: target.quotient, month: target.remainder + 1, day: 1)
        guard day > length else { return first?.adding(days: day - 1) }
        switch rounding {
        case .lastDayOfMonth: return first?.adding(days: length - 1)
        case .firstOfNextMonth: return first?.adding(days: length)
        case .refuse: return nil
        }
    }
}

extension CivilDate: Strideable {
    /// Days from this day to another; negative when the other is earlier.
    public func distance(to other: CivilDate) -> Int { other.number - number }

    /// The day so many days later, stopped at ``earliest`` and ``latest``; `a...b` can be walked.
    ///
    /// Where leaving the range must be noticed, use ``adding(days:)``.
    public func advanced(by days: Int) -> CivilDate {
        let (sum, overflow) = number.addingReportingOverflow(days)
        guard !overflow else { return days < 0 ? .earliest : .latest }
        return CivilDate(clamping: sum)
    }
}
