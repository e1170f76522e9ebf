import Civics
import FEEL
import Policies
import Testing

@Suite("Days a month does not have are counted as the document says")
struct MissingDayTests {
    private func package(_ header: String, _ rule: String) -> PolicyPackage {
        let text =
            Sample.head.replacing("level: city\n", with: "level: city\n\(header)")
            + "```facts\n出生日期: { type: date, from: form }\n\(rule)\n```\n"
        return PolicyPackage(reading: [Sample.file(text)])
    }

    private func value(_ header: String, _ rule: String, born: String, on day: String) throws
        -> RuleValue?
    {
        let policy = try #require(package(header, rule).policy)
        var facts = FactBase(asOf: try #require(CivilDate(day)))
        facts["出生日期"] = .init(value: .date(try #require(CalendarDate(born))), source: .typed)
        return policy.rules.value(of: "结果", facts)
    }

    @Test(
        "A child of 29 February is a year older on 1 March, or on 28 February",
        arguments: [
            ("", 17), ("missing-day: { completed: up }\n", 17),
            ("missing-day: { completed: down }\n", 18), ("缺日: { 届满: 提前 }\n", 18),
        ])
    func birthday(header: String, age: Int) throws {
        let rule = "结果: { type: integer, is: 周岁(出生日期, 基准日) }"
        let found = try value(header, rule, born: "2008-02-29", on: "2026-02-28")
        #expect(found == .value(.number(Number(age))))
    }

    @Test(
        "A month after 31 January ends in February, or on 1 March",
        arguments: [
            ("", "2026-02-28"), ("missing-day: { added: down }\n", "2026-02-28"),
            ("缺日: { 加月: 顺延 }\n", "2026-03-01"),
        ])
    func addedMonth(header: String, day: String) throws {
        let rule = "结果: { type: date, is: '出生日期 + duration(\"P1M\")' }"
        let found = try value(header, rule, born: "2026-01-31", on: "2026-12-07")
        #expect(found == .value(.date(try #require(CalendarDate(day)))))
    }

    @Test("A document that counts ages or lists months without saying how gets a finding")
    func unnamed() {
        let age = "结果: { type: integer, is: 周岁(出生日期, 基准日) }"
        let months = "结果: { type: list, of: date, is: 每月(出生日期, 基准日) }"
        func isFound(_ header: String, _ rule: String) -> Bool {
            package(header, rule).check().contains { $0.kind == "missing-day-unnamed" }
        }
        #expect(isFound("", age) && isFound("missing-day: { added: up }\n", age))
        #expect(!isFound("missing-day: { completed: up }\n", age))
        #expect(isFound("", months) && !isFound("missing-day: { added: up }\n", months))
        #expect(!isFound("", "结果: { type: boolean, is: 出生日期 < 基准日 }"))
    }
}
