public import Civics

/// The one journal everything that happens is appended to.
///
/// Cases are kept consistent by the version a decision was made upon, never by locks. The journal
/// only grows; erasure destroys payloads and their keys, never an entry.
public protocol Journal: Sendable {
    /// Writes all of `commit` or nothing, and returns when it is durable.
    ///
    /// - Throws: ``JournalRefusal``, each case of which says what to do. A repeated ``Once/key`` is
    ///   looked at before versions are, so that a repeated request never meets a conflict.
    func commit(_ commit: JournalCommit) async throws(JournalRefusal) -> Committed

    /// What the first sender of a key was told; `nil` when the key is new.
    ///
    /// Worth asking only where a decision was refused: ``commit(_:)`` asks by itself.
    func firstAnswer(to key: OnceKey) async throws(StoreUnavailable) -> FirstAnswer?

    /// Events of one case from the one after `version` on, in order; none for an unknown case.
    func history(
        of caseID: CaseID, after version: Int
    ) async throws(StoreUnavailable) -> [RecordedEvent]

    /// How many events a case has; 0 when there is no such case.
    func version(of caseID: CaseID) async throws(StoreUnavailable) -> Int

    /// Events of all cases from `position` on, in order, at most `limit`.
    func events(
        from position: Int64, limit: Int
    ) async throws(StoreUnavailable) -> [RecordedEvent]

    /// Events of these names from `position` on, in order, at most `limit`, and the position up to
    /// which nothing of these names was left out. Other events are not opened.
    func events(
        named names: Set<String>, from position: Int64, limit: Int
    ) async throws(StoreUnavailable) -> (events: [RecordedEvent], reached: Int64)

    /// The position the next event will have.
    func end() async throws(StoreUnavailable) -> Int64

    /// Returns when the journal reaches beyond `position`, or when the task is cancelled.
    func growth(beyond position: Int64) async

    /// Destroys what a case says about people: key, salts, payloads, the words it is found by.
    ///
    /// Entries stay in the ledger and old receipts still verify; a tombstone says when and on what
    /// ground (个人信息保护法第四十七条). Cannot be undone, not even from a backup without its keys.
    /// - Returns: Whether there was something to erase.
    func erase(_ caseID: CaseID, _ erasure: Erasure) async throws(JournalRefusal) -> Bool
}

/// What was answered under a key before.
public struct FirstAnswer: Hashable, Sendable {
    /// SHA-256 over that request.
    public var request: [UInt8]
    /// What was answered.
    public var answer: [UInt8]

    /// An answer with these parts.
    public init(request: [UInt8], answer: [UInt8]) {
        (self.request, self.answer) = (request, answer)
    }
}

/// Who ordered an erasure and on what ground.
public struct Erasure: Hashable, Sendable {
    /// Who ordered it.
    public var by: AccountID
    /// Who confirmed it; erasure needs two people.
    public var confirmed: AccountID
    /// Code of the legal ground.
    public var basis: String
    /// When.
    public var at: Instant

    /// An order with these parts.
    public init(by: AccountID, confirmed: AccountID, basis: String, at: Instant) {
        (self.by, self.confirmed, self.basis, self.at) = (by, confirmed, basis, at)
    }
}
