import Civics
import JSON
import Testing
import WebTesting

@testable import Web

@Suite("The route table")
struct TableTests {
    private func route(_ path: String, _ name: String) -> Route {
        Route(.get, path, name, for: .anyone) { _ in .done }
    }

    private func table(_ routes: Route...) throws -> RouteTable {
        try RouteTable(routes, title: "", version: "1")
    }

    @Test("A table that contradicts itself is refused")
    func contradictions() throws {
        #expect(throws: RouteFault.sameName("a")) {
            try table(route("/a", "a"), route("/b", "a"))
        }
        #expect(throws: RouteFault.samePath("GET /a")) {
            try table(route("/a", "a"), route("/a", "b"))
        }
        #expect(throws: RouteFault.pathParametersDiffer("GET /{x}")) {
            try table(route("/{x}", "a"))
        }
        let broken = Route(.post, "/a", "a", for: .anyone) { _ in .done }
            .reading(json: ["$ref": "#/components/schemas/Nowhere"])
        #expect(throws: RouteFault.self) { try RouteTable([broken], title: "", version: "1") }
    }

    @Test("A fixed part wins over a named one, and a whole path over both")
    func precedence() throws {
        let named = route("/a/{x}", "named").path("x", .text(atMost: 9), "")
        let deep = route("/a/{x}/c", "deep").path("x", .text(atMost: 9), "")
        let finder = try table(named, route("/a/b", "fixed"), deep, route("/", "root")).finder
        func found(_ path: String) -> Int? {
            if case .route(let place, _) = finder.find(method: "GET", path: path[...]) {
                place
            } else {
                nil
            }
        }
        #expect(found("/a/b") == 1)
        #expect(found("/a/%62") == 1)
        #expect(found("/a/z") == 0)
        #expect(found("/a/z/c") == 2)
        #expect(found("/") == 3)
        #expect(found("") == nil)
        #expect(found("/a/") == nil)
        #expect(found("/a/z/c/d") == nil)
    }

    @Test(
        "Every kind of problem has a status, and words in three languages that use its facts alike")
    func problemKinds() throws {
        let kinds = try table(route("/a", "a")).problemKinds
        #expect(Set(kinds.map(\.name)).count == kinds.count)
        for kind in kinds {
            #expect((400...599).contains(kind.status), "\(kind.name)")
            let names = LocalizedText.placeholders(in: kind.detail.zhHans)
            for language in Language.allCases {
                let wording = kind.detail.written(in: language) ?? ""
                #expect(!wording.isEmpty, "\(kind.name) \(language)")
                #expect(
                    LocalizedText.placeholders(in: wording) == names, "\(kind.name) \(language)")
                #expect(kind.title.written(in: language) != nil, "\(kind.name) \(language)")
            }
        }
    }

    @Test("The description lists parameters, body, answers, problems and who may call")
    func description() throws {
        let table = try RouteTable(
            SmallHouse.routes, title: "T", version: "1", components: ["Inner": [:]])
        let description = try JSONValue(parsing: table.openAPI)
        let make = try #require(description["paths"]?["/things"]?["post"])
        #expect(make["operationId"] == "make")
        #expect(make["parameters"]?[0]?["name"] == "Idempotency-Key")
        #expect(make["requestBody"]?["content"]?["application/json"]?["schema"] == SmallHouse.thing)
        #expect(make["security"]?[0]?["bearer"] != nil)
        #expect(make["responses"]?["422"] != nil)
        #expect(make["responses"]?["401"] != nil)
        #expect(description["paths"]?["/things/{id}"]?["put"]?["x-audience"] == "accept-case")
        #expect(description["paths"]?["/tile/{path}"]?["get"]?["security"] == nil)
        #expect(description["paths"]?["/form"] == nil)
        #expect(description["components"]?["schemas"]?["Problem"] == ProblemReply.schema)
    }
}
