public import Civics
public import Policies

/// The one supplement notice of a case (行政许可法 第三十二条第一款第四项: all at once, once).
public struct SupplementState: Hashable, Sendable {
    /// One thing asked for, and by whom.
    public struct Item: Hashable, Sendable {
        public let branch: String?
        public let unit: String?
        public let item: SupplementItem
    }

    public internal(set) var items: [Item]
    /// When the notice was sent; `nil` while branches still look.
    public internal(set) var noticedAt: Instant?
    public internal(set) var suppliedAt: Instant?
    public internal(set) var lapsed: Bool

    /// Branches that asked; `nil` stands for the main line.
    public var askers: Set<String?> { Set(items.map(\.branch)) }
    /// Sent and not yet answered.
    public var isOpen: Bool { noticedAt != nil && suppliedAt == nil && !lapsed }
}

/// 容缺: a material that follows, and what happens when it does not.
public struct GapState: Hashable, Sendable {
    public let material: String
    public let mark: DueMark
    public let consequence: String
    public internal(set) var filledAt: Instant?
    public internal(set) var lapsed: Bool
    public var isOpen: Bool { filledAt == nil && !lapsed }
}

/// A site visit; a joint one has several branches (`nil` stands for the main line).
public struct Visit: Hashable, Sendable {
    public let id: Int
    public let step: String
    public internal(set) var branches: [String?]
    public internal(set) var day: CivilDate
    public internal(set) var time: TimeOfDay
    public internal(set) var findings: [Finding]

    /// What one branch found on the spot.
    public struct Finding: Hashable, Sendable {
        public let branch: String?
        public let passed: Bool
        public let at: Instant
        public let evidence: [AttachmentID]
    }
}

/// An examiner's opinion.
public struct Opinion: Hashable, Sendable {
    public let place: String
    public let branch: String?
    public let unit: String?
    public let passes: Bool
    public let text: String
    public let checked: [String]
    public let evidence: [AttachmentID]
    public let at: Instant
}

/// 申请延期, and what was said to it.
public struct ExtensionRequest: Hashable, Sendable {
    /// `nil` for the case as a whole.
    public let branch: String?
    public let by: Limit
    public let reason: String
    public let at: Instant
    public internal(set) var answeredAt: Instant?
    public internal(set) var isGranted: Bool
    public internal(set) var answer: String?
    public var isOpen: Bool { answeredAt == nil }
}

extension Case {
    /// The request that waits for an answer on a branch, or with `nil` on the whole.
    public func openExtensionRequest(of branch: String?) -> ExtensionRequest? {
        extensionRequests.first { $0.branch == branch && $0.isOpen }
    }
}

/// 联审 called by a unit, at one of its three moments.
public struct JointReview: Hashable, Sendable {
    /// When it was called.
    public enum Moment: String, Hashable, Sendable, CaseIterable {
        case beforeAcceptance = "before-acceptance"
        case duringReview = "during-review"
        case beforeDecision = "before-decision"
    }

    /// `joint-review-1` …, also the step of its waiting places.
    public let id: String
    public let moment: Moment
    public let units: [String]
    public let at: Instant
}

/// 决定 on the whole case.
public struct CaseDecision: Hashable, Sendable {
    public let granted: Bool
    /// Some branches were granted and some refused.
    public let partial: Bool
    /// `person`, `rules`, `branches`, `silence`.
    public let basis: String
    public let reason: String
    public let articles: [String]
    public let at: Instant
}

/// 告知承诺: permitted at once, checked afterwards.
public struct Commitment: Hashable, Sendable {
    /// What the check found.
    public enum Outcome: String, Hashable, Sendable { case kept, broken }
    public let branch: String?
    public let step: String
    /// What follows a broken commitment (`revoke`).
    public let fails: String
    public internal(set) var outcome: Outcome?
}

/// A paper that was made, and whether it still holds.
public struct IssuedPaper: Hashable, Sendable {
    public let paper: String
    public let branch: String?
    public let number: String
    public let contentHash: String
    public let validFrom: CivilDate
    public let validThrough: CivilDate?
    public let at: Instant
    public internal(set) var revokedAt: Instant?
    public internal(set) var revocationGround: String?
}

/// Money asked for.
public struct PaymentState: Hashable, Sendable {
    /// One fee of the order.
    public struct Item: Hashable, Sendable {
        public let fee: String
        public let amount: Money
    }

    /// Number of the order within the case, `1` …
    public let order: String
    public let step: String
    public let items: [Item]
    public let total: Money
    public internal(set) var paidAt: Instant?
}

/// One rating; level 5 very satisfied … 1 very dissatisfied (GB/T 39735-2020).
public struct RatingEntry: Hashable, Sendable {
    public let level: Int
    public let tags: [String]
    public let comment: String
    public let at: Instant
    /// 追评 after a correction.
    public let afterCorrection: Bool
}

/// The loop behind a bad rating: contact, then mend (国办发〔2019〕51号).
public struct Correction: Hashable, Sendable {
    public let openedAt: Instant
    public internal(set) var contactedAt: Instant?
    public internal(set) var mendedAt: Instant?
}

/// How another case belongs to this one.
public struct Relation: Hashable, Sendable {
    /// What the two have in common.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case samePlace = "same-place"
        case samePerson = "same-person"
        case duplicateOf = "duplicate-of"
        case hasDuplicate = "has-duplicate"
        /// This case was split off the other one.
        case splitFrom = "split-from"
        /// The other one was split off this case.
        case splitInto = "split-into"
    }
    public let kind: Kind
    public let other: CaseID
}

/// A case that grows out of this one.
public struct ChildRequest: Hashable, Sendable {
    /// Why the other case is needed.
    public enum Purpose: String, Hashable, Sendable, CaseIterable {
        case postCheck = "post-check"
        case correction, appeal
        case subMatter = "sub-matter"
    }
    public let purpose: Purpose
    /// Document named by the flow; `nil` for what the engine itself asks.
    public let policy: String?
    public let branch: String?
    public let step: String?
    /// Why, in the words of whoever gave cause: an appeal's reason, a rating's comment.
    public let reason: String?
    public internal(set) var child: CaseID?
    /// How the child ended; `nil` while it runs.
    public internal(set) var succeeded: Bool?
}

/// Who handles a dispatched case, and how often it came back.
public struct Handling: Hashable, Sendable {
    /// One return by a unit that says it is not the owner.
    public struct Bounce: Hashable, Sendable {
        public let unit: String?
        public let reason: String
        public let proposedUnit: String?
        public let at: Instant
    }

    public internal(set) var unit: String?
    public internal(set) var person: PersonID?
    public internal(set) var dispatchedAt: Instant?
    /// Must be signed for before this instant.
    public internal(set) var signBy: DueMark?
    /// May be returned until this instant.
    public internal(set) var returnBy: DueMark?
    public internal(set) var signedAt: Instant?
    public internal(set) var signOverdue: Bool
    public internal(set) var claimed: Bool
    public internal(set) var bounces: [Bounce]
    public internal(set) var inArbitration: Bool
    /// Settled by arbitration: may not be returned again.
    public internal(set) var arbitrated: Bool
    public internal(set) var callAttempts: Int
}

/// A card shown by a supervisor.
public struct Card: Hashable, Sendable {
    /// Yellow warns, red holds to account.
    public enum Colour: String, Hashable, Sendable, CaseIterable { case yellow, red }
    public let colour: Colour
    public let unit: String
    public let reason: String
    public let at: Instant
}

/// 督办.
public struct Order: Hashable, Sendable {
    public let number: Int
    public let text: String
    public let replyBy: CivilDate
    /// First instant at which the reply is late.
    public let lateFrom: Instant
    public let at: Instant
    public internal(set) var reply: String?
    public internal(set) var repliedAt: Instant?
    public internal(set) var overdue: Bool
}

/// Who did one of the three acts that are three persons.
public struct Deed: Hashable, Sendable {
    /// The three acts that are three persons.
    public enum Act: String, Hashable, Sendable, CaseIterable { case accepted, examined, approved }
    public let act: Act
    public let person: PersonID
    public let branch: String?
    public let at: Instant
}

/// A new version of the document that waits for its day, or for the person's choice.
public struct VersionOffer: Hashable, Sendable {
    public let to: PolicyReference
    /// Goes over at this instant; `nil` while the person is asked.
    public let at: Instant?
}

/// One line of the history: who by desk and unit, never by name.
public struct TimelineEntry: Hashable, Sendable {
    /// Number of the event in the case, from 1.
    public let number: Int
    public let at: Instant
    public let desk: Desk
    public let unit: String?
    /// Role of the party that acted, if one did.
    public let party: String?
    /// What happened: the event's wire name.
    public let what: String
    private let name: String?
    /// Every clock that moved with it, each with the end that followed; empty for other events.
    public let clocks: [ClockTrace]
    /// Reason code, light or outcome; never free text.
    public let detail: String?
    /// Due date that followed, if one did.
    public let due: DueMark?

    /// Branch, step, paper or the first of the clocks concerned.
    public var subject: String? { name ?? clocks.first?.clock.description }

    init(_ event: CaseEvent, number: Int) {
        let trace = event.what.trace
        self.number = number
        at = event.at
        (desk, unit, party) = (event.by.desk, event.by.unit, event.by.party)
        what = event.wireName
        (name, clocks) = (trace.subject, trace.clocks)
        (detail, due) = (trace.detail, trace.due)
    }
}
