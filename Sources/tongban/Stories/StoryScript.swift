import JSON
import Yams

/// A story as a document: who does what, and what must come of it. Played over real HTTP.
struct StoryScript {
    var title: JSONValue
    var steps: [JSONValue]

    /// - Parameter text: YAML with `title` and a list `steps`; aliases are refused.
    init(_ text: String) throws {
        guard let node = try Yams.compose(yaml: text), let root = Self.json(node).object,
            let steps = root["steps"]?.array
        else { throw Failure("the story has no steps") }
        title = root["title"] ?? .null
        self.steps = steps
    }

    private static func json(_ node: Node) -> JSONValue {
        switch node {
        case .scalar(let scalar): return json(scalar)
        case .sequence(let sequence): return .array(sequence.map(json))
        case .mapping(let mapping):
            var object = JSONObject()
            for (key, value) in mapping { object[key.string ?? ""] = json(value) }
            return .object(object)
        case .alias: return .null
        }
    }

    private static func json(_ scalar: Node.Scalar) -> JSONValue {
        guard scalar.style == .plain else { return .string(scalar.string) }
        switch scalar.string {
        case "null", "~", "": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default: break
        }
        if let number = JSONNumber(scalar.string) { return JSONValue(number) }
        return .string(scalar.string)
    }
}

extension JSONValue {
    /// A number as the whole it is, where it is one.
    init(_ number: JSONNumber) {
        self = number.wholeValue.map { .integer($0) } ?? .number(number)
    }
}
