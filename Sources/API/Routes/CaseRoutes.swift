import Civics
import HTTPTypes
import JSON
import Web

/// What the path of a case may hold: 26 characters of its id or 18 to 22 digits of its number.
let casePlace = (
    "case", ParameterKind.code(18...26), "The case's id, or its number in digits only."
)

extension CityAPI {
    var caseRoutes: [Route] {
        let (name, kind, words) = casePlace
        return [
            Route(
                .post, "/api/v1/cases", "file-case", for: .holding([.fileCase, .fileForOther]),
                answer: file
            )
            .summary("Hands in a complete application, report or wish: a new case (申请).")
            .topic("cases").reading(json: Components.reference("Filing")).onceOnly()
            .answering(201, Components.reference("CaseState"), "Filed, and durable.")
            .refusing(.refused, .refusedNow, .notFound),
            Route(.get, "/api/v1/cases", "cases", for: .holding(.listOwnCases), answer: listed)
                .summary("Cases one is a party of, newest first.").topic("cases")
                .query(
                    ListQuery.stage,
                    QueryParameter("organisation", .code(18...18), "Credit code acted for."),
                    ListQuery.after, ListQuery.limit
                )
                .answering(200, Components.page("CaseSummary"), "The cases."),
            Route(.get, "/api/v1/cases/{case}", "case", for: .holding(.readCase)) { call in
                let told = try await city.caseView(
                    try call.caseReference(), for: try call.signedIn(), in: call.language)
                return .current(try Call.found(told), for: call)
            }
            .path(name, kind, words)
            .summary("One case as the caller may see it; the entity tag is its version.")
            .topic("cases").answering(200, Components.reference("Case"), "The case.")
            .answering(ResponseShape(304, nil, "The caller has this version.")),
            Route(.get, "/api/v1/cases/{case}/timeline", "timeline", for: .holding(.readCase)) {
                call in
                let entries = try await city.timeline(
                    of: try call.caseReference(), for: try call.signedIn(), in: call.language)
                return .items(try Call.found(entries))
            }
            .path(name, kind, words).summary("What happened, oldest first.").topic("cases")
            .answering(200, Components.items("TimelineEntry"), "The entries."),
            Route(.get, "/api/v1/cases/{case}/clocks", "clocks", for: .holding(.readCase)) {
                call in
                let clocks = try await city.clocks(
                    of: try call.caseReference(), for: try call.signedIn(), in: call.language)
                return .items(try Call.found(clocks))
            }
            .path(name, kind, words)
            .summary("Every clock and why it ends when it does, line by line.").topic("cases")
            .answering(200, Components.items("ReasonedClock"), "The clocks."),
            Route(
                .get, "/api/v1/cases/{case}/receipts", "receipts", for: .holding(.readReceipts)
            ) { call in
                let receipts = try await city.receipts(
                    of: try call.caseReference(), for: try call.signedIn())
                return .items(try Call.found(receipts))
            }
            .path(name, kind, words)
            .summary("Receipts of the sealed entries; complete a second after the last command.")
            .topic("cases").answering(200, Components.items("Receipt"), "The receipts."),
            trackRoute,
        ]
    }

    private func file(_ call: Call) async throws -> Reply {
        let told = try await city.file(call.fields, by: try call.signedIn(), once: call.once)
        return .told(told, .created)
    }

    private func listed(_ call: Call) async throws -> Reply {
        .page(
            try await city.cases(
                CaseQuestion(
                    stage: call.query.text("stage"), organisation: call.query.text("organisation"),
                    after: call.query.text("after"), limit: call.limit),
                of: try call.signedIn(), in: call.language))
    }

    private var trackRoute: Route {
        Route(.post, "/api/v1/track", "track", for: .anyone) { call in
            .json(
                try Call.found(
                    try await city.track(
                        number: call.fields["number"]?.string ?? "",
                        code: call.fields["code"]?.string ?? "", in: call.language)))
        }
        .summary("A case with little detail, by its number and the code given with it.")
        .topic("cases").limited(.heavy)
        .reading(
            json: FieldSchema.object(
                [
                    "number": ["type": "string", "pattern": "^[0-9]{18,22}$"],
                    "code": ["type": "string", "pattern": "^[0-9A-Za-z]{4,32}$"],
                ], required: ["number", "code"]), atMost: 4096
        )
        .answering(200, Components.reference("Tracked"), "The case.").refusing(.notFound)
    }
}
