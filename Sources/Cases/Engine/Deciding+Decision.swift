import Civics
import Policies

extension Deciding {
    mutating func beginDecision(
        _ step: Step, _ lane: String?, by: String?, automatic: Bool
    ) throws(CaseRefusal) -> Entry {
        guard automatic else { return wait(step, lane) }
        let answers = if case .decide(_, _, .some) = step.pattern { true } else { false }
        let verdict = by.map { table in asking { $0.verdict(by: table) } }
        switch verdict {
        case .cannotTell: return wait(step, lane, desk: .approver)
        // Who may answer a refusal is heard by a person.
        case .refused where answers: return wait(step, lane, desk: .approver)
        case .refused(let refusal):
            let ruling = Ruling(
                granted: false, reason: refusal.message,
                articles: refusal.article.map { [$0.description] } ?? [])
            return try rule(step, lane, ruling, Basis.rules)
        case .granted, nil:
            return try rule(
                step, lane, Ruling(granted: true, reason: "", articles: []), Basis.rules)
        }
    }

    private mutating func rule(
        _ step: Step, _ lane: String?, _ ruling: Ruling, _ basis: String
    ) throws(CaseRefusal) -> Entry {
        try conclude(lane, ruling, basis, byActor: false)
        return lane == nil && !ruling.granted || lane == nil ? .goesOn : .elsewhere
    }

    /// 决定 on a branch or on the whole case.
    mutating func decide(_ lane: Lane, _ ruling: Ruling) throws(CaseRefusal) {
        let (place, step) = try place(in: lane) { $0.isDecision }
        try separate(.approved)
        if state.supplement?.isOpen == true, state.supplement?.askers.contains(place.branch) == true
        {
            throw .notInThisStage(.supplementing)
        }
        let open = openOpinions(in: place.branch == nil ? .any : lane)
        guard open.isEmpty else { throw .opinionsOpen(open) }
        if !ruling.granted {
            try requireReason(ruling.reason)
            guard !ruling.articles.isEmpty else { throw .reasonMissing }
            if try noticeRefusal(place, step, ruling) { return }
        }
        try conclude(place.branch, ruling, Basis.person, byActor: true)
        if place.branch == nil { try complete(place) }
    }

    private mutating func conclude(
        _ lane: String?, _ ruling: Ruling, _ basis: String, byActor: Bool
    ) throws(CaseRefusal) {
        if let answer = state.waiting.first(where: {
            $0.role == .refusalAnswer && $0.branch == lane
        }) {
            leave(answer, .cancelled)
        }
        if let lane {
            return try settle(
                branch: lane, granted: ruling.granted, basis: basis, reason: ruling.reason,
                articles: ruling.articles, byActor: byActor)
        }
        decided(
            CaseDecided(
                granted: ruling.granted, partial: false, basis: basis, reason: ruling.reason,
                articles: ruling.articles),
            byActor: byActor)
    }

    /// Where the document gives a right to answer, a refusal is first a notice.
    ///
    /// - Returns: Whether a notice went out and the refusal has to wait.
    private mutating func noticeRefusal(
        _ place: WaitingPlace, _ step: Step, _ ruling: Ruling
    ) throws(CaseRefusal) -> Bool {
        guard case .decide(_, _, let within?) = step.pattern else { return false }
        let notices = state.refusalNotices.filter { $0.branch == place.branch }
        if notices.contains(where: { !$0.isOver }) { throw .alreadyDone }
        guard notices.isEmpty else { return false }
        emit(
            .refusalNoticed(
                RefusalNoticed(
                    branch: place.branch, step: place.step, reason: ruling.reason,
                    articles: ruling.articles)))
        let answer = WaitingPlace(
            .refusalAnswer, step: "answer-refusal", branch: place.branch, unit: nil,
            desk: .applicant)
        follows(.stepEntered(StepEntered(place: answer)))
        startClock(
            ClockID(.place(answer.path), .promised), within,
            ClockGround("refusal-notice", Law.statement))
        return true
    }

    /// 陈述申辩: heard, the approver decides anew.
    mutating func answerRefusal(_ branch: String?, _ text: String) throws(CaseRefusal) {
        let place = try place(.refusalAnswer, in: .line(branch))
        try requireReason(text)
        emit(.refusalAnswered(RefusalAnswered(branch: branch, text: text)))
        leave(place, .done)
    }

    /// The person kept silent: the refusal counts as it was announced.
    mutating func refusalCounts(_ place: WaitingPlace) throws(CaseRefusal) {
        guard
            let notice = state.refusalNotices.last(where: {
                $0.branch == place.branch && !$0.isOver
            })
        else { return leave(place, .cancelled) }
        follows(.refusalPeriodOver(RefusalPeriodOver(branch: place.branch)))
        leave(place, .timedOut)
        let ruling = Ruling(granted: false, reason: notice.reason, articles: notice.articles)
        try conclude(place.branch, ruling, "refusal-notice", byActor: false)
        guard place.branch == nil,
            let decision = state.waiting.first(where: {
                $0.branch == nil && $0.step == notice.step
            })
        else { return }
        try complete(decision)
    }

    /// 告知承诺: permitted at once on the person's word, with a check to come that holds nothing up.
    mutating func commit(
        _ step: Step, _ lane: String?, _ within: Limit?, _ unit: UnitRule?, _ fails: String
    ) throws(CaseRefusal) -> Entry {
        follows(
            .commitmentAccepted(CommitmentAccepted(branch: lane, step: step.id, fails: fails)))
        let checker =
            unit.flatMap { self.unit($0) }
            ?? lane.flatMap { state.branch($0)?.unit } ?? procedure.lead
        let document = procedure.flow.children.postCheck
        // Where the check is a case of its own nobody checks here; this place keeps the limit.
        let place = WaitingPlace(
            .postCheck, step: "post-check", branch: lane, unit: checker,
            desk: document == nil ? .examiner : .system)
        follows(.stepEntered(StepEntered(place: place)))
        if let within {
            startClock(
                ClockID(.place(place.path), .promised), within,
                ClockGround("commitment", step.citation))
        }
        requestChild(.postCheck, document, branch: lane, step: step.id)
        let steps = steps(lane)
        let later = steps.firstIndex { $0.id == step.id }.map { steps[($0 + 1)...] } ?? []
        guard !later.contains(where: { $0.pattern.isDecision }) else { return .goesOn }
        let ruling = Ruling(granted: true, reason: "", articles: [])
        return try rule(step, lane, ruling, Basis.commitment)
    }

    mutating func checkCommitment(
        _ branch: String, passed: Bool, _ note: String
    ) throws(CaseRefusal) {
        let lane = branch.isEmpty ? nil : branch
        let place = try place(.postCheck, in: .line(lane))
        if !passed { try requireReason(note) }
        emit(.commitmentChecked(CommitmentChecked(branch: lane, passed: passed, note: note)))
        checked(place, passed: passed)
    }

    /// A commitment that was not kept takes with it what was permitted on it.
    mutating func checked(_ place: WaitingPlace, passed: Bool) {
        leave(place, .done)
        guard !passed else { return }
        let lane = place.branch
        for paper in state.papers where paper.branch == lane && paper.revokedAt == nil {
            follows(.paperRevoked(PaperRevoked(number: paper.number, ground: "commitment-broken")))
        }
    }
}
