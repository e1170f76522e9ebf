public import Civics

/// Applications not yet handed in (草稿). A draft is not a case and stands in no ledger.
public protocol Drafts: Sendable {
    /// A draft; `nil` when there is none.
    func draft(_ id: DraftID) async throws(StoreUnavailable) -> Draft?

    /// A person's drafts, last changed first.
    func drafts(of person: PersonID) async throws(StoreUnavailable) -> [Draft]

    /// Saves a draft over the version that was read; 0 for a new one.
    ///
    /// - Returns: The version saved, or `nil` when another save was first: read it again.
    func save(_ draft: Draft, over version: Int) async throws(StoreUnavailable) -> Int?

    /// Throws a draft away; gone already is no error.
    func discard(_ id: DraftID) async throws(StoreUnavailable)

    /// Throws away drafts not changed since `moment`, and says how many.
    func discardDrafts(before moment: Instant) async throws(StoreUnavailable) -> Int
}

/// Names a draft; time-ordered.
public struct DraftID: OpaqueID {
    /// The 128 bits.
    public let bits: OpaqueBits
    /// The draft identifier with these bits.
    public init(bits: OpaqueBits) { self.bits = bits }
}

/// One application not yet handed in.
public struct Draft: Hashable, Sendable {
    /// The draft.
    public var id: DraftID
    /// Whose.
    public var person: PersonID
    /// Document and version it is for.
    public var policy: String
    /// Number of times it was saved.
    public var version: Int
    /// When it was last changed.
    public var changed: Instant
    /// Answers and materials so far, JSON.
    public var body: [UInt8]

    /// A draft with these parts.
    public init(
        id: DraftID, person: PersonID, policy: String, version: Int = 0, changed: Instant,
        body: [UInt8]
    ) {
        (self.id, self.person, self.policy) = (id, person, policy)
        (self.version, self.changed, self.body) = (version, changed, body)
    }
}
