import FEEL
import Testing

/// The calendar written out a second time, as one would on paper: every day of 1896 to 2110 in a row.
///
/// Nothing of the calendar under test is used to make it.
private struct WalkedCalendar {
    struct Day: Hashable {
        var year: Int
        var month: Int
        var day: Int
    }

    static let shared = WalkedCalendar()

    private(set) var days: [Day] = []
    private(set) var places: [Day: Int] = [:]

    private init() {
        var day = Day(year: 1896, month: 1, day: 1)
        while day.year <= 2110 {
            places[day] = days.count
            days.append(day)
            day = Self.next(day)
        }
    }

    private static let longMonths: Set<Int> = [1, 3, 5, 7, 8, 10, 12]

    private static func next(_ day: Day) -> Day {
        if day.month == 2 {
            let leap = day.year % 4 == 0 && day.year != 1900 && day.year != 2100
            if day.day < (leap ? 29 : 28) { return Day(year: day.year, month: 2, day: day.day + 1) }
            return Day(year: day.year, month: 3, day: 1)
        }
        if day.day < (longMonths.contains(day.month) ? 31 : 30) {
            return Day(year: day.year, month: day.month, day: day.day + 1)
        }
        if day.month < 12 { return Day(year: day.year, month: day.month + 1, day: 1) }
        return Day(year: day.year + 1, month: 1, day: 1)
    }

    func exists(_ day: Day) -> Bool { places[day] != nil }

    /// The same day of a later month; where the month lacks it, the last day before (`down`) or the
    /// first day after (`up`), found by walking.
    func monthsLater(_ from: Day, _ months: Int, _ rule: MonthEnd) -> Day {
        var (year, month) = (from.year, from.month)
        for _ in 0..<months {
            month += 1
            if month == 13 { (year, month) = (year + 1, 1) }
        }
        var wanted = Day(year: year, month: month, day: from.day)
        if exists(wanted) { return wanted }
        while !exists(wanted) { wanted.day -= 1 }
        return rule == .down ? wanted : days[(places[wanted] ?? 0) + 1]
    }
}

@Suite("Legal dates from 1900 to 2100 agree with a calendar walked day by day")
struct LegalDateTests {
    private typealias Day = WalkedCalendar.Day
    private let wall = WalkedCalendar.shared

    private func date(_ day: Day) throws -> CalendarDate {
        try #require(CalendarDate(year: day.year, month: day.month, day: day.day))
    }

    /// Days worth asking about: ends of months, 29 February and its neighbours, and some others.
    private func births(_ random: inout FixedRandom) -> [Day] {
        var births: [Day] = []
        for year in stride(from: 1900, through: 2096, by: 4) {
            births.append(Day(year: year, month: 2, day: year == 1900 ? 28 : 29))
            births.append(Day(year: year, month: 3, day: 1))
        }
        for (month, day) in [(1, 29), (1, 30), (1, 31), (3, 31), (8, 31), (12, 31), (2, 28)] {
            births.append(
                Day(year: Int.random(in: 1900...2099, using: &random), month: month, day: day))
        }
        for _ in 0..<60 {
            let day = wall.days.randomElement(using: &random)
            if let day, (1900...2099).contains(day.year) { births.append(day) }
        }
        return births
    }

    private func ask(
        _ expression: Expression, _ from: CalendarDate, _ to: CalendarDate, _ rule: MonthEnd
    ) -> Value {
        let options = EvaluationOptions(birthday: rule, monthEnd: rule)
        return expression.evaluate(
            in: Facts(known: ["起": .date(from), "止": .date(to)], options: options)
        ).value
    }

    @Test("Every day of two centuries has the number, the weekday and the length the walk gives it")
    func everyDay() throws {
        let first = try #require(wall.places[Day(year: 1900, month: 1, day: 1)])
        let last = try #require(wall.places[Day(year: 2100, month: 12, day: 31)])
        let origin = try #require(wall.places[Day(year: 1970, month: 1, day: 1)])
        var weekday = 1  // 1 January 1900 was a Monday.
        for place in first...last {
            let found = try date(wall.days[place])
            guard found.dayNumber == place - origin, found.weekday == weekday,
                found.adding(days: 1) == (try date(wall.days[place + 1]))
            else {
                Issue.record("\(found)")
                return
            }
            weekday = weekday == 7 ? 1 : weekday + 1
        }
        #expect(last - first + 1 == 73_414)
    }

    @Test("足月 rises on the day the walk finds, not a day before", arguments: [MonthEnd.down, .up])
    func completedMonths(rule: MonthEnd) throws {
        var random = FixedRandom(state: 12)
        let expression = try Expression(parsing: "足月(起, 止)")
        for born in births(&random) {
            let start = try date(born)
            for months in [1, 2, 3, 11, 12, 13, 47, 48, 59, 60] {
                let reached = wall.monthsLater(born, months, rule)
                let place = try #require(wall.places[reached])
                let eve = try date(wall.days[place - 1])
                #expect(
                    ask(expression, start, try date(reached), rule) == .number(Number(months)),
                    "\(start)")
                #expect(
                    ask(expression, start, eve, rule) == .number(Number(months - 1)), "\(start)")
            }
        }
    }

    @Test(
        "周岁 rises on the birthday the walk finds, not a day before",
        arguments: [MonthEnd.down, .up])
    func completedYears(rule: MonthEnd) throws {
        var random = FixedRandom(state: 13)
        let expression = try Expression(parsing: "周岁(起, 止)")
        for born in births(&random) {
            let start = try date(born)
            for years in [1, 3, 4, 6, 18, 60, 80, 90, 100] where born.year + years <= 2100 {
                let birthday = wall.monthsLater(born, years * 12, rule)
                let place = try #require(wall.places[birthday])
                let eve = try date(wall.days[place - 1])
                #expect(
                    ask(expression, start, try date(birthday), rule) == .number(Number(years)),
                    "\(start)")
                #expect(ask(expression, start, eve, rule) == .number(Number(years - 1)), "\(start)")
            }
        }
    }

    @Test("A child of 29 February comes of age on 28 February or 1 March, as the document says")
    func leapChildren() throws {
        let born = try #require(CalendarDate("2008-02-29"))
        let expression = try Expression(parsing: "周岁(起, 止)")
        let days = ["2026-02-27", "2026-02-28", "2026-03-01"].compactMap { CalendarDate($0) }
        #expect(days.map { ask(expression, born, $0, .down) } == [17, 18, 18])
        #expect(days.map { ask(expression, born, $0, .up) } == [17, 17, 18])
        let century = try #require(CalendarDate("2000-02-29"))
        let hundred = ["2100-02-28", "2100-03-01"].compactMap { CalendarDate($0) }
        #expect(hundred.map { ask(expression, century, $0, .down) } == [100, 100])
        #expect(hundred.map { ask(expression, century, $0, .up) } == [99, 100])
    }

    @Test(
        "Months added, and days listed month by month, end where the walk ends",
        arguments: [MonthEnd.down, .up])
    func addedMonths(rule: MonthEnd) throws {
        var random = FixedRandom(state: 14)
        let options = EvaluationOptions(birthday: rule, monthEnd: rule)
        let listing = try Expression(parsing: "每月(起, 止)")
        for born in births(&random) {
            let start = try date(born)
            for months in 0...14 {
                let expected = try date(wall.monthsLater(born, months, rule))
                #expect(start.adding(months: months, rounding: rule) == expected)
                let sum = try Expression(parsing: "@\"\(start)\" + @\"P\(months)M\"")
                #expect(sum.evaluate(in: Facts(options: options)).value == .date(expected))
            }
            let end = try date(wall.monthsLater(born, 13, rule))
            let listed = try (0...13).map { Value.date(try date(wall.monthsLater(born, $0, rule))) }
            #expect(ask(listing, start, end, rule) == .list(listed))
        }
    }

    @Test("Days between two days are the steps of the walk between them")
    func dayCounts() throws {
        var random = FixedRandom(state: 15)
        let expression = try Expression(parsing: "(止 - 起).days")
        for _ in 0..<2_000 {
            let from = Int.random(in: wall.days.indices, using: &random)
            let to = Int.random(in: wall.days.indices, using: &random)
            let (start, end) = (try date(wall.days[from]), try date(wall.days[to]))
            #expect(ask(expression, start, end, .down) == .number(Number(to - from)))
            #expect(start.adding(days: to - from) == end)
        }
    }
}
