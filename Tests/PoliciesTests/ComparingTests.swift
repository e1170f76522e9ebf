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
