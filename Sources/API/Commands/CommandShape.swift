public import JSON
public import Web

/// One command of a case as it comes over the wire: its name, who may give it and its fields.
public struct CommandShape: Sendable {
    /// Wire name in kebab case; the last part of its address.
    public let name: String
    /// One sentence on what it does.
    public let summary: String
    /// Permissions of which one is needed.
    public let permissions: Set<Permission>
    /// Its fields in order.
    public let fields: [Field]

    /// One field of a command.
    public struct Field: Sendable {
        /// Wire name in camel case.
        public let name: String
        /// JSON Schema of its value.
        public let schema: JSONValue
        /// Whether the command cannot do without it.
        public let isRequired: Bool

        static func needed(_ name: String, _ schema: JSONValue) -> Field {
            Field(name: name, schema: schema, isRequired: true)
        }

        static func optional(_ name: String, _ schema: JSONValue) -> Field {
            Field(name: name, schema: schema, isRequired: false)
        }
    }

    init(_ name: String, _ permissions: Set<Permission>, _ summary: String, _ fields: Field...) {
        self.name = name
        self.permissions = permissions
        self.summary = summary
        self.fields = fields
    }

    /// JSON Schema of the body: the fields and the version that was seen.
    public var schema: JSONValue {
        var properties: JSONObject = [
            "version": [
                "type": "integer", "minimum": 0, "maximum": 1_000_000_000,
                "description": "The version that was seen, unless If-Match gives it.",
            ]
        ]
        for field in fields { properties[field.name] = field.schema }
        return [
            "type": "object",
            "properties": .object(properties),
            "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
            "additionalProperties": false,
        ]
    }
}
