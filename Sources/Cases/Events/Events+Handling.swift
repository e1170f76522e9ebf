public import Civics
public import Policies

// City events and orders: the closed loop.

/// 派遣 to a unit.
public struct CaseDispatched: Hashable, Sendable {
    public let unit: String
    public let person: PersonID?
    public let reason: String
    public let signBy: DueMark?
    public let returnBy: DueMark?
    public let arbitrated: Bool
}

/// 认领 by a volunteer.
public struct CaseClaimed: Hashable, Sendable {
    public let person: PersonID
}

/// The claim was given back.
public struct ClaimReleased: Hashable, Sendable {
    public let reason: String
}

/// 签收.
public struct HandlingSigned: Hashable, Sendable {
    public let unit: String?
}

/// Not signed for in time.
public struct SignOverdue: Hashable, Sendable {
    public let unit: String?
}

/// 退单: not ours, with proof and a proposed owner.
public struct HandlingReturned: Hashable, Sendable {
    public let place: String
    public let unit: String?
    public let reason: String
    public let proposedUnit: String?
    public let proof: [AttachmentID]
}

/// Returned so often that a supervisor settles who handles it.
public struct ArbitrationAsked: Hashable, Sendable {
    public let bounces: Int
}

/// 处置 with its evidence.
public struct HandlingDone: Hashable, Sendable {
    public let step: String
    public let note: String
    public let evidence: [Evidence]
}

/// 核查.
public struct VerificationRecorded: Hashable, Sendable {
    public let step: String
    public let passed: Bool
    public let note: String
    public let evidence: [Evidence]
}

/// 回访.
public struct CallBackMade: Hashable, Sendable {
    public let reached: Bool
    public let solved: Bool
    public let satisfied: Bool
    public let note: String
}

/// One more person reports the same.
public struct ReporterAttached: Hashable, Sendable {
    public let party: Party
}

/// Another case was found to be the same and is carried on here.
public struct DuplicateAttached: Hashable, Sendable {
    public let other: CaseID
}

/// 分案: one of the two matters reported here is carried on as a case of its own.
public struct CaseSplit: Hashable, Sendable {
    public let into: CaseID
    public let reason: String
    /// Roles of the parties who were attached to the other case too.
    public let attached: [String]
}

/// 督办.
public struct OrderGiven: Hashable, Sendable {
    public let text: String
    public let replyBy: CivilDate
    public let lateFrom: Instant
}

/// The unit replied to an order.
public struct OrderReplied: Hashable, Sendable {
    public let order: Int
    public let text: String
}

/// No reply came in time.
public struct OrderOverdue: Hashable, Sendable {
    public let order: Int
}

/// A yellow or red card.
public struct CardShown: Hashable, Sendable {
    public let colour: Card.Colour
    public let unit: String
    public let reason: String
}

/// Another person or unit acts at a place.
public struct PlaceReassigned: Hashable, Sendable {
    public let place: String
    public let person: PersonID?
    public let unit: String?
    /// Why, where somebody said so.
    public internal(set) var reason: String?
}

/// The case went over to another version of its document; waiting places renamed as listed.
public struct VersionChanged: Hashable, Sendable {
    public let to: PolicyReference
    public let rule: String
    public let renamed: [String: String]
}

/// A new version waits for its day, or for the person's choice.
public struct VersionOffered: Hashable, Sendable {
    public let to: PolicyReference
    public let at: Instant?
}

/// The person chose the version the case was filed under.
public struct VersionKept: Hashable, Sendable {
    public let offered: PolicyReference
}
