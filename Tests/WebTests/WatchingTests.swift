import Civics
import JSON
import Synchronization
import Testing
import WebTesting

@testable import Web

@Suite("Metrics and the log of calls")
struct WatchingTests {
    @Test("Metrics count calls by route template and status, never by path")
    func metrics() async throws {
        let metrics = Metrics()
        metrics.gauge("tongban_depth", "How deep.", labels: [("pool", "a\"b")]) { 2.5 }
        let visitor = try SmallHouse.visitor(metrics: metrics)
        for _ in 1...3 { _ = try await visitor.call("GET", "/tile/secret-path") }
        _ = try await visitor.call("GET", "/tile/%zz")
        _ = try await visitor.call("GET", "/tile/%2e%2e%00")
        let text = metrics.text()
        #expect(text.contains(#"http_requests_total{route="GET /tile/{path...}",status="200"} 3"#))
        #expect(text.contains(#"http_requests_total{route="GET /tile/{path...}",status="404"} 1"#))
        #expect(text.contains(#"http_requests_total{route="(no route)",status="404"} 1"#))
        #expect(
            text.contains(
                #"http_request_duration_seconds_bucket{route="GET /tile/{path...}",le="+Inf"} 4"#))
        #expect(text.contains("# TYPE tongban_depth gauge\ntongban_depth{pool=\"a\\\"b\"} 2.5\n"))
        #expect(!text.contains("secret-path"))
    }

    @Test("The histogram puts each duration at or below its bound and adds them up")
    func histogram() {
        let meter = RouteMeter()
        for microseconds: UInt64 in [1, 500, 501, 99_000_000] {
            meter.record(status: 418, microseconds: microseconds)
        }
        #expect(meter.cumulative.first == 2)
        #expect(meter.cumulative[1] == 3)
        #expect(meter.cumulative.suffix(2) == [3, 4])
        #expect(meter.microseconds == 99_001_002)
        #expect(meter.byStatus.map(\.status) == ["4xx"])
    }

    @Test(
        "A call leaves one line with time, template, status, duration and id, and nothing personal")
    func callLog() async throws {
        let written = Mutex<[UInt8]>([])
        let log = CallLog(now: { Instant(millisecondsSinceEpoch: 1_700_000_000_123) }) { bytes in
            written.withLock { $0 += bytes }
        }
        let canary = "canary-990100200001010007"
        let visitor = try SmallHouse.visitor(log: log).bearing("clerk").sending("X-Name", canary)
        _ = try await visitor.call("GET", "/open?q=\(canary)")
        _ = try await visitor.call("GET", "/things/\(canary)")
        _ = try await visitor.call("POST", "/things", json: ["name": .string(canary)])
        let before = written.withLock { Array($0) }
        #expect(before.isEmpty)
        log.flush()
        let text = String(decoding: written.withLock { Array($0) }, as: UTF8.self)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(!text.contains("canary"))
        let first = try JSONValue(parsing: String(lines[0]))
        #expect(first["at"] == "2023-11-14T22:13:20Z")
        #expect(first["route"] == "GET /open")
        #expect(first["status"] == 400)
        #expect(first["id"] == "000000000000abcd-1")
        #expect(try JSONValue(parsing: String(lines[1]))["route"] == "GET /things/{id}")
    }

    @Test("Numbers are written in decimal up to sixteen digits")
    func decimal() {
        for value: UInt64 in [0, 7, 10, 123_456, 9_999_999_999_999_999] {
            var bytes: [UInt8] = []
            bytes.append(decimal: value)
            #expect(String(decoding: bytes, as: UTF8.self) == String(value))
        }
    }

    @Test("A cell that a spreadsheet would run gets an apostrophe, quotes are doubled")
    func csv() {
        var table = CSVText(headings: ["编号", "a,b"])
        table.add(row: ["=1+1", "say \"hi\""])
        table.add(row: ["-5", "two\nlines"])
        let text = String(decoding: table.bytes.dropFirst(3), as: UTF8.self)
        #expect(table.bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
        #expect(
            text == "编号,\"a,b\"\r\n'=1+1,\"say \"\"hi\"\"\"\r\n'-5,\"two\nlines\"\r\n")
    }
}
