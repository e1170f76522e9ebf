import Civics
import Policies

/// Why a step of a publication is refused.
enum PublicationRefusal: Error, Hashable {
    /// It is not waiting for this step any more.
    case notWaiting(stage: Publication.Stage)
    /// The person who proposed it cannot release it.
    case ownProposal
    /// What was signed is not what was proposed.
    case otherHash
    /// The time to sign it is over.
    case tooLate
}

extension Publication {
    /// How long a proposal can be signed: 24 hours (design: four eyes).
    static let validMilliseconds: Int64 = 24 * 60 * 60 * 1000

    /// A second person signs the same hash.
    ///
    /// - Parameter midnight: Beginning of the day the document names; a document never takes effect
    ///   before it was released.
    func release(
        hash: String, by: Signatory, at now: Instant, midnight: Instant
    ) throws(PublicationRefusal) -> PublicationEvent {
        guard stage == .proposed else { throw .notWaiting(stage: stage) }
        guard now < proposal.expires else { throw .tooLate }
        guard by.person != proposed.by.person, by.account != proposed.by.account else {
            throw .ownProposal
        }
        guard hash == proposal.hash else { throw .otherHash }
        return PublicationEvent(
            at: now, by: by, .released(hash: hash, from: max(now, midnight)))
    }

    /// Taken back by an author, or not agreed to by a releaser, before it was released.
    func withdraw(
        _ reason: String, by: Signatory, at now: Instant
    ) throws(PublicationRefusal) -> PublicationEvent {
        guard stage == .proposed else { throw .notWaiting(stage: stage) }
        return PublicationEvent(at: now, by: by, .withdrawn(reason: reason))
    }

    /// What the moment alone makes happen; `nil` when nothing is due.
    func due(at now: Instant) -> PublicationEvent? {
        guard let next, next <= now else { return nil }
        return switch stage {
        case .proposed: PublicationEvent(at: now, by: nil, .expired)
        case .released: PublicationEvent(at: now, by: nil, .tookEffect)
        case .inForce, .withdrawn, .expired: nil
        }
    }
}
