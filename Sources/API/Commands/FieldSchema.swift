import JSON

/// JSON Schemas of the fields that commands share.
enum FieldSchema {
    /// Text a person wrote: not empty, without control characters but line breaks and tabs.
    static func words(_ most: Int64 = 2000) -> JSONValue {
        [
            "type": "string", "minLength": 1, "maxLength": .integer(most),
            "pattern": #"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]+$"#,
        ]
    }

    /// A note, which may be empty.
    static let note: JSONValue = [
        "type": "string", "maxLength": 2000,
        "pattern": #"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$"#,
    ]

    /// A key of the policy document or the organisation register.
    static let key: JSONValue = [
        "type": "string", "minLength": 1, "maxLength": 120,
        "pattern": #"^[^\u0000-\u0020\u007f]+$"#,
    ]

    static let flag: JSONValue = ["type": "boolean"]
    static let day: JSONValue = [
        "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    ]
    static let time: JSONValue = ["type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"]
    static let digest: JSONValue = ["type": "string", "pattern": "^[0-9a-f]{64}$"]
    static let id: JSONValue = ["type": "string", "pattern": "^[0-7][0-9a-hjkmnp-tv-z]{25}$"]

    /// `5 working days`, `30 minutes`: an amount and one of the four clock kinds.
    static let limit: JSONValue = [
        "type": "string", "minLength": 3, "maxLength": 40,
        "description": "An amount and its kind: 5 working days, 2 urgent hours, 30 minutes.",
    ]

    static let digests: JSONValue = list(of: digest, atMost: 50)

    static func list(of schema: JSONValue, atLeast: Int64 = 0, atMost: Int64 = 100) -> JSONValue {
        [
            "type": "array", "items": schema, "minItems": .integer(atLeast),
            "maxItems": .integer(atMost),
        ]
    }

    static func object(_ properties: JSONObject, required: [String]) -> JSONValue {
        [
            "type": "object", "properties": .object(properties),
            "required": .array(required.map { .string($0) }), "additionalProperties": false,
        ]
    }

    /// Values by a name of the policy document.
    static func named(_ schema: JSONValue, atMost: Int64 = 300) -> JSONValue {
        [
            "type": "object", "additionalProperties": schema, "maxProperties": .integer(atMost),
            "propertyNames": key,
        ]
    }

    /// Answers to questions and form fields; the policy's own form checks each value.
    static let answers = named(true)
    /// Digests of attachments by material.
    static let materials = named(digests)

    static let evidence = list(
        of: object(["kind": key, "attachment": digest], required: ["kind", "attachment"]),
        atMost: 50)

    static let rating: JSONObject = [
        "level": [
            "type": "integer", "minimum": 1, "maximum": 5,
            "description": "5 very satisfied … 1 very dissatisfied.",
        ],
        "tags": list(of: key, atMost: 20),
        "comment": note,
    ]
}
