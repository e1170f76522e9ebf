import Civics
import FEEL
import JSON
import Policies
import Testing

@Suite("Explaining")
struct ExplainingTests {
    private static let rules = """
        ```facts
        企业状态: { type: enum, values: [存续, 注销], from: market-regulation.company.status }
        面积:     { type: decimal, from: form }
        太小:     { type: boolean, is: 面积 < 起点 }
        ```
        ```parameters
        起点: { unit: m², values: { 2026-01-01: 8 } }
        ```

        表 能否受理 · 命中 首个

        | 企业状态 | 太小 | 结论 |
        |---|---|---|
        | not("存续") | - | "不受理" |
        | - | true | "不受理" |
        | "存续" | false | "可受理" |
        """

    private func policy() throws -> Policy {
        try #require(PolicyPackage(reading: [Sample.document(Self.rules)]).policy)
    }

    private func facts(_ values: [String: Value]) throws -> FactBase {
        var facts = FactBase(asOf: try #require(CivilDate("2026-12-05")))
        for (name, value) in values { facts[name] = .init(value: value, source: .typed) }
        return facts
    }

    @Test("A refusal names article, row, facts and the nearest change that turns it")
    func refusal() throws {
        let policy = try policy()
        let facts = try facts(["企业状态": "存续", "面积": 7])
        let condition = try Expression(parsing: "能否受理.结论 = \"可受理\"")
        let explanation = policy.explain(condition: condition, facts)
        #expect(explanation.outcome == .value(false))
        let change = try #require(explanation.changes.first)
        #expect(change.fact == "面积" && change.to == 8 && change.outcome == .value(true))
        let table = try #require(explanation.clauses.last)
        #expect(table.name == "能否受理" && table.kind == .table(rows: [1]))
        #expect(table.citation?.description == "第一条")
        #expect(explanation.lines(in: .en).contains("  Article 1, 面积 = 7 (given by the applicant)"))
    }

    @Test("A closed company is turned by its state alone, and by no area")
    func state() throws {
        let policy = try policy()
        let condition = try Expression(parsing: "能否受理.结论 = \"可受理\"")
        let explanation = policy.explain(condition: condition, try facts(["企业状态": "注销", "面积": 20]))
        #expect(explanation.changes.map(\.fact) == ["企业状态"])
        #expect(explanation.changes.first?.to == "存续")
    }

    @Test("What nobody has given is said, with who holds it")
    func missing() throws {
        let policy = try policy()
        let explanation = try policy.explain("能否受理.结论", try facts(["面积": 20]))
        #expect(explanation.outcome == .cannotTell(missing: ["企业状态"]))
        let clause = try #require(explanation.clauses.first { $0.name == "企业状态" })
        #expect(
            clause.kind
                == .fact(
                    nil,
                    holder: .office(
                        unit: "market-regulation", resource: "market-regulation.company",
                        field: "status")))
        #expect(explanation.json["outcome"] == ["cannot-tell": ["企业状态"]])
    }
}
