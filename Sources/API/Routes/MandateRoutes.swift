import Civics
import HTTPTypes
public import JSON
public import Web

/// Mandates: naming agents, agreeing to be one, ending it.
public protocol MandateDesk: Sendable {
    /// `given` and `held`, each a list of component `Mandate`.
    func mandates(of caller: Caller) async throws -> JSONValue

    /// Names an agent; component `Mandate`.
    func offerMandate(_ offer: JSONObject, by caller: Caller) async throws -> JSONValue

    /// Carries out `accept`, `decline` or `revoke`; component `Mandate`.
    func changeMandate(
        _ id: String, _ step: String, by caller: Caller
    ) async throws -> JSONValue
}

extension CityAPI {
    var mandateRoutes: [Route] {
        let mandate = Components.reference("Mandate")
        return [
            Route(.get, "/api/v1/mandates", "mandates", for: .holding(.giveMandate)) { call in
                .json(try await city.mandates(of: try call.signedIn()))
            }
            .summary("Mandates one gave and holds (委托).").topic("mandates")
            .answering(200, Components.reference("Mandates"), "The mandates."),
            Route(.post, "/api/v1/mandates", "offer-mandate", for: .holding(.giveMandate)) {
                call in
                .json(
                    try await city.offerMandate(call.fields, by: try call.signedIn()), .created)
            }
            .summary("Names an agent; it counts once they agree.").topic("mandates")
            .reading(json: Components.reference("MandateOffer"), atMost: 16 * 1024)
            .answering(201, mandate, "Offered.").refusing(.invalidField, .notPermitted),
            Route(
                .post, "/api/v1/mandates/{mandate}/{step}", "change-mandate",
                for: .holding(.giveMandate)
            ) { call in
                .json(
                    try await city.changeMandate(
                        call.path("mandate"), call.path("step"), by: try call.signedIn()))
            }
            .path("mandate", .opaqueID, "The mandate.")
            .path("step", .choice(["accept", "decline", "revoke"]), "What is done.")
            .summary("Agrees to a mandate, declines it, or ends it at once.").topic("mandates")
            .answering(200, mandate, "Done.").refusing(.refusedNow),
        ]
    }
}

/// Schemas of mandates.
enum MandateSchemas {
    private static let text: JSONValue = ["type": "string", "minLength": 1, "maxLength": 100]
    private static let day: JSONValue = ["type": "string", "format": "date"]
    private static let services: JSONValue = [
        "type": "array", "maxItems": 100, "items": text,
        "description": "Documents by id; empty for every service.",
    ]
    private static let powers: JSONValue = [
        "type": "array", "maxItems": 3, "items": ["enum": ["handle", "pay", "papers"]],
    ]

    static let all: JSONObject = [
        "MandateOffer": [
            "type": "object", "required": ["agent", "agentName", "powers", "from", "until"],
            "properties": [
                "organisation": text, "agent": text, "agentName": text, "services": services,
                "powers": powers, "from": day, "until": day,
            ], "additionalProperties": false,
        ],
        "Mandate": [
            "type": "object",
            "required": ["id", "state", "agentName", "services", "powers", "from", "until"],
            "properties": [
                "id": text, "organisation": text, "grantorName": ["type": "string"],
                "agentName": ["type": "string"], "services": services, "powers": powers,
                "from": day, "until": day, "counts": ["type": "boolean"],
                "state": ["enum": ["offered", "active", "declined", "revoked"]],
            ],
        ],
        "Mandates": [
            "type": "object", "required": ["given", "held"],
            "properties": [
                "given": ["type": "array", "items": ["$ref": "#/components/schemas/Mandate"]],
                "held": ["type": "array", "items": ["$ref": "#/components/schemas/Mandate"]],
            ],
        ],
    ]
}
