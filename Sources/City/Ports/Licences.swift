public import Civics

/// The index of issued papers: who shows one can be told whether it holds.
public protocol Licences: Sendable {
    /// The paper with this number; `nil` when there is none.
    func licence(number: String) async throws(StoreUnavailable) -> LicenceRecord?

    /// The paper with this verification code; `nil` when there is none.
    func licence(code: String) async throws(StoreUnavailable) -> LicenceRecord?

    /// Papers of any of these, each once, newest first, at most `limit`, issued before the one with
    /// this code.
    func licences(
        ofAny holders: Set<PartyKey>, before code: String?, limit: Int
    ) async throws(StoreUnavailable) -> [LicenceRecord]

    /// Papers issued in a case, in the order of issue.
    func licences(issuedIn caseID: CaseID) async throws(StoreUnavailable) -> [LicenceRecord]
}

/// One issued paper. Written with ``SideRecord/licence(_:)``; the same number again replaces it.
public struct LicenceRecord: Hashable, Sendable {
    /// Number of the paper, unique.
    public var number: String
    /// Code printed on it for looking it up, unique, not guessable.
    public var code: String
    /// The case it was issued in.
    public var caseID: CaseID
    /// Kind of paper, as the policy names it.
    public var kind: String
    /// Person it was issued to.
    public var person: PersonID?
    /// Organisation it was issued to, by credit code.
    public var organisation: String?
    /// SHA-256 of the paper's content, lower-case hex; sealed in the ledger.
    public var contentHash: String
    /// First day it holds.
    public var validFrom: CivilDate
    /// Last day it holds; `nil` while open-ended.
    public var validThrough: CivilDate?
    /// When it was revoked.
    public var revoked: Instant?
    /// When it was issued.
    public var issued: Instant
    /// The signed paper itself, JSON.
    public var body: [UInt8]

    /// A paper with these parts.
    public init(
        number: String, code: String, caseID: CaseID, kind: String, person: PersonID? = nil,
        organisation: String? = nil, contentHash: String, validFrom: CivilDate,
        validThrough: CivilDate? = nil, revoked: Instant? = nil, issued: Instant, body: [UInt8]
    ) {
        (self.number, self.code, self.caseID, self.kind) = (number, code, caseID, kind)
        (self.person, self.organisation, self.contentHash) = (person, organisation, contentHash)
        (self.validFrom, self.validThrough) = (validFrom, validThrough)
        (self.revoked, self.issued, self.body) = (revoked, issued, body)
    }
}
