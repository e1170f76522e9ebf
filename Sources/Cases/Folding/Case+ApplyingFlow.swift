import Civics

extension Case {
    mutating func apply(_ e: StepEntered, at: Instant) {
        var place = e.place
        place.since = at
        waiting.append(place)
        guard place.role == .step else { return }
        enter(place.step, lane: place.branch, at: at)
    }

    mutating func apply(_ e: StepLeft, at: Instant) {
        waiting.removeAll { $0.path == e.place }
        // A step that was only returned is still to be done: its time goes on.
        guard e.outcome != .returned else { return }
        stopClocks(e.outcome.rawValue, at: at) { $0 == .place(e.place) }
    }

    mutating func apply(_ e: ParallelOpened, at: Instant) { enter(e.step, lane: nil, at: at) }

    private mutating func enter(_ step: String, lane: String?, at: Instant) {
        let path = WaitingPlace.path(step, branch: lane)
        if entered[path] == nil { entered[path] = at }
        if stage == .accepted { stage = .inProgress }
        guard let lane else { self.step = step; return }
        branchIndex(lane).map { branches[$0].step = step }
    }

    mutating func apply(_ e: BranchPending) {
        changeBranch(e.branch, parallel: e.parallel) {
            ($0.status, $0.unit, $0.awaits) = (.pending, e.unit, e.after)
        }
    }

    mutating func apply(_ e: BranchUndetermined) {
        changeBranch(e.branch, parallel: e.parallel) {
            ($0.status, $0.unit, $0.awaits) = (.undetermined, e.unit, e.missing)
        }
    }

    mutating func apply(_ e: BranchOpened, at: Instant) {
        changeBranch(e.branch, parallel: e.parallel) {
            ($0.status, $0.unit, $0.service) = (.open, e.unit, e.service)
            ($0.way, $0.openedAt, $0.endedAt, $0.awaits) = (e.way, at, nil, [])
            ($0.ground, $0.reason) = (e.ground, nil)
        }
    }

    mutating func apply(_ e: BranchSkipped, at: Instant) {
        changeBranch(e.branch, parallel: e.parallel) {
            ($0.status, $0.endedAt, $0.awaits) = (.skipped, at, [])
            ($0.ground, $0.articles) = (e.ground, e.article.map { [$0] } ?? [])
        }
    }

    mutating func apply(_ e: BranchDecided, at: Instant, by: Actor) {
        end(branch: e.branch, e.granted ? .granted : .refused, e.basis, at: at)
        branchIndex(e.branch).map {
            (branches[$0].reason, branches[$0].articles) = (e.reason, e.articles)
        }
        if e.basis == Basis.person { note(deed: .approved, by: by, branch: e.branch, at: at) }
    }

    mutating func end(branch: String, _ status: BranchState.Status, _ ground: String, at: Instant) {
        guard let index = branchIndex(branch) else { return }
        branches[index].status = status
        branches[index].ground = ground
        branches[index].endedAt = at
        branches[index].suspension = nil
        branches[index].awaits = []
        let left = Set(waiting.filter { $0.branch == branch && $0.holdsTheCase }.map(\.path))
        waiting.removeAll { left.contains($0.path) }
        stopClocks(ground, at: at) { subject in
            switch subject {
            case .whole: false
            case .branch(let id): id == branch
            case .place(let path): left.contains(path)
            }
        }
        settleRefusal(branch, answeredAt: nil)
    }

    mutating func apply(_ e: DepartmentInvited, at: Instant) {
        var state = BranchState(id: e.branch, role: .invited, parallel: nil, status: .open)
        (state.unit, state.openedAt, state.reason) = (e.unit, at, e.reason)
        branches.append(state)
    }

    private mutating func changeBranch(
        _ id: String, parallel: String?, _ change: (inout BranchState) -> Void
    ) {
        if branchIndex(id) == nil {
            branches.append(
                BranchState(id: id, role: .planned, parallel: parallel, status: .pending))
        }
        branchIndex(id).map { change(&branches[$0]) }
    }

    mutating func apply(_ e: VersionChanged) {
        policy = e.to
        offer = nil
        step = step.map { e.renamed[$0] ?? $0 }
        for index in branches.indices {
            let branch = branches[index]
            guard let old = branch.step else { continue }
            branches[index].step = e.renamed["\(branch.id)/\(old)"] ?? old
        }
        for index in waiting.indices where waiting[index].role == .step {
            rename(index, e.renamed)
        }
    }

    private mutating func rename(_ index: Int, _ renamed: [String: String]) {
        let place = waiting[index]
        let path = WaitingPlace.path(place.step, branch: place.branch)
        guard let step = renamed[path] else { return }
        let old = place.path
        waiting[index].rename(step: step)
        let new = waiting[index].path
        if let since = entered[path] {
            entered[WaitingPlace.path(step, branch: place.branch)] = since
        }
        clockIndex(ClockID(.place(old), .promised)).map { clocks[$0].rename(.place(new)) }
    }
}

extension Clock {
    mutating func rename(_ subject: ClockID.Subject) {
        self = Clock(
            id: ClockID(subject, id.measure), limit: limit, from: from, entries: entries,
            pauses: pauses, standing: standing, standingSince: standingSince,
            startsAgain: startsAgain, stoppedAt: stoppedAt, mark: mark, announced: announced,
            reminded: reminded)
    }
}
