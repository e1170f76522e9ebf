import Civics
import Policies

/// What entering a step came to.
enum Entry {
    /// Somebody must act.
    case waits
    /// Nothing to do, or done at once.
    case goesOn
    /// The line has ended or goes on elsewhere.
    case elsewhere
}

extension Deciding {
    /// The first steps of a new case.
    mutating func begin() throws(CaseRefusal) {
        if !procedure.hasAcceptance { takeOn(from: state.filedAt, basis: Basis.rules, gaps: []) }
        try proceed(nil, from: 0)
    }

    /// Enters the steps of a line from a position on, until somebody must act.
    mutating func proceed(_ lane: String?, from start: Int) throws(CaseRefusal) {
        let steps = steps(lane)
        var index = start
        while index < steps.count {
            switch try enter(steps[index], lane) {
            case .waits, .elsewhere: return
            case .goesOn: index += 1
            }
        }
        try finish(lane)
    }

    /// Goes on behind a step.
    mutating func proceed(_ lane: String?, after step: String) throws(CaseRefusal) {
        let index = steps(lane).firstIndex { $0.id == step } ?? steps(lane).count
        try proceed(lane, from: index + 1)
    }

    /// Goes to a step of the line.
    ///
    /// - Returns: Whether the line has such a step.
    mutating func go(to step: String, in lane: String?) throws(CaseRefusal) -> Bool {
        guard let index = steps(lane).firstIndex(where: { $0.id == step }) else { return false }
        switch try enter(steps(lane)[index], lane, sent: true) {
        case .waits, .elsewhere: break
        case .goesOn: try proceed(lane, from: index + 1)
        }
        return true
    }

    /// What was awaited at a place is done; the line goes on.
    mutating func complete(
        _ place: WaitingPlace, _ outcome: StepOutcome = .done
    ) throws(CaseRefusal) {
        leave(place, outcome)
        // Of several units asked at one step the others are still awaited.
        let others = state.waiting.contains {
            $0.branch == place.branch && $0.step == place.step && $0.role == place.role
        }
        guard !others else { return }
        try proceed(place.branch, after: place.step)
    }

    mutating func leave(_ place: WaitingPlace, _ outcome: StepOutcome) {
        follows(.stepLeft(StepLeft(place: place.path, outcome: outcome)))
    }

    mutating func enter(
        _ step: Step, _ lane: String?, sent: Bool = false
    ) throws(CaseRefusal) -> Entry {
        try spendStep()
        if step.onlyByGoto, !sent { return .goesOn }
        if state.decision?.granted == false, !step.pattern.followsRefusal {
            return pass(step, lane, "refused")
        }
        if !step.pattern.isAcceptance {
            switch ask(step.when) {
            case .yes: break
            case .no: return pass(step, lane, "condition")
            case .cannotTell(let facts): return wait(step, lane, awaits: facts)
            }
        }
        return try begin(step, lane)
    }

    mutating func pass(_ step: Step, _ lane: String?, _ ground: String) -> Entry {
        follows(
            .stepPassed(
                StepPassed(
                    step: step.id, branch: lane, ground: ground,
                    article: step.citation?.description)))
        return .goesOn
    }

    /// The case waits at a step for its desk.
    mutating func wait(
        _ step: Step, _ lane: String?, desk: Desk? = nil, party: String? = nil,
        awaits: [String] = [], proposed: String? = nil, assignee: PersonID? = nil,
        seat: String? = nil, unit: String? = nil
    ) -> Entry {
        let desk = desk ?? step.desk
        var place = WaitingPlace(
            .step, step: step.id, branch: lane, seat: seat,
            unit: unit ?? self.unit(of: step, lane, desk: desk), desk: desk,
            party: party, awaits: awaits, proposed: proposed)
        place.assignee = assignee
        follows(.stepEntered(StepEntered(place: place)))
        startClock(of: place, step)
        askFees(before: step)
        return .waits
    }

    /// The unit that acts at a step; `nil` where any unit's desk may.
    mutating func unit(of step: Step, _ lane: String?, desk: Desk) -> String? {
        if let rule = step.unit, !step.pattern.isDispatch { return unit(rule) }
        switch desk {
        case .examiner, .approver, .steward:
            return lane.flatMap { state.branch($0)?.unit } ?? procedure.lead
        case .window, .dispatcher, .field, .supervisor, .applicant, .system: return nil
        }
    }

    mutating func unit(_ rule: UnitRule) -> String? {
        switch rule {
        case .unit(let unit): unit
        case .dispatched: state.handling?.unit
        case .fact(let name): asking { $0.text(of: name) }
        case .componentOwner(let fallback):
            asking { $0.unit(rule) } ?? fallback
        case .category, .territorial: asking { $0.unit(rule) }
        }
    }

    /// A line has no more steps.
    private mutating func finish(_ lane: String?) throws(CaseRefusal) {
        guard let lane else {
            if !state.stage.isFinal { close(note: "", evidence: [], by: .system) }
            return
        }
        guard let branch = state.branch(lane), !branch.status.isOver else { return }
        // A branch without a deciding step ends as its examiners said.
        let passes = state.opinions.last { $0.branch == lane }?.passes ?? true
        let found = state.visits.flatMap(\.findings).filter { $0.branch == lane }
        let granted = passes && found.allSatisfy(\.passed)
        try settle(
            branch: lane, granted: granted, basis: Basis.opinion, reason: "", articles: [],
            byActor: false)
    }

    mutating func close(note: String, evidence: [Evidence], by: Actor) {
        let closed = Happening.caseClosed(CaseClosed(note: note, evidence: evidence))
        if by == actor { emit(closed) } else { follows(closed) }
    }

    mutating func end(_ ground: String, text: String = "") {
        follows(.caseTerminated(CaseTerminated(ground: ground, text: text)))
    }
}

extension Pattern {
    var isAcceptance: Bool { if case .accept = self { true } else { false } }
    /// Its limit is how long it lasts, not by when somebody must act.
    var isPeriod: Bool { if case .publicise = self { true } else { false } }
    var isDispatch: Bool { if case .dispatch = self { true } else { false } }
    var isHandling: Bool { if case .handle = self { true } else { false } }
    var isDecision: Bool { if case .decide = self { true } else { false } }
    var isIssue: Bool { if case .issue = self { true } else { false } }

    /// What still makes sense once the whole application is refused.
    var followsRefusal: Bool {
        switch self {
        case .deliver, .rate, .close, .callBack: true
        case .accept, .supplement, .review, .parallel, .jointReview, .siteVisit, .gaps, .commit,
            .publicise, .hearing, .decide, .issue, .pay, .child, .dispatch, .handle, .verify,
            .confirm:
            false
        }
    }
}
