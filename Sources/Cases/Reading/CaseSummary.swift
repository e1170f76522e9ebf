public import Civics
public import Policies

/// What an index row and a queue show of a case.
public struct CaseSummary: Hashable, Sendable {
    public let id: CaseID
    public let number: CaseNumber
    public let kind: CaseKind
    public let policy: PolicyReference
    public let version: Int
    public let stage: Stage
    public let filedAt: Instant
    public let acceptedAt: Instant?
    public let closedAt: Instant?
    public let updatedAt: Instant
    /// The case's promise; `nil` before acceptance, while it stands still, and where there is none.
    public let promised: DueMark?
    public let statutory: DueMark?
    /// Whether the promise, the statute was kept; `nil` while that is open.
    public let promiseKept: Bool?
    public let statuteKept: Bool?
    public let light: Light
    /// When the light, or anything else, changes by itself; the row is to be made anew then.
    public let nextMoment: Instant?
    /// One for each waiting place, and for each branch whose need is to be cleared up, the most
    /// pressing first; a queue is a selection of these.
    public let queues: [QueueEntry]
    public let branches: [BranchLine]
    public let openOrders: Int
    public let cards: Int
    public let rating: Int?

    /// One branch in one line.
    public struct BranchLine: Hashable, Sendable {
        public let id: String
        public let unit: String?
        public let status: BranchState.Status
        public let light: Light
        public let promised: DueMark?
        public let statutory: DueMark?
    }

    /// One waiting place in a desk's queue.
    public struct QueueEntry: Hashable, Sendable {
        public let place: String
        public let unit: String?
        public let desk: Desk
        public let assignee: PersonID?
        public let since: Instant
        public let due: DueMark?
        public let light: Light
        public let urged: Bool
    }

    /// The summary as of an instant, which its lights depend on.
    public init(of current: Case, at instant: Instant) {
        id = current.id
        number = current.number
        kind = current.kind
        policy = current.policy
        version = current.version
        stage = current.stage
        (filedAt, acceptedAt) = (current.filedAt, current.acceptedAt)
        (closedAt, updatedAt) = (current.closedAt, current.updatedAt)
        promised = current.clock(ClockID(.whole, .promised))?.mark
        statutory = current.clock(ClockID(.whole, .statutory))?.mark
        promiseKept = current.clock(ClockID(.whole, .promised))?.isKept
        statuteKept = current.clock(ClockID(.whole, .statutory))?.isKept
        light = current.light(at: instant)
        nextMoment = current.nextMoment
        let unclear = current.branches.filter { $0.status == .undetermined }
        let waits = current.waiting.map { current.queueEntry($0, at: instant) }
        queues = (waits + unclear.map { current.queueEntry($0, at: instant) }).sorted {
            ($0.due?.lateFrom ?? .latest, $0.place) < ($1.due?.lateFrom ?? .latest, $1.place)
        }
        branches = current.branches.map { current.line($0, at: instant) }
        openOrders = current.orders.filter { $0.repliedAt == nil }.count
        cards = current.cards.count
        rating = current.ratings.last?.level
    }
}

extension Case {
    fileprivate func queueEntry(
        _ place: WaitingPlace, at instant: Instant
    ) -> CaseSummary.QueueEntry {
        let due = due(at: place)
        let own = clock(ClockID(.place(place.path), .promised))?.light(at: instant) ?? .green
        let lane = place.branch.map { light(ofBranch: $0, at: instant) } ?? light(at: instant)
        return CaseSummary.QueueEntry(
            place: place.path, unit: place.unit, desk: place.desk, assignee: place.assignee,
            since: place.since, due: due, light: place.holdsTheCase ? max(own, lane) : own,
            urged: place.urged)
    }

    fileprivate func queueEntry(
        _ unclear: BranchState, at instant: Instant
    ) -> CaseSummary.QueueEntry {
        CaseSummary.QueueEntry(
            place: unclear.id, unit: unclear.unit, desk: .examiner, assignee: nil,
            since: acceptedAt ?? filedAt, due: clock(ClockID(.whole, .promised))?.mark,
            light: light(at: instant), urged: false)
    }

    fileprivate func line(_ branch: BranchState, at instant: Instant) -> CaseSummary.BranchLine {
        CaseSummary.BranchLine(
            id: branch.id, unit: branch.unit, status: branch.status,
            light: light(ofBranch: branch.id, at: instant),
            promised: clock(ClockID(.branch(branch.id), .promised))?.mark,
            statutory: clock(ClockID(.branch(branch.id), .statutory))?.mark)
    }
}
