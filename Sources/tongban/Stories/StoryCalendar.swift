import City
import Civics

/// Turns what a story says of time into moments of the city's clock.
struct StoryCalendar {
    let calendar: WorkingCalendar
    let offset = UTCOffset.chinaStandardTime

    /// Days after the first for which a story's week must be an ordinary one.
    private static let span = 8

    /// - Throws: ``Failure`` when the sample city's calendars cannot be read.
    init(_ city: SampleFolder) throws {
        let loader = RuleLoader(plan: CityPlan(), offset: offset)
        let policies = try SamplePolicies(city: city, releasers: [])
            .activated(at: .earliest, offset: offset) { $0.hasPrefix("calendar-") }
        calendar = try loader.calendar(of: try policies.map { try loader.read($0) }, at: .latest)
    }

    init(calendar: WorkingCalendar) { self.calendar = calendar }

    /// The moment of an `at`, counted from where the story stands.
    ///
    /// - Parameter isFirst: The story's first moment; it waits for a week without holidays, since
    ///   stories tell of ordinary days.
    func moment(_ at: Entry, from present: Instant, isFirst: Bool) throws -> Instant {
        let today = present.date(at: offset)
        let time = try time(at)
        if let weekday = at["weekday"] {
            return try moment(weekday, time, from: present, ordinary: isFirst)
        }
        guard let after = at["after"] else { return moment(today, time) }
        return moment(try day(after, from: today), time)
    }

    /// `1 working day` or `2 calendar days` after a day.
    func day(_ after: Entry, from today: CivilDate) throws -> CivilDate {
        guard let limit = try? Limit(parsing: after.text()), limit.kind.countsDays else {
            throw after.failure("a number of working or calendar days was expected")
        }
        return calendar.due(limit, from: LocalDateTime(today)).date
    }

    /// `Friday 21:00`: the first such moment after another.
    func moment(named text: String, after present: Instant) -> Instant? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 2, let weekday = Self.weekday(words[0]),
            let time = TimeOfDay(words[1])
        else { return nil }
        return first(weekday, time, from: present, ordinary: false)
    }

    private func time(_ at: Entry) throws -> TimeOfDay {
        let entry = try at.need("time")
        guard let time = TimeOfDay(try entry.text()) else {
            throw entry.failure("a time like \"09:12\" was expected")
        }
        return time
    }

    private func moment(_ day: CivilDate, _ time: TimeOfDay) -> Instant {
        Instant(LocalDateTime(day, time), offset: offset)
    }

    private func moment(
        _ weekday: Entry, _ time: TimeOfDay, from present: Instant, ordinary: Bool
    ) throws -> Instant {
        guard let wanted = Self.weekday(try weekday.text()) else {
            throw weekday.failure("a day of the week was expected")
        }
        guard let found = first(wanted, time, from: present, ordinary: ordinary) else {
            throw weekday.failure("no such day within two years")
        }
        return found
    }

    private func first(
        _ weekday: Weekday, _ time: TimeOfDay, from present: Instant, ordinary: Bool
    ) -> Instant? {
        let today = present.date(at: offset)
        for days in 0...731 {
            guard let day = today.adding(days: days), day.weekday == weekday else { continue }
            let found = moment(day, time)
            if found >= present, !ordinary || isOrdinary(from: day) { return found }
        }
        return nil
    }

    private func isOrdinary(from day: CivilDate) -> Bool {
        (0...Self.span).allSatisfy { days in
            day.adding(days: days).map { calendar.isWorkingDay($0) != $0.weekday.isWeekend }
                ?? false
        }
    }

    private static func weekday(_ name: String) -> Weekday? {
        Weekday.allCases.first { $0.text(in: .en) == name }
    }
}
