import FEEL
import Testing

@Suite("Dates as law counts them")
struct CalendarTests {
    /// Days of each month counted the slow way.
    private static func lastDay(_ year: Int, _ month: Int) -> Int {
        if month == 2 {
            let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            return leap ? 29 : 28
        }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    @Test("Every day from 1900 to 2100 follows the day before it")
    func walk() throws {
        var number = try #require(CalendarDate("1900-01-01")).dayNumber
        var weekday = 1
        for year in 1900...2100 {
            var dayOfYear = 1
            for month in 1...12 {
                for day in 1...CalendarTests.lastDay(year, month) {
                    let date = try #require(CalendarDate(year: year, month: month, day: day))
                    guard date.dayNumber == number, date.weekday == weekday,
                        date.dayOfYear == dayOfYear, CalendarDate(dayNumber: number) == date
                    else {
                        Issue.record("\(date)")
                        return
                    }
                    number += 1
                    weekday = weekday % 7 + 1
                    dayOfYear += 1
                }
                let beyond = CalendarTests.lastDay(year, month) + 1
                #expect(CalendarDate(year: year, month: month, day: beyond) == nil)
            }
        }
    }

    @Test(
        "Weeks of the year by ISO 8601",
        arguments: [
            ("2005-01-01", 53), ("2005-01-03", 1), ("2010-01-01", 53), ("2008-12-29", 1),
            ("2026-12-31", 53), ("2024-12-30", 1), ("2020-12-31", 53),
        ])
    func weeks(text: String, week: Int) throws {
        #expect(try #require(CalendarDate(text)).weekOfYear == week)
    }

    /// Whole years counted by walking from birthday to birthday.
    private func age(_ born: CalendarDate, _ day: CalendarDate, _ rule: MonthEnd) -> Int {
        var years = 0
        while true {
            let year = born.year + years + 1
            let has = born.day <= CalendarTests.lastDay(year, born.month)
            var birthday = CalendarDate(year: year, month: born.month, day: has ? born.day : 28)
            if !has, rule == .up { birthday = CalendarDate(year: year, month: 3, day: 1) }
            guard let birthday, birthday <= day else { return years }
            years += 1
        }
    }

    @Test("周岁 agrees with counting birthdays", arguments: [MonthEnd.up, .down])
    func ages(rule: MonthEnd) throws {
        var random = FixedRandom(state: 29)
        let expression = try Expression(parsing: "周岁(出生日期, 基准日)")
        let options = EvaluationOptions(birthday: rule)
        for round in 0..<400 {
            let start = Int.random(in: -25_000...10_000, using: &random)
            var born = try #require(CalendarDate(dayNumber: start))
            if round % 4 == 0 {
                born =
                    try #require(CalendarDate(year: 1904 + round / 4, month: 2, day: 28))
                    .adding(days: 1) ?? born
            }
            let later = Int.random(in: 0...36_000, using: &random)
            let day = try #require(born.adding(days: later))
            let scope = Facts(
                known: ["出生日期": .date(born), "基准日": .date(day)], options: options)
            let found = expression.evaluate(in: scope).value
            #expect(found == .number(Number(age(born, day, rule))), "\(born) \(day)")
        }
    }

    @Test("The day before the eightieth birthday is not eighty years")
    func eighty() throws {
        let age = try Expression(parsing: "周岁(@\"1946-12-01\", @\"2026-11-30\")")
        #expect(age.evaluate(in: Facts()).value == 79)
        let next = try Expression(parsing: "周岁(@\"1946-12-01\", @\"2026-12-01\")")
        #expect(next.evaluate(in: Facts()).value == 80)
    }

    @Test("A day before the birth has no age")
    func beforeBirth() throws {
        let outcome = try Expression(parsing: "周岁(@\"2020-01-02\", @\"2020-01-01\")")
            .evaluate(in: Facts())
        #expect(outcome.value == .null)
        #expect(!outcome.reasons.isEmpty)
    }

    @Test(
        "A month added to 31 January ends where the document says",
        arguments: [
            (MonthEnd.down, "2026-02-28"), (.up, "2026-03-01"),
        ])
    func monthEnd(rule: MonthEnd, expected: String) throws {
        let scope = Facts(options: EvaluationOptions(monthEnd: rule))
        let sum = try Expression(parsing: "@\"2026-01-31\" + @\"P1M\"").evaluate(in: scope)
        #expect(sum.value == .date(try #require(CalendarDate(expected))))
    }

    @Test(
        "Texts and values agree",
        arguments: [
            "2026-02-28", "-0044-03-15", "999999999-12-31", "10:30:00", "10:30:00.25+08:00",
            "2024-02-29T23:59:59Z", "2024-02-29T23:59:59@Asia/Shanghai", "P1Y2M", "-P3M",
            "P1DT2H3M4.5S",
            "PT36H", "-PT1S",
        ])
    func texts(text: String) throws {
        let value = try Expression(parsing: "@\"\(text)\"").evaluate(in: Facts()).value
        let again = try Expression(parsing: "\(value)").evaluate(in: Facts()).value
        #expect(again == value)
    }

    @Test(
        "Days that are no days are refused",
        arguments: [
            "2026-02-29", "2026-13-01", "2026-00-01", "2026-1-1", "26-01-01", "+2026-01-01",
            "02026-01-01", "2026-01-01T25:00:00", "10:60:00", "10:30",
            "2026-01-01T10:00:00@No/Where",
            "P", "P1", "PT", "P1H", "P1Y1D", "1Y",
        ])
    func refused(text: String) {
        #expect(throws: SyntaxError.self) { try Expression(parsing: "@\"\(text)\"") }
    }

    @Test(
        "Summer time is kept by region",
        arguments: [
            ("2024-07-01T12:00:00@Europe/Paris", "PT2H"),
            ("2024-01-01T12:00:00@Europe/Paris", "PT1H"),
            ("2024-01-01T12:00:00@Australia/Melbourne", "PT11H"),
            ("2024-07-01T12:00:00@Asia/Shanghai", "PT8H"),
        ])
    func zones(text: String, offset: String) throws {
        let value = try Expression(parsing: "string(@\"\(text)\".time offset)").evaluate(
            in: Facts())
        #expect(value.value == .string(offset))
    }
}
