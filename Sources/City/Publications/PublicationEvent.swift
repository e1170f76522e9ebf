public import Civics
import JSON
public import Policies

/// One step of a new version on its way into force, as the journal keeps and the ledger seals it.
public struct PublicationEvent: Hashable, Sendable {
    /// When it happened.
    public var at: Instant
    /// Who did it; `nil` for the city itself (a day that ended, an instant that came).
    public var by: Signatory?
    /// What happened.
    public var step: PublicationStep

    /// A step of this moment.
    public init(at: Instant, by: Signatory?, _ step: PublicationStep) {
        (self.at, self.by, self.step) = (at, by, step)
    }
}

/// What can happen to a proposed version.
public enum PublicationStep: Hashable, Sendable {
    /// A version was proposed by its author.
    case proposed(PublicationProposal)
    /// A second person signed the same hash; the version holds from the instant on.
    case released(hash: String, from: Instant)
    /// The proposal was taken back, or not agreed to.
    case withdrawn(reason: String)
    /// Nobody signed within the time there is.
    case expired
    /// The instant came: from here on every read, form and command goes by it.
    case tookEffect
    /// Every running case of the document was told; so many run under each version now.
    case casesTold(running: [Int: Int])

    /// Its name in the journal and the ledger; never changes.
    public var wireName: String {
        switch self {
        case .proposed: "policy.proposed"
        case .released: "policy.released"
        case .withdrawn: "policy.withdrawn"
        case .expired: "policy.expired"
        case .tookEffect: "policy.took-effect"
        case .casesTold: "policy.cases-told"
        }
    }

    /// All wire names: streams that begin with one of them are publications, not cases.
    public static let wireNames: Set<String> = [
        "policy.proposed", "policy.released", "policy.withdrawn", "policy.expired",
        "policy.took-effect", "policy.cases-told",
    ]
}

/// What is proposed: which bytes, of which document and version, from which day.
public struct PublicationProposal: Hashable, Sendable {
    /// Document and version.
    public var document: PolicyReference
    /// SHA-256 over the document's folder, lower-case hex.
    public var digest: String
    /// What the second person signs: SHA-256 over all of this proposal, lower-case hex.
    public var hash: String
    /// First day on which it shall be in force, as the document says.
    public var effective: CivilDate
    /// The document's title, for lists.
    public var title: LocalizedText
    /// Nobody can sign it any more from this instant on.
    public var expires: Instant

    /// A proposal with these parts.
    public init(
        document: PolicyReference, digest: String, hash: String, effective: CivilDate,
        title: LocalizedText, expires: Instant
    ) {
        (self.document, self.digest, self.hash) = (document, digest, hash)
        (self.effective, self.title, self.expires) = (effective, title, expires)
    }
}

/// Who signed a step: account, the person behind it, and the seat it was done from.
public struct Signatory: Hashable, Sendable {
    public var account: AccountID
    public var person: PersonID
    public var seat: Seat

    /// This person at this seat.
    public init(account: AccountID, person: PersonID, seat: Seat) {
        (self.account, self.person, self.seat) = (account, person, seat)
    }
}
