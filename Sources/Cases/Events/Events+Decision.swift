public import Civics

// How it ends for the person, and what is paid.

/// 决定. `basis` is `person`, `rules`, `branches`, `silence` or `commitment`.
public struct CaseDecided: Hashable, Sendable {
    public let granted: Bool
    public let partial: Bool
    public let basis: String
    public let reason: String
    public let articles: [String]
}

/// A licence, notice or letter.
public struct PaperIssued: Hashable, Sendable {
    public let paper: String
    public let branch: String?
    public let number: String
    public let contentHash: String
    public let validFrom: CivilDate
    public let validThrough: CivilDate?
}

/// 撤销, with its ground.
public struct PaperRevoked: Hashable, Sendable {
    public let number: String
    public let ground: String
}

/// All papers are made.
public struct CaseIssued: Hashable, Sendable {
    public let count: Int
}

/// 送达.
public struct CaseDelivered: Hashable, Sendable {
    public let way: String
    public let receipt: String
}

/// An order to pay.
public struct PaymentAsked: Hashable, Sendable {
    public let order: String
    public let step: String
    public let items: [PaymentState.Item]
    public let total: Money
}

/// Paid in full.
public struct PaymentReceived: Hashable, Sendable {
    public let order: String
    public let amount: Money
    public let reference: String
}

/// 办结.
public struct CaseClosed: Hashable, Sendable {
    public let note: String
    public let evidence: [Evidence]
}

/// 终止 without the person's wish, on this ground.
public struct CaseTerminated: Hashable, Sendable {
    public let ground: String
    public let text: String
}

/// The person withdrew.
public struct CaseWithdrawn: Hashable, Sendable {
    public let reason: String
}

/// A duplicate, carried on as another case.
public struct CaseMerged: Hashable, Sendable {
    public let into: CaseID
}

/// 催办.
public struct CaseUrged: Hashable, Sendable {
    public let place: String
}

/// 好差评: the person may rate once.
public struct RatingInvited: Hashable, Sendable {
    public let afterCorrection: Bool
}

/// The person rated.
public struct RatingGiven: Hashable, Sendable {
    public let level: Int
    public let tags: [String]
    public let comment: String
    public let afterCorrection: Bool
}

/// A bad rating opened the loop of contact and mending.
public struct CorrectionOpened: Hashable, Sendable {
    public let level: Int
}

/// The person was reached and heard.
public struct CorrectionContacted: Hashable, Sendable {
    public let note: String
}

/// What was wrong has been put right.
public struct CorrectionMended: Hashable, Sendable {
    public let note: String
    public let evidence: [Evidence]
}

/// A remedy was sought.
public struct AppealFiled: Hashable, Sendable {
    public let reason: String
}

/// Taken up again at this step.
public struct CaseReopened: Hashable, Sendable {
    public let reason: String
    public let step: String
}
