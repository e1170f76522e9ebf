import Civics
import Policies

extension Deciding {
    mutating func open(
        _ parallel: Parallel, at step: Step
    ) throws(CaseRefusal) -> Entry {
        follows(.parallelOpened(ParallelOpened(step: step.id)))
        isOpening = true
        for branch in parallel.branches { try consider(branch, in: step.id) }
        isOpening = false
        try goOnWithBranches(of: step.id)
        return .elsewhere
    }

    /// Whether a branch is needed; opened when it is and nothing must come before it.
    mutating func consider(
        _ branch: Branch, in parallel: String
    ) throws(CaseRefusal) {
        switch ask(branch.when) {
        case .no: skip(branch, in: parallel, "condition")
        case .cannotTell(let facts): leaveUndetermined(branch, in: parallel, facts)
        case .yes:
            let before = branch.after.filter { !isBehind($0) }
            guard before.isEmpty else { return follows(pending(branch, parallel, before)) }
            try open(branch, in: parallel)
        }
    }

    private mutating func pending(
        _ branch: Branch, _ parallel: String, _ before: [String]
    ) -> Happening {
        .branchPending(
            BranchPending(
                branch: branch.id, parallel: parallel, unit: unit(branch.unit), after: before))
    }

    private mutating func leaveUndetermined(
        _ branch: Branch, in parallel: String, _ facts: [String]
    ) {
        let known = state.branch(branch.id)
        guard known?.status != .undetermined || known?.awaits != facts else { return }
        follows(
            .branchUndetermined(
                BranchUndetermined(
                    branch: branch.id, parallel: parallel, unit: unit(branch.unit),
                    missing: facts)))
    }

    private mutating func skip(_ branch: Branch, in parallel: String, _ ground: String) {
        follows(
            .branchSkipped(
                BranchSkipped(
                    branch: branch.id, parallel: parallel, ground: ground,
                    article: branch.citation?.description)))
    }

    /// Granted, or not needed at all.
    private func isBehind(_ branch: String) -> Bool {
        switch state.branch(branch)?.status {
        case .granted, .skipped, .answered: true
        case .pending, .undetermined, .open, .refused, .revoked, .ended, nil: false
        }
    }

    private mutating func open(
        _ branch: Branch, in parallel: String
    ) throws(CaseRefusal) {
        var taken: Int?
        for (index, way) in branch.ways.enumerated() where taken == nil {
            switch ask(way.when) {
            case .yes: taken = index
            case .no: break
            case .cannotTell(let facts):
                return leaveUndetermined(branch, in: parallel, facts)
            }
        }
        guard let taken else { return skip(branch, in: parallel, "no-way") }
        follows(
            .branchOpened(
                BranchOpened(
                    branch: branch.id, parallel: parallel, unit: unit(branch.unit),
                    service: branch.service, way: taken, ground: nil)))
        startClocks(of: branch)
        try proceed(branch.id, from: 0)
    }

    /// A branch's limits run from its opening, or from the day of the event the document names.
    mutating func startClocks(of branch: Branch) {
        let limits = procedure.limits(of: branch)
        let named = branch.countedFrom.map { day(named: $0) }
        guard let from = named ?? countFrom else { return }
        let ground = ClockGround(named == nil ? "opened" : "event-date", branch.citation)
        startClocks(
            .branch(branch.id), promised: limits.promised, statutory: limits.statutory, from: from,
            ground)
    }

    /// A branch has been decided: its clocks stop, what waited for it goes on, all is joined when
    /// nothing more is awaited.
    mutating func settle(
        branch: String, granted: Bool, basis: String, reason: String, articles: [String],
        byActor: Bool
    ) throws(CaseRefusal) {
        let decided = Happening.branchDecided(
            BranchDecided(
                branch: branch, granted: granted, basis: basis, reason: reason,
                articles: articles))
        if byActor { emit(decided) } else { follows(decided) }
        guard let parallel = state.branch(branch)?.parallel else { return }
        try goOnWithBranches(of: parallel)
    }

    /// Opens what may begin now, and joins when nothing more is awaited.
    mutating func goOnWithBranches(of parallel: String) throws(CaseRefusal) {
        guard !isOpening, let plan = procedure.parallel(parallel), state.step == parallel,
            !state.stage.isFinal
        else { return }
        isOpening = true
        var before = -1
        while before != events.count {
            before = events.count
            try openPending(plan, parallel)
        }
        isOpening = false
        balanceParent()
        try join(plan, parallel)
    }

    private mutating func openPending(
        _ plan: Parallel, _ parallel: String
    ) throws(CaseRefusal) {
        for branch in plan.branches where state.branch(branch.id)?.status == .pending {
            if branch.after.contains(where: hasFailed) {
                follows(
                    .branchEnded(BranchEnded(branch: branch.id, ground: "earlier-branch-refused")))
            } else if branch.after.allSatisfy(isBehind) {
                try open(branch, in: parallel)
            }
        }
    }

    private func hasFailed(_ branch: String) -> Bool {
        switch state.branch(branch)?.status {
        case .refused, .revoked, .ended: true
        case .granted, .skipped, .answered, .pending, .undetermined, .open, nil: false
        }
    }

    private mutating func join(_ plan: Parallel, _ parallel: String) throws(CaseRefusal) {
        let states = state.branches.filter { $0.parallel == parallel }
        let tally = Tally(states, plan)
        guard let outcome = tally.outcome else { return }
        let advice = state.waiting.filter { $0.role == .invited || $0.role == .jointReview }
        if case .joined = outcome, !advice.isEmpty { return }
        for branch in states where !branch.status.isOver {
            let ground = outcome == .joined ? "not-needed" : "case-refused"
            follows(.branchEnded(BranchEnded(branch: branch.id, ground: ground)))
        }
        follows(
            .branchesJoined(
                BranchesJoined(
                    parallel: parallel, granted: tally.granted, refused: tally.refused)))
        balanceParent()
        try decideFromBranches(parallel, tally, outcome)
        try proceed(nil, after: parallel)
    }

    private mutating func decideFromBranches(
        _ parallel: String, _ tally: Tally, _ outcome: Tally.Outcome
    ) throws(CaseRefusal) {
        let later = procedure.position(ofMain: parallel).map {
            procedure.flow.steps[($0 + 1)...].contains {
                $0.pattern.isDecision || $0.pattern.isParallel
            }
        }
        guard outcome == .refused || later != true else { return }
        let granted = outcome == .joined && (!tally.granted.isEmpty || tally.refused.isEmpty)
        decided(
            CaseDecided(
                granted: granted, partial: granted && !tally.refused.isEmpty,
                basis: Basis.branches, reason: "", articles: tally.articles),
            byActor: false)
    }

    /// The decision stands: the statutory limit is kept or broken now; the promise runs on until
    /// the papers are out.
    mutating func decided(_ decision: CaseDecided, byActor: Bool) {
        if byActor { emit(.caseDecided(decision)) } else { follows(.caseDecided(decision)) }
        let issues = procedure.flow.steps.contains { $0.pattern.isIssue }
        var clocks = [ClockID(.whole, .statutory)]
        if !decision.granted || !issues { clocks.append(ClockID(.whole, .promised)) }
        stop(clocks, ClockGround("decided", Law.decision))
    }

    /// Opinions and changed facts may show what is needed: undetermined and skipped branches are
    /// asked again, and steps held for want of a fact.
    mutating func reconsider() throws(CaseRefusal) {
        if let step = state.step, let plan = procedure.parallel(step), !state.stage.isFinal {
            isOpening = true
            for branch in plan.branches {
                try reconsider(branch, in: step)
            }
            isOpening = false
            try goOnWithBranches(of: step)
        }
        for place in state.waiting where !place.awaits.isEmpty {
            try reconsider(place)
        }
    }

    private mutating func reconsider(
        _ branch: Branch, in parallel: String
    ) throws(CaseRefusal) {
        switch state.branch(branch.id)?.status {
        case .undetermined: try consider(branch, in: parallel)
        case .skipped:
            if ask(branch.when) == .yes { try consider(branch, in: parallel) }
        case .pending, .open, .granted, .refused, .revoked, .ended, .answered, nil: break
        }
    }

    private mutating func reconsider(_ place: WaitingPlace) throws(CaseRefusal) {
        guard let step = step(place), state.place(place.path) != nil else { return }
        if case .cannotTell = ask(step.when) { return }
        leave(place, .returned)
        _ = try go(to: step.id, in: place.branch)
    }
}

extension Pattern {
    var isParallel: Bool { if case .parallel = self { true } else { false } }
}

/// How the branches of a parallel stand.
struct Tally {
    enum Outcome { case joined, refused }

    let granted: [String]
    let refused: [String]
    let articles: [String]
    /// `nil` while something is still awaited.
    let outcome: Outcome?

    init(_ states: [BranchState], _ plan: Parallel) {
        granted = states.filter { $0.status == .granted }.map(\.id)
        let failed = states.filter { $0.status == .refused || $0.status == .revoked }
        refused = failed.map(\.id)
        articles = failed.flatMap(\.articles)
        let vetoes = Set(plan.branches.filter(\.veto).map(\.id))
        let open = states.filter { !$0.status.isOver }.count
        let needed = states.filter { $0.status != .skipped }.count
        if needed == 0 { outcome = .joined; return }
        if refused.contains(where: vetoes.contains) { outcome = .refused; return }
        switch plan.join {
        case .all:
            if !refused.isEmpty, !plan.issueWhatPassed { outcome = .refused; return }
            let none = granted.isEmpty && !refused.isEmpty
            outcome = open > 0 ? nil : (none ? .refused : .joined)
        case .any: outcome = Self.atLeast(1, granted.count, open)
        case .atLeast(let count): outcome = Self.atLeast(min(count, needed), granted.count, open)
        }
    }

    private static func atLeast(_ count: Int, _ granted: Int, _ open: Int) -> Outcome? {
        if granted >= count { return .joined }
        return granted + open < count ? .refused : nil
    }
}
