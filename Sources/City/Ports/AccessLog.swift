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

    /// Acts that a question finds, newest first.
    func accesses(_ question: AccessQuestion) async throws(StoreUnavailable) -> [AccessRecord]

    /// Acts after the number given, oldest first, at most `limit`: for sealing them.
    func accesses(after number: Int64, limit: Int) async throws(StoreUnavailable) -> [AccessRecord]
}

/// What is asked of the access log; what is not given does not restrict.
public struct AccessQuestion: Hashable, Sendable {
    /// Who asked for the act.
    public var account: AccountID?
    /// Unit of the seat it was decided under.
    public var unit: String?
    /// The act, `read-case`.
    public var act: String?
    /// Case concerned.
    public var caseID: CaseID?
    /// Person concerned.
    public var subject: PersonID?
    /// Purpose, whole.
    public var purpose: String?
    /// Allowed only, or turned away only.
    public var isAllowed: Bool?
    /// Not before this moment.
    public var from: Instant?
    /// Before this moment.
    public var until: Instant?
    /// Goes on before this number.
    public var before: Int64?
    /// At most so many.
    public var limit: Int

    /// A question that finds everything, newest first.
    public init(limit: Int) { self.limit = limit }
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
