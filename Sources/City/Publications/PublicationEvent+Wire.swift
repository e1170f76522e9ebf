import Civics
import JSON
import Policies

/// A step in the journal that cannot be read: written by a newer release, or damaged.
struct UnreadablePublication: Error {}

extension PublicationEvent {
    /// Version of the payload's shape.
    static let schemaVersion = 1

    /// The payload; holds ids of people, no names, and is kept under the stream's own key.
    var json: JSONValue {
        var object: JSONObject = [
            "name": .string(step.wireName), "at": .integer(at.millisecondsSinceEpoch),
        ]
        if let by {
            object["account"] = .string(by.account.description)
            object["person"] = .string(by.person.description)
            object["seat"] = .string(by.seat.text)
        }
        switch step {
        case .proposed(let proposal): object["proposal"] = proposal.json
        case .released(let hash, let from):
            object["hash"] = .string(hash)
            object["from"] = .integer(from.millisecondsSinceEpoch)
        case .withdrawn(let reason): object["reason"] = .string(reason)
        case .expired, .tookEffect: break
        case .casesTold(let running): object["running"] = Self.json(running)
        }
        return .object(object)
    }

    private static func json(_ running: [Int: Int]) -> JSONValue {
        var object = JSONObject()
        for (version, count) in running.sorted(by: { $0.key < $1.key }) {
            object[String(version)] = .integer(Int64(count))
        }
        return .object(object)
    }

    /// Reads what ``json`` wrote.
    ///
    /// - Throws: ``UnreadablePublication`` for anything else.
    init(json: JSONValue) throws(UnreadablePublication) {
        guard let at = json["at"]?.int, let name = json["name"]?.string,
            let step = Self.step(name, json)
        else { throw UnreadablePublication() }
        self.init(
            at: Instant(millisecondsSinceEpoch: at), by: Signatory(json: json), step)
    }

    private static func step(_ name: String, _ json: JSONValue) -> PublicationStep? {
        switch name {
        case "policy.proposed":
            json["proposal"].flatMap { PublicationProposal(json: $0) }
                .map { .proposed($0) }
        case "policy.released":
            if let hash = json["hash"]?.string, let from = json["from"]?.int {
                .released(hash: hash, from: Instant(millisecondsSinceEpoch: from))
            } else {
                nil
            }
        case "policy.withdrawn": .withdrawn(reason: json["reason"]?.string ?? "")
        case "policy.expired": .expired
        case "policy.took-effect": .tookEffect
        case "policy.cases-told": .casesTold(running: running(json["running"]?.object ?? [:]))
        default: nil
        }
    }

    private static func running(_ object: JSONObject) -> [Int: Int] {
        var running: [Int: Int] = [:]
        for member in object {
            if let version = Int(member.key) { running[version] = Int(member.value.int ?? 0) }
        }
        return running
    }
}

extension PublicationProposal {
    var json: JSONValue {
        var object = canonical
        object["hash"] = .string(hash)
        return .object(object)
    }

    /// Everything the hash is made over.
    private var canonical: JSONObject {
        var title: JSONObject = ["zh-Hans": .string(self.title.zhHans)]
        title["zh-Hant"] = self.title.zhHant.map { .string($0) }
        title["en"] = self.title.en.map { .string($0) }
        return [
            "document": .string(document.description), "digest": .string(digest),
            "effective": .string(effective.description), "title": .object(title),
            "expires": .integer(expires.millisecondsSinceEpoch),
        ]
    }

    /// Canonical bytes that the hash is made over, the publication's own id among them, so that a
    /// signature under one proposal is none under another of the same document.
    func signedBytes(in id: CaseID) -> [UInt8] {
        var object = canonical
        object["publication"] = .string(id.description)
        return JSONValue.object(object).canonical()
    }

    init?(json: JSONValue) {
        guard let document = json["document"]?.string.flatMap({ PolicyReference($0) }),
            let digest = json["digest"]?.string, let hash = json["hash"]?.string,
            let effective = json["effective"]?.string.flatMap({ CivilDate($0) }),
            let title = json["title"]?["zh-Hans"]?.string, let expires = json["expires"]?.int
        else { return nil }
        self.init(
            document: document, digest: digest, hash: hash, effective: effective,
            title: LocalizedText(
                zhHans: title, zhHant: json["title"]?["zh-Hant"]?.string,
                en: json["title"]?["en"]?.string),
            expires: Instant(millisecondsSinceEpoch: expires))
    }
}

extension Signatory {
    fileprivate init?(json: JSONValue) {
        guard let account = json["account"]?.string.flatMap({ AccountID($0) }),
            let person = json["person"]?.string.flatMap({ PersonID($0) }),
            let seat = json["seat"]?.string.flatMap({ Seat($0) })
        else { return nil }
        self.init(account: account, person: person, seat: seat)
    }
}
