import API
import Civics
import JSON
import Testing
import Web
import WebTesting

/// Makes a call that a route accepts, from nothing but its row in the table.
struct SampleCall {
    let route: Route
    let components: JSONObject

    /// The path with values in its named places, and the required parameters of the query.
    var target: String {
        var path = route.path.text
        for parameter in route.pathParameters {
            let value = Self.value(of: parameter.kind, named: parameter.name)
            for place in ["{\(parameter.name)}", "{\(parameter.name)...}"] {
                if let range = path.firstRange(of: place) {
                    path.replaceSubrange(range, with: value)
                }
            }
        }
        let query = route.query.filter(\.isRequired).map { "\($0.name)=a" }
        return query.isEmpty ? path : "\(path)?\(query.joined(separator: "&"))"
    }

    private static func value(of kind: ParameterKind, named name: String) -> String {
        switch name {
        case "case": SmallCity.caseID.description
        case "service": "noodle-shop"
        case "kind": "not-found"
        case "token": "abcdefghijklmnop"
        case "code": "abc123"
        case "path": "0/000"
        case "digest": String(repeating: "0", count: 64)
        case "number": "1"
        default: sample(of: kind)
        }
    }

    private static func sample(of kind: ParameterKind) -> String {
        switch kind {
        case .opaqueID: SmallCity.draftID
        case .choice(let words): words.first ?? "a"
        default: "a"
        }
    }

    /// The bytes of a body that fits.
    var body: [UInt8]? {
        switch route.body {
        case .none: nil
        case .json: JSONValue.object(object(every: false)).serialized()
        case .form, .bytes, .stream: [1, 2, 3]
        }
    }

    /// A value that fits a schema, with the optional members too when `every` is set.
    func value(of schema: JSONValue, every: Bool) -> JSONValue {
        if let reference = schema["$ref"]?.string {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            return value(of: components[name] ?? .null, every: every)
        }
        if let first = schema["enum"]?[0] { return first }
        switch schema["type"]?.string {
        case "object": return object(of: schema, every: every)
        case "array":
            let count = Int(schema["minItems"]?.int ?? 0)
            return .array(
                Array(repeating: value(of: schema["items"] ?? true, every: every), count: count))
        case "string": return .string(text(of: schema))
        case "integer": return schema["minimum"] ?? 1
        case "number": return 0.5
        case "boolean": return true
        default: return "anything"
        }
    }

    /// Values by which the small city knows what it has.
    private static let known: [String: JSONValue] = [
        "version": 3, "name": "wang", "password": "right horse",
    ]

    /// A body that fits, with the version that the route asks for.
    func object(every: Bool) -> JSONObject {
        guard case .json(let schema, _) = route.body else { return [:] }
        var object = value(of: schema, every: every).object ?? [:]
        if route.needsVersion { object["version"] = 3 }
        return object
    }

    private func object(of schema: JSONValue, every: Bool) -> JSONValue {
        let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
        var object: JSONObject = [:]
        for member in schema["properties"]?.object ?? [:]
        where every || required.contains(member.key) {
            object[member.key] = Self.known[member.key] ?? value(of: member.value, every: every)
        }
        return .object(object)
    }

    private func text(of schema: JSONValue) -> String {
        switch schema["pattern"]?.string {
        case "^[0-9a-f]{64}$": String(repeating: "a", count: 64)
        case "^[0-7][0-9a-hjkmnp-tv-z]{25}$": SmallCity.draftID
        case "^[0-9]{18,22}$": "990100261201000018"
        case "^[0-9A-Za-z]{4,32}$": "7788"
        case "^[0-9A-Z]{18}$": "91990100MA0000000X"
        case "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "2026-12-01"
        case "^([01][0-9]|2[0-3]):[0-5][0-9]$": "09:30"
        default: schema["format"] == "date-time" ? "2026-12-01T09:30:00+08:00" : "anything"
        }
    }
}
