public import Civics

/// Who looked at what and who was turned away, readable by the person concerned.
public protocol AccessLog: Sendable {
    /// Writes down acts that came with no commit. Durable on return.
    func note(_ records: [AccessRecord]) async throws(StoreUnavailable)

    /// Acts on a case, newest first, at most `limit`, before the number given.
    func accesses(
        to caseID: CaseID, before number: Int64?, limit: Int
    ) async throws(StoreUnavailable) -> [AccessRecord]

    /// Acts on what is kept of a person, newest first.
    func accesses(
        concerning person: PersonID, before number: Int64?, limit: Int
    ) async throws(StoreUnavailable) -> [AccessRecord]

    /// All acts, newest first, for the auditor.
    func accesses(
        before number: Int64?, limit: Int
    ) async throws(StoreUnavailable) -> [AccessRecord]
}

/// One decision about an act, allowed or denied.
public struct AccessRecord: Hashable, Sendable {
    /// Place in the log, given by it; 0 before.
    public var number: Int64
    /// When.
    public var at: Instant
    /// Who asked; `nil` when nobody had signed in.
    public var account: AccountID?
    /// Seat under which it was decided, `examiner@market-regulation`.
    public var seat: String
    /// The act, `read-case`.
    public var act: String
    /// Case concerned.
    public var caseID: CaseID?
    /// Person concerned.
    public var subject: PersonID?
    /// Purpose or legal basis code.
    public var purpose: String
    /// Allowed, or turned away.
    public var isAllowed: Bool

    /// A record with these parts.
    public init(
        number: Int64 = 0, at: Instant, account: AccountID?, seat: String, act: String,
        caseID: CaseID? = nil, subject: PersonID? = nil, purpose: String = "", isAllowed: Bool
    ) {
        (self.number, self.at, self.account, self.seat) = (number, at, account, seat)
        (self.act, self.caseID, self.subject) = (act, caseID, subject)
        (self.purpose, self.isAllowed) = (purpose, isAllowed)
    }
}
