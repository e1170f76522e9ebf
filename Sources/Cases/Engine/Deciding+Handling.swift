import Civics
import Policies

extension Deciding {
    mutating func dispatch(
        _ unit: String, _ person: PersonID?, _ reason: String
    ) throws(CaseRefusal) {
        let (place, step) = try place { $0.isDispatch }
        try requireReason(unit)
        guard case .dispatch(nil, let sign, let bounces) = step.pattern,
            state.handling?.inArbitration != true
        else { throw notYours }
        send(unit, person, reason, sign: sign, bounces: bounces, arbitrated: false)
        try complete(place)
    }

    private mutating func send(
        _ unit: String, _ person: PersonID?, _ reason: String, sign: Limit?,
        bounces: Pattern.BounceRule, arbitrated: Bool
    ) {
        emit(
            .caseDispatched(
                CaseDispatched(
                    unit: unit, person: person, reason: reason,
                    signBy: sign.map { mark($0, from: at) },
                    returnBy: bounces.within.map { mark($0, from: at) }, arbitrated: arbitrated)))
    }

    /// 认领: the first claimer has it; nobody holds more than the document allows.
    mutating func claim(openElsewhere: Int) throws(CaseRefusal) {
        guard let person = actor.person else { throw notYours }
        if state.handling?.claimed == true { throw .alreadyClaimed }
        let (place, step) = try place { $0.isDispatch }
        guard case .dispatch(let claim?, _, _) = step.pattern else { throw notYours }
        guard openElsewhere < claim.openAtMost else {
            throw .tooManyOpenClaims(limit: claim.openAtMost)
        }
        emit(.caseClaimed(CaseClaimed(person: person)))
        try complete(place)
    }

    mutating func releaseClaim(_ reason: String) throws(CaseRefusal) {
        try requireReason(reason)
        guard let handling = state.handling, handling.claimed else { throw missing }
        guard handling.person == actor.person else { throw notYours }
        let places = state.waiting.filter { step($0)?.pattern.isHandling ?? false }
        guard let place = places.first else { throw missing }
        emit(.claimReleased(ClaimReleased(reason: reason)))
        try sendBack(place)
    }

    /// Back to the dispatch that led to a handling place; the place's own clock goes on.
    private mutating func sendBack(_ place: WaitingPlace) throws(CaseRefusal) {
        let steps = steps(place.branch)
        let here = steps.firstIndex { $0.id == place.step } ?? 0
        let dispatch = steps[..<here].last { step in
            step.pattern.isDispatch
                && state.entered[WaitingPlace.path(step.id, branch: place.branch)] != nil
        }
        guard let dispatch else { throw notYours }
        leave(place, .returned)
        _ = try go(to: dispatch.id, in: place.branch)
    }

    mutating func signFor() throws(CaseRefusal) {
        let (_, _) = try place { $0.isHandling }
        guard let handling = state.handling, handling.signedAt == nil else { throw .alreadyDone }
        emit(.handlingSigned(HandlingSigned(unit: actor.unit)))
    }

    /// 不属本机关: with a reason, a proposed owner, and for a dispatched case proof in time.
    mutating func returnPlace(
        _ path: String, _ reason: String, _ unit: String?, _ proof: [AttachmentID]
    ) throws(CaseRefusal) {
        guard let place = state.place(path) else { throw missing }
        guard mayAct(at: place), place.desk != .applicant else { throw notYours }
        guard let unit else { throw .reasonMissing }
        try requireReason(reason)
        try ready(place)
        let isHandling = step(place)?.pattern.isHandling ?? false
        if isHandling { try requireReturnable(proof) }
        emit(
            .handlingReturned(
                HandlingReturned(
                    place: path, unit: actor.unit, reason: reason, proposedUnit: unit,
                    proof: proof)))
        guard isHandling else {
            let lead = procedure.lead
            return follows(
                .placeReassigned(PlaceReassigned(place: path, person: nil, unit: lead)))
        }
        askArbitration()
        try sendBack(place)
    }

    private func requireReturnable(_ proof: [AttachmentID]) throws(CaseRefusal) {
        guard state.handling?.arbitrated != true else { throw .boundsExceeded("arbitrated") }
        guard !proof.isEmpty else { throw .evidenceMissing(["proof"]) }
        if let by = state.handling?.returnBy, at >= by.lateFrom {
            throw .boundsExceeded("return-too-late")
        }
    }

    /// Bounces beyond the document's number are settled by who dispatches, for good.
    private mutating func askArbitration() {
        let rule = procedure.flow.steps.lazy.compactMap { step -> Pattern.BounceRule? in
            if case .dispatch(_, _, let bounces) = step.pattern { bounces } else { nil }
        }.first
        let bounces = state.handling?.bounces.count ?? 0
        guard let rule, rule.arbitrateAfter > 0, bounces >= rule.arbitrateAfter else { return }
        follows(.arbitrationAsked(ArbitrationAsked(bounces: bounces)))
    }

    mutating func arbitrate(_ unit: String, _ reason: String) throws(CaseRefusal) {
        guard state.handling?.inArbitration == true else { throw missing }
        let (place, step) = try place { $0.isDispatch }
        try requireReason(reason)
        try requireReason(unit)
        guard case .dispatch(_, let sign, let bounces) = step.pattern else { throw missing }
        send(unit, nil, reason, sign: sign, bounces: bounces, arbitrated: true)
        try complete(place)
    }

    /// 处置 with the evidence the step asks; signs for the case if nobody has. On a badly rated
    /// case it is the contact, then the mending.
    mutating func handle(_ note: String, _ evidence: [Evidence]) throws(CaseRefusal) {
        if try mend(note, evidence) { return }
        let (place, step) = try place { $0.isHandling }
        guard case .handle(let kinds) = step.pattern else { throw missing }
        try require(evidence, kinds)
        if state.handling?.signedAt == nil, state.handling?.unit != nil {
            emit(.handlingSigned(HandlingSigned(unit: actor.unit)))
        }
        emit(.handlingDone(HandlingDone(step: place.step, note: note, evidence: evidence)))
        try complete(place)
    }

    private func require(_ evidence: [Evidence], _ kinds: [String]) throws(CaseRefusal) {
        let given = Set(evidence.map(\.kind))
        let missing = kinds.filter { !given.contains($0) }
        guard missing.isEmpty else { throw .evidenceMissing(missing) }
    }

    /// 核查; a failed one goes back to the step the document names, or ends a report that was
    /// never handled.
    mutating func verify(
        passed: Bool, _ note: String, _ evidence: [Evidence]
    ) throws(CaseRefusal) {
        let (place, step) = try place { if case .verify = $0 { true } else { false } }
        guard case .verify(let failsTo, let kinds) = step.pattern else { throw missing }
        if passed { try require(evidence, kinds) } else { try requireReason(note) }
        emit(
            .verificationRecorded(
                VerificationRecorded(
                    step: place.step, passed: passed, note: note, evidence: evidence)))
        guard !passed else { return try complete(place) }
        leave(place, .done)
        guard let back = failsTo ?? lastHandling(before: place) else {
            return try fail(place, "not-verified")
        }
        if try !go(to: back, in: place.branch) { try fail(place, "not-verified") }
    }

    /// The line cannot go on: a branch is refused, a case ends.
    mutating func fail(
        _ place: WaitingPlace, _ ground: String
    ) throws(CaseRefusal) {
        guard let lane = place.branch else { return end(ground) }
        try settle(
            branch: lane, granted: false, basis: Basis.rules, reason: ground, articles: [],
            byActor: false)
    }

    private func lastHandling(before place: WaitingPlace) -> String? {
        let steps = steps(place.branch)
        let here = steps.firstIndex { $0.id == place.step } ?? 0
        return steps[..<here].last { $0.pattern.isHandling }?.id
    }

    /// 回访; unsolved goes back to handling, three calls in vain end the attempts.
    mutating func callBack(_ call: CallBackMade) throws(CaseRefusal) {
        let (place, _) = try place { if case .callBack = $0 { true } else { false } }
        if state.handling == nil, !call.reached { try requireReason(call.note) }
        emit(.callBackMade(call))
        guard call.reached else {
            if (state.handling?.callAttempts ?? 3) >= 3 { try complete(place) }
            return
        }
        guard !call.solved, let back = lastHandling(before: place) else {
            return try complete(place)
        }
        leave(place, .done)
        _ = try go(to: back, in: place.branch)
    }

    mutating func closeCase(_ note: String, _ evidence: [Evidence]) throws(CaseRefusal) {
        let (place, step) = try place { if case .close = $0 { true } else { false } }
        guard case .close(_, let kinds) = step.pattern else { throw missing }
        try require(evidence, kinds)
        leave(place, .done)
        close(note: note, evidence: evidence, by: actor)
        inviteRating(behind: step)
    }

    /// A duplicate is carried on as another case.
    mutating func mergeInto(_ other: CaseID) throws(CaseRefusal) {
        try require(.dispatcher, .window, .supervisor, .steward)
        try requireRunning()
        guard other != state.id else { throw .boundsExceeded("itself") }
        guard state.decision == nil, state.papers.isEmpty else {
            throw .notInThisStage(state.stage)
        }
        emit(.caseMerged(CaseMerged(into: other)))
    }

    mutating func attachDuplicate(_ other: CaseID) throws(CaseRefusal) {
        try require(.dispatcher, .window, .supervisor, .steward, .system)
        guard other != state.id else { throw .boundsExceeded("itself") }
        let relation = Relation(kind: .hasDuplicate, other: other)
        guard !state.relations.contains(relation) else { throw .alreadyDone }
        emit(.duplicateAttached(DuplicateAttached(other: other)))
    }

    /// Everyone who reports the same is told of progress.
    mutating func attachReporter(_ party: Party) throws(CaseRefusal) {
        try requireRunning()
        guard !state.parties.contains(party) else { throw .alreadyDone }
        emit(.reporterAttached(ReporterAttached(party: party)))
    }
}
