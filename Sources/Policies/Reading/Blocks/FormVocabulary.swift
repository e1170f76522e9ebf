import JSON

/// The shared words of forms: `$ref: vocabulary#person`.
enum FormVocabulary {
    static let words = [
        "credit-code", "resident-id", "region", "mobile", "email", "date", "money", "address",
        "person", "bank-account", "file", "text",
    ]

    static func type(of word: String) -> FactType {
        switch word {
        case "credit-code": .creditCode
        case "resident-id": .residentID
        case "region": .region
        case "mobile": .mobile
        case "email": .email
        case "date": .date
        case "money": .money
        case "address", "bank-account", "text", "file": .text
        case _: .structure
        }
    }

    /// Whether a reference means something handed in as a file.
    static func isFile(_ reference: String?) -> Bool {
        reference?.split(separator: "#").last == "file"
    }

    static func add(_ used: Set<String>, to schema: inout JSONValue) {
        guard case .object(var root) = schema, !used.isEmpty else { return }
        var definitions = root["$defs"]?.object ?? JSONObject()
        let needed = used.contains("person") ? used.union(["resident-id", "mobile"]) : used
        for word in words where needed.contains(word) {
            definitions["vocabulary-\(word)"] = definition(of: word)
        }
        root["$defs"] = .object(definitions)
        schema = .object(root)
    }

    private static func definition(of word: String) -> JSONValue {
        switch word {
        case "credit-code": ["type": "string", "format": "credit-code"]
        case "resident-id": ["type": "string", "format": "resident-id"]
        case "region": ["type": "string", "format": "region"]
        case "mobile": ["type": "string", "format": "mobile-cn"]
        case "email": ["type": "string", "format": "email"]
        case "date": ["type": "string", "format": "date"]
        case "money":
            [
                "type": "number", "minimum": 0,
                "multipleOf": .number(JSONNumber("0.01") ?? JSONNumber(1)),
            ]
        case "address": ["type": "string", "minLength": 2, "maxLength": 200]
        case "bank-account": ["type": "string", "pattern": "^[0-9]{12,30}$"]
        // An attachment is named by the SHA-256 of its bytes.
        case "file": ["type": "string", "pattern": "^[0-9a-f]{64}$"]
        case "person": person
        case _: ["type": "string"]
        }
    }

    private static let person: JSONValue = [
        "type": "object", "required": ["姓名"],
        "properties": [
            "姓名": ["type": "string", "minLength": 1, "maxLength": 50],
            "身份号码": ["$ref": "#/$defs/vocabulary-resident-id"],
            "手机": ["$ref": "#/$defs/vocabulary-mobile"],
        ],
    ]
}
