import Civics
import FEEL
import Policies
import Testing

@Suite("Reading a policy folder")
struct ReadingTests {
    @Test("A benefit with one table is read whole, prose and article included")
    func benefit() throws {
        let package = PolicyPackage(reading: [Sample.seniorAllowance])
        #expect(package.findings.map(\.readable) == [])
        let policy = try #require(package.policy)
        #expect(policy.reference.description == "sample.yunting.senior-allowance@1")
        #expect(policy.caseKind == .benefit)
        #expect(policy.tables["月标准"]?.citation?.description == "第六条")
        #expect(policy.tables["月标准"]?.isValue == true)
        #expect(policy.articles.map(\.heading) == ["第二条 发给谁", "第六条 发多少"])
        #expect(policy.articles[0].prose == ["户籍在本市、年满八十周岁的老年人,按月享受高龄津贴,无需申请。"])
    }

    @Test("The amount follows from birth date, household and day")
    func amount() throws {
        let policy = try #require(PolicyPackage(reading: [Sample.seniorAllowance]).policy)
        var facts = FactBase(asOf: try #require(CivilDate("2026-12-01")))
        let born = try #require(CalendarDate("1940-05-01"))
        facts["出生日期"] = .init(value: .date(born), source: .typed)
        facts["户籍区划"] = .init(value: "990101", source: .typed)
        facts["健在"] = .init(value: true, source: .typed)
        #expect(policy.rules.value(of: "月标准", facts) == .cannotTell(missing: ["已领同类补贴"]))
        facts["已领同类补贴"] = .init(value: false, source: .typed)
        #expect(policy.rules.value(of: "月标准", facts) == .value(100))
        #expect(policy.rules.outcome(ofTable: "月标准", facts) == .decided(100, rows: [0]))
    }
}

extension Policies.Finding {
    var readable: String { "\(place) \(kind): \(message.text(in: .en))" }
}
