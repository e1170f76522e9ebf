import Civics
import Policies

extension Deciding {
    /// Until decision the person may withdraw (行政许可法: the application is theirs).
    mutating func withdraw(_ reason: String) throws(CaseRefusal) {
        try require(.applicant)
        // A check after a permit, an order: these are not theirs to end.
        guard !procedure.kind.isOfficial else { throw notYours }
        try requireRunning()
        guard state.decision == nil, state.papers.isEmpty else {
            throw .notInThisStage(state.stage)
        }
        emit(.caseWithdrawn(CaseWithdrawn(reason: reason)))
    }

    /// 催办, once for each waiting place.
    mutating func urge(_ path: String) throws(CaseRefusal) {
        try require(.applicant)
        guard let place = state.place(path), place.desk != .applicant, place.holdsTheCase else {
            throw missing
        }
        guard !place.urged else { throw .alreadyUrged }
        emit(.caseUrged(CaseUrged(place: path)))
    }

    /// A party agrees or declines where a step waits for it.
    mutating func confirm(agrees: Bool, _ note: String) throws(CaseRefusal) {
        let (place, step) = try place { if case .confirm = $0 { true } else { false } }
        guard case .confirm(let party, let declined) = step.pattern else { throw missing }
        emit(
            .partyConfirmed(
                PartyConfirmed(place: place.path, party: party, agrees: agrees, note: note)))
        guard !agrees else { return try complete(place) }
        leave(place, .done)
        try decline(place, declined)
    }

    private mutating func decline(
        _ place: WaitingPlace, _ declined: String
    ) throws(CaseRefusal) {
        if try go(to: declined, in: place.branch) { return }
        guard let lane = place.branch else {
            guard declined == "refuse" else { return end("declined") }
            decided(
                CaseDecided(
                    granted: false, partial: false, basis: "declined", reason: "", articles: []),
                byActor: false)
            return try proceed(nil, after: place.step)
        }
        try settle(
            branch: lane, granted: false, basis: "declined", reason: "", articles: [],
            byActor: false)
    }

    mutating func object(_ text: String) throws(CaseRefusal) {
        try requireReason(text)
        let published = state.waiting.contains {
            if case .publicise = step($0)?.pattern { true } else { false }
        }
        guard published else { throw missing }
        emit(.objectionRaised(ObjectionRaised(text: text)))
    }

    /// Once, by the person alone; staff never rate (国办发〔2019〕51号).
    mutating func rate(_ rating: Rating) throws(CaseRefusal) {
        try require(.applicant)
        guard (1...5).contains(rating.level) else { throw .boundsExceeded("level") }
        guard state.closedAt != nil else { throw .notInThisStage(state.stage) }
        guard state.mayRate else {
            throw state.ratings.isEmpty ? .notInThisStage(state.stage) : .alreadyDone
        }
        let after = !state.ratings.isEmpty
        emit(
            .ratingGiven(
                RatingGiven(
                    level: rating.level, tags: rating.tags, comment: rating.comment,
                    afterCorrection: after)))
        let rule = procedure.flow.rating
        guard let rule, rating.level <= rule.correctionAtOrBelow, !after else { return }
        openCorrection(rating, rule)
    }

    /// A case of its own where the document names one for it; otherwise the loop runs in here.
    private mutating func openCorrection(_ rating: Rating, _ rule: RatingRule) {
        follows(.correctionOpened(CorrectionOpened(level: rating.level)))
        let document = procedure.flow.children.correction
        if document == nil { open(.contact, "contact", rule.contactWithin) }
        requestChild(.correction, document, reason: rating.comment)
    }

    private mutating func open(_ role: WaitingPlace.Role, _ step: String, _ within: Limit?) {
        // Who handled a city event has crews and no examiners.
        let handler = state.handling?.unit
        let place = WaitingPlace(
            role, step: step, unit: handler ?? procedure.lead,
            desk: handler == nil ? .examiner : .field)
        follows(.stepEntered(StepEntered(place: place)))
        guard let within else { return }
        startClock(ClockID(.place(place.path), .promised), within, ClockGround("correction"))
    }

    /// Contact, then mending; afterwards the person may rate once more.
    ///
    /// - Returns: Whether the actor stood at one of these places.
    mutating func mend(_ note: String, _ evidence: [Evidence]) throws(CaseRefusal) -> Bool {
        let place = state.waiting.first { $0.role == .contact || $0.role == .mend }
        guard let place, mayAct(at: place) else { return false }
        try requireReason(note)
        leave(place, .done)
        guard place.role == .mend else {
            emit(.correctionContacted(CorrectionContacted(note: note)))
            open(.mend, "mend", procedure.flow.rating?.mendWithin)
            return true
        }
        emit(.correctionMended(CorrectionMended(note: note, evidence: evidence)))
        follows(.ratingInvited(RatingInvited(afterCorrection: true)))
        return true
    }

    /// A remedy against what was decided, or against an end without decision.
    mutating func appeal(_ reason: String) throws(CaseRefusal) {
        try require(.applicant)
        try requireReason(reason)
        guard state.decision != nil || state.stage.isFinal || !decidedBranches.isEmpty else {
            throw .notInThisStage(state.stage)
        }
        let running = state.children.contains { $0.purpose == .appeal && $0.succeeded == nil }
        guard !running else { throw .alreadyDone }
        emit(.appealFiled(AppealFiled(reason: reason)))
        requestChild(.appeal, procedure.flow.children.appeal, reason: reason)
    }

    private var decidedBranches: [BranchState] {
        state.branches.filter { $0.status == .refused || $0.status == .revoked }
    }

    /// Taken up again: by the reporter or a supervisor, where handling or deciding began.
    mutating func reopen(_ reason: String) throws(CaseRefusal) {
        try require(.applicant, .supervisor)
        try requireReason(reason)
        switch state.stage {
        case .closed, .ended, .refusedAcceptance: break
        case .filed, .supplementing, .accepted, .inProgress, .decided, .issued, .delivered,
            .withdrawn, .void:
            throw .notInThisStage(state.stage)
        }
        // A person asks for a decision's review by appeal; reopening it is the supervisor's.
        guard actor.desk == .supervisor || state.decision == nil else { throw notYours }
        guard let step = reopeningStep else { throw .notInThisStage(state.stage) }
        emit(.caseReopened(CaseReopened(reason: reason, step: step.id)))
        try takeUpAgain(at: step)
    }

    /// The whole case's limits begin anew, and so does the step.
    mutating func takeUpAgain(at step: Step) throws(CaseRefusal) {
        restartLimits()
        if step.pattern.isParallel { return try reopenBranches(of: step) }
        _ = try go(to: step.id, in: nil)
    }

    mutating func restartLimits() {
        guard state.acceptedAt != nil else { return }
        startClocks(
            .whole, promised: procedure.promised, statutory: procedure.statutory, from: at,
            ClockGround("reopened"))
    }

    /// Where handling or deciding began.
    var reopeningStep: Step? {
        let steps = procedure.flow.steps
        if state.acceptedAt == nil { return steps.first { $0.pattern.isAcceptance } }
        return steps.first { $0.pattern.isDispatch } ?? steps.first { $0.pattern.isHandling }
            ?? steps.last { $0.pattern.isDecision } ?? steps.first { $0.pattern.isParallel }
            ?? steps.first { $0.pattern.takesOpinion }
    }

    /// Refused and unfinished branches are taken up again, or `granted` at once where a review
    /// said so; what was granted stands.
    mutating func reopenBranches(
        of step: Step, granted: Bool = false
    ) throws(CaseRefusal) {
        follows(.parallelOpened(ParallelOpened(step: step.id)))
        isOpening = true
        for branch in state.branches
        where branch.parallel == step.id && (branch.status == .refused || branch.status == .ended) {
            guard let plan = procedure.branch(branch.id) else { continue }
            follows(
                .branchOpened(
                    BranchOpened(
                        branch: branch.id, parallel: step.id, unit: branch.unit,
                        service: branch.service, way: branch.way,
                        ground: granted ? Basis.appeal : "reopened")))
            if granted, branch.status == .refused {
                try settle(
                    branch: branch.id, granted: true, basis: Basis.appeal, reason: "",
                    articles: [], byActor: false)
                continue
            }
            startClocks(of: plan)
            try proceed(branch.id, from: 0)
        }
        isOpening = false
        try goOnWithBranches(of: step.id)
    }
}
