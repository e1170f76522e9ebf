import Civics

/// The State Council's holidays of 2025 and 2026, for tests of the clock.
enum Calendars {
    static let published = make([year2025, year2026])
    static let only2025 = make([year2025])

    static let year2025 = year(
        2025,
        off: [("01-01", 1), ("01-28", 8), ("04-04", 3), ("05-01", 5), ("05-31", 3), ("10-01", 8)],
        worked: ["01-26", "02-08", "04-27", "09-28", "10-11"])
    static let year2026 = year(
        2026,
        off: [
            ("01-01", 3), ("02-15", 9), ("04-04", 3), ("05-01", 5), ("06-19", 3), ("09-25", 3),
            ("10-01", 7),
        ],
        worked: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"])

    static func make(_ years: [YearCalendar]) -> WorkingCalendar {
        (try? WorkingCalendar(years: years)) ?? .weekendsOnly
    }

    private static func year(
        _ year: Int, off: [(String, Int)], worked: [String]
    ) -> YearCalendar {
        let holidays = off.flatMap { start, length in
            (0..<length).map { day("\(year)-\(start)").advanced(by: $0) }
        }
        let notice = Citation(wholeOf: "\(year)年部分节假日安排")
        guard
            let calendar = try? YearCalendar(
                year: year, holidays: Set(holidays),
                makeUp: Set(worked.map { day("\(year)-\($0)") }), source: notice)
        else { preconditionFailure("the test's own calendar is wrong") }
        return calendar
    }
}

func day(_ text: String) -> CivilDate {
    guard let day = CivilDate(text) else { preconditionFailure("the test's own date is wrong") }
    return day
}

func moment(_ text: String) -> LocalDateTime {
    guard let moment = LocalDateTime(text) else {
        preconditionFailure("the test's own moment is wrong")
    }
    return moment
}

func days(_ from: String, _ through: String) -> Pause {
    guard let span = DaySpan(from: day(from), through: day(through)) else {
        preconditionFailure("the test's own span is wrong")
    }
    return .days(span)
}

func moments(_ from: String, _ until: String) -> Pause {
    guard let span = MomentSpan(from: moment(from), until: moment(until)) else {
        preconditionFailure("the test's own span is wrong")
    }
    return .moments(span)
}

func limit(_ text: String) -> Limit {
    guard let limit = Limit(text) else { preconditionFailure("the test's own limit is wrong") }
    return limit
}
