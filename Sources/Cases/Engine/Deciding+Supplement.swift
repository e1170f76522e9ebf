import Civics
import Policies

extension Deciding {
    private static let ground = ClockGround("supplement", Law.acceptance)

    mutating func beginSupplement(_ step: Step, _ lane: String?) -> Entry {
        guard let supplement = state.supplement, supplement.noticedAt == nil else {
            return .goesOn
        }
        sendNotice()
        return wait(step, lane, party: DocumentWords.applicant)
    }

    mutating func askForSupplement(
        _ branch: String?, _ items: [SupplementItem]
    ) throws(CaseRefusal) {
        guard !items.isEmpty else { throw .reasonMissing }
        try requireRunning()
        guard state.decision == nil else { throw .notInThisStage(state.stage) }
        guard state.supplement?.noticedAt == nil else { throw .noticeAlreadySent }
        let asked = Set((state.supplement?.items ?? []).map(\.item.what))
        if let twice = items.first(where: { asked.contains($0.what) }) {
            throw .alreadyAsked(what: twice.what)
        }
        _ = try place(in: .line(branch)) { $0.mayAskForSupplement }
        try separate(state.acceptedAt == nil ? .accepted : .examined)
        emit(.supplementAsked(SupplementAsked(branch: branch, unit: actor.unit, items: items)))
        if everybodyHasLooked { sendNotice() }
    }

    /// Before acceptance the window looks alone; afterwards every open branch must have looked.
    private var everybodyHasLooked: Bool {
        let open = state.branches.filter { $0.status == .open && $0.role == .planned }
        return open.allSatisfy(\.looked)
    }

    mutating func sendSupplementNotice() throws(CaseRefusal) {
        guard let supplement = state.supplement, !supplement.items.isEmpty else {
            throw .notWaitingThere(waiting: paths)
        }
        guard supplement.noticedAt == nil else { throw .noticeAlreadySent }
        try requireRunning()
        try require(.window, .examiner, .approver)
        let units = supplement.items.map(\.unit) + [procedure.lead]
        guard units.contains(actor.unit) else { throw notYours }
        sendNotice(byActor: true)
    }

    /// The one notice over all branches. It stops the clocks of the branches that asked and of the
    /// parent, and only these; an acceptance not yet given starts over.
    mutating func sendNotice(byActor: Bool = false) {
        guard let supplement = state.supplement else { return }
        let noticed = Happening.supplementNoticed(
            SupplementNoticed(count: supplement.items.count))
        if byActor { emit(noticed) } else { follows(noticed) }
        let lanes = supplement.askers.sorted { ($0 ?? "") < ($1 ?? "") }
        var clocks = lanes.flatMap { state.clockIDs(ofLane: $0) }
        if !lanes.contains(nil) {
            clocks += [ClockID(.whole, .promised), ClockID(.whole, .statutory)]
        }
        suspend(clocks, Self.ground, startsAgain: state.acceptedAt == nil)
        let place = WaitingPlace(
            .supplement, step: "supplement", unit: nil, desk: .applicant)
        follows(.stepEntered(StepEntered(place: place)))
        guard let limit = procedure.flow.supplement.within else { return }
        startClock(ClockID(.place(place.path), .promised), limit, Self.ground)
    }

    mutating func startClock(_ id: ClockID, _ limit: Limit, _ ground: ClockGround) {
        let mark = mark(limit, from: at)
        move(.started, ground, [.init(clock: id, from: at, limit: limit, mark: mark)])
    }

    /// Answers the notice, completely, or brings a material that was to follow.
    mutating func supplement(_ supplied: Supplied) throws(CaseRefusal) {
        try requireRunning()
        try require(.applicant, .window)
        let problems = procedure.rules.problems(
            in: state.answers.merging(supplied.answers) { _, new in new }.mapValues(\.value))
        guard problems.isEmpty || supplied.answers.isEmpty else { throw .answersInvalid(problems) }
        guard let supplement = state.supplement, supplement.isOpen else {
            return try fillGaps(supplied)
        }
        let missing = supplement.items.map(\.item.what).filter { !supplied.brings($0) }
        guard missing.isEmpty else { throw .materialsMissing(missing) }
        emit(
            .supplied(
                CaseSupplied(
                    answers: supplied.answers, materials: supplied.materials,
                    answersNotice: true)))
        try goOnAfterSupplement(.done)
    }

    private mutating func goOnAfterSupplement(_ outcome: StepOutcome) throws(CaseRefusal) {
        if let place = state.waiting.first(where: { $0.role == .supplement }) {
            leave(place, outcome)
        }
        resume(clocks(standingFor: "supplement"), Self.ground)
        try redateByFacts()
        try reconsider()
        try goOn(at: { if case .supplement = $0 { true } else { false } })
        try goOnPastGaps()
    }

    private mutating func fillGaps(_ supplied: Supplied) throws(CaseRefusal) {
        let open = state.gaps.filter(\.isOpen).map(\.material)
        guard open.contains(where: supplied.brings) else { throw .notWaitingThere(waiting: paths) }
        emit(
            .supplied(
                CaseSupplied(
                    answers: supplied.answers, materials: supplied.materials,
                    answersNotice: false)))
        try redateByFacts()
        try reconsider()
        try goOnPastGaps()
    }

    private mutating func goOnPastGaps() throws(CaseRefusal) {
        guard !state.gaps.contains(where: \.isOpen) else { return }
        try goOn(at: { if case .gaps = $0 { true } else { false } })
    }

    /// Completes a step of the flow that waits for nothing more.
    mutating func goOn(at fits: (Pattern) -> Bool) throws(CaseRefusal) {
        let places = state.waiting.filter { step($0).map { fits($0.pattern) } ?? false }
        for place in places where place.awaits.isEmpty { try complete(place) }
    }

    mutating func lapseSupplement() throws(CaseRefusal) {
        let consequence = procedure.flow.supplement.consequence
        follows(.supplementLapsed(SupplementLapsed(consequence: consequence)))
        switch consequence {
        case "withdrawn": follows(.caseWithdrawn(CaseWithdrawn(reason: "supplement-lapsed")))
        case "continue": try goOnAfterSupplement(.timedOut)
        case let other: end(other)
        }
    }
}

extension Supplied {
    /// Whether a material is in hand, or a field is answered.
    func brings(_ what: String) -> Bool {
        answers[what] != nil || materials[what]?.isPresent == true
    }
}

extension Pattern {
    fileprivate var mayAskForSupplement: Bool {
        switch self {
        case .accept, .review, .siteVisit, .jointReview, .verify, .hearing: true
        case .decide, .supplement, .parallel, .gaps, .commit, .publicise, .issue, .deliver, .pay,
            .child,
            .dispatch, .handle, .confirm, .callBack, .close, .rate:
            false
        }
    }
}
