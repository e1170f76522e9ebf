import Civics
import Testing

@Suite("Limits in words")
struct LimitTests {
    @Test(
        "A limit is read in either language",
        arguments: [
            ("5 working days", 5, ClockKind.workingDay), ("1 working day", 1, .workingDay),
            ("5 Working Days", 5, .workingDay), ("1 个工作日", 1, .workingDay),
            ("1个工作日", 1, .workingDay), ("20工作日", 20, .workingDay),
            ("二十个工作日", 20, .workingDay), ("十五個工作日", 15, .workingDay),
            ("15 calendar days", 15, .calendarDay), ("15 自然日", 15, .calendarDay),
            ("15个日历日", 15, .calendarDay), ("4 working hours", 240, .workingHour),
            ("4 个工作时", 240, .workingHour), ("4 工作小时", 240, .workingHour),
            ("45 working minutes", 45, .workingHour), ("2 urgent hours", 120, .urgentHour),
            ("2 紧急工作时", 120, .urgentHour), ("2 個緊急工作時", 120, .urgentHour),
            ("24 hours", 1_440, .urgentHour), ("30 minutes", 30, .urgentHour),
            ("30 分钟", 30, .urgentHour), ("1 urgent-hour", 60, .urgentHour),
            ("0 working days", 0, .workingDay), ("两个工作日", 2, .workingDay),
        ])
    func reading(_ text: String, _ amount: Int, _ kind: ClockKind) {
        #expect(Limit(text) == Limit(amount, kind))
    }

    @Test(
        "What is not a limit is told apart",
        arguments: [
            ("5 days", LimitFault.ambiguousDays), ("5 日", .ambiguousDays), ("五天", .ambiguousDays),
            ("working days", .noNumber), ("", .noNumber), ("-5 working days", .noNumber),
            ("5 lunar days", .unknownUnit), ("5", .unknownUnit),
            ("1.5 working hours", .unknownUnit),
            ("99999999999999999999 working days", .tooLong), ("36601 working days", .tooLong),
            ("9223372036854775807 hours", .tooLong), ("5 个lunar days", .unknownUnit),
        ])
    func faults(_ text: String, _ fault: LimitFault) {
        #expect(throws: fault) { try Limit(parsing: text) }
    }

    @Test("A limit reads back as it prints, in every language and kind")
    func roundTrip() {
        for kind in ClockKind.allCases {
            for amount in [0, 1, 2, 20, 30, 60, 90, 120, 1_440] {
                let limit = Limit(amount, kind)!
                for language in Language.allCases {
                    #expect(Limit(limit.text(in: language)) == limit, "\(limit.text(in: language))")
                }
            }
        }
        #expect(Limit(120, .urgentHour)?.description == "2 urgent hours")
        #expect(Limit(1, .workingDay)?.text(in: .zhHans) == "1 个工作日")
        #expect(Limit(90, .workingHour)?.text(in: .en) == "90 working minutes")
    }
}
