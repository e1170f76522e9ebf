import Civics
import JSON
import Testing
import Web
import WebTesting

@Suite("What is sent")
struct BodyTests {
    private func sender() throws -> Visitor {
        try SmallHouse.visitor().bearing("clerk").sending("Idempotency-Key", "key-12345")
    }

    private func post(_ text: String, as type: String = "application/json") async throws -> Answer {
        try await sender().sending("Content-Type", type)
            .call("POST", "/things", bytes: Array(text.utf8))
    }

    @Test("A body that fits its schema reaches the route unchanged")
    func fits() async throws {
        let answer = try await post(#"{"name":"面馆","size":3,"inner":{"deep":true}}"#)
        #expect(answer.status == 201)
        #expect(answer.text == #"{"name":"面馆","size":3,"inner":{"deep":true}}"#)
    }

    @Test("A body that is not JSON is told where it breaks off")
    func malformed() async throws {
        let answer = try await sender().sending("Accept-Language", "en")
            .sending("Content-Type", "application/json")
            .call("POST", "/things", bytes: Array("{\"name\":\n  oops}".utf8))
        #expect(answer.problem == "malformed-body")
        #expect(answer.json["detail"]?.string?.contains("line 2, column 3") == true)
        for text in ["", "{", "{\"a\":1,\"a\":2}", "[1]x", "\u{FEFF}{}", "{\"name\":\"\\ud800\"}"] {
            #expect(try await post(text).problem == "malformed-body", "\(text)")
        }
        let invalid: [UInt8] = Array("{\"name\":\"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8)
        let bytes = try await sender().sending("Content-Type", "application/json")
            .call("POST", "/things", bytes: invalid)
        #expect(bytes.problem == "malformed-body")
    }

    @Test("A body nested deeper than 64 is refused, however deep")
    func depth() async throws {
        for levels in [65, 4000] {
            let bomb = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
            #expect(try await post(bomb).problem == "too-deep")
        }
        let open = String(repeating: "{\"a\":", count: 1500)
        #expect(try await post(open).problem == "too-deep")
        let fits = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(try await post(fits).problem == "invalid-field")
    }

    @Test("A body past the route's limit is refused, declared or not")
    func size() async throws {
        let large = "{\"name\":\"" + String(repeating: "x", count: 8192) + "\"}"
        let declared = try await post(large)
        #expect(declared.problem == "too-large")
        #expect(declared.json["detail"]?.string?.contains("8 KiB") == true)
        let lying = try await sender().sending("Content-Type", "application/json")
            .sending("Content-Length", "10").call("POST", "/things", bytes: Array(large.utf8))
        #expect(lying.problem == "too-large")
        let visitor = try SmallHouse.visitor()
        let stream = try await visitor.sending("Content-Length", "5")
            .call("POST", "/stream", bytes: Array(repeating: 1, count: 10_001))
        #expect(stream.problem == "too-large")
        let whole = try await visitor.call(
            "POST", "/stream", bytes: Array(repeating: 1, count: 10_000))
        #expect(whole.text == "10000")
        #expect(try await visitor.call("POST", "/stream").problem == "malformed-body")
    }

    @Test("Only JSON in UTF-8, as it is, is read where JSON is asked for")
    func contentType() async throws {
        #expect(
            try await post(#"{"name":"a"}"#, as: "Application/JSON; charset=UTF-8").status == 201)
        for type in ["text/plain", "application/json; charset=gbk", "application/xml", ""] {
            #expect(
                try await post(#"{"name":"a"}"#, as: type).problem == "unsupported-media-type",
                "\(type)")
        }
        let none = try await sender().call("POST", "/things", bytes: Array(#"{"name":"a"}"#.utf8))
        #expect(none.problem == "unsupported-media-type")
        let zipped = try await sender().sending("Content-Encoding", "gzip")
            .call("POST", "/things", json: ["name": "a"])
        #expect(zipped.problem == "unsupported-media-type")
    }

    @Test("An unknown field is named with its place")
    func unknownField() async throws {
        let answer = try await post(#"{"name":"a","nmae":1,"inner":{"deap":true}}"#)
        #expect(answer.status == 422)
        #expect(answer.problem == "unknown-field")
        #expect(Set(answer.errors).isSuperset(of: ["/nmae unknown", "/inner/deap unknown"]))
    }

    @Test("Each wrong value is named with its place, and what was sent is not repeated")
    func invalidField() async throws {
        let answer = try await post(#"{"size":10,"colour":"verysecret"}"#)
        #expect(answer.problem == "invalid-field")
        #expect(Set(answer.errors) == ["/name missing", "/size too-large", "/colour not-offered"])
        #expect(!answer.text.contains("verysecret"))
        #expect(try await post(#"{"name":"abcdef"}"#).errors == ["/name too-long"])
        #expect(try await post(#"{"name":3}"#).errors == ["/name wrong-type"])
        #expect(try await post("[]").errors == [" wrong-type"])
    }

    @Test("A request that must happen once needs a key of 8 to 128 visible characters")
    func idempotencyKey() async throws {
        let visitor = try SmallHouse.visitor().bearing("clerk")
        let body: JSONValue = ["name": "a"]
        #expect(
            try await visitor.call("POST", "/things", json: body).problem
                == "idempotency-key-missing")
        for wrong in ["short", "with space", String(repeating: "k", count: 129)] {
            let answer = try await visitor.sending("Idempotency-Key", wrong)
                .call("POST", "/things", json: body)
            #expect(answer.problem == "idempotency-key-malformed", "\(wrong)")
        }
    }

    @Test("The version seen comes from If-Match or the body, and one of them must be there")
    func version() async throws {
        let path = "/things/01arz3ndektsv4rrffq69g5fav"
        let visitor = try SmallHouse.visitor().bearing("clerk")
        let none = try await visitor.call("PUT", path, json: ["name": "a"])
        #expect(none.problem == "version-missing")
        #expect(none.status == 428)
        let field = try await visitor.sending("If-Match", "\"12\"")
            .call("PUT", path, json: ["name": "a"])
        #expect(field.json["seen"] == 12)
        let bare = try await visitor.sending("If-Match", "12").call(
            "PUT", path, json: ["name": "a"])
        #expect(bare.json["seen"] == 12)
        for wrong in ["\"", "*", "W/\"12\"", "\"x\"", "\"99999999999999999999\"", "\"1\", \"2\""] {
            let answer = try await visitor.sending("If-Match", wrong)
                .call("PUT", path, json: ["name": "a"])
            #expect(answer.problem == "invalid-field", "\(wrong)")
        }
    }

    @Test("A query parameter must be known, once, and of its kind")
    func query() async throws {
        let visitor = try SmallHouse.visitor()
        for good in ["?limit=200&q=%E4%BA%91&sort=due", "?q=a+b", "?"] {
            #expect(try await visitor.call("GET", "/open\(good)").status == 200, "\(good)")
        }
        let bad = [
            ("?limit=0", "/query/limit malformed"), ("?limit=007", "/query/limit malformed"),
            ("?limit=1&limit=2", "/query/limit malformed"), ("?q=", "/query/q malformed"),
            ("?q=abcdef", "/query/q malformed"), ("?q=%00", "/query/q malformed"),
            ("?q=%ff", "/query/q malformed"), ("?sort=old", "/query/sort malformed"),
            ("?page=1", "/query/page unknown"), ("?%3Cscript%3E=1", "/query unknown"),
        ]
        for (query, error) in bad {
            let answer = try await visitor.call("GET", "/open\(query)")
            #expect(answer.problem == "invalid-parameter", "\(query)")
            #expect(answer.errors == [error], "\(query)")
        }
    }
}
