import Civics
import Testing

@Suite("Dates and times")
struct DateTests {
    @Test("Every day of four centuries follows the day before it")
    func everyDay() {
        var (year, month, dayOfMonth) = (1800, 1, 1)
        let first = day("1800-01-01")
        for date in first...day("2200-12-31") {
            #expect(date.components == (year, month, dayOfMonth))
            #expect(CivilDate(year: year, month: month, day: dayOfMonth) == date)
            dayOfMonth += 1
            if dayOfMonth > CivilDate.length(ofMonth: month, in: year) {
                (month, dayOfMonth) = month == 12 ? (1, 1) : (month + 1, 1)
                year += month == 1 ? 1 : 0
            }
        }
    }

    @Test("The ends of the calendar are the years 1 and 9999")
    func ends() {
        #expect(CivilDate.earliest.description == "0001-01-01")
        #expect(CivilDate.latest.description == "9999-12-31")
        #expect(CivilDate.epoch.description == "1970-01-01")
        #expect(CivilDate.latest.adding(days: 1) == nil)
        #expect(CivilDate.earliest.adding(days: -1) == nil)
        #expect(CivilDate.latest.adding(days: .max) == nil)
        #expect(CivilDate.latest.adding(months: 1) == nil)
        #expect(CivilDate.latest.adding(months: .max) == nil)
        #expect(CivilDate.epoch.advanced(by: .max) == .latest)
        #expect(CivilDate.latest.advanced(by: .max) == .latest)
        #expect(CivilDate.earliest.advanced(by: .min) == .earliest)
        #expect(CivilDate(daysSinceEpoch: .max) == nil)
    }

    @Test(
        "What is not a day is refused",
        arguments: [
            "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01",
            "2026-1-01", "2026-12-01 ", "20261201", "2026/12/01", "", "2026-12-01T00:00",
            "+026-12-01",
        ])
    func notADay(_ text: String) { #expect(CivilDate(text) == nil) }

    @Test("Days print as they are read, in both forms")
    func printing() {
        for text in ["0001-01-01", "2000-02-29", "2026-12-01", "9999-12-31"] {
            #expect(CivilDate(text)?.description == text)
            let compact = text.filter { $0 != "-" }
            #expect(CivilDate(compact: compact)?.description == text)
            #expect(CivilDate(text)?.compact == compact)
        }
    }

    @Test("Weekdays agree with the wall calendar")
    func weekdays() {
        #expect(day("1970-01-01").weekday == .thursday)
        #expect(day("2026-10-10").weekday == .saturday)
        #expect(day("2026-01-04").weekday == .sunday)
        #expect(day("1949-10-01").weekday == .saturday)
        #expect(day("0001-01-01").weekday == .monday)
        #expect(day("2026-10-10").weekday.text(in: .zhHans) == "星期六")
    }

    @Test("A month without the corresponding day ends on its last day")
    func months() {
        #expect(day("2026-01-31").adding(months: 1)?.description == "2026-02-28")
        #expect(day("2028-01-31").adding(months: 1)?.description == "2028-02-29")
        #expect(day("2028-02-29").adding(months: 12)?.description == "2029-02-28")
        #expect(day("2026-03-31").adding(months: -1)?.description == "2026-02-28")
        #expect(day("2026-11-30").adding(months: 3)?.description == "2027-02-28")
        #expect(day("2026-01-15").adding(months: -13)?.description == "2024-12-15")
        let end = day("2026-12-31")
        #expect(
            end.adding(months: 2, rounding: .firstOfNextMonth)?.description == "2027-03-01")
        #expect(end.adding(months: 2, rounding: .refuse) == nil)
        #expect(end.adding(months: 3, rounding: .refuse)?.description == "2027-03-31")
    }

    @Test("Times of day are read and printed")
    func times() {
        #expect(TimeOfDay("09:30")?.description == "09:30")
        #expect(TimeOfDay("09:30:05")?.description == "09:30:05")
        #expect(TimeOfDay("09:30:00")?.description == "09:30")
        for text in ["24:00", "09:60", "9:30", "09:30:60", "09-30", "09:30:", ""] {
            #expect(TimeOfDay(text) == nil)
        }
        #expect(LocalDateTime("2026-12-01T09:30")?.description == "2026-12-01T09:30")
        #expect(LocalDateTime("2026-12-01 09:30") == nil)
        #expect(moment("2026-12-31T23:59").adding(seconds: 60) == moment("2027-01-01T00:00"))
        #expect(
            moment("1970-01-01T00:00").adding(seconds: -1)?.description == "1969-12-31T23:59:59")
        #expect(moment("2026-12-31T23:59").adding(seconds: .max) == nil)
        #expect(moment("2026-12-01T09:30").seconds(to: moment("2026-12-02T09:30")) == 86_400)
    }

    @Test("An instant shows the wall clock of China unless told otherwise")
    func instants() {
        let instant = Instant(millisecondsSinceEpoch: 0)
        #expect(instant.text() == "1970-01-01T08:00:00+08:00")
        #expect(instant.description == "1970-01-01T00:00:00Z")
        #expect(instant.local().description == "1970-01-01T08:00")
        #expect(Instant(millisecondsSinceEpoch: -1).description == "1969-12-31T23:59:59.999Z")
        #expect(Instant(moment("2026-12-01T00:30")).date(at: .utc) == day("2026-11-30"))
        #expect(Instant(moment("2026-12-01T00:30")).date() == day("2026-12-01"))
    }

    @Test("Instants are read with their offset and printed back")
    func instantText() {
        let instant = Instant("2026-12-01T09:30:00.125+08:00")
        #expect(instant?.description == "2026-12-01T01:30:00.125Z")
        #expect(Instant("2026-12-01T01:30:00.1259Z") == instant)
        #expect(Instant("2026-12-01T01:30Z")?.text(at: .utc) == "2026-12-01T01:30:00Z")
        #expect(Instant("2026-11-30T22:00:05.5-03:30")?.description == "2026-12-01T01:30:05.500Z")
        for text in [
            "2026-12-01T09:30:00", "2026-12-01", "2026-12-01T09:30:00+8", "2026-12-01T09:30:00.Z",
            "2026-12-01T09:30.5Z", "2026-12-01T09:30:00+19:00", "Z", "",
        ] { #expect(Instant(text) == nil, "\(text)") }
    }

    @Test("Instants beyond the calendar are held at its ends")
    func instantEnds() {
        #expect(Instant(millisecondsSinceEpoch: .max) == .latest)
        #expect(Instant(millisecondsSinceEpoch: .min) == .earliest)
        #expect(Instant.latest.text(at: .chinaStandardTime) == "9999-12-31T07:59:59.999+08:00")
        #expect(Instant.earliest.text(at: .utc) == "0001-01-02T00:00:00Z")
        #expect(Instant.latest.adding(milliseconds: .max) == .latest)
        #expect(Instant.earliest.adding(milliseconds: .min) == .earliest)
    }

    @Test("Spans run forwards")
    func spans() {
        #expect(DaySpan(from: day("2026-12-02"), through: day("2026-12-01")) == nil)
        #expect(DaySpan(from: day("2026-12-01"), through: day("2026-12-01"))?.count == 1)
        let noon = moment("2026-12-01T12:00")
        #expect(MomentSpan(from: noon, until: noon)?.contains(noon) == false)
        #expect(MomentSpan(from: noon, until: moment("2026-12-01T11:59")) == nil)
    }
}
