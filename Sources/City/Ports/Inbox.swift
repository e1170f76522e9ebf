public import Civics

/// Messages to people, kept until they are read and after.
public protocol Inbox: Sendable {
    /// A person's messages, newest first, at most `limit`, before the one given.
    func messages(
        of person: PersonID, before message: MessageID?, limit: Int
    ) async throws(StoreUnavailable) -> [InboxMessage]

    /// How many a person has not read, counted up to 1,000.
    func unread(of person: PersonID) async throws(StoreUnavailable) -> Int

    /// Notes that a person has read a message; messages of others are left alone.
    func markRead(
        _ message: MessageID, of person: PersonID, at moment: Instant
    ) async throws(StoreUnavailable)

    /// Puts messages that belong to no commit into inboxes; one that is there already is left.
    func deliver(_ messages: [InboxMessage]) async throws(StoreUnavailable)
}

/// Names a message; time-ordered.
public struct MessageID: OpaqueID {
    /// The 128 bits.
    public let bits: OpaqueBits
    /// The message identifier with these bits.
    public init(bits: OpaqueBits) { self.bits = bits }
}

/// One message.
public struct InboxMessage: Hashable, Sendable {
    /// The message; the same id is delivered once.
    public var id: MessageID
    /// Whose inbox.
    public var person: PersonID
    /// The case it is about.
    public var caseID: CaseID?
    /// Key of its text, `supplement-asked`.
    public var kind: String
    /// When it was sent.
    public var at: Instant
    /// When it was read.
    public var read: Instant?
    /// What the text needs, JSON.
    public var body: [UInt8]

    /// A message with these parts.
    public init(
        id: MessageID, person: PersonID, caseID: CaseID?, kind: String, at: Instant,
        read: Instant? = nil, body: [UInt8]
    ) {
        (self.id, self.person, self.caseID, self.kind) = (id, person, caseID, kind)
        (self.at, self.read, self.body) = (at, read, body)
    }
}
