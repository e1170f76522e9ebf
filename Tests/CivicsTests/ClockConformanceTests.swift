import Civics
import Foundation
import Testing

@Suite("Clock conformance")
struct ClockConformanceTests {
    static let file: URL = {
        let given = ProcessInfo.processInfo.environment["TONGBAN_CONFORMANCE"]
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let beside = root.appending(path: "../shared/conformance").standardizedFileURL
        return (given.map { URL(filePath: $0) } ?? beside).appending(path: "clock.jsonl")
    }()

    @Test(
        "Every line of the clock file comes out as it says",
        .enabled(
            if: FileManager.default.fileExists(atPath: file.path), "no clock.jsonl here: skipped"))
    func everyLine() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let report = ClockConformance.run(text: text, calendar: Calendars.published)
        #expect(report.failures.isEmpty, "\(report)")
        #expect(report.passed >= 80)
    }

    @Test("A wrong line is told with what was expected and what came out")
    func wrongLines() {
        let text = """
            {"id": "a", "kind": "working-day", "from": "2026-09-18", "limit": 10, "due": "2026-10-09", "provisional": false}
            {"id": "b", "kind": "working-day", "from": "2026-09-18", "limit": 10, "due": "2026-10-08", "provisional": false}

            {"id": "c", "kind": "lunar-day", "from": "2026-09-18", "limit": 10, "due": "2026-10-08", "provisional": false}
            not json
            {"id": "d", "kind": "working-days-between", "from": "2026-09-18", "to": "2026-09-19", "count": 0, "provisional": true}
            {"id": "e", "kind": "working-day", "from": "2026-09-18", "limit": -1, "due": "2026-10-08", "provisional": false}
            """
        let report = ClockConformance.run(text: text, calendar: Calendars.published)
        #expect(report.summary == "1 passed, 5 failed")
        #expect(report.failures.map(\.line) == [2, 4, 5, 6, 7])
        #expect(
            report.failures[0].description == "line 2 (b): expected 2026-10-08, found 2026-10-09")
        #expect(report.failures[3].expected == "0, provisional")
    }
}
