// Where the case goes and waits.

/// The case, or one branch of it, now waits at this place.
public struct StepEntered: Hashable, Sendable {
    public let place: WaitingPlace
}

/// It does not wait there any more.
public struct StepLeft: Hashable, Sendable {
    public let place: String
    public let outcome: StepOutcome
}

/// A step was not needed.
public struct StepPassed: Hashable, Sendable {
    public let step: String
    public let branch: String?
    public let ground: String
    public let article: String?
}

/// The limit of a place ended, and what follows.
public struct StepTimedOut: Hashable, Sendable {
    public let place: String
    public let consequence: String
}

/// 并联: branches begin.
public struct ParallelOpened: Hashable, Sendable {
    public let step: String
}

/// A branch that waits for others to be granted.
public struct BranchPending: Hashable, Sendable {
    public let branch: String
    public let parallel: String
    public let unit: String?
    public let after: [String]
}

/// Nobody can tell yet whether the branch is needed; these facts are missing.
public struct BranchUndetermined: Hashable, Sendable {
    public let branch: String
    public let parallel: String
    public let unit: String?
    public let missing: [String]
}

/// A branch begins; `way` is the document's alternative, from 0.
public struct BranchOpened: Hashable, Sendable {
    public let branch: String
    public let parallel: String?
    public let unit: String?
    public let service: String?
    public let way: Int
    public let ground: String?
}

/// A branch is not needed, by this article.
public struct BranchSkipped: Hashable, Sendable {
    public let branch: String
    public let parallel: String
    public let ground: String
    public let article: String?
}

/// A branch was granted or refused, by `person`, `rules`, `opinion`, `commitment`, `silence`.
public struct BranchDecided: Hashable, Sendable {
    public let branch: String
    public let granted: Bool
    public let basis: String
    public let reason: String
    public let articles: [String]
}

/// A branch ended without a decision.
public struct BranchEnded: Hashable, Sendable {
    public let branch: String
    public let ground: String
}

/// An invited department gave its opinion.
public struct BranchAnswered: Hashable, Sendable {
    public let branch: String
}

/// 会合: nothing more is awaited from the branches.
public struct BranchesJoined: Hashable, Sendable {
    public let parallel: String
    public let granted: [String]
    public let refused: [String]
}

/// A department joins mid-case, with a clock of its own.
public struct DepartmentInvited: Hashable, Sendable {
    public let branch: String
    public let unit: String
    public let reason: String
}
