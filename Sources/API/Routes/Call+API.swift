import Civics
import Crypto
import HTTPTypes
import JSON
import Web

extension Call {
    /// The value, or `not-found` where the city gave none.
    static func found<Value>(_ value: Value?) throws(Problem) -> Value {
        guard let value else { throw Problem(.notFound) }
        return value
    }

    /// The sender's key with a digest of what was sent under it.
    var once: Once {
        var hash = SHA256()
        hash.update(data: Array("\(head.method.rawValue) \(head.path ?? "")\n".utf8))
        hash.update(data: json.serialized())
        return Once(key: idempotencyKey, digest: Array(hash.finalize()))
    }

    /// The case named in the path.
    func caseReference() throws(Problem) -> CaseReference {
        try Call.found(CaseReference(path("case")))
    }

    /// The fields of the body.
    var fields: JSONObject { json.object ?? [:] }

    /// Items a page: what was asked for, else 50.
    var limit: Int { query.whole("limit") ?? 50 }
}

extension Reply {
    /// What somebody is told: its version as entity tag, and whether it was told before.
    static func told(_ told: Told, _ status: HTTPResponse.Status = .ok) -> Reply {
        var reply = Reply.bytes(told.body, as: .json, status)
        if let version = told.version { reply = reply.at(version: version) }
        return told.isReplay ? reply.with(.idempotentReplayed, "true") : reply
    }

    /// What can be read anew only when it has changed: 304 to whoever has this version.
    static func current(_ told: Told, for call: Call) -> Reply {
        guard let version = told.version, call.has(version: version) else { return .told(told) }
        return Reply(.notModified).at(version: version)
    }

    static func page(_ page: Page) -> Reply {
        var body: JSONObject = [
            "items": .array(page.items), "next": page.next.map { .string($0) } ?? .null,
        ]
        if let count = page.count {
            body["count"] = .integer(Int64(count))
            body["isMore"] = .bool(page.isMore)
        }
        return .json(.object(body))
    }

    static func items(_ items: [JSONValue]) -> Reply { .json(["items": .array(items)]) }
}

extension HTTPField.Name {
    /// Set on an answer that repeats an earlier one.
    static let idempotentReplayed = HTTPField.Name("Idempotent-Replayed")!
}

/// Query parameters that lists share.
enum ListQuery {
    static let after = QueryParameter("after", .text(atMost: 300), "The next of the page before.")
    static let limit = QueryParameter("limit", .whole(1...200), "Items a page; 50 unless said.")
    static let stage = QueryParameter("stage", .code(1...40), "One stage only.")
}
