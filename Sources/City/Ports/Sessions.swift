public import Civics

/// Who is signed in. Ended sessions are gone at once, for every reader.
public protocol Sessions: Sendable {
    /// The session with this digest, ended or not; `nil` when there is none.
    func session(digest: String) async throws(StoreUnavailable) -> SessionRecord?

    /// Sessions of an account, the newest first.
    func sessions(of account: AccountID) async throws(StoreUnavailable) -> [SessionRecord]

    /// Begins a session, or writes it again after its holder was seen. Worth writing again at
    /// most once a minute.
    func put(_ session: SessionRecord) async throws(StoreUnavailable)

    /// Ends one session.
    func endSession(digest: String) async throws(StoreUnavailable)

    /// Ends all sessions of an account.
    func endSessions(of account: AccountID) async throws(StoreUnavailable)

    /// Removes sessions whose last moment has passed.
    func removeSessions(endedBefore moment: Instant) async throws(StoreUnavailable)
}

/// One session.
public struct SessionRecord: Hashable, Sendable {
    /// SHA-256 of the token, lower-case hex; the token itself is not kept.
    public var digest: String
    /// Account signed in.
    public var account: AccountID
    /// When it began.
    public var began: Instant
    /// When its holder was last seen.
    public var seen: Instant
    /// It ends here at the latest.
    public var ends: Instant
    /// Everything else: the seat taken, the language. JSON.
    public var body: [UInt8]

    /// A session with these parts.
    public init(
        digest: String, account: AccountID, began: Instant, seen: Instant, ends: Instant,
        body: [UInt8] = []
    ) {
        (self.digest, self.account, self.began) = (digest, account, began)
        (self.seen, self.ends, self.body) = (seen, ends, body)
    }
}
