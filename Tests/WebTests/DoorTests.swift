import Civics
import HTTPTypes
import JSON
import Synchronization
import Testing
import Web
import WebTesting

/// A small table with one route of every kind of demand.
enum SmallHouse {
    static let clerk = Caller(
        account: AccountID(high: 1, low: 1), permissions: [Permission("accept-case")])
    static let resident = Caller(
        account: AccountID(high: 1, low: 2), permissions: [], language: .zhHant)

    struct Upset: Error, CustomStringConvertible {
        let description = "password=hunter2 resident 990100200001010007"
    }

    static let thing: JSONValue = [
        "type": "object", "required": ["name"], "additionalProperties": false,
        "properties": [
            "name": ["type": "string", "minLength": 1, "maxLength": 5],
            "size": ["type": "integer", "minimum": 1, "maximum": 9],
            "colour": ["enum": ["red", "blue"]],
            "inner": ["$ref": "#/components/schemas/Inner"],
            "version": ["type": "integer"],
        ],
    ]

    static let routes = [
        Route(.get, "/open", "open", for: .anyone) { call in .text(call.language.rawValue) }
            .query(
                QueryParameter("limit", .whole(1...200), ""),
                QueryParameter("q", .text(atMost: 5), ""),
                QueryParameter("sort", .choice(["due", "newest"]), "")),
        Route(.get, "/things/{id}", "thing", for: .signedIn) { call in
            .json(["id": .string(call.path("id"))]).at(version: 3)
        }.path("id", .opaqueID, ""),
        Route(.post, "/things", "make", for: .signedIn) { call in .json(call.json, .created) }
            .reading(json: thing, atMost: 8192).onceOnly(),
        Route(.put, "/things/{id}", "change", for: .holding(Permission("accept-case"))) { call in
            .json(["seen": .integer(Int64(try call.versionSeen()))])
        }.path("id", .opaqueID, "").reading(json: thing).withVersion(),
        Route(.post, "/upset", "upset", for: .anyone) { _ in throw Upset() },
        Route(.post, "/full", "full", for: .anyone) { _ in throw Problem(.storeUnavailable) },
        Route(.post, "/form", "form", for: .anyone) { call in
            guard case .form(let form) = call.body else { return .done }
            return .text(form["name"] ?? "")
        }.reading(.form(atMost: 100)).forPeople(),
        Route(.post, "/stream", "stream", for: .anyone) { call in
            guard case .stream(let body) = call.body else { return .done }
            var count = 0
            for try await piece in body { count += piece.count }
            return .text(String(count))
        }.reading(.stream(atMost: 10_000)),
        Route(.get, "/page", "page", for: .anyone) { call in .text(call.language.rawValue) }
            .forPeople(),
        Route(.get, "/tile/{path...}", "tile", for: .anyone) { call in
            Reply.text(call.path("path")).immutable()
        }.path("path", .restOfPath, ""),
    ]

    static func visitor(
        rates: RateLimits = .none, origin: String? = nil, log: CallLog? = nil,
        metrics: Metrics = Metrics(),
        doorkeeper: any Doorkeeper = Porter(["clerk": clerk, "resident": resident])
    ) throws -> Visitor {
        let table = try RouteTable(
            routes, title: "Small", version: "1",
            components: [
                "Inner": [
                    "type": "object", "properties": ["deep": ["type": "boolean"]],
                    "additionalProperties": false,
                ]
            ])
        return Visitor(
            FrontDoor(
                table, doorkeeper: doorkeeper,
                settings: WebSettings(origin: origin, rates: rates), metrics: metrics, log: log,
                ids: CallIDs(start: 0xABCD)))
    }
}

@Suite("The front door")
struct DoorTests {
    let id = "01arz3ndektsv4rrffq69g5fav"

    @Test("A problem has the RFC 9457 shape, in the reader's language, with the call's id")
    func problemShape() async throws {
        let visitor = try SmallHouse.visitor().sending("Accept-Language", "zh-TW;q=0.5, en;q=0.9")
        let answer = try await visitor.call("GET", "/nowhere")
        #expect(answer.status == 404)
        #expect(answer["Content-Type"] == "application/problem+json")
        #expect(answer["Content-Language"] == "en")
        #expect(answer.json["type"] == "/problems/not-found")
        #expect(answer.json["title"] == .string(Problem(.notFound).title(in: .en)))
        #expect(answer.json["detail"] == .string(Problem(.notFound).detail(in: .en)))
        #expect(answer.json["status"] == 404)
        #expect(answer.json["instance"] == "000000000000abcd-1")
        #expect(answer.json["errors"] == nil)
    }

    @Test("Who is turned away at a route is told of, with what would have let them in")
    func turnedAway() async throws {
        let book = RefusalBook()
        let visitor = try SmallHouse.visitor(doorkeeper: book).bearing("any")
            .sending("If-Match", "\"3\"")
        let answer = try await visitor.call("PUT", "/things/\(id)", json: ["name": "a"])
        #expect(answer.status == 403)
        #expect(book.lines == ["\(SmallHouse.resident.account) accept-case change"])
    }

    @Test("A path without this method says which it has")
    func otherMethod() async throws {
        let visitor = try SmallHouse.visitor()
        let answer = try await visitor.call("DELETE", "/things/\(id)")
        #expect(answer.problem == "method-not-allowed")
        #expect(answer["Allow"] == "GET, HEAD, PUT")
        #expect(try await visitor.call("OPTIONS", "/open")["Access-Control-Allow-Origin"] == nil)
        #expect(try await visitor.call("TRACE", "/open").status == 405)
    }

    @Test("An error of ours is told as internal and nothing of its text goes out")
    func internalFault() async throws {
        let answer = try await SmallHouse.visitor().call("POST", "/upset")
        #expect(answer.status == 500)
        #expect(answer.problem == "internal")
        #expect(!answer.text.contains("hunter2"))
    }

    @Test("What may succeed later carries Retry-After")
    func retryAfter() async throws {
        let answer = try await SmallHouse.visitor().call("POST", "/full")
        #expect(answer.problem == "store-unavailable")
        #expect(answer["Retry-After"] == "5")
    }

    @Test("Who calls is asked before anything of the call is read")
    func signInFirst() async throws {
        let visitor = try SmallHouse.visitor()
        let answer = try await visitor.call("POST", "/things", bytes: Array("not json".utf8))
        #expect(answer.problem == "not-signed-in")
        #expect(answer["WWW-Authenticate"] == "Bearer")
        for wrong in ["Bearer nobody", "Bearer ", "Basic clerk", "Bearer cl erk"] {
            let refused = try await visitor.sending("Authorization", wrong)
                .call("GET", "/things/\(id)")
            #expect(refused.problem == "not-signed-in", "\(wrong)")
        }
    }

    @Test("A permission that is not held is refused, and one that is held opens")
    func permission() async throws {
        let visitor = try SmallHouse.visitor()
        let body: JSONValue = ["name": "a", "version": 7]
        let resident = try await visitor.bearing("resident").call(
            "PUT", "/things/\(id)", json: body)
        #expect(resident.problem == "not-permitted")
        let clerk = try await visitor.bearing("clerk").call("PUT", "/things/\(id)", json: body)
        #expect(clerk.json["seen"] == 7)
    }

    @Test("A path value of another form is answered as if nothing were there")
    func pathKinds() async throws {
        let visitor = try SmallHouse.visitor().bearing("clerk")
        for wrong in ["x", "..", "%2e%2e", "%2F", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "%ff", "%zz"] {
            #expect(try await visitor.call("GET", "/things/\(wrong)").status == 404, "\(wrong)")
        }
        #expect(try await visitor.call("GET", "/things/\(id)/").status == 404)
        #expect(try await visitor.call("GET", "//things/\(id)").status == 404)
        #expect(try await visitor.call("GET", "/things/\(id)").status == 200)
    }

    @Test("The rest of a path reaches the route whole, and never with dots that climb out")
    func restOfPath() async throws {
        let visitor = try SmallHouse.visitor()
        let answer = try await visitor.call("GET", "/tile/0/x001/234.p/5")
        #expect(answer.text == "0/x001/234.p/5")
        #expect(answer["Cache-Control"] == "public, max-age=31536000, immutable")
        #expect(try await visitor.call("GET", "/tile/0/%2e%2e/%00").status == 404)
        #expect(try await visitor.call("POST", "/tile/0/x").status == 405)
        #expect(try await visitor.call("GET", "/tile").status == 404)
    }

    @Test("HEAD is GET without the body")
    func head() async throws {
        let answer = try await SmallHouse.visitor().call("HEAD", "/open")
        #expect(answer.status == 200)
        #expect(answer.bytes.isEmpty)
        #expect(answer["Content-Length"] == "7")
    }

    @Test("Every answer forbids sniffing, framing, referrers and storing")
    func securityFields() async throws {
        let visitor = try SmallHouse.visitor(origin: "https://city.test")
        for path in ["/open", "/nowhere"] {
            let answer = try await visitor.call("GET", path)
            #expect(answer["X-Content-Type-Options"] == "nosniff")
            #expect(answer["Content-Security-Policy"]?.contains("frame-ancestors 'none'") == true)
            #expect(answer["Content-Security-Policy"]?.contains("unsafe-inline") == false)
            #expect(answer["Referrer-Policy"] == "no-referrer")
            #expect(answer["Cache-Control"] == "no-store")
            #expect(answer["Strict-Transport-Security"]?.contains("max-age=") == true)
            #expect(answer["Access-Control-Allow-Origin"] == nil)
            #expect(answer["Server"] == nil)
        }
    }

    @Test("A form of a page is taken from our own origin only")
    func sameOrigin() async throws {
        let visitor = try SmallHouse.visitor()
            .sending("Content-Type", "application/x-www-form-urlencoded")
        let body = Array("name=%E4%BA%91+%E6%B1%80&x=1".utf8)
        func sent(_ name: String, _ value: String) async throws -> Answer {
            try await visitor.sending(name, value).call("POST", "/form", bytes: body)
        }
        #expect(try await visitor.call("POST", "/form", bytes: body).problem == "foreign-origin")
        #expect(try await sent("Origin", "http://evil.test").problem == "foreign-origin")
        #expect(try await sent("Origin", "null").problem == "foreign-origin")
        #expect(try await sent("Sec-Fetch-Site", "cross-site").problem == "foreign-origin")
        #expect(try await sent("Sec-Fetch-Site", "same-site").problem == "foreign-origin")
        #expect(try await sent("Origin", "http://city.test").text == "云 汀")
        #expect(try await sent("Sec-Fetch-Site", "same-origin").text == "云 汀")
    }

    @Test("A call with the session cookie must come from our own page; one with a token need not")
    func cookieAndToken() async throws {
        let visitor = try SmallHouse.visitor().sending("Idempotency-Key", "key-12345")
        let cookie = visitor.sending("Cookie", "a=b; session=clerk; c=d")
        let body: JSONValue = ["name": "a"]
        #expect(try await cookie.call("POST", "/things", json: body).problem == "foreign-origin")
        let ours = cookie.sending("Sec-Fetch-Site", "same-origin")
        #expect(try await ours.call("POST", "/things", json: body).status == 201)
        #expect(
            try await visitor.bearing("clerk").call("POST", "/things", json: body).status == 201)
        #expect(try await cookie.call("GET", "/things/\(id)").status == 200)
    }

    @Test("A page's address may begin with a language, which then decides; a program's may not")
    func pathLanguage() async throws {
        let visitor = try SmallHouse.visitor().sending("Cookie", "language=zh-Hant")
        #expect(try await visitor.call("GET", "/page").text == "zh-Hant")
        #expect(try await visitor.call("GET", "/en/page").text == "en")
        #expect(try await visitor.call("GET", "/zh-Hans/page").text == "zh-Hans")
        #expect(try await visitor.call("GET", "/fr/page").status == 404)
        #expect(try await visitor.call("GET", "/en/en/page").status == 404)
        let program = try await visitor.call("GET", "/en/open")
        #expect(program.problem == "not-found")
        #expect(program["Content-Language"] == "en")
    }

    @Test("The language is the cookie's, else the account's, else the browser's, else the city's")
    func languages() async throws {
        let visitor = try SmallHouse.visitor()
        #expect(try await visitor.call("GET", "/open").text == "zh-Hans")
        let browser = visitor.sending("Accept-Language", "fr, zh-HK;q=0.8, en;q=0.7")
        #expect(try await browser.call("GET", "/open").text == "zh-Hant")
        let english = visitor.sending("Accept-Language", "en")
        #expect(try await english.bearing("resident").call("GET", "/open").text == "zh-Hant")
        let cookie = browser.sending("Cookie", "language=en")
        #expect(try await cookie.call("GET", "/open").text == "en")
        let junk = visitor.sending("Accept-Language", ";q=, en;q=x, *;q=nan, zh;q=0")
        #expect(try await junk.call("GET", "/open").text == "zh-Hans")
    }
}

/// Writes down whom it turned away.
final class RefusalBook: Doorkeeper {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }

    func caller(bearing token: String) async throws -> Caller? { SmallHouse.resident }

    func turnedAway(_ caller: Caller, needed: [String], at route: String) {
        let line = "\(caller.account) \(needed.joined(separator: ",")) \(route)"
        kept.withLock { $0.append(line) }
    }
}
