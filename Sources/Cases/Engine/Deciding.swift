import Civics
import FEEL
import Policies

/// One decision being made: a working copy of the case, and the events so far.
///
/// Every event is applied to the copy as it is emitted, so each consequence is decided on the case
/// as the events before it have made it.
struct Deciding {
    let engine: Engine
    var procedure: Procedure { didSet { asked = nil } }
    var state: Case
    var events: [CaseEvent] = []
    let actor: Actor
    let at: Instant
    /// From when limits that begin now are counted; earlier than ``at`` where the law looks back.
    var countFrom: Instant
    /// While branches are being opened nothing is joined.
    var isOpening = false
    /// Files handed in wait to be looked into, so nothing is accepted by itself.
    var awaitsScan = false
    private var asked: (any CaseAsking)?
    /// Whether the rules asked know how the case stands now.
    private var knowsCase = false
    private var stepsLeft = 500

    init(
        _ engine: Engine, _ procedure: Procedure, _ state: Case, asked: AskedRules? = nil,
        by actor: Actor, at: Instant
    ) {
        self.engine = engine
        self.procedure = procedure
        self.state = state
        // The history is only ever added to, and may be long: the copy does without it.
        self.state.timeline = []
        self.actor = actor
        self.at = at
        countFrom = at
        self.asked = asked?.asking(about: state, under: procedure)
    }

    /// What it came to.
    ///
    /// - Parameter history: Of the case before these events.
    func consequences(after history: [TimelineEntry]) -> Consequences {
        var state = state
        state.timeline.reserveCapacity(history.count + events.count)
        state.timeline += history
        for (index, event) in events.enumerated() {
            let number = state.version - events.count + index + 1
            state.timeline.append(TimelineEntry(event, number: number))
        }
        return Consequences(
            events: events, state: state,
            asked: asked.map { AskedRules($0, about: state, under: procedure) })
    }

    /// Something the actor did.
    mutating func emit(_ what: Happening) { emit(what, by: actor) }

    /// Something that follows by itself.
    mutating func follows(_ what: Happening) { emit(what, by: .system) }

    private mutating func emit(_ what: Happening, by: Actor) {
        let event = CaseEvent(at: at, by: by, what: what)
        state.follow(event)
        events.append(event)
        switch what.ground(asksAboutBranches: procedure.rules.asksAboutBranches) {
        case .none: break
        case .known: knowsCase = false
        case .answers: (asked, knowsCase) = (nil, false)
        }
    }

    /// A document whose steps lead round and round without anybody acting is stopped here.
    mutating func spendStep() throws(CaseRefusal) {
        guard stepsLeft > 0 else { throw .boundsExceeded("steps") }
        stepsLeft -= 1
    }
}

extension Deciding {
    /// Asks the rules about the case as it is now; what they have made is kept until an event
    /// changes what it rests on.
    mutating func asking<Result>(_ body: (inout any CaseAsking) -> Result) -> Result {
        var asking = asked ?? procedure.rules.asking(state.answers, knownFacts())
        // Held in one place only while it is changed, or every question would copy it.
        asked = nil
        defer { asked = asking }
        if !knowsCase { tell(&asking) }
        knowsCase = true
        return body(&asking)
    }

    private func tell(_ asking: inout any CaseAsking) {
        var known = knownFacts()
        asking.know(known)
        known.branchesToVisit = branchesToVisit(&asking)
        asking.know(known)
    }

    private func knownFacts() -> KnownFacts {
        KnownFacts(
            asOf: at.date(at: engine.offset), filedOn: state.filedAt.date(at: engine.offset),
            acceptedOn: state.acceptedAt?.date(at: engine.offset), channel: state.channel,
            branchesToVisit: [], branchesGranted: ids(.granted), branchesRefused: ids(.refused),
            parties: state.parties.map(\.role))
    }

    private func ids(_ status: BranchState.Status) -> [String] {
        state.branches.filter { $0.status == status }.map(\.id)
    }

    private func branchesToVisit(_ asking: inout any CaseAsking) -> [String] {
        var ids: [String] = []
        for branch in state.branches where branch.status != .skipped && !isVisited(branch.id) {
            for step in procedure.steps(in: branch) where step.pattern.isVisit {
                if step.when.map({ asking.answer($0) == .yes }) ?? true { ids.append(branch.id) }
            }
        }
        return ids
    }

    private func isVisited(_ branch: String) -> Bool {
        state.visits.contains { $0.findings.contains { $0.branch == branch } }
    }

    mutating func ask(_ condition: Expression?) -> Answer {
        guard let condition else { return .yes }
        return asking { $0.answer(condition) }
    }
}

extension Happening {
    /// What rules rest on that an event may change: nothing, what the engine knows, or the answers.
    fileprivate enum Ground { case none, known, answers }

    // What is not listed counts as a change of the answers: a new event is never forgotten here, at
    // worst what was made of them is made twice.
    fileprivate func ground(asksAboutBranches: Bool) -> Ground {
        switch self {
        case .stepEntered, .stepLeft, .stepPassed, .parallelOpened, .clocksMoved, .lightChanged,
            .reminderSent:
            .none
        case .branchOpened, .branchSkipped, .branchDecided: asksAboutBranches ? .known : .none
        case .accepted, .opinionRecorded, .visitBooked, .visitRecorded, .branchesJoined,
            .caseDecided, .paperIssued, .caseIssued, .caseDelivered, .caseClosed:
            .known
        case _: .answers
        }
    }
}
