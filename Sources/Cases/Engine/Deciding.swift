import Civics
import FEEL
import Policies

/// One decision being made: a working copy of the case, and the events so far.
///
/// Every event is applied to the copy as it is emitted, so each consequence is decided on the case
/// as the events before it have made it.
struct Deciding {
    let engine: Engine
    var procedure: Procedure
    var state: Case
    var events: [CaseEvent] = []
    let actor: Actor
    let at: Instant
    /// From when limits that begin now are counted; earlier than ``at`` where the law looks back.
    var countFrom: Instant
    /// While branches are being opened nothing is joined.
    var isOpening = false
    private var asked: (any CaseAsking)?
    private var stepsLeft = 500

    init(_ engine: Engine, _ procedure: Procedure, _ state: Case, by actor: Actor, at: Instant) {
        self.engine = engine
        self.procedure = procedure
        self.state = state
        // The history is only ever added to, and may be long: the copy does without it.
        self.state.timeline = []
        self.actor = actor
        self.at = at
        countFrom = at
    }

    /// Something the actor did.
    mutating func emit(_ what: Happening) { emit(what, by: actor) }

    /// Something that follows by itself.
    mutating func follows(_ what: Happening) { emit(what, by: .system) }

    private mutating func emit(_ what: Happening, by: Actor) {
        let event = CaseEvent(at: at, by: by, what: what)
        state.follow(event)
        events.append(event)
        if what.changesFacts(procedure.rules.asksAboutBranches) { asked = nil }
    }

    /// A document whose steps lead round and round without anybody acting is stopped here.
    mutating func spendStep() throws(CaseRefusal) {
        guard stepsLeft > 0 else { throw .boundsExceeded("steps") }
        stepsLeft -= 1
    }
}

extension Deciding {
    /// Asks the rules about the case as it is now; what they have made is kept until an event
    /// changes what they rest on.
    mutating func asking<Result>(_ body: (inout any CaseAsking) -> Result) -> Result {
        var asking = asked ?? startAsking()
        // Held in one place only while it is changed, or every question would copy it.
        asked = nil
        defer { asked = asking }
        return body(&asking)
    }

    private func startAsking() -> any CaseAsking {
        var known = knownFacts()
        var asking = procedure.rules.asking(state.answers, known)
        known.branchesToVisit = branchesToVisit(&asking)
        if known.branchesToVisit.isEmpty { return asking }
        return procedure.rules.asking(state.answers, known)
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
    // By exclusion it would be forgotten; by inclusion at worst derived values are made twice.
    fileprivate func changesFacts(_ branchesToo: Bool) -> Bool {
        if case .stepEntered = self { return false }
        if case .stepLeft = self { return false }
        if case .stepPassed = self { return false }
        if case .parallelOpened = self { return false }
        if case .clocksMoved = self { return false }
        if case .branchOpened = self { return branchesToo }
        if case .branchSkipped = self { return branchesToo }
        if case .branchDecided = self { return branchesToo }
        return true
    }
}
