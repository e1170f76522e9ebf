import Civics
import JSON

/// Writes the OpenAPI 3.1 description of a route table.
struct OpenAPI {
    let title: String
    let version: String
    let components: JSONObject

    func document(of routes: [Route]) -> JSONValue {
        var paths: JSONObject = [:]
        for route in routes {
            var path = paths[route.path.openAPI]?.object ?? [:]
            path[route.method.rawValue.lowercased()] = .object(operation(route))
            paths[route.path.openAPI] = .object(path)
        }
        return [
            "openapi": "3.1.0",
            "info": ["title": .string(title), "version": .string(version)],
            "paths": .object(paths),
            "components": [
                "schemas": .object(components),
                "securitySchemes": [
                    "bearer": ["type": "http", "scheme": "bearer"],
                    "session": [
                        "type": "apiKey", "in": "cookie", "name": .string(SessionCookie.name),
                    ],
                ],
            ],
        ]
    }

    private func operation(_ route: Route) -> JSONObject {
        var operation: JSONObject = [
            "operationId": .string(route.name),
            "summary": .string(route.summary),
            "tags": [.string(route.topic)],
            "x-audience": .string(audience(of: route)),
        ]
        let parameters = parameters(of: route)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let body = requestBody(of: route) { operation["requestBody"] = body }
        operation["responses"] = .object(responses(of: route))
        if route.audience.needsSignIn {
            operation["security"] = [["bearer": []], ["session": []]]
        }
        return operation
    }

    private func audience(of route: Route) -> String {
        switch route.audience {
        case .anyone: "anyone"
        case .codeHolder: "code-holder"
        case .signedIn: "signed-in"
        case .holding: route.audience.permissionNames.joined(separator: " ")
        }
    }

    private func parameters(of route: Route) -> [JSONValue] {
        var all = route.pathParameters.map { parameter -> JSONValue in
            [
                "name": .string(parameter.name), "in": "path", "required": true,
                "description": .string(parameter.summary), "schema": parameter.kind.schema,
            ]
        }
        all += route.query.map { parameter in
            [
                "name": .string(parameter.name), "in": "query",
                "required": .bool(parameter.isRequired),
                "description": .string(parameter.summary), "schema": parameter.kind.schema,
            ]
        }
        if route.isOnceOnly { all.append(Self.idempotencyKey) }
        if route.needsVersion { all.append(Self.ifMatch) }
        return all
    }

    private static let idempotencyKey: JSONValue = [
        "name": "Idempotency-Key", "in": "header", "required": true,
        "description": "The caller's own name for this request; repeating it repeats the answer.",
        "schema": ["type": "string", "pattern": "^[!-~]{8,128}$"],
    ]

    private static let ifMatch: JSONValue = [
        "name": "If-Match", "in": "header", "required": false,
        "description": "Entity tag of the version that was seen, unless the body gives it.",
        "schema": ["type": "string", "pattern": "^\"?[0-9]{1,18}\"?$"],
    ]

    private func requestBody(of route: Route) -> JSONValue? {
        switch route.body {
        case .none: nil
        case .json(let schema, _):
            ["required": true, "content": ["application/json": ["schema": schema]]]
        case .form:
            [
                "required": true,
                "content": ["application/x-www-form-urlencoded": ["schema": ["type": "object"]]],
            ]
        case .bytes, .stream:
            [
                "required": true,
                "content": [
                    "application/octet-stream": ["schema": ["type": "string", "minLength": 1]]
                ],
            ]
        }
    }

    private func responses(of route: Route) -> JSONObject {
        var responses: JSONObject = [:]
        for response in route.responses {
            responses[String(response.status)] = .object(shape(of: response))
        }
        let problems = Dictionary(grouping: route.problems, by: \.status)
        for status in problems.keys.sorted() {
            let names = problems[status, default: []].map(\.name)
            let isTaken = responses[String(status)] != nil
            if !isTaken { responses[String(status)] = problem(names.joined(separator: ", ")) }
        }
        responses["default"] = problem("Any other problem.")
        return responses
    }

    private func shape(of response: ResponseShape) -> JSONObject {
        var shape: JSONObject = ["description": .string(response.description)]
        guard let mediaType = response.mediaType else { return shape }
        let content: JSONValue = response.schema.map { ["schema": $0] } ?? [:]
        shape["content"] = .object([mediaType.name: content] as JSONObject)
        return shape
    }

    private func problem(_ description: String) -> JSONValue {
        [
            "description": .string(description),
            "content": [
                "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
            ],
        ]
    }
}
