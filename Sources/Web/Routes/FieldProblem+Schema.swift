import Civics
import JSON
import JSONSchema

extension FieldProblem {
    /// What a schema found, in the words of the house. Only what the schema asks for goes into the
    /// facts, never what was sent.
    init(_ finding: SchemaFinding) {
        let pointer = finding.instance.description
        let asked = Self.text(finding.expected)
        switch finding.keyword {
        case "additionalProperties", "unevaluatedProperties", "properties":
            self.init(pointer, .unknown)
        case "required":
            self.init(finding.instance.appending(asked).description, .missing)
        case "type": self.init(pointer, .wrongType, facts: ["expected": asked])
        case "enum", "const": self.init(pointer, .notOffered, facts: ["offered": asked])
        case "minLength", "minItems", "minProperties":
            self.init(pointer, .tooShort, facts: ["least": asked])
        case "maxLength", "maxItems", "maxProperties":
            self.init(pointer, .tooLong, facts: ["most": asked])
        case "minimum", "exclusiveMinimum": self.init(pointer, .tooSmall, facts: ["least": asked])
        case "maximum", "exclusiveMaximum": self.init(pointer, .tooLarge, facts: ["most": asked])
        default: self.init(pointer, .malformed, facts: ["form": asked])
        }
    }

    private static func text(_ expected: JSONValue) -> String {
        switch expected {
        case .string(let text): text
        case .array(let elements): elements.map(text).joined(separator: " · ")
        case .null, .bool, .integer, .number, .object:
            String(decoding: expected.serialized(), as: UTF8.self)
        }
    }
}
