public import Civics

/// One branch of a parallel approval, or a department invited mid-case.
public struct BranchState: Hashable, Sendable {
    /// How the branch came into the case.
    public enum Role: String, Hashable, Sendable {
        /// A branch of the document.
        case planned
        /// Joined mid-case; its opinion is advice and is waited for.
        case invited
    }

    /// How far the branch is.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// Other branches must be granted first.
        case pending
        /// Facts are missing, so nobody can tell whether it is needed.
        case undetermined
        case open
        case granted
        case refused
        /// Granted on commitment, and revoked after the check.
        case revoked
        /// Not needed: its condition does not hold.
        case skipped
        /// Ended without a decision (another's refusal, withdrawal).
        case ended
        /// An invited department gave its opinion.
        case answered

        /// Nothing is awaited from it any more.
        public var isOver: Bool {
            switch self {
            case .pending, .undetermined, .open: false
            case .granted, .refused, .revoked, .skipped, .ended, .answered: true
            }
        }
    }

    public let id: String
    public let role: Role
    /// Parallel step it belongs to; `nil` for invited departments.
    public let parallel: String?
    public internal(set) var unit: String?
    public internal(set) var service: String?
    public internal(set) var status: Status
    /// Which of the document's alternatives is taken, from 0.
    public internal(set) var way: Int
    /// Step the branch is at.
    public internal(set) var step: String?
    public internal(set) var openedAt: Instant?
    public internal(set) var endedAt: Instant?
    /// Facts missing, or branches awaited.
    public internal(set) var awaits: [String]
    /// Article the condition or the decision rests on, as written.
    public internal(set) var articles: [String]
    /// Code of the ground on which it was skipped, ended or decided.
    public internal(set) var ground: String?
    public internal(set) var reason: String?
    public internal(set) var suspension: Suspension?
    /// Its examiner asked for a supplement or gave an opinion: has looked.
    public internal(set) var looked: Bool
    public internal(set) var extensions: Int

    init(id: String, role: Role, parallel: String?, status: Status) {
        self.id = id
        self.role = role
        self.parallel = parallel
        self.status = status
        way = 0
        awaits = []
        articles = []
        looked = false
        extensions = 0
    }
}

/// A time in which a branch, or the whole case, stands still on a legal ground.
public struct Suspension: Hashable, Sendable {
    /// The document's code, or `hearing`.
    public let ground: String
    public let since: Instant
    /// Ends by itself at this instant, where the ground has a limit.
    public let endsAt: Instant?
}

/// The notice that a refusal is intended, to be answered before it counts
/// (行政许可法 第三十六条, right to state and defend).
public struct RefusalNotice: Hashable, Sendable {
    public let branch: String?
    /// Step that decides again once answered.
    public let step: String
    public let reason: String
    public let articles: [String]
    public let at: Instant
    public internal(set) var answeredAt: Instant?
    /// Answered, lapsed or overtaken: the refusal may count.
    public internal(set) var isOver: Bool
}
