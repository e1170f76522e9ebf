import Civics
import Policies

extension Deciding {
    mutating func recordOpinion(
        _ branch: String?, _ opinion: OpinionGiven
    ) throws(CaseRefusal) {
        if let advice = advicePlace(branch) { return try advise(advice, opinion) }
        let (place, step) = try place(in: .line(branch)) { $0.takesOpinion }
        try separate(.examined)
        if opinion.passes, case .review(let checklist) = step.pattern {
            let open = checklist.filter { !opinion.checked.contains($0) }
            guard open.isEmpty else { throw .evidenceMissing(open) }
        }
        if !opinion.passes { try requireReason(opinion.text) }
        record(opinion, at: place)
        try settle(place, step, passes: opinion.passes)
    }

    private mutating func record(_ opinion: OpinionGiven, at place: WaitingPlace) {
        emit(
            .opinionRecorded(
                OpinionRecorded(
                    place: place.path, branch: place.branch, unit: actor.unit,
                    passes: opinion.passes, text: opinion.text, checked: opinion.checked,
                    evidence: opinion.evidence)))
    }

    private mutating func settle(
        _ place: WaitingPlace, _ step: Step, passes: Bool
    ) throws(CaseRefusal) {
        leave(place, .done)
        if case .hearing = step.pattern {
            resume(clocks(standingFor: "hearing"), ClockGround("hearing", Law.notCounted))
        }
        if state.supplement?.noticedAt == nil, let supplement = state.supplement,
            !supplement.items.isEmpty, othersHaveLooked
        {
            sendNotice()
        }
        guard !state.waiting.contains(where: { $0.branch == place.branch && $0.step == place.step })
        else { return }
        // Where nobody decides later, an opinion against it ends the matter.
        if !passes, place.branch == nil, !isDecidedLater(place.step) {
            return end("opinion-against")
        }
        try proceed(place.branch, after: place.step)
    }

    private func isDecidedLater(_ step: String) -> Bool {
        let position = procedure.position(ofMain: step) ?? 0
        return procedure.flow.steps[position...].contains {
            $0.pattern.isDecision || $0.pattern.isParallel
        }
    }

    private var othersHaveLooked: Bool {
        state.branches.allSatisfy { $0.status != .open || $0.role == .invited || $0.looked }
    }

    private func advicePlace(_ branch: String?) -> WaitingPlace? {
        state.waiting.first {
            ($0.role == .jointReview || $0.role == .invited) && mayAct(at: $0)
                && (branch == nil || $0.branch == branch)
        }
    }

    /// A called or invited unit's opinion: advice, which the decision waits for.
    private mutating func advise(
        _ place: WaitingPlace, _ opinion: OpinionGiven
    ) throws(CaseRefusal) {
        try separate(.examined)
        record(opinion, at: place)
        leave(place, .done)
        if place.role == .invited, let branch = place.branch {
            follows(.branchAnswered(BranchAnswered(branch: branch)))
        }
        if let parallel = state.step { try goOnWithBranches(of: parallel) }
    }

    /// 联审, called before acceptance, during review, or before the decision.
    mutating func callJointReview(_ units: [String], _ reason: String) throws(CaseRefusal) {
        try requireRunning()
        try requireReason(reason)
        try require(.window, .examiner, .approver)
        guard !units.isEmpty else { throw .reasonMissing }
        guard state.decision == nil else { throw .notInThisStage(state.stage) }
        guard !state.waiting.contains(where: { $0.role == .jointReview }) else {
            throw .alreadyDone
        }
        let called = Array(Set(units)).sorted()
        let id = "joint-review-\(state.jointReviews.count + 1)"
        emit(
            .jointReviewCalled(
                JointReviewCalled(id: id, moment: moment, units: called, reason: reason)))
        for unit in called {
            let place = WaitingPlace(
                .jointReview, step: id, seat: unit, unit: unit, desk: .examiner)
            follows(.stepEntered(StepEntered(place: place)))
        }
    }

    private var moment: JointReview.Moment {
        if state.acceptedAt == nil { return .beforeAcceptance }
        let decides = state.waiting.contains { step($0)?.pattern.isDecision ?? false }
        let reviews = state.waiting.contains { step($0)?.pattern.takesOpinion ?? false }
        return decides && !reviews ? .beforeDecision : .duringReview
    }

    /// A department nobody thought of joins mid-case, with a clock of its own.
    mutating func inviteDepartment(
        _ unit: String, _ reason: String, _ within: Limit?
    ) throws(CaseRefusal) {
        try requireRunning()
        try requireReason(reason)
        try require(.window, .examiner, .approver, .dispatcher, .supervisor)
        guard state.acceptedAt != nil, state.decision == nil else {
            throw .notInThisStage(state.stage)
        }
        let id = "invited:\(unit)"
        guard state.branch(id) == nil else { throw .alreadyDone }
        emit(.departmentInvited(DepartmentInvited(branch: id, unit: unit, reason: reason)))
        startClocks(
            .branch(id), promised: within, statutory: nil, from: at, ClockGround("invited"))
        let place = WaitingPlace(
            .invited, step: "opinion", branch: id, unit: unit, desk: .examiner)
        follows(.stepEntered(StepEntered(place: place)))
    }
}

extension Pattern {
    var takesOpinion: Bool {
        switch self {
        case .review, .jointReview, .hearing, .publicise: true
        case .accept, .supplement, .parallel, .siteVisit, .gaps, .commit, .decide, .issue,
            .deliver, .pay, .child, .dispatch, .handle, .verify, .confirm, .callBack, .close, .rate:
            false
        }
    }
}
