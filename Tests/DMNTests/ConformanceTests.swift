import DMN
import FEEL
import Foundation
import Testing

@Suite("The public compliance suite of DMN")
struct ConformanceTests {
    /// The suite, where it is installed.
    static let directory: String? = {
        let given = ProcessInfo.processInfo.environment["TONGBAN_CONFORMANCE"]
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let base = given ?? root.deletingLastPathComponent().path + "/shared/conformance"
        let path = base + "/dmn-tck"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }()

    private func report(rewriting: Bool) throws -> ConformanceReport {
        let directory = try #require(ConformanceTests.directory)
        let now = try #require(DateTime("2026-11-21T10:00:00Z"))
        return try DMNConformance(now: now, rewriting: rewriting).run(
            directory: directory,
            list: { try FileManager.default.contentsOfDirectory(atPath: $0) },
            read: { Array(try Data(contentsOf: URL(fileURLWithPath: $0))) })
    }

    @Test(
        "At least ninety-nine of a hundred cases pass, valued ones counted apart",
        .enabled(if: directory != nil, "the compliance suite is not installed"),
        arguments: [false, true])
    func suite(rewriting: Bool) throws {
        let report = try report(rewriting: rewriting)
        #expect(report.valued.total > 1_000)
        #expect(report.valued.passed * 100 >= report.valued.total * 99)
        #expect(report.null.passed * 100 >= report.null.total * 99)
        #expect(report.failures == [])
    }

    @Test("A wrong answer, a missing decision and an unreadable model are failures")
    func failures() throws {
        let model = """
            <definitions namespace="n" name="m"><decision id="a" name="a"><variable name="a"/>
            <literalExpression><text>1 + 1</text></literalExpression></decision></definitions>
            """
        let tests = """
            <testCases><modelName>m.dmn</modelName>
            <testCase id="1"><resultNode name="a"><expected><value xsi:type="xsd:decimal">2.000000001
            </value></expected></resultNode></testCase>
            <testCase id="2"><resultNode name="a"><expected><value xsi:type="xsd:decimal">3</value>
            </expected></resultNode></testCase>
            <testCase id="3"><resultNode name="b"><expected><value xsi:type="xsd:string">x</value>
            </expected></resultNode></testCase>
            <testCase id="4"><resultNode name="a" errorResult="true"/></testCase></testCases>
            """
        let files = ["d/m.dmn": model, "d/m-test-01.xml": tests, "d/k-test-01.xml": "<"]
        let now = try #require(DateTime("2026-11-21T10:00:00Z"))
        let report = try DMNConformance(now: now).run(
            directory: "d", list: { _ in ["m.dmn", "m-test-01.xml", "k-test-01.xml"] },
            read: { Array((files[$0] ?? "").utf8) })
        #expect(report.summary == ["valued 1/4  null 0/1", "1 passed, 4 failed"])
        #expect(report.failures.count == 4)
    }
}
