import JSON
import JSONSchema
import Testing

@Suite(
    "The public suite of JSON Schema",
    .enabled(
        if: Conformance.isPresent("json-schema"),
        "The public JSON Schema cases are not at $TONGBAN_CONFORMANCE, so they are skipped."))
struct ConformanceTests {
    private func report(_ isIncluded: (String) -> Bool, assertsFormats: Bool = false) throws
        -> JSONSchemaConformance.Report
    {
        let tests = try Conformance.files("json-schema/tests/draft2020-12").filter {
            isIncluded($0.path)
        }
        return JSONSchemaConformance.run(
            tests: tests, remotes: try Conformance.files("json-schema/remotes"),
            assertsFormats: assertsFormats)
    }

    @Test("Every required case of draft 2020-12 is judged as it says")
    func required() throws {
        let report = try report { !$0.hasPrefix("optional/") }
        #expect(report.failures == [])
        #expect(report.passed > 1_100)
    }

    @Test("A case judged wrongly is reported by file, group and case")
    func reportsFailures() {
        let text =
            #"[{"description":"g","schema":{"type":"string"},"tests":[{"description":"a","data":"x","valid":true},{"description":"b","data":1,"valid":true}]},{"description":"h","schema":7,"tests":[{"description":"c","data":1,"valid":true}]}]"#
        let report = JSONSchemaConformance.run(
            tests: [("f.json", Array(text.utf8)), ("g.json", [])], remotes: [])
        #expect(report.failures == ["f.json: g: b", "f.json: h: c", "g.json"])
        #expect(report.description == "1 passed, 3 failed")
    }
}
