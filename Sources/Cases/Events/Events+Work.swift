public import Civics

// What officials and parties did.

/// An examiner's opinion.
public struct OpinionRecorded: Hashable, Sendable {
    public let place: String
    public let branch: String?
    public let unit: String?
    public let passes: Bool
    public let text: String
    public let checked: [String]
    public let evidence: [AttachmentID]
}

/// 踏勘: a day and time; a joint visit names all its branches.
public struct VisitBooked: Hashable, Sendable {
    public let visit: Int
    public let step: String
    public let branches: [String?]
    public let day: CivilDate
    public let time: TimeOfDay
}

/// What one branch found on the spot.
public struct VisitRecorded: Hashable, Sendable {
    public let visit: Int
    public let branch: String?
    public let passed: Bool
    public let note: String
    public let evidence: [AttachmentID]
}

/// 联审 called at one of its three moments.
public struct JointReviewCalled: Hashable, Sendable {
    public let id: String
    public let moment: JointReview.Moment
    public let units: [String]
    public let reason: String
}

/// 申请延期: an examiner asks for a longer limit.
public struct ExtensionAsked: Hashable, Sendable {
    /// `nil` for the case as a whole.
    public let branch: String?
    public let by: Limit
    public let reason: String
}

/// What the approver said to it.
public struct ExtensionAnswered: Hashable, Sendable {
    public let branch: String?
    public let granted: Bool
    public let reason: String
}

/// 告知承诺: permitted on the person's word, checked afterwards.
public struct CommitmentAccepted: Hashable, Sendable {
    public let branch: String?
    public let step: String
    public let fails: String
}

/// The check found the commitment kept or broken.
public struct CommitmentChecked: Hashable, Sendable {
    public let branch: String?
    public let passed: Bool
    public let note: String
}

/// A refusal is intended; the person may answer before it counts (行政许可法 第三十六条).
public struct RefusalNoticed: Hashable, Sendable {
    public let branch: String?
    public let step: String
    public let reason: String
    public let articles: [String]
}

/// 陈述申辩 was given.
public struct RefusalAnswered: Hashable, Sendable {
    public let branch: String?
    public let text: String
}

/// The time to answer a refusal is over.
public struct RefusalPeriodOver: Hashable, Sendable {
    public let branch: String?
}

/// A party agreed or declined.
public struct PartyConfirmed: Hashable, Sendable {
    public let place: String
    public let party: String
    public let agrees: Bool
    public let note: String
}

/// An objection during publication.
public struct ObjectionRaised: Hashable, Sendable {
    public let text: String
}

/// A case of its own is to grow out of this one.
public struct ChildRequested: Hashable, Sendable {
    public let purpose: ChildRequest.Purpose
    public let policy: String?
    public let branch: String?
    public let step: String?
    /// Why, in the words of whoever gave cause.
    public let reason: String?
}

/// That case exists now.
public struct ChildOpened: Hashable, Sendable {
    public let purpose: ChildRequest.Purpose
    public let branch: String?
    public let step: String?
    public let child: CaseID
}

/// That case has ended.
public struct ChildFinished: Hashable, Sendable {
    public let child: CaseID
    public let succeeded: Bool
}

/// A branch, or the whole case, stands still on a legal ground.
public struct CaseSuspended: Hashable, Sendable {
    public let branch: String?
    public let ground: String
    public let note: String?
    public let endsAt: Instant?
    public let restarts: Bool
}

/// It goes on.
public struct CaseResumed: Hashable, Sendable {
    public let branch: String?
    public let ground: String
}

/// A warning light was announced.
public struct LightChanged: Hashable, Sendable {
    public let clock: ClockID
    public let light: Light
}

/// A share of the limit has passed; this unit or desk is told.
public struct ReminderSent: Hashable, Sendable {
    public let clock: ClockID
    public let percent: Int
    public let tell: String
}
