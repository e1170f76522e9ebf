import Civics
import Policies
import Testing

@Suite("Comparing versions")
struct ComparingTests {
    private func policy(_ text: String) throws -> Policy {
        try #require(PolicyPackage(reading: [Sample.file(text)]).policy)
    }

    private static let old = String(decoding: Sample.seniorAllowance.bytes, as: UTF8.self)

    @Test("The same text has no differences")
    func same() throws {
        let policy = try policy(Self.old)
        #expect(policy.differences(to: policy) == [])
    }

    @Test("A changed amount, a new row and a later day are told in three languages")
    func amounts() throws {
        let newer = Self.old.replacing("| 100 |", with: "| 120 |")
            .replacing(
                "| >= 100 | true | false | true | 500 |",
                with: "| [100..105) | true | false | true | 500 |"
            )
            .replacing("effective: 2026-12-01", with: "effective: 2027-01-01")
        let differences = try policy(Self.old).differences(to: try policy(newer))
        #expect(differences.map(\.kind) == ["effective", "table-row", "table-row", "amount"])
        let amount = try #require(differences.last)
        #expect(
            amount.text.zhHans
                == "“月标准: 周岁 [80..90), 户籍在本市 true, 已领同类补贴 false, 健在 true”的结果由 100 元 改为 120 元")
        #expect(amount.text.en?.contains("100 元 becomes 120 元") == true)
        #expect(amount.text.zhHant?.contains("改為") == true)
    }

    @Test("An amount that rises on a day is told as a sentence with its days")
    func amountsByDay() throws {
        let whole = Self.old + String(decoding: Sample.flows, as: UTF8.self)
        func told(_ values: String) throws -> [String?] {
            let newer = whole.replacing("{ 2026-01-01: 200, 2027-01-01: 250 }", with: values)
            #expect(newer != whole)
            let differences = try policy(whole).differences(to: try policy(newer))
            return differences.filter { $0.kind == "amount" }.flatMap {
                [$0.text.zhHans, $0.text.en]
            }
        }
        #expect(
            try told("{ 2026-01-01: 200, 2027-01-01: 260 }") == [
                "“起点”自2027年1月1日起由 250 m² 改为 260 m²",
                "起点: from 1 January 2027 on 260 m² instead of 250 m²",
            ])
        #expect(
            try told("{ 2026-01-01: 200, 2027-01-01: 250, 2028-01-01: 300 }") == [
                "“起点”自2028年1月1日起是 300 m²，此前是 250 m²",
                "起点: 300 m² from 1 January 2028 on; until then 250 m²",
            ])
        #expect(
            try told("{ 2026-01-01: 200 }") == [
                "“起点”不再自2027年1月1日起改为 250 m²",
                "起点: no longer 250 m² from 1 January 2027 on",
            ])
    }

    @Test("Limits, steps and materials that changed are found")
    func limits() throws {
        let whole = Self.old + String(decoding: Sample.flows, as: UTF8.self)
        let newer = whole.replacing("promised: 5 working days", with: "promised: 4 working days")
            .replacing("- deliver\n", with: "")
            .replacing("图: { how: own,", with: "图: { how: own, why: x,")
            .replacing("照: { how: fetch", with: "照片: { how: fetch")
        let differences = try policy(whole).differences(to: try policy(newer))
        let told = differences.map { "\($0.kind) \($0.subject)" }
        #expect(told.contains("limit permit"))
        #expect(told.contains("step deliver"))
        #expect(told.filter { $0.hasPrefix("material") } == ["material 照", "material 照片"])
    }
}
