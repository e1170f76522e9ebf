import Civics
import FEEL
import Policies
import Testing

@Suite("YAML as officials write it")
struct YAMLTests {
    private func package(_ body: String) -> PolicyPackage {
        PolicyPackage(reading: [Sample.document(body)])
    }

    @Test("A comma inside parentheses belongs to the expression")
    func parentheses() throws {
        let package = package(
            """
            ```facts
            出生日期: { type: date, from: form }
            名:       { type: text, from: form }
            周岁:     { type: integer, is: 周岁(出生日期, 基准日) }
            头:       { type: boolean, is: starts with(名, "a, b)") and contains(名, "it's") }
            子女:     { type: list, of: integer, from: form }
            大的:     { type: integer, is: count(子女[item > 3]), unit: 人 }
            ```
            """)
        #expect(package.findings.map(\.readable) == [])
        let facts = try #require(package.policy?.facts)
        guard case .derived(let age) = facts["周岁"]?.source,
            case .derived(let head) = facts["头"]?.source
        else { return #expect(Bool(false), "derived facts are read") }
        #expect(age.source == "周岁(出生日期, 基准日)")
        #expect(head.source == "starts with(名, \"a, b)\") and contains(名, \"it's\")")
        #expect(facts["大的"]?.unit == "人")
    }

    @Test("A comma in a title needs no quotes; a key behind it is still a key")
    func titles() throws {
        let package = package(
            """
            ```service
            { id: x, title: { zh-Hans: 开店, en: Opening, as one thing, quickly }, unit: a }
            ```
            """)
        #expect(package.findings == [])
        let service = try #require(package.policy?.services["x"])
        #expect(service.title.en == "Opening, as one thing, quickly")
        #expect(service.unit == "a")
    }

    @Test("Findings point at what was written, not at what was made of it")
    func columns() {
        let package = package(
            """
            ```facts
            周岁: { type: integer, is: 周岁(出生日期, 基准日), untl: x }
            ```
            """)
        #expect(package.findings.map(\.place.description) == ["policy.md:11:41"])
        #expect(package.findings.first?.kind == "unknown-key")
    }

    @Test("Both languages' keywords say the same")
    func languages() throws {
        let chinese = package("```事实\n年龄: { 类型: 整数, 来自: 表单, 单位: 岁 }\n```\n")
        let english = package("```facts\n年龄: { type: integer, from: form, unit: 岁 }\n```\n")
        #expect(chinese.findings == [] && english.findings == [])
        let (one, other) = (try #require(chinese.policy), try #require(english.policy))
        #expect(one.differences(to: other) == [])
        #expect(one.facts["年龄"]?.unit == other.facts["年龄"]?.unit)
    }

    @Test("Text in quotes stays text, and codes keep their zeros")
    func quotes() throws {
        let yaml = """
            - name: 甲
              given: { 代码: "01003", 数: 5 }
              expect: { 代码: "01003", 数: 5.0 }
            """
        let document = Sample.document(
            "```facts\n代码: { type: structure, from: form }\n数: { type: integer, from: form }\n```\n"
        )
        let package = PolicyPackage(reading: [document, Sample.file(yaml, name: "situations.yaml")])
        let report = package.runSituations(on: .weekendsOnly)
        #expect(report.counts == (2, 2))
    }
}
