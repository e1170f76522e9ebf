import Civics
import Testing

@Suite("A running clock")
struct RunningClockTests {
    let calendar = Calendars.published

    @Test("Suspended days stand still, whatever their order and overlap")
    func suspended() {
        let pauses = [
            days("2026-10-24", "2026-10-25"), days("2026-10-10", "2026-10-30"),
            days("2026-10-07", "2026-10-27"),
        ]
        for order in [pauses, pauses.reversed()] {
            let due = calendar.dueDate(accepted: day("2026-10-05"), within: 30, notCounted: order)
            #expect(due.date == day("2026-12-11"))
        }
    }

    @Test("A day suspended for any part of it is not counted in days")
    func partDay() {
        let from = moment("2026-12-01T09:00")
        let plain = calendar.due(limit("3 working days"), from: from)
        #expect(plain.date == day("2026-12-04"))
        let hours = [moments("2026-12-02T10:00", "2026-12-02T11:00")]
        #expect(
            calendar.due(limit("3 working days"), from: from, notCounted: hours).date
                == day("2026-12-07"))
        let toMidnight = [moments("2026-12-02T10:00", "2026-12-03T00:00")]
        #expect(
            calendar.due(limit("3 working days"), from: from, notCounted: toMidnight).date
                == day("2026-12-07"))
        let empty = [moments("2026-12-02T10:00", "2026-12-02T10:00")]
        #expect(calendar.due(limit("3 working days"), from: from, notCounted: empty) == plain)
    }

    @Test("Whole suspended days stop office time from midnight to midnight")
    func wholeDaysStopHours() {
        let due = calendar.due(
            limit("4 working hours"), from: moment("2026-12-01T16:00"),
            notCounted: [days("2026-12-02", "2026-12-03")])
        #expect(due.end == .moment(moment("2026-12-04T10:00")))
    }

    @Test("What is left is the limit less what was counted, and negative when late")
    func remaining() {
        let start = moment("2026-12-01T09:00")
        let five = limit("5 working days")
        let progress = calendar.remaining(five, from: start, at: moment("2026-12-07T23:00"))
        #expect(progress.elapsed == 4)
        #expect(progress.remaining == 1)
        #expect(progress.isAtMost(percentLeft: 20))
        #expect(!progress.isAtMost(percentLeft: 19))
        let late = calendar.remaining(five, from: start, at: moment("2026-12-10T00:00"))
        #expect(late.remaining == -2)
        #expect(late.isPast)
        let before = calendar.remaining(five, from: start, at: moment("2026-11-30T00:00"))
        #expect(before.elapsed == 0)
        let hours = calendar.remaining(
            limit("4 working hours"), from: start, at: moment("2026-12-01T14:30"),
            notCounted: [moments("2026-12-01T10:00", "2026-12-01T10:15")])
        #expect(hours.remaining == 4 * 3_600 - (3 * 3_600 - 900) - 1_800)
    }

    @Test("A clock moved to a new limit goes on with what it had counted")
    func moved() {
        let start = moment("2026-12-01T09:00")
        let change = moment("2026-12-03T15:00")
        let counted = calendar.elapsed(.workingDay, from: start, to: change)
        #expect(counted == 2)
        let moved = calendar.due(
            limit("10 working days"), from: change, elapsed: counted, explained: true)
        #expect(moved.date == calendar.due(limit("10 working days"), from: start).date)
        #expect(moved.lines.last?.reckoning == .counted(number: 10))
        let shorter = calendar.due(limit("1 working day"), from: change, elapsed: counted)
        #expect(shorter.date == change.date)
        #expect(
            calendar.due(limit("1 working day"), from: change, elapsed: .min).date > change.date)
        #expect(
            calendar.due(limit("1 working day"), from: change, elapsed: .max).date == change.date)
    }

    @Test("The end itself is in time; the timer fires when it is over")
    func expires() {
        let date = calendar.dueDate(accepted: day("2026-09-18"), within: 10)
        #expect(!date.isPast(at: moment("2026-10-09T23:59:59")))
        #expect(date.isPast(at: moment("2026-10-10T00:00")))
        #expect(date.expires == moment("2026-10-10T00:00"))
        let hours = calendar.due(limit("2 urgent hours"), from: moment("2026-10-01T23:10"))
        #expect(!hours.isPast(at: moment("2026-10-02T01:10")))
        #expect(hours.isPast(at: moment("2026-10-02T01:10:01")))
    }

    @Test("What is said to have elapsed before may be anything without breaking the count")
    func absurdElapsed() {
        let start = moment("2026-12-01T09:00")
        for kind in ClockKind.allCases {
            for before in [Int.min, -1, 0, .max - 5, .max] {
                let limit = Limit(3, kind)!
                let progress = calendar.remaining(
                    limit, from: start, at: moment("2026-12-08T09:00"), elapsed: before)
                #expect(progress.isPast == (before != .min))
                #expect(progress.isAtMost(percentLeft: 20) == progress.isPast)
                let due = calendar.due(limit, from: start, elapsed: before, explained: before >= 0)
                #expect(due.date >= start.date)
            }
        }
    }

    @Test("A due date is recorded as text and read back")
    func recorded() {
        for text in ["2026-12-01", "2026-12-01T09:30", "2026-12-01T09:30:05"] {
            #expect(Due.End(text)?.description == text)
        }
        #expect(Due.End("tomorrow") == nil)
        let due = Due(end: .day(day("2026-12-01")), provisional: true)
        #expect(due.expires == moment("2026-12-02T00:00"))
        #expect(due.lines.isEmpty)
    }

    @Test("Every day of a due date says why it counted or did not")
    func lines() {
        let due = calendar.due(
            limit("10 working days"), from: moment("2026-09-18T10:00"),
            notCounted: [days("2026-09-22", "2026-09-22")], explained: true)
        let text = due.lines.map { $0.text(in: .zhHans) }
        #expect(due.date == day("2026-10-10"))
        #expect(text.count == 23)
        #expect(text[0] == "2026-09-18 星期五，起算日，不计")
        #expect(text[1] == "2026-09-19 星期六，周末，不计")
        #expect(text[2] == "2026-09-20 星期日，调休上班，计第 1 日（2026年部分节假日安排）")
        #expect(text[4] == "2026-09-22 星期二，中止期间，不计")
        #expect(text[7] == "2026-09-25 星期五，节假日，不计（2026年部分节假日安排）")
        #expect(
            due.lines.last?.text(in: .en)
                == "2026-10-10 Saturday, a make-up working day, counted as day 10 (2026年部分节假日安排)")
        #expect(
            due.lines.filter { if case .counted = $0.reckoning { true } else { false } }.count == 10
        )
    }

    @Test("Lines of office time add up to the limit and mark provisional days")
    func timeLines() {
        let due = calendar.due(
            limit("10 working hours"), from: moment("2026-12-31T15:00"),
            notCounted: [days("2027-01-04", "2027-01-04")], explained: true)
        #expect(due.end == .moment(moment("2027-01-01T17:00")))
        #expect(due.provisional)
        #expect(due.lines.first?.reckoning == .time(counted: 10_800, total: 10_800))
        #expect(due.lines.first?.provisional == false)
        #expect(
            due.lines[1].text(in: .en)
                == "2027-01-01 Friday, 7:00 counted, 10:00 in all, provisional: this year's holidays are not published"
        )
        let night = calendar.due(
            limit("1 working hour"), from: moment("2026-12-01T19:00"), explained: true)
        #expect(night.lines.first?.reckoning == .notCounted(.outsideOfficeHours))
        let paused = calendar.due(
            limit("1 working hour"), from: moment("2026-12-01T17:00"),
            notCounted: [moments("2026-12-01T16:00", "2026-12-02T10:00")], explained: true)
        #expect(
            paused.lines.map(\.reckoning) == [
                .notCounted(.suspended), .time(counted: 3_600, total: 3_600),
            ])
    }

    @Test("Lines of every kind of clock reach the limit on the last day")
    func linesReachTheEnd() {
        for text in ["30 working days", "30 calendar days", "30 working hours", "90 urgent hours"] {
            let limit = limit(text)
            let due = calendar.due(
                limit, from: moment("2026-09-17T10:30"),
                notCounted: [days("2026-09-19", "2026-09-21")], explained: true)
            let plain = calendar.due(
                limit, from: moment("2026-09-17T10:30"),
                notCounted: [days("2026-09-19", "2026-09-21")])
            #expect(plain.lines.isEmpty)
            #expect(due.end == plain.end)
            #expect(due.lines.last?.day == due.date)
            switch due.lines.last?.reckoning {
            case .counted(let number): #expect(number == limit.units)
            case .time(_, let total): #expect(total == limit.units)
            case .dayZero, .notCounted, nil: Issue.record("the last day must count")
            }
        }
    }

    @Test("Other office hours are kept")
    func otherHours() throws {
        let hours = try OfficeHours([
            (TimeOfDay("09:00")!, TimeOfDay("11:30")!), (TimeOfDay("13:00")!, TimeOfDay("16:30")!),
        ])
        let summer = try WorkingCalendar(years: [Calendars.year2026], officeHours: hours)
        let due = summer.due(limit("6 working hours"), from: moment("2026-12-01T08:00"))
        #expect(due.end == .moment(moment("2026-12-01T16:30")))
        #expect(throws: CalendarFault.officeHours) { try OfficeHours([]) }
        #expect(throws: CalendarFault.officeHours) {
            try OfficeHours([
                (TimeOfDay("09:00")!, TimeOfDay("12:00")!),
                (TimeOfDay("11:00")!, TimeOfDay("13:00")!),
            ])
        }
        #expect(throws: CalendarFault.officeHours) {
            try OfficeHours([(TimeOfDay("09:00")!, TimeOfDay("09:00")!)])
        }
    }

    @Test("A calendar that contradicts itself is refused")
    func faults() throws {
        let notice = Citation(wholeOf: "通知")
        let off: Set = [day("2026-05-01")]
        #expect(throws: CalendarFault.dayBothOffAndWorked(day("2026-05-01"))) {
            try YearCalendar(year: 2026, holidays: off, makeUp: off, source: notice)
        }
        #expect(throws: CalendarFault.dayOutsideYear(day("2026-05-01"), year: 2025)) {
            try YearCalendar(year: 2025, holidays: off, makeUp: [], source: notice)
        }
        #expect(throws: CalendarFault.yearOutOfRange(0)) {
            try YearCalendar(year: 0, holidays: [], makeUp: [], source: notice)
        }
        #expect(throws: CalendarFault.yearTwice(2026)) {
            try WorkingCalendar(years: [Calendars.year2026, Calendars.year2026])
        }
    }

    @Test("A local notice is laid over the year's")
    func overlay() throws {
        let year = try Calendars.year2026.overlaid(
            holidays: [day("2026-10-10"), day("2026-12-01")], makeUp: [day("2026-10-07")])
        let local = try WorkingCalendar(years: [year])
        #expect(!local.isWorkingDay(day("2026-10-10")))
        #expect(!local.isWorkingDay(day("2026-12-01")))
        #expect(local.isWorkingDay(day("2026-10-07")))
        #expect(!local.isWorkingDay(day("2026-10-06")))
    }
}
