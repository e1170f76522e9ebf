import Civics
import JSON
import JSONSchema

/// Checks a JSON body against its route's schema and says what is wrong, field by field.
struct BodyCheck: Sendable {
    private let schema: Schema

    /// `nil` for a route that reads no JSON.
    init?(_ route: Route, components: JSONObject) throws {
        guard case .json(let written, _) = route.body else { return nil }
        let document = Self.selfContained(written, components: components)
        do {
            schema = try Schema(document)
        } catch {
            throw RouteFault.schema(route: route.label, reason: "\(error)")
        }
    }

    /// The schema with the table's components inside it, so that it can be read by itself.
    private static func selfContained(_ schema: JSONValue, components: JSONObject) -> JSONValue {
        var document = moved(schema).object ?? ["allOf": [moved(schema)]]
        document["$defs"] = moved(.object(components))
        return .object(document)
    }

    private static func moved(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .integer, .number: value
        case .string(let text):
            text.hasPrefix("#/components/schemas/")
                ? .string("#/$defs/" + text.dropFirst("#/components/schemas/".utf8.count)) : value
        case .array(let elements): .array(elements.map(moved))
        case .object(let object): .object(JSONObject(object.map { ($0.key, moved($0.value)) }))
        }
    }

    /// - Throws: `unknown-field` when a field has a name nobody knows, `invalid-field` when
    ///   something else is wrong; each with the pointers.
    func check(_ body: JSONValue) throws(Problem) {
        guard !schema.fits(body) else { return }
        var fields: [FieldProblem] = []
        for finding in schema.findings(body).prefix(50) {
            let field = FieldProblem(finding)
            if !fields.contains(field) { fields.append(field) }
        }
        let hasUnknown = fields.contains { $0.kind == .unknown }
        throw Problem(hasUnknown ? .unknownField : .invalidField, fields: fields)
    }
}
