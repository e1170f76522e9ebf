import JSON

/// The schemas that routes refer to by name. What the city answers is open for further members
/// (a reader passes over what it does not know); what it is sent is closed.
enum Components {
    static let all: JSONObject = answers.merging(requests).merging(MandateSchemas.all)

    private static func answer(_ properties: JSONObject, required: [String]) -> JSONValue {
        [
            "type": "object", "properties": .object(properties),
            "required": .array(required.map { .string($0) }),
        ]
    }

    private static let text: JSONValue = ["type": "string"]
    private static let whole: JSONValue = ["type": "integer"]
    private static let list: JSONValue = ["type": "array"]
    private static let moment: JSONValue = [
        "type": "string", "description": "A moment, RFC 3339 with offset.",
    ]

    private static let answers: JSONObject = [
        "Session": answer(
            ["token": text, "ends": moment, "account": ["$ref": "#/components/schemas/Account"]],
            required: ["token", "ends", "account"]),
        "Account": answer(
            [
                "account": FieldSchema.id, "name": text,
                "seats": ["type": "array", "items": text],
            ], required: ["account"]),
        "ServiceSummary": answer(["id": text, "title": text], required: ["id", "title"]),
        "Service": answer(
            ["id": text, "version": text, "title": text], required: ["id", "title"]),
        "Eligibility": answer(["answer": text], required: ["answer"]),
        "Prefill": answer(["fields": list], required: ["fields"]),
        "Draft": answer(
            [
                "id": text, "service": text, "version": whole, "answers": ["type": "object"],
                "materials": ["type": "object"],
            ], required: ["id", "service", "version"]),
        "CaseState": answer(
            ["id": FieldSchema.id, "number": text, "version": whole, "stage": text],
            required: ["id", "number", "version", "stage"]),
        "Case": answer(
            ["id": FieldSchema.id, "number": text, "version": whole, "stage": text, "title": text],
            required: ["id", "number", "version", "stage"]),
        "CaseSummary": answer(
            ["id": FieldSchema.id, "number": text, "title": text, "stage": text],
            required: ["id", "number", "stage"]),
        "QueueItem": answer(
            ["id": FieldSchema.id, "number": text, "place": text], required: ["id", "place"]),
        "TimelineEntry": answer(["at": moment, "event": text], required: ["at", "event"]),
        "ReasonedClock": answer(
            ["clock": text, "limit": text, "from": moment, "entries": list, "days": list],
            required: ["clock", "limit", "from", "entries", "days"]),
        "Nearby": answer(
            ["id": FieldSchema.id, "number": text, "title": text, "reportedAt": moment],
            required: ["id", "number"]),
        "Receipt": answer(
            ["mediaType": text, "entry": text, "logIndex": whole, "checkpoint": text],
            required: ["entry", "logIndex", "checkpoint"]),
        "Tracked": answer(["number": text, "stage": text], required: ["number", "stage"]),
        "Attachment": answer(
            ["digest": FieldSchema.digest, "size": whole, "mediaType": text, "state": text],
            required: ["digest", "size", "state"]),
        "Licence": answer(["number": text], required: ["number"]),
        "Verification": answer(["number": text, "state": text], required: ["state"]),
        "RatingAsked": answer(["number": text], required: ["number"]),
        "Rated": answer(["level": whole], required: ["level"]),
        "PolicyDocument": answer(
            ["id": text, "title": text, "versions": list, "inForce": whole, "running": list],
            required: ["id", "versions"]),
        "PolicyVersion": answer(
            [
                "id": text, "version": whole, "title": text, "digest": text,
                "effective": text, "from": moment, "files": list,
            ], required: ["id", "version", "digest", "files"]),
        "PolicyDifference": answer(
            ["kind": text, "subject": text, "text": text], required: ["kind", "text"]),
        "PolicyReview": answer(
            ["faults": whole, "findings": list, "differences": list, "running": list],
            required: ["faults", "findings"]),
        "PolicyProposal": answer(
            [
                "id": FieldSchema.id, "document": text, "documentVersion": whole, "stage": text,
                "hash": FieldSchema.digest, "expires": moment, "from": moment, "steps": list,
            ], required: ["id", "document", "documentVersion", "stage", "hash"]),
        "Clock": answer(["now": moment, "canBeSet": ["type": "boolean"]], required: ["now"]),
        "Version": answer(["name": text, "version": text], required: ["name", "version"]),
        "Readiness": answer(["ready": ["type": "boolean"], "parts": list], required: ["ready"]),
    ]

    private static let position: JSONValue = FieldSchema.object(
        [
            "longitude": ["type": "number", "minimum": -180, "maximum": 180],
            "latitude": ["type": "number", "minimum": -90, "maximum": 90],
        ], required: ["longitude", "latitude"])

    private static let requests: JSONObject = [
        "Filing": FieldSchema.object(
            [
                "service": FieldSchema.key,
                "answers": FieldSchema.answers,
                "materials": FieldSchema.materials,
                "organisation": ["type": "string", "pattern": "^[0-9A-Z]{18}$"],
                "onBehalfOf": FieldSchema.key,
                "channel": [
                    "type": "string",
                    "enum": ["online", "window", "phone", "kiosk", "grid", "hotline"],
                ],
                "parties": FieldSchema.named(FieldSchema.key, atMost: 20),
                "position": position,
                "category": FieldSchema.key,
                "component": FieldSchema.key,
                "draft": FieldSchema.id,
            ], required: ["service", "answers"]),
        "DraftText": FieldSchema.object(
            [
                "service": FieldSchema.key, "answers": FieldSchema.answers,
                "materials": FieldSchema.materials,
                "version": ["type": "integer", "minimum": 0, "maximum": 1_000_000_000],
            ], required: ["service", "answers"]),
        "Credentials": FieldSchema.object(
            [
                "name": ["type": "string", "minLength": 1, "maxLength": 100],
                "password": ["type": "string", "minLength": 1, "maxLength": 200],
            ], required: ["name", "password"]),
        "Rating": FieldSchema.object(FieldSchema.rating, required: ["level"]),
        "Place": FieldSchema.object(
            ["position": position, "category": FieldSchema.key], required: ["position"]),
        "Question": FieldSchema.object(["answers": FieldSchema.answers], required: ["answers"]),
        "PolicyFolder": FieldSchema.object(
            [
                "files": FieldSchema.list(
                    of: FieldSchema.object(
                        [
                            "name": [
                                "type": "string", "minLength": 1, "maxLength": 200,
                                "pattern": #"^[^\u0000-\u001f\u007f\\]+$"#,
                                "description": "Path inside the document's folder.",
                            ],
                            "text": ["type": "string", "maxLength": 4_194_304],
                            "base64": ["type": "string", "maxLength": 4_194_304],
                        ], required: ["name"]), atLeast: 1, atMost: 200)
            ], required: ["files"]),
        "PolicyRelease": FieldSchema.object(["hash": FieldSchema.digest], required: ["hash"]),
        "PolicyWithdrawal": FieldSchema.object(
            ["reason": FieldSchema.words(500)], required: ["reason"]),
        "ClockSetting": FieldSchema.object(
            [
                "to": [
                    "type": "string", "format": "date-time", "minLength": 20, "maxLength": 35,
                    "description": "The moment to go forward to, RFC 3339 with offset.",
                ]
            ], required: ["to"]),
    ]

    static func reference(_ name: String) -> JSONValue {
        ["$ref": .string("#/components/schemas/\(name)")]
    }

    /// A list that is given whole.
    static func items(_ name: String) -> JSONValue {
        answer(["items": ["type": "array", "items": reference(name)]], required: ["items"])
    }

    /// One page of a list.
    static func page(_ name: String) -> JSONValue {
        answer(
            [
                "items": ["type": "array", "items": reference(name)],
                "next": ["type": ["string", "null"], "description": "Send it as after."],
                "count": ["type": "integer", "minimum": 0],
                "isMore": ["type": "boolean", "description": "There are more than count."],
            ], required: ["items", "next"])
    }
}

extension JSONObject {
    func merging(_ other: JSONObject) -> JSONObject {
        var all = self
        for member in other { all[member.key] = member.value }
        return all
    }
}
