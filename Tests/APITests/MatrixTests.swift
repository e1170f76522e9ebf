import API
import JSON
import Synchronization
import Testing
import Web
import WebTesting

@Suite("Every route of the table")
struct MatrixTests {
    let house: SmallHouse

    init() throws { house = try SmallHouse() }

    private func sample(_ route: Route) -> SampleCall {
        SampleCall(route: route, components: house.table.components)
    }

    private func call(
        _ route: Route, as visitor: Visitor, body: [UInt8]? = nil
    ) async throws -> Answer {
        let sample = sample(route)
        let type = if case .json = route.body { "application/json" } else { "image/png" }
        return try await visitor.sending("Content-Type", type)
            .call(route.method.rawValue, sample.target, bytes: body ?? sample.body)
    }

    @Test("Each cell of route and permission is as the table says, and no further")
    func authorisation() async throws {
        let house = house
        let permissions = Set(Permission.all).sorted { $0.name < $1.name }
        let tokens = permissions.map { ($0, house.city.token(holding: [$0])) }
        var cells = 0
        for route in house.table.routes {
            let nobody = try await call(route, as: house.visitor).problem
            #expect((nobody == "not-signed-in") == route.audience.needsSignIn, "\(route.label)")
            let stranger = house.visitor.bearing(house.city.token(holding: []))
            let anyone = try await call(route, as: stranger).problem
            let needed = route.audience.permissionNames
            #expect((anyone == "not-permitted") == !needed.isEmpty, "\(route.label)")
            for (permission, token) in tokens where !needed.isEmpty {
                let answer = try await call(route, as: house.visitor.bearing(token)).problem
                let isRefused = answer == "not-permitted"
                #expect(
                    isRefused != needed.contains(permission.name), "\(route.label) \(permission)")
                cells += 1
            }
        }
        #expect(cells > 2000)
    }

    @Test("A sample call of each route succeeds with a status and a body the description promises")
    func promised() async throws {
        let description = try JSONValue(parsing: house.table.openAPI)
        for route in house.table.routes {
            house.city.memory.withLock { $0 = SmallCity.Memory() }
            let answer = try await call(route, as: house.everybody)
            #expect(answer.status / 100 == 2, "\(route.label): \(answer.text)")
            try OpenAPICheck(description).check(answer, of: route)
        }
    }

    @Test("Each route that reads JSON refuses a bomb, junk, another type, and an unknown field")
    func bodies() async throws {
        let visitor = house.everybody
        let bomb = Array((String(repeating: "[", count: 500)).utf8)
        var routes = 0
        for route in house.table.routes {
            guard case .json(_, let most) = route.body else { continue }
            routes += 1
            let sample = sample(route)
            #expect(try await call(route, as: visitor, body: bomb).problem == "too-deep")
            #expect(try await call(route, as: visitor, body: [0x7B]).problem == "malformed-body")
            #expect(try await call(route, as: visitor, body: []).problem == "malformed-body")
            let plain = try await visitor.sending("Content-Type", "text/plain")
                .call(route.method.rawValue, sample.target, bytes: sample.body)
            #expect(plain.problem == "unsupported-media-type", "\(route.label)")
            let large = Array("[\"".utf8) + Array(repeating: 0x78, count: most) + Array("\"]".utf8)
            #expect(try await call(route, as: visitor, body: large).problem == "too-large")
            var unknown = sample.object(every: false)
            unknown["ünknown/field"] = 1
            let answer = try await call(
                route, as: visitor, body: JSONValue.object(unknown).serialized())
            #expect(answer.problem == "unknown-field", "\(route.label): \(answer.text)")
            #expect(answer.errors == ["/ünknown~1field unknown"], "\(route.label)")
        }
        #expect(routes > 40)
    }

    @Test("Each route that reads JSON accepts all its fields together")
    func allFields() async throws {
        for route in house.table.routes {
            guard case .json = route.body else { continue }
            house.city.memory.withLock { $0 = SmallCity.Memory() }
            let body = sample(route).object(every: true)
            let answer = try await call(
                route, as: house.everybody, body: JSONValue.object(body).serialized())
            #expect(answer.status / 100 == 2, "\(route.label): \(answer.text)")
        }
    }

    @Test("Each route that must happen once asks for its key, each that changes a version for it")
    func headers() async throws {
        let visitor = house.visitor.bearing(house.city.token(holding: Set(Permission.all)))
        for route in house.table.routes where route.isOnceOnly {
            #expect(try await call(route, as: visitor).problem == "idempotency-key-missing")
        }
        for route in house.table.routes where route.needsVersion {
            var body = sample(route).object(every: false)
            body["version"] = nil
            let answer = try await call(
                route, as: house.everybody, body: JSONValue.object(body).serialized())
            #expect(answer.problem == "version-missing", "\(route.label)")
        }
        let creating = house.table.routes.filter { $0.path.text.contains("/commands/") }
        #expect(creating.count == CommandTable.rows.count)
        #expect(creating.allSatisfy { $0.isOnceOnly && $0.needsVersion })
    }

    @Test("Each route refuses an unknown parameter, in the language asked for")
    func parameters() async throws {
        let visitor = house.everybody.sending("Accept-Language", "zh-TW")
        for route in house.table.routes {
            let target = sample(route).target
            let more = target.contains("?") ? "&nonsense=1" : "?nonsense=1"
            let answer = try await visitor.call(route.method.rawValue, target + more)
            #expect(answer.problem == "invalid-parameter", "\(route.label)")
            #expect(answer["Content-Language"] == "zh-Hant", "\(route.label)")
            #expect(answer.errors == ["/query/nonsense unknown"], "\(route.label)")
        }
    }

    @Test("Each route says what it is for, and changing ones are not open to anyone but by name")
    func described() {
        let open = house.table.routes.filter { $0.method.changesState && !$0.audience.needsSignIn }
        #expect(
            Set(open.map(\.name)) == ["sign-in", "check-service", "track", "rate-by-link"])
        for route in house.table.routes {
            #expect(!route.summary.isEmpty, "\(route.label)")
            #expect(!route.responses.isEmpty, "\(route.label)")
        }
    }
}
