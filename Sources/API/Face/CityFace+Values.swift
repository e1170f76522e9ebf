public import Civics
public import JSON
public import Web

/// An open session.
public struct OpenedSession: Sendable {
    /// The secret, shown this once.
    public var token: String
    /// The account that signed in.
    public var caller: Caller
    /// When it ends at the latest.
    public var ends: Instant

    /// A session.
    public init(token: String, caller: Caller, ends: Instant) {
        (self.token, self.caller, self.ends) = (token, caller, ends)
    }
}

/// What somebody is told: JSON text, the version it speaks of, and whether it was told before.
public struct Told: Sendable {
    /// JSON text.
    public var body: [UInt8]
    /// Version of what it speaks of; becomes the entity tag.
    public var version: Int?
    /// The same request came before; nothing was done this time.
    public var isReplay: Bool

    /// Ready text, for answers that must be the same bytes when repeated.
    public init(body: [UInt8], version: Int?, isReplay: Bool = false) {
        (self.body, self.version, self.isReplay) = (body, version, isReplay)
    }

    /// A value.
    public init(_ value: JSONValue, version: Int?) {
        self.init(body: value.serialized(), version: version)
    }
}

/// One page of a list.
public struct Page: Sendable {
    /// The items, each of the component the list names.
    public var items: [JSONValue]
    /// What to send as `after` for the next page; `nil` on the last.
    public var next: String?
    /// How many there are in all, counted up to a bound; `nil` when nobody counted.
    public var count: Int?
    /// Whether there are more than ``count``.
    public var isMore: Bool

    /// A page.
    public init(items: [JSONValue], next: String? = nil, count: Int? = nil, isMore: Bool = false) {
        (self.items, self.next, self.count, self.isMore) = (items, next, count, isMore)
    }
}

/// What makes a request happen once.
public struct Once: Hashable, Sendable {
    /// The sender's own key, 8 to 128 bytes.
    public var key: String
    /// SHA-256 over method, path and body, so that a key used for something else is noticed.
    public var digest: [UInt8]

    /// A key with what was sent under it.
    public init(key: String, digest: [UInt8]) { (self.key, self.digest) = (key, digest) }
}

/// How a case is named in an address.
public enum CaseReference: Hashable, Sendable {
    case id(CaseID)
    /// Digits of the citizen number, checked.
    case number(CaseNumber)

    /// Reads 26 characters of an id or the digits of a number; `nil` for anything else.
    public init?(_ text: String) {
        if let id = CaseID(text) {
            self = .id(id)
        } else if let number = try? CaseNumber(text) {
            self = .number(number)
        } else {
            return nil
        }
    }
}

/// What is looked for among the services.
public struct ServiceSearch: Hashable, Sendable {
    /// Words, as typed; `nil` for all.
    public var words: String?
    /// Key of a unit.
    public var unit: String?
    /// `person` or `organisation`.
    public var audience: String?
    /// Where the last page ended.
    public var after: String?
    /// Items a page, 1...200.
    public var limit: Int
}

/// Which of one's own cases are wanted.
public struct CaseQuestion: Hashable, Sendable {
    /// One stage only.
    public var stage: String?
    /// Credit code of an organisation one acts for; `nil` for one's own.
    public var organisation: String?
    /// Where the last page ended.
    public var after: String?
    /// Items a page, 1...200.
    public var limit: Int
}

/// Which places of a desk's queue are wanted.
public struct QueueQuestion: Hashable, Sendable {
    /// Key of the unit; `nil` for the caller's own.
    public var unit: String?
    /// One desk only.
    public var desk: String?
    /// One stage only.
    public var stage: String?
    /// One light only: `green`, `yellow`, `red`, `black`.
    public var light: String?
    /// Id of a service.
    public var service: String?
    /// Assigned to the caller only.
    public var isMine: Bool
    /// Words of the title or the beginning of a number.
    public var words: String?
    /// `due` or `newest`.
    public var order: String
    /// Where the last page ended.
    public var after: String?
    /// Items a page, 1...200.
    public var limit: Int
}

/// A draft as sent.
public struct DraftText: Hashable, Sendable {
    /// Id of the service.
    public var service: String
    /// Answers by name; attested values are not kept in drafts.
    public var answers: JSONObject
    /// Digests of attachments by material.
    public var materials: JSONObject
}

/// A command as sent, its fields checked against the command's schema.
public struct CommandGiven: Sendable {
    /// The row of the command table.
    public var command: CommandShape
    /// The case it is for.
    public var reference: CaseReference
    /// Its fields, without `version`.
    public var fields: JSONObject
    /// The version the sender has seen.
    public var seen: Int
}

/// A file given out.
public struct AttachmentGiven: Sendable {
    /// Its bytes.
    public var bytes: [UInt8]
    /// What its bytes are (`application/pdf`).
    public var mediaType: String
    /// What its sender called it.
    public var name: String

    /// A file.
    public init(bytes: [UInt8], mediaType: String, name: String) {
        (self.bytes, self.mediaType, self.name) = (bytes, mediaType, name)
    }
}
