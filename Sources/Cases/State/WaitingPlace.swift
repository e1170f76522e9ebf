public import Civics
public import Policies

/// Where a case waits: step, and branch when inside a parallel.
public struct WaitingPlace: Hashable, Sendable {
    /// What is awaited there.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// A step of the document's flow.
        case step
        /// The person, to answer the supplement notice.
        case supplement
        /// The person, to answer a refusal before it counts.
        case refusalAnswer = "refusal-answer"
        /// The check after a permit given on commitment; holds nothing up.
        case postCheck = "post-check"
        /// A unit called to a joint review.
        case jointReview = "joint-review"
        /// A department invited mid-case.
        case invited
        /// First contact after a bad rating; holds nothing up.
        case contact
        /// Mending after a bad rating; holds nothing up.
        case mend
    }

    /// The step's id, or for other roles the role's own word.
    public private(set) var step: String
    public let branch: String?
    /// Which of several places of one step: the unit called to a joint review.
    public let seat: String?
    public internal(set) var role: Role
    /// Unit that acts; `nil` when any unit's desk may.
    public internal(set) var unit: String?
    public internal(set) var desk: Desk
    public internal(set) var since: Instant
    /// Person the place was assigned to, if any.
    public internal(set) var assignee: PersonID?
    public internal(set) var urged: Bool
    /// Party awaited (confirm steps).
    public internal(set) var party: String?
    /// Facts without which nobody can tell whether the step is needed.
    public internal(set) var awaits: [String]
    /// Unit proposed to a dispatcher.
    public internal(set) var proposed: String?
    /// What a limit's end brought was done already.
    public internal(set) var timedOut: Bool

    init(
        _ role: Role, step: String, branch: String? = nil, seat: String? = nil,
        unit: String?, desk: Desk, party: String? = nil, awaits: [String] = [],
        proposed: String? = nil
    ) {
        self.role = role
        self.step = step
        self.branch = branch
        self.seat = seat
        path = Self.path(step, branch: branch, seat: seat)
        self.unit = unit
        self.desk = desk
        // Told by the event that enters it.
        since = .earliest
        self.party = party
        self.awaits = awaits
        self.proposed = proposed
        (urged, timedOut) = (false, false)
    }

    /// `step`, `branch/step`, with `@unit` behind for one of several places of a step.
    public private(set) var path: String

    /// The same place under the step's name in another version of the document.
    mutating func rename(step: String) {
        self.step = step
        path = Self.path(step, branch: branch, seat: seat)
    }

    static func path(_ step: String, branch: String?, seat: String? = nil) -> String {
        if branch == nil, seat == nil { return step }
        var path = branch.map { $0 + "/" } ?? ""
        path += step
        if let seat { path += "@" + seat }
        return path
    }

    /// Whether the case, and not only somebody's homework beside it, waits here.
    public var holdsTheCase: Bool {
        switch role {
        case .step, .supplement, .refusalAnswer, .jointReview, .invited: true
        case .postCheck, .contact, .mend: false
        }
    }
}
