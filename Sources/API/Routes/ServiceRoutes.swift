import JSON
import Web

extension CityAPI {
    private static var service: (String, ParameterKind, String) {
        ("service", .dotted(1...80), "Id of the service's policy document.")
    }

    var serviceRoutes: [Route] {
        let (name, kind, words) = Self.service
        return [
            Route(.get, "/api/v1/services", "services", for: .anyone, answer: search)
                .summary("Services that can be applied for.").topic("services")
                .query(
                    QueryParameter("q", .text(atMost: 100), "Words to look for."),
                    QueryParameter("unit", .code(1...80), "Key of a unit."),
                    QueryParameter(
                        "audience", .choice(["person", "organisation"]), "Whom it is for."),
                    ListQuery.after, ListQuery.limit
                )
                .answering(200, Components.page("ServiceSummary"), "Services found."),
            Route(.get, "/api/v1/services/{service}", "service", for: .anyone) { call in
                .json(try Call.found(try await city.service(call.path(name), in: call.language)))
            }
            .path(name, kind, words)
            .summary("The guide of a service: who, what, when, on what ground.").topic("services")
            .answering(200, Components.reference("Service"), "The guide."),
            Route(.post, "/api/v1/services/{service}/check", "check-service", for: .anyone) {
                call in
                let answers = call.fields["answers"]?.object ?? [:]
                return .json(
                    try Call.found(
                        try await city.check(call.path(name), answers: answers, in: call.language)))
            }
            .path(name, kind, words)
            .summary("What the rules say to these answers. Nothing is stored.").topic("services")
            .reading(json: Components.reference("Question"), atMost: 64 * 1024)
            .answering(200, Components.reference("Eligibility"), "What the rules say."),
            Route(
                .get, "/api/v1/services/{service}/prefill", "prefill", for: .holding(.prefill)
            ) { call in
                .json(
                    try Call.found(
                        try await city.prefill(
                            call.path(name), for: try call.signedIn(), in: call.language)))
            }
            .path(name, kind, words)
            .summary("What offices hold already, each field with its source.").topic("services")
            .answering(200, Components.reference("Prefill"), "Fields with their sources."),
            Route(
                .post, "/api/v1/services/{service}/prefill", "prefill-answered",
                for: .holding(.prefill)
            ) { call in
                let answers = call.fields["answers"]?.object ?? [:]
                return .json(
                    try Call.found(
                        try await city.prefill(
                            call.path(name), answers: answers, for: try call.signedIn(),
                            in: call.language)))
            }
            .path(name, kind, words)
            .summary("The same, knowing these answers. Nothing is stored.").topic("services")
            .reading(json: Components.reference("Question"), atMost: 64 * 1024)
            .answering(200, Components.reference("Prefill"), "Fields with their sources."),
            Route(
                .post, "/api/v1/services/{service}/nearby", "nearby", for: .holding(.fileCase)
            ) { call in
                .items(
                    try Call.found(
                        try await city.nearby(
                            call.path(name), place: call.fields, for: try call.signedIn(),
                            in: call.language)))
            }
            .path(name, kind, words)
            .summary("Reports of the same matter near here, which one may join instead.")
            .topic("services").reading(json: Components.reference("Place"), atMost: 4096)
            .answering(200, Components.items("Nearby"), "The reports, the nearest first."),
        ]
    }

    private func search(_ call: Call) async throws -> Reply {
        .page(
            try await city.services(
                ServiceSearch(
                    words: call.query.text("q"), unit: call.query.text("unit"),
                    audience: call.query.text("audience"), after: call.query.text("after"),
                    limit: call.limit), in: call.language))
    }
}
