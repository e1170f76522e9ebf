import Civics
import Policies

extension Deciding {
    /// Books a visit; in a parallel with joint visits it is one visit for all branches that need
    /// one, as soon as all of them that may act are ready for it.
    mutating func bookVisit(
        _ branch: String?, _ day: CivilDate, _ time: TimeOfDay
    ) throws(CaseRefusal) {
        let (place, step) = try place(in: .line(branch)) { $0.isVisit }
        try separate(.examined)
        guard Instant(LocalDateTime(day, time), offset: engine.offset) >= at else {
            throw .boundsExceeded("visit-in-the-past")
        }
        let members = visitors(with: place, step)
        let unready = members.filter { member in
            !state.waiting.contains { $0.branch == member && isVisit($0) }
        }
        guard unready.isEmpty else { throw .branchesNotReady(unready.compactMap(\.self)) }
        let open = openVisit(of: place.branch)
        emit(
            .visitBooked(
                VisitBooked(
                    visit: open?.id ?? state.visits.count + 1, step: place.step, branches: members,
                    day: day, time: time)))
    }

    private func isVisit(_ place: WaitingPlace) -> Bool { step(place)?.pattern.isVisit ?? false }

    /// The visit that a branch still has to report on.
    private func openVisit(of branch: String?) -> Visit? {
        state.visits.last { visit in
            visit.branches.contains(branch)
                && !visit.findings.contains { $0.branch == branch }
        }
    }

    /// Branches that visit together: open, not standing still, with a visit before them.
    private mutating func visitors(with place: WaitingPlace, _ step: Step) -> [String?] {
        guard let branch = place.branch, let parallel = state.branch(branch)?.parallel,
            procedure.parallel(parallel)?.jointVisit == true || step.pattern.isJointVisit
        else { return [place.branch] }
        var joined: [String?] = []
        for other in state.branches
        where other.parallel == parallel && other.status == .open && other.suspension == nil {
            if hasVisitAhead(other) { joined.append(other.id) }
        }
        return joined
    }

    private mutating func hasVisitAhead(_ branch: BranchState) -> Bool {
        let steps = procedure.steps(in: branch)
        let current = steps.firstIndex { $0.id == branch.step } ?? 0
        for step in steps[current...] where step.pattern.isVisit {
            if ask(step.when) != .no { return true }
        }
        return false
    }

    mutating func recordVisit(
        _ branch: String?, passed: Bool, _ note: String, _ evidence: [AttachmentID]
    ) throws(CaseRefusal) {
        let (place, _) = try place(in: .line(branch)) { $0.isVisit }
        try separate(.examined)
        guard let visit = openVisit(of: branch) else { throw .notWaitingThere(waiting: paths) }
        guard at.date(at: engine.offset) >= visit.day else {
            throw .boundsExceeded("before-the-visit")
        }
        if !passed { try requireReason(note) }
        emit(
            .visitRecorded(
                VisitRecorded(
                    visit: visit.id, branch: branch, passed: passed, note: note,
                    evidence: evidence)))
        try complete(place)
    }
}

extension Pattern {
    var isVisit: Bool { if case .siteVisit = self { true } else { false } }
    var isJointVisit: Bool { if case .siteVisit(joint: true) = self { true } else { false } }
}
