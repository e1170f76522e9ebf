/// Which days are worked: one bit a day over the years with calendars, Mondays to Fridays elsewhere.
///
/// Counts are answered from running totals, so a question over centuries costs as much as one over
/// a week.
struct WorkingDayTable: Hashable, Sendable {
    private let first: Int
    private let end: Int
    private let words: [UInt64]
    private let totals: [Int]

    init(_ years: [YearCalendar]) {
        let numbers = years.map(\.year)
        guard let low = numbers.min(), let high = numbers.max() else {
            (first, end, words, totals) = (0, 0, [], [Self.weekdays(through: -1)])
            return
        }
        let first = CivilDate.days(low, 1, 1)
        let end = CivilDate.days(high, 12, 31) + 1
        var words = [UInt64](repeating: 0, count: (end - first + 63) / 64)
        for day in first..<end where Self.isWeekday(day) {
            words[(day - first) / 64] |= 1 << ((day - first) % 64)
        }
        for year in years {
            for day in year.holidays.map({ $0.number - first }) {
                words[day / 64] &= ~(1 << (day % 64))
            }
            for day in year.makeUp.map({ $0.number - first }) { words[day / 64] |= 1 << (day % 64) }
        }
        var totals = [Self.weekdays(through: first - 1)]
        for word in words { totals.append((totals.last ?? 0) + word.nonzeroBitCount) }
        (self.first, self.end, self.words, self.totals) = (first, end, words, totals)
    }

    static func isWeekday(_ day: Int) -> Bool { (day + 3).floored(by: 7).remainder < 5 }

    // Mondays to Fridays from Monday 1969-12-29 through `day`; negative for earlier days.
    private static func weekdays(through day: Int) -> Int {
        let week = (day + 3).floored(by: 7)
        return week.quotient * 5 + min(week.remainder + 1, 5)
    }

    func isWorking(_ day: Int) -> Bool {
        guard day >= first, day < end else { return Self.isWeekday(day) }
        return words[(day - first) / 64] >> ((day - first) % 64) & 1 == 1
    }

    /// Working days through `day`, from a fixed day far off; only differences mean something.
    func rank(_ day: Int) -> Int {
        guard day >= first else { return Self.weekdays(through: day) }
        guard day < end else {
            return Self.weekdays(through: day) - Self.weekdays(through: end - 1)
                + (totals.last ?? 0)
        }
        let place = day - first
        let word = words[place / 64] << (63 - place % 64)
        return totals[place / 64] + word.nonzeroBitCount
    }

    /// The `count`-th working day after `day`; `day` itself when `count` is zero.
    func day(_ count: Int, after day: Int) -> Int {
        let target = rank(day) + count
        var (found, missing) = (day, count)
        // `missing` days hold at most `missing` working days, so this never steps past the answer.
        while missing > 0, found < CivilDate.latest.number {
            found += missing
            missing = target - rank(found)
        }
        return found
    }
}
