import Civics
import Testing

@Suite("The legal clock")
struct ClockTests {
    let calendar = Calendars.published

    @Test(
        "Working days count from the day after acceptance, over holidays and make-up days",
        arguments: [
            ("2026-09-18", 10, "2026-10-09"), ("2026-09-16", 13, "2026-10-10"),
            ("2026-02-13", 5, "2026-02-27"), ("2026-04-30", 1, "2026-05-06"),
            ("2026-01-01", 1, "2026-01-04"), ("2026-05-08", 2, "2026-05-11"),
            ("2025-09-26", 5, "2025-10-10"), ("2025-01-24", 3, "2025-02-05"),
        ])
    func dossier(_ accepted: String, _ limit: Int, _ due: String) {
        let answer = calendar.dueDate(accepted: day(accepted), within: limit)
        #expect(answer.end == .day(day(due)))
        #expect(!answer.provisional)
    }

    @Test("2025 and 2026 have 248 working days each", arguments: [2025, 2026])
    func workingDaysOfAYear(_ year: Int) {
        let count = calendar.workingDays(from: day("\(year - 1)-12-31"), to: day("\(year)-12-31"))
        #expect(count.count == 248)
        #expect(!count.provisional)
        let walked = (day("\(year)-01-01")...day("\(year)-12-31")).filter(calendar.isWorkingDay)
        #expect(walked.count == 248)
    }

    @Test("Counting days and finding the day agree with walking day by day")
    func walking() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<2_000 {
            let start = day("2024-06-01").advanced(by: generator.number(in: 0...1_200))
            let limit = generator.number(in: 0...200)
            let pauses = (0..<generator.number(in: 0...3)).map { _ in
                pause(near: start, &generator)
            }
            let due = calendar.dueDate(
                accepted: start, within: limit, notCounted: pauses.map(Pause.days))
            #expect(due.date == walk(start, limit, pauses))
            let elapsed = calendar.elapsed(
                .workingDay, from: LocalDateTime(start), to: LocalDateTime(due.date),
                notCounted: pauses.map(Pause.days))
            #expect(elapsed == limit)
        }
    }

    private func pause(near start: CivilDate, _ generator: inout SeededGenerator) -> DaySpan {
        let from = start.advanced(by: generator.number(in: -10...100))
        let through = from.advanced(by: generator.number(in: 0...20))
        return DaySpan(from: from, through: through) ?? DaySpan(from: from, through: from)!
    }

    private func walk(_ start: CivilDate, _ limit: Int, _ pauses: [DaySpan]) -> CivilDate {
        var (date, left) = (start, limit)
        while left > 0 {
            date = date.advanced(by: 1)
            let isPaused = pauses.contains { $0.contains(date) }
            let rests = calendar.dayKind(date) == .weekend || calendar.dayKind(date) == .holiday
            left -= isPaused || rests ? 0 : 1
        }
        return date
    }

    @Test("Office minutes and urgent minutes agree with walking minute by minute")
    func walkingMinutes() {
        var generator = SeededGenerator(seed: 9)
        for round in 0..<150 {
            let start = moment("2026-04-24T00:00")
                .adding(seconds: 60 * generator.number(in: 0...14_400))!
            let from = start.adding(seconds: 60 * generator.number(in: -600...3_000))!
            let until = from.adding(seconds: 60 * generator.number(in: 0...2_000))!
            let limit = generator.number(in: 1...1_500)
            let pause = MomentSpan(from: from, until: until)!
            let isUrgent = round.isMultiple(of: 2)
            let due =
                isUrgent
                ? calendar.instantDue(
                    from: start, urgentMinutes: limit, notCounted: [.moments(pause)])
                : calendar.instantDue(
                    from: start, workingMinutes: limit, notCounted: [.moments(pause)])
            #expect(due.end == .moment(walk(start, limit, pause, isUrgent: isUrgent)))
        }
    }

    private func walk(
        _ start: LocalDateTime, _ limit: Int, _ pause: MomentSpan, isUrgent: Bool
    ) -> LocalDateTime {
        var (now, left) = (start, limit)
        while left > 0 {
            let isOffice = (8..<12).contains(now.time.hour) || (14..<18).contains(now.time.hour)
            let runs = isUrgent || (isOffice && calendar.isWorkingDay(now.date))
            left -= runs && !pause.contains(now) ? 1 : 0
            now = now.adding(seconds: 60)!
        }
        return now
    }

    @Test("Working days between two days are negative backwards and zero on one day")
    func between() {
        let forwards = calendar.workingDays(from: day("2026-09-15"), to: day("2026-10-11"))
        #expect(forwards.count == 14)
        let backwards = calendar.workingDays(from: day("2026-10-11"), to: day("2026-09-15"))
        #expect(backwards.count == -14)
        #expect(calendar.workingDays(from: day("2027-03-01"), to: day("2027-03-01")).count == 0)
    }

    @Test("A limit of nothing ends where it starts, on any day")
    func zero() {
        let saturday = moment("2026-10-03T03:00")
        for kind in ClockKind.allCases {
            let due = calendar.due(Limit(0, kind)!, from: saturday)
            #expect(due.date == saturday.date)
            #expect(!due.provisional)
        }
    }

    @Test("Four working hours from eight end at noon, and from noon at six")
    func noon() {
        let four = limit("4 working hours")
        #expect(
            calendar.due(four, from: moment("2026-03-27T08:00")).end
                == .moment(moment("2026-03-27T12:00")))
        #expect(
            calendar.due(four, from: moment("2026-03-27T12:00")).end
                == .moment(moment("2026-03-27T18:00")))
        let late = calendar.due(four, from: moment("2026-04-30T17:59:30"))
        #expect(late.end == .moment(moment("2026-05-06T11:59:30")))
    }

    @Test("Two urgent hours run through a holiday night")
    func urgent() {
        let due = calendar.due(limit("2 urgent hours"), from: moment("2026-10-01T23:10"))
        #expect(due.end == .moment(moment("2026-10-02T01:10")))
        #expect(!due.provisional)
    }

    @Test("Calendar days count holidays and never ask for a calendar")
    func calendarDays() {
        let due = calendar.due(limit("15 calendar days"), from: moment("2027-12-25T10:00"))
        #expect(due.end == .day(day("2028-01-09")))
        #expect(!due.provisional)
        let paused = calendar.due(
            limit("2 calendar days"), from: moment("2026-09-26T00:00"),
            notCounted: [days("2026-09-27", "2026-09-28")])
        #expect(paused.date == day("2026-09-30"))
    }

    @Test("A date that needed a year without a calendar is provisional, one that did not is not")
    func provisional() {
        #expect(!calendar.dueDate(accepted: day("2026-12-30"), within: 1).provisional)
        #expect(calendar.dueDate(accepted: day("2026-12-31"), within: 1).provisional)
        #expect(calendar.dueDate(accepted: day("2026-12-31"), within: 1).date == day("2027-01-01"))
        #expect(!calendar.dueDate(accepted: day("2024-12-31"), within: 1).provisional)
        let evening = calendar.due(limit("1 working hour"), from: moment("2026-12-31T18:00"))
        #expect(evening.provisional)
        #expect(
            WorkingCalendar.weekendsOnly.dueDate(accepted: day("2026-09-18"), within: 10)
                .provisional)
        let between = calendar.workingDays(from: day("2026-12-11"), to: day("2027-02-01"))
        #expect(between.count == 36)
        #expect(between.provisional)
    }

    @Test("A published calendar moves a provisional date to the certain one")
    func published() {
        let before = Calendars.only2025.dueDate(accepted: day("2025-12-31"), within: 1)
        #expect(before.date == day("2026-01-01"))
        #expect(before.provisional)
        let after = calendar.dueDate(accepted: day("2025-12-31"), within: 1)
        #expect(after.date == day("2026-01-04"))
        #expect(!after.provisional)
    }

    @Test("Days known before the only calendar and after it count weekends")
    func aroundCalendars() {
        let weekends = WorkingCalendar.weekendsOnly
        for (from, to) in [
            ("2020-01-01", "2024-12-31"), ("2027-01-01", "2031-05-05"),
            ("0001-01-01", "2024-12-31"),
        ] {
            #expect(
                calendar.workingDays(from: day(from), to: day(to)).count
                    == weekends.workingDays(from: day(from), to: day(to)).count)
        }
    }

    @Test("The longest limits end inside the calendar")
    func longest() {
        for kind in ClockKind.allCases {
            let bound = kind.countsDays ? Limit.longest.days : Limit.longest.minutes
            let limit = Limit(bound, kind)!
            let due = calendar.due(limit, from: LocalDateTime(CivilDate.latest), explained: true)
            #expect(due.date == .latest)
            #expect(Limit(bound + 1, kind) == nil)
            #expect(Limit(-1, kind) == nil)
        }
    }
}
