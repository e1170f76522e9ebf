public import Civics
public import JSON
public import Policies

/// What somebody asks of a case. Who may give which stands in ``Actor`` and the policy's steps;
/// the engine answers with events or a ``CaseRefusal``.
public indirect enum CaseCommand: Sendable {
    // Citizen or agent
    /// Hands in a complete application (or a report, a wish …): a new case.
    case file(Filing)
    /// Answers the one supplement notice.
    case supplement(Supplied)
    case withdraw(reason: String)
    /// 催办, once per waiting place.
    case urge(place: String)
    case pay(order: String, amount: Money, reference: String)
    case rate(Rating)
    case appeal(reason: String)
    /// A party agrees or declines where a confirm step waits for it; also the resident's 确认.
    case confirm(agrees: Bool, note: String)
    /// 陈述申辩 before a refusal counts.
    case answerRefusal(branch: String?, text: String)
    case reopen(reason: String)

    // Window
    /// `gaps`: materials that may follow (容缺), as the document allows.
    case accept(gaps: [String])
    case refuseToAccept(ground: String, text: String)
    case deliver(way: String, receipt: String)

    // Examiner
    /// Asks for what is missing; merged over branches into one notice.
    case askForSupplement(branch: String?, items: [SupplementItem])
    /// Sends the one complete notice (all branches have looked, or the lead decides to send).
    case sendSupplementNotice
    case recordOpinion(branch: String?, opinion: OpinionGiven)
    case bookVisit(branch: String?, on: CivilDate, at: TimeOfDay)
    case recordVisit(branch: String?, passed: Bool, note: String, evidence: [AttachmentID])
    case suspend(branch: String?, ground: String, note: String)
    case resume(branch: String?)
    /// 不属本机关: reason code and proposed owner.
    case returnPlace(place: String, reason: String, proposedUnit: String?, proof: [AttachmentID])
    case checkCommitment(branch: String, passed: Bool, note: String)
    /// Asks the approver for a longer limit; ``extend`` or ``refuseExtension`` answers.
    case askForExtension(branch: String?, by: Limit, reason: String)

    // Approver
    case decideBranch(branch: String, granted: Bool, reason: String, articles: [String])
    case decide(granted: Bool, reason: String, articles: [String])
    case extend(branch: String?, by: Limit, reason: String)
    case refuseExtension(branch: String?, reason: String)
    case callJointReview(units: [String], reason: String)
    /// Issues the papers of the step waited at; numbers and content come from the acts around.
    case issue(papers: [PaperToIssue])
    case revokePaper(number: String, ground: String)

    // Any unit
    case inviteDepartment(unit: String, reason: String, within: Limit?)

    // Dispatcher, field, volunteers
    case dispatch(unit: String, person: PersonID?, reason: String)
    /// 认领; how many claims the person has open elsewhere is known outside the case.
    case claim(openElsewhere: Int)
    case releaseClaim(reason: String)
    case signFor
    /// 处置; after a bad rating also the first contact and the mending.
    case handle(note: String, evidence: [Evidence])
    case verify(passed: Bool, note: String, evidence: [Evidence])
    case callBack(reached: Bool, solved: Bool, satisfied: Bool, note: String)
    case mergeInto(CaseID)
    /// 分案: a second matter in this report is carried on as that case, to which these parties are
    /// attached too.
    case split(into: CaseID, reason: String, attached: [Party])
    /// A further person reports the same: attached and told of progress.
    case attachReporter(Party)
    case arbitrate(unit: String, reason: String)
    /// 挂起 on one of the document's grounds, by its code; the whole case stands still.
    case hold(reason: String)
    case closeCase(note: String, evidence: [Evidence])

    // Supervisor
    /// 督办: with a day to reply by.
    case order(text: String, replyBy: CivilDate)
    case replyToOrder(order: Int, text: String)
    case card(colour: Card.Colour, unit: String, reason: String)
    /// Another person or unit acts at a place; also taking on what nobody has, and putting it back.
    case reassign(place: String, to: PersonID?, unit: String?, reason: String = "")

    // System
    /// A moment has come: everything due by then is done.
    case timerDue
    case calendarChanged(reason: String)
    case policyActivated(PolicyReference)
    case chooseVersion(PolicyReference)
    case factChanged(String, AnswerEntry)
    /// A case that this one asked for exists now.
    case childOpened(CaseID, purpose: ChildRequest.Purpose, branch: String?, step: String?)
    /// That case has ended.
    case childFinished(CaseID, succeeded: Bool)
    /// Another case was found to be the same and is carried on here.
    case attachDuplicate(CaseID)
    /// An objection during publication.
    case object(text: String)
}

/// What is handed in to open a case. Its id and numbers are made outside, from the world's time and chance.
public struct Filing: Sendable {
    public var id: CaseID
    public var number: CaseNumber
    public var internalNumber: String?
    public var parties: [Party]
    public var channel: Channel
    /// Answers to questions and form fields, with their source.
    public var answers: [String: AnswerEntry]
    public var materials: [String: MaterialEntry]
    public var parent: CaseID?
    /// Position for city events: longitude, latitude in 1e-7 degrees, CGCS2000.
    public var position: Position?
    /// The case it is split off, with the clocks it brings along (``Case/splitOrigin``).
    public var splitFrom: SplitOrigin?
    /// A file among the materials has not been looked into yet: nothing is accepted by itself then,
    /// a window accepts when it is known to be harmless.
    public var hasUncheckedFiles: Bool
    public init(
        id: CaseID, number: CaseNumber, internalNumber: String? = nil, parties: [Party],
        channel: Channel, answers: [String: AnswerEntry], materials: [String: MaterialEntry] = [:],
        parent: CaseID? = nil, position: Position? = nil, splitFrom: SplitOrigin? = nil,
        hasUncheckedFiles: Bool = false
    ) {
        self.id = id
        self.number = number
        self.internalNumber = internalNumber
        self.parties = parties
        self.channel = channel
        self.answers = answers
        self.materials = materials
        self.parent = parent
        self.position = position
        self.splitFrom = splitFrom
        self.hasUncheckedFiles = hasUncheckedFiles
    }
}

/// A place on the map, CGCS2000, in ten-millionths of a degree.
public struct Position: Hashable, Sendable {
    public var longitude: Int32
    public var latitude: Int32
    public init(longitude: Int32, latitude: Int32) {
        (self.longitude, self.latitude) = (longitude, latitude)
    }
}

/// A value with its source.
public struct AnswerEntry: Hashable, Sendable {
    public var value: JSONValue
    public var source: FactBase.Source
    public init(value: JSONValue, source: FactBase.Source) {
        (self.value, self.source) = (value, source)
    }
}

/// Content-addressed: SHA-256 of the bytes, lower-case hex.
public struct AttachmentID: Hashable, Sendable {
    public var digest: String
    public init(digest: String) { self.digest = digest }
}

/// A material of a case: how far it is, and what it consists of.
public struct MaterialEntry: Hashable, Sendable {
    /// How far a material is; `promised` may follow, `missing` is not there.
    public enum State: String, Sendable { case fetched, supplied, generated, promised, missing }
    public var state: State
    public var attachments: [AttachmentID]
    /// Register and field a fetched one came from.
    public var origin: String?
    /// Last day for a promised one (容缺).
    public var promisedUntil: CivilDate?
    public init(
        state: State, attachments: [AttachmentID] = [], origin: String? = nil,
        promisedUntil: CivilDate? = nil
    ) {
        self.state = state
        self.attachments = attachments
        self.origin = origin
        self.promisedUntil = promisedUntil
    }
}

/// One thing missing or wrong, in words the person can act on.
public struct SupplementItem: Hashable, Sendable {
    /// Material or form field concerned.
    public var what: String
    public var defect: String
    public init(what: String, defect: String) { (self.what, self.defect) = (what, defect) }
}

/// What the person hands in later; only what changes.
public struct Supplied: Sendable {
    public var answers: [String: AnswerEntry]
    public var materials: [String: MaterialEntry]
    public init(answers: [String: AnswerEntry] = [:], materials: [String: MaterialEntry] = [:]) {
        (self.answers, self.materials) = (answers, materials)
    }
}

/// An examiner's opinion as given.
public struct OpinionGiven: Hashable, Sendable {
    public var passes: Bool
    public var text: String
    /// Checked items of the step's checklist.
    public var checked: [String]
    public var evidence: [AttachmentID]
    public init(passes: Bool, text: String, checked: [String] = [], evidence: [AttachmentID] = []) {
        self.passes = passes
        self.text = text
        self.checked = checked
        self.evidence = evidence
    }
}

/// A paper as made by the acts around: its number and the hash of its content.
public struct PaperToIssue: Hashable, Sendable {
    public var paper: String
    public var branch: String?
    public var number: String
    public var contentHash: String
    public var validFrom: CivilDate
    public var validThrough: CivilDate?
    public init(
        paper: String, branch: String?, number: String, contentHash: String, validFrom: CivilDate,
        validThrough: CivilDate?
    ) {
        self.paper = paper
        self.branch = branch
        self.number = number
        self.contentHash = contentHash
        self.validFrom = validFrom
        self.validThrough = validThrough
    }
}

/// Something that proves what was done.
public struct Evidence: Hashable, Sendable {
    /// `before-photo`, `after-photo`, `receipt` … as the step names them.
    public var kind: String
    public var attachment: AttachmentID
    public init(kind: String, attachment: AttachmentID) {
        (self.kind, self.attachment) = (kind, attachment)
    }
}

/// A rating as given; tags are the national codes of GB/T 39735-2020.
public struct Rating: Hashable, Sendable {
    /// 5 非常满意 … 1 非常不满意.
    public var level: Int
    public var tags: [String]
    public var comment: String
    public init(level: Int, tags: [String] = [], comment: String = "") {
        (self.level, self.tags, self.comment) = (level, tags, comment)
    }
}
