import Civics
import HTTPTypes
import JSON
import Web

extension CityAPI {
    var houseRoutes: [Route] {
        [
            Route(.get, "/openapi.json", "openapi", for: .anyone) { call in
                Reply.bytes(call.table.openAPI, as: .json).cached(seconds: 60)
            }
            .summary("This description (OpenAPI 3.1).").topic("house")
            .answering(200, ["type": "object"], "The description."),
            Route(.get, "/livez", "livez", for: .anyone) { _ in .text("ok\n") }
                .summary("Whether the program runs.").topic("house").limited(.exempt)
                .answering(ResponseShape(200, .text, "It runs.")),
            Route(.get, "/readyz", "readyz", for: .anyone, answer: readiness)
                .summary("Whether it can do its work, part by part.").topic("house")
                .limited(.exempt).answering(200, Components.reference("Readiness"), "It can.")
                .answering(
                    ResponseShape(
                        503, .json, schema: Components.reference("Readiness"), "It cannot.")),
            Route(.get, "/version", "version", for: .anyone) { _ in .json(city.version()) }
                .summary("Name and version of the program.").topic("house").limited(.exempt)
                .answering(200, Components.reference("Version"), "The version."),
            Route(.get, "/metrics", "metrics", for: .anyone) { _ in
                .bytes(Array(metrics.text().utf8), as: .metrics)
            }
            .summary("Counts and durations (Prometheus text).").topic("house").limited(.exempt)
            .answering(ResponseShape(200, .metrics, "The metrics.")),
            Route(.get, "/problems/{kind}", "problem-page", for: .anyone, answer: problemPage)
                .path("kind", .code(1...60), "Name of a kind of problem.")
                .summary("What a kind of problem means and what to do, for people.")
                .topic("house").answering(ResponseShape(200, .text, "The page.")),
        ]
    }

    private func readiness(_ call: Call) async -> Reply {
        let parts = await city.readiness()
        let isReady = parts.allSatisfy { $0.fault == nil }
        let told = parts.map { part, fault -> JSONValue in
            ["part": .string(part), "fault": fault.map { .string($0) } ?? .null]
        }
        return .json(
            ["ready": .bool(isReady), "parts": .array(told)],
            isReady ? .ok : .serviceUnavailable)
    }

    private func problemPage(_ call: Call) throws -> Reply {
        let kinds = call.table.problemKinds
        let kind = try Call.found(kinds.first { $0.name == call.path("kind") })
        let problem = Problem(kind)
        let language = call.language
        return Reply.text(
            """
            \(problem.title(in: language)) (\(kind.status) \(kind.name))

            \(problem.detail(in: language))

            """
        ).with(.contentLanguage, language.rawValue)
    }
}
