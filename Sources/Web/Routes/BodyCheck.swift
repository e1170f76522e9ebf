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

    /// The schema with those of the table's components that it needs inside it, so that it can be
    /// read by itself.
    private static func selfContained(_ schema: JSONValue, components: JSONObject) -> JSONValue {
        var document = moved(schema).object ?? ["allOf": [moved(schema)]]
        var needed: JSONObject = [:]
        gather(from: schema, components, into: &needed)
        if !needed.isEmpty { document["$defs"] = .object(needed) }
        return .object(document)
    }

    private static let componentPlace = "#/components/schemas/"

    private static func gather(
        from value: JSONValue, _ components: JSONObject, into needed: inout JSONObject
    ) {
        switch value {
        case .null, .bool, .integer, .number: break
        case .string(let text):
            let name = String(text.dropFirst(componentPlace.count))
            guard text.hasPrefix(componentPlace), needed[name] == nil,
                let component = components[name]
            else { break }
            needed[name] = moved(component)
            gather(from: component, components, into: &needed)
        case .array(let elements):
            for element in elements { gather(from: element, components, into: &needed) }
        case .object(let object):
            for member in object { gather(from: member.value, components, into: &needed) }
        }
    }

    private static func moved(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .integer, .number: value
        case .string(let text):
            text.hasPrefix(componentPlace)
                ? .string("#/$defs/" + text.dropFirst(componentPlace.count)) : value
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
