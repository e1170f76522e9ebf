public import Civics
public import Policies

/// One case as its events have made it. Only ``apply(_:)`` changes it.
///
/// The same state serves applications, bundles, benefits, city events, wishes and orders; what
/// differs between them stands in the policy document.
public struct Case: Hashable, Sendable {
    public internal(set) var id: CaseID
    /// Short citizen number with its check digit.
    public internal(set) var number: CaseNumber
    /// 实施编码 + date + serial, where a service has an implementation code.
    public internal(set) var internalNumber: String?
    public internal(set) var kind: CaseKind
    public internal(set) var policy: PolicyReference
    /// Version of this value: how many events were applied.
    public internal(set) var version: Int
    public internal(set) var stage: Stage
    public internal(set) var parties: [Party]
    public internal(set) var channel: Channel
    public internal(set) var position: Position?
    public internal(set) var filedAt: Instant
    /// Day zero of the legal clock; with deemed acceptance the day of filing.
    public internal(set) var acceptedAt: Instant?
    public internal(set) var closedAt: Instant?
    /// When the last event happened; commands are never decided for an earlier instant.
    public internal(set) var updatedAt: Instant
    public internal(set) var answers: [String: AnswerEntry]
    public internal(set) var materials: [String: MaterialEntry]
    /// Step of the main line the case is at.
    public internal(set) var step: String?
    /// Where the case waits now: step and branch.
    public internal(set) var waiting: [WaitingPlace] = []
    public internal(set) var branches: [BranchState] = []
    /// Parent's clocks, the branches' and the steps', each kept with its ledger after it stopped.
    public internal(set) var clocks: [Clock] = []
    /// When each step, by its path, was first entered; limits may be counted from there.
    public internal(set) var entered: [String: Instant] = [:]
    public internal(set) var supplement: SupplementState?
    public internal(set) var gaps: [GapState] = []
    /// The whole case stands still.
    public internal(set) var suspension: Suspension?
    public internal(set) var extensions = 0
    public internal(set) var visits: [Visit] = []
    public internal(set) var opinions: [Opinion] = []
    public internal(set) var jointReviews: [JointReview] = []
    public internal(set) var refusalNotices: [RefusalNotice] = []
    public internal(set) var extensionRequests: [ExtensionRequest] = []
    public internal(set) var commitments: [Commitment] = []
    public internal(set) var objections = 0
    public internal(set) var payments: [PaymentState] = []
    public internal(set) var decision: CaseDecision?
    public internal(set) var papers: [IssuedPaper] = []
    /// The person may rate, once.
    public internal(set) var mayRate = false
    public internal(set) var ratings: [RatingEntry] = []
    public internal(set) var correction: Correction?
    public internal(set) var appeals = 0
    public internal(set) var relations: [Relation] = []
    public internal(set) var parent: CaseID?
    public internal(set) var children: [ChildRequest] = []
    public internal(set) var handling: Handling?
    public internal(set) var cards: [Card] = []
    public internal(set) var orders: [Order] = []
    public internal(set) var offer: VersionOffer?
    /// Who did what, for separation of duty: computed from history, never from the session.
    public internal(set) var deeds: [Deed] = []
    /// The whole history in short, for the timeline.
    public internal(set) var timeline: [TimelineEntry] = []
    /// Why it was not accepted, in the words of the letter.
    public internal(set) var acceptanceRefusal: AcceptanceRefused?
    /// Why it ended, when it ended without a decision.
    public internal(set) var endGround: String?

    /// A case from its first event.
    ///
    /// - Throws: ``EventFault/malformed(field:)`` when the first event is not `case.filed`.
    public init(opening event: CaseEvent) throws(EventFault) {
        guard case .filed(let filed) = event.what else { throw .malformed(field: "name") }
        id = filed.id
        number = filed.number
        internalNumber = filed.internalNumber
        kind = filed.kind
        policy = filed.policy
        version = 1
        stage = .filed
        parties = filed.parties
        channel = filed.channel
        position = filed.position
        filedAt = filed.splitFrom?.filedAt ?? event.at
        updatedAt = event.at
        answers = filed.answers
        materials = filed.materials
        parent = filed.parent
        if let origin = filed.splitFrom {
            entered = origin.entered
            relations = [Relation(kind: .splitFrom, other: origin.from)]
        }
        note(event)
    }

    /// A case from its whole history.
    ///
    /// - Throws: ``EventFault/malformed(field:)`` when the history is empty or does not begin with
    ///   `case.filed`.
    public init(opening events: some Sequence<CaseEvent>) throws(EventFault) {
        var iterator = events.makeIterator()
        guard let first = iterator.next() else { throw .malformed(field: "name") }
        try self.init(opening: first)
        timeline.reserveCapacity(events.underestimatedCount)
        while let event = iterator.next() { apply(event) }
    }
}

/// 草稿 is not a case yet; these are the stages of one that has a number.
public enum Stage: String, Sendable, CaseIterable {
    case filed, supplementing, accepted, inProgress = "in-progress", decided, issued
    case delivered, closed
    case refusedAcceptance = "refused-acceptance", withdrawn, ended, void

    /// Nothing but ratings, appeals, checks and reopening can follow.
    public var isFinal: Bool {
        switch self {
        case .closed, .refusedAcceptance, .withdrawn, .ended, .void: true
        case .filed, .supplementing, .accepted, .inProgress, .decided, .issued, .delivered: false
        }
    }
}

/// A person or organisation with a role in the case (`applicant`, `agent`, `父亲`, `reporter`).
public struct Party: Hashable, Sendable {
    public var role: String
    public var person: PersonID?
    public var organisation: String?
    public init(role: String, person: PersonID?, organisation: String?) {
        (self.role, self.person, self.organisation) = (role, person, organisation)
    }
}

/// Who gives a command: the person, the desk they sit at now, their unit, and the party they are.
public struct Actor: Hashable, Sendable {
    public var person: PersonID?
    public var desk: Desk
    public var unit: String?
    /// Role as a party of the case, for applicants, agents, the other parent.
    public var party: String?

    public init(person: PersonID?, desk: Desk, unit: String? = nil, party: String? = nil) {
        (self.person, self.desk, self.unit, self.party) = (person, desk, unit, party)
    }

    public static let system = Actor(person: nil, desk: .system)
}
