public import Civics
import HTTPTypes
public import JSON

/// Makes the body of every refusal and failure: the only place that does.
///
/// The form is RFC 9457: `type` `/problems/<kind>`, `title` and `detail` in the reader's language,
/// `status`, `instance` (the request's id) and `errors` with RFC 6901 pointers.
public enum ProblemReply {
    /// The reply to a problem, with `Retry-After` where trying again later may help.
    ///
    /// - Parameter instance: The request's id, which the log carries too.
    public static func reply(
        to problem: Problem, in language: Language, instance: String
    ) -> Reply {
        var reply = Reply.json(
            body(of: problem, in: language, instance: instance),
            .init(code: problem.kind.status), as: .problem
        ).with(.contentLanguage, problem.kind.detail.language(for: language).rawValue)
        if problem.kind.isRetryable {
            reply.fields[.retryAfter] = problem.facts["seconds"] ?? "5"
        }
        if problem.kind == .methodNotAllowed { reply.fields[.allow] = problem.facts["allowed"] }
        if problem.kind.status == 401 { reply.fields[.wwwAuthenticate] = "Bearer" }
        return reply
    }

    /// The RFC 9457 object.
    public static func body(
        of problem: Problem, in language: Language, instance: String
    ) -> JSONValue {
        var body: JSONObject = [
            "type": .string("/problems/\(problem.kind.name)"),
            "title": .string(problem.title(in: language)),
            "status": .integer(Int64(problem.kind.status)),
            "detail": .string(problem.detail(in: language)),
            "instance": .string(instance),
        ]
        if !problem.fields.isEmpty {
            body["errors"] = .array(problem.fields.map { error($0, in: language) })
        }
        return .object(body)
    }

    private static func error(_ field: FieldProblem, in language: Language) -> JSONValue {
        [
            "pointer": .string(field.pointer), "kind": .string(field.kind.name),
            "detail": .string(field.message(in: language)),
        ]
    }

    /// The JSON Schema of the body, published as the component `Problem`.
    public static let schema: JSONValue = [
        "type": "object",
        "description": "RFC 9457 problem details.",
        "required": ["type", "title", "status", "detail", "instance"],
        "properties": [
            "type": ["type": "string", "pattern": "^/problems/[a-z-]+$"],
            "title": ["type": "string"],
            "status": ["type": "integer", "minimum": 400, "maximum": 599],
            "detail": ["type": "string"],
            "instance": ["type": "string", "description": "The request's id."],
            "errors": [
                "type": "array",
                "items": [
                    "type": "object",
                    "required": ["pointer", "kind", "detail"],
                    "properties": [
                        "pointer": [
                            "type": "string",
                            "description": "RFC 6901 pointer into the body, or /query/<name>.",
                        ],
                        "kind": ["type": "string"],
                        "detail": ["type": "string"],
                    ],
                    "additionalProperties": false,
                ],
            ],
        ],
        "additionalProperties": false,
    ]
}
