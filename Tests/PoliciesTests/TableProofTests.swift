import Civics
import FEEL
import Policies
import Testing

@Suite("Tables are proved whole")
struct TableProofTests {
    private func findings(_ caption: String, _ table: String, facts: String? = nil) -> [String] {
        let facts =
            facts ?? """
                年龄: { type: integer, from: form }
                面积: { type: decimal, from: form }
                本地: { type: boolean, from: form }
                状态: { type: enum, values: [存续, 注销, 吊销], from: form }
                生日: { type: date, from: form }
                """
        let package = PolicyPackage(reading: [
            Sample.document("```facts\n\(facts)\n```\n\n\(caption)\n\n\(table)\n")
        ])
        return package.check().filter { $0.severity != .note || $0.kind.hasPrefix("table-gap") }
            .map { "\($0.kind): \($0.message.text(in: .en))" }
    }

    @Test("A gap between two ages is found with the smallest example")
    func gap() {
        let found = findings(
            "表 金额 · 单位 元",
            "| 年龄 | 金额 |\n|---|---|\n| < 80 | 0 |\n| [80..90) | 100 |\n| > 90 | 200 |")
        #expect(found == ["table-gap: Table 金额 has a gap: no row fits 年龄 = 90."])
    }

    @Test("Whole numbers leave no room between 79 and 80; decimals do")
    func wholeNumbers() {
        let rows = "|---|---|\n| <= 79 | \"a\" |\n| >= 80 | \"b\" |"
        #expect(findings("表 甲", "| 年龄 | 甲 |\n\(rows)").filter { $0.hasPrefix("table-gap:") } == [])
        #expect(
            findings("表 甲", "| 面积 | 甲 |\n\(rows)") == [
                "table-gap: Table 甲 has a gap: no row fits 面积 = 79.01."
            ])
    }

    @Test("Two rows for one case overlap")
    func overlap() {
        let found = findings(
            "表 金额 · 缺省 0",
            "| 年龄 | 本地 | 金额 |\n|---|---|---|\n| [80..90] | true | 100 |\n| [90..100] | - | 200 |")
        #expect(
            found == [
                "table-overlap: Rows 1 and 2 of table 金额 both fit 年龄 = 90, 本地 = true."
            ])
    }

    @Test("Under any, equal answers may overlap and unequal ones conflict")
    func any() {
        let same = "| 本地 | 状态 | 甲 |\n|---|---|---|\n| true | - | 1 |\n| - | \"存续\" | 1 |"
        #expect(findings("表 甲 · 命中 任意 · 缺省 0", same) == [])
        let other = "| 本地 | 状态 | 甲 |\n|---|---|---|\n| true | - | 1 |\n| - | \"存续\" | 2 |"
        #expect(
            findings("表 甲 · 命中 任意 · 缺省 0", other) == [
                "table-conflict: Rows 1 and 2 of table 甲 both fit 本地 = true, 状态 = \"存续\" and differ."
            ])
    }

    @Test("A row that earlier rows hide, and one that nothing fits, are dead")
    func dead() {
        let hidden = findings(
            "表 甲 · 命中 首个",
            "| 年龄 | 甲 |\n|---|---|\n| >= 10 | 1 |\n| >= 20 | 2 |\n| - | 3 |")
        #expect(
            hidden == ["row-unreachable: Row 2 of table 甲 is never reached: earlier rows hide it."])
        let empty = findings(
            "表 甲 · 缺省 0", "| 状态 | 甲 |\n|---|---|\n| not(\"存续\", \"注销\", \"吊销\") | 1 |")
        #expect(empty == ["row-unreachable: Row 1 of table 甲 is never reached."])
    }

    @Test("Null is a case of its own, and only noted")
    func null() {
        let found = findings(
            "表 甲", "| 本地 | 甲 |\n|---|---|\n| true | 1 |\n| false | 2 |")
        #expect(found == ["table-gap-null: Table 甲 has a gap: no row fits 本地 = null."])
        let whole = findings(
            "表 甲", "| 本地 | 甲 |\n|---|---|\n| true | 1 |\n| false, null | 2 |")
        #expect(whole == [])
    }

    @Test("Dates are cut day by day")
    func dates() {
        let found = findings(
            "表 甲",
            "| 生日 | 甲 |\n|---|---|\n| < date(\"1950-01-01\") | 1 |\n| > date(\"1950-01-01\") | 2 |")
        #expect(found == ["table-gap: Table 甲 has a gap: no row fits 生日 = 1950-01-01."])
    }

    @Test("What cannot be cut is said to be unproved, never wrong")
    func notProvable() {
        let facts = "时长: { type: duration, from: form }\n杂项: { type: structure, from: form }"
        let found = findings(
            "表 甲",
            """
            | 时长 | 甲 |
            |---|---|
            | < duration("P1D") | 1 |
            | (duration("P1D")..duration("P2D")) | 2 |
            """, facts: facts)
        #expect(found == [])
        let numbers = findings(
            "表 甲", "| 杂项 | 甲 |\n|---|---|\n| < 3 | 1 |\n| > 3 | 2 |", facts: facts)
        #expect(numbers == ["table-gap: Table 甲 has a gap: no row fits 杂项 = 3."])
        let unasked = findings(
            "表 甲", "| 杂项 | 时长 | 甲 |\n|---|---|---|\n| < 3 | - | 1 |\n| > 3 | - | 2 |",
            facts: facts)
        #expect(unasked == ["table-gap: Table 甲 has a gap: no row fits 杂项 = 3, 时长 = \"…\"."])
    }

    /// The walk keeps only sets of rows; asking the table itself for every combination must agree.
    @Test("The proof agrees with trying every combination", arguments: 0..<40)
    func exhaustive(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let cells = ["-", "< 3", ">= 3", "[2..5]", "(2..5)", "3", "not(4)", "1, 7"]
        let truths = ["-", "true", "false"]
        var rows = ""
        for _ in 0..<generator.number(in: 1...4) {
            let picks = (
                cells.randomElement(using: &generator), cells.randomElement(using: &generator),
                truths.randomElement(using: &generator)
            )
            rows += "| \(picks.0 ?? "-") | \(picks.1 ?? "-") | \(picks.2 ?? "-") | 1 |\n"
        }
        let facts =
            "甲: { type: integer, from: form }\n乙: { type: integer, from: form }\n丙: { type: boolean, from: form }"
        let document = Sample.document(
            "```facts\n\(facts)\n```\n\n表 丁\n\n| 甲 | 乙 | 丙 | 丁 |\n|---|---|---|---|\n\(rows)")
        let package = PolicyPackage(reading: [document])
        let kinds = Set(package.check().map(\.kind))
        var tried: (gap: Bool, overlap: Bool) = (false, false)
        guard let rules = package.policy?.rules, let day = CivilDate("2026-12-01") else { return }
        for first in -1...9 {
            for second in -1...9 {
                for third in [true, false] {
                    var facts = FactBase(asOf: day)
                    facts["甲"] = .init(value: .number(.init(first)), source: .typed)
                    facts["乙"] = .init(value: .number(.init(second)), source: .typed)
                    facts["丙"] = .init(value: .boolean(third), source: .typed)
                    switch rules.outcome(ofTable: "丁", facts) {
                    case .undetermined: tried.gap = true
                    case .conflict: tried.overlap = true
                    case .decided, .cannotTell, nil: break
                    }
                }
            }
        }
        #expect(kinds.contains("table-gap") == tried.gap)
        #expect(kinds.contains("table-overlap") == tried.overlap)
    }
}
