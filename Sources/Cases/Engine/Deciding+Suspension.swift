import Civics
import Policies

extension Deciding {
    /// A branch, or with `nil` the whole case, stands still on one of the document's grounds.
    mutating func suspend(
        _ branch: String?, _ ground: String, _ note: String
    ) throws(CaseRefusal) {
        try require(.examiner, .approver)
        try requireReason(note)
        let unit = branch.flatMap { state.branch($0)?.unit } ?? procedure.lead
        guard branch == nil || state.branch(branch ?? "")?.status == .open else { throw missing }
        guard unit == nil || actor.unit == unit else { throw notYours }
        try stand(branch, ground, note)
    }

    /// 挂起 of a city event, on a ground of the document too.
    mutating func hold(_ ground: String) throws(CaseRefusal) {
        try require(.dispatcher, .supervisor)
        try stand(nil, ground, nil)
    }

    private mutating func stand(
        _ branch: String?, _ code: String, _ note: String?
    ) throws(CaseRefusal) {
        try requireRunning()
        guard state.acceptedAt != nil, state.decision == nil else {
            throw .notInThisStage(state.stage)
        }
        guard let ground = procedure.suspension(code) else { throw .groundUnknown(code) }
        guard suspension(of: branch) == nil else { throw .alreadyDone }
        let ends = ground.atMost.map { mark($0, from: at).lateFrom }
        emit(
            .caseSuspended(
                CaseSuspended(
                    branch: branch, ground: code, note: note, endsAt: ends,
                    restarts: ground.restarts)))
        suspend(
            standingClocks(branch), ClockGround(code, Law.notCounted),
            startsAgain: ground.restarts)
        balanceParent()
    }

    /// One branch's clocks; for the whole case everybody's.
    private func standingClocks(_ branch: String?) -> [ClockID] {
        if let branch { return state.clockIDs(ofLane: branch) }
        return ([nil] + state.branches.filter { $0.status == .open }.map { $0.id as String? })
            .flatMap { state.clockIDs(ofLane: $0) }
    }

    mutating func resume(_ branch: String?) throws(CaseRefusal) {
        try require(.examiner, .approver, .dispatcher, .supervisor)
        let standing = branch == nil ? state.suspension : state.branch(branch ?? "")?.suspension
        guard let standing else { throw .alreadyDone }
        let unit = branch.flatMap { state.branch($0)?.unit } ?? procedure.lead
        guard
            unit == nil || actor.unit == unit || actor.desk == .supervisor
                || actor.desk == .dispatcher
        else { throw notYours }
        goOn(branch, standing, byActor: true)
    }

    mutating func goOn(_ branch: String?, _ standing: Suspension, byActor: Bool) {
        let resumed = Happening.caseResumed(CaseResumed(branch: branch, ground: standing.ground))
        let clocks = standingClocks(branch)
        if byActor { emit(resumed) } else { follows(resumed) }
        resume(clocks, ClockGround(standing.ground, Law.notCounted))
        balanceParent()
    }

    /// 延期: with a reason, as often and as long as the document allows (行政许可法 第四十二条).
    mutating func extend(
        _ branch: String?, _ limit: Limit, _ reason: String
    ) throws(CaseRefusal) {
        try require(.approver)
        try requireReason(reason)
        try requireExtensible(branch, by: limit)
        try separate(.approved)
        if state.openExtensionRequest(of: branch) != nil {
            emit(
                .extensionAnswered(
                    ExtensionAnswered(branch: branch, granted: true, reason: reason)))
        }
        try extendClocks(.lane(branch), limit, reason)
    }

    /// 申请延期: whoever examines asks, whoever approves answers (行政许可法 第四十二条:
    /// 经本行政机关负责人批准).
    mutating func askForExtension(
        _ branch: String?, _ limit: Limit, _ reason: String
    ) throws(CaseRefusal) {
        try require(.examiner)
        try requireReason(reason)
        try requireExtensible(branch, by: limit)
        guard state.openExtensionRequest(of: branch) == nil else {
            throw .alreadyAsked(what: "extension")
        }
        emit(.extensionAsked(ExtensionAsked(branch: branch, by: limit, reason: reason)))
    }

    /// The limit stays as it is; the reason is told to whoever asked.
    mutating func refuseExtension(_ branch: String?, _ reason: String) throws(CaseRefusal) {
        try require(.approver)
        try requireReason(reason)
        try requireRunning()
        guard state.openExtensionRequest(of: branch) != nil else {
            throw .notWaitingThere(waiting: paths)
        }
        try requireOwnLane(branch)
        emit(
            .extensionAnswered(ExtensionAnswered(branch: branch, granted: false, reason: reason)))
    }

    private func requireOwnLane(_ branch: String?) throws(CaseRefusal) {
        let lane = branch.map { state.branch($0) }
        if case .some(.none) = lane { throw missing }
        let unit = lane??.unit ?? procedure.lead
        guard unit == nil || actor.unit == unit else { throw notYours }
    }

    private func requireExtensible(
        _ branch: String?, by limit: Limit
    ) throws(CaseRefusal) {
        try requireRunning()
        try requireOwnLane(branch)
        let rule = procedure.flow.extensions
        let times = branch.map { state.branch($0)?.extensions ?? 0 } ?? state.extensions
        guard times < rule.times else { throw .notExtendable(reason: "times") }
        if let most = rule.atMost, limit.kind != most.kind || limit.amount > most.amount {
            throw .notExtendable(reason: "too-long")
        }
    }

    private mutating func extendClocks(
        _ subject: ClockID.Subject, _ limit: Limit, _ reason: String
    ) throws(CaseRefusal) {
        let clocks = state.clocks.filter {
            $0.id.subject == subject && $0.stoppedAt == nil && $0.limit.kind == limit.kind
        }
        guard !clocks.isEmpty else { throw .notExtendable(reason: "no-such-clock") }
        let last = clocks.max { $0.id.measure == .promised && $1.id.measure == .statutory }
        if let last, last.light(at: at) >= .red { throw .notExtendable(reason: "past") }
        var changes: [ClocksMoved.Change] = []
        for clock in clocks {
            guard let longer = Limit(clock.limit.amount + limit.amount, limit.kind) else {
                throw .notExtendable(reason: "too-long")
            }
            let mark =
                clock.isRunning
                ? mark(longer, from: clock.from, pauses: clock.pauses, lights: lights(of: clock))
                : nil
            changes.append(.init(clock: clock.id, from: nil, limit: longer, mark: mark))
        }
        move(.extended, ClockGround("extension", Law.decision, note: reason), changes)
    }

    /// The calendar has changed: running clocks are reckoned anew, and why is recorded.
    mutating func calendarChanged(_ reason: String) throws(CaseRefusal) {
        try require(.system)
        redate(ClockGround("calendar-changed", note: reason)) { ($0.limit, $0.from) }
    }

    /// A fact was corrected: branches and steps are asked again, clocks that hang on it re-dated.
    mutating func factChanged(_ name: String, _ entry: AnswerEntry) throws(CaseRefusal) {
        try requireRunning()
        try require(.system, .applicant, .window, .examiner, .steward, .dispatcher, .field)
        guard actor.desk != .applicant || state.decision == nil else { throw notYours }
        if entry.source == .typed { try requireSound(name, entry) }
        emit(.factChanged(FactChanged(name: name, entry: entry)))
        try redateByFacts()
        try reconsider()
    }

    /// A typed correction must fit the form as the first answer had to.
    private func requireSound(_ name: String, _ entry: AnswerEntry) throws(CaseRefusal) {
        var answers = state.answers
        answers[name] = entry
        let problems = procedure.rules.problems(in: answers.mapValues(\.value))
        guard problems.isEmpty else { throw .answersInvalid(problems) }
    }

    /// Limits counted from a date in the case follow it wherever it was told anew.
    mutating func redateByFacts() throws(CaseRefusal) {
        var starts: [ClockID.Subject: Instant] = [:]
        for branch in state.openBranches {
            guard let plan = procedure.branch(branch.id), let fact = plan.countedFrom,
                let day = day(named: fact)
            else { continue }
            starts[.branch(branch.id)] = day
            let runs = state.clocks.contains { $0.id.subject == .branch(branch.id) }
            if branch.status == .open, !runs { startClocks(of: plan) }
        }
        for place in state.waiting {
            guard let step = step(place), let fact = step.countedFrom,
                state.entered[fact] == nil, let day = day(named: fact)
            else { continue }
            starts[.place(place.path)] = day
            startClock(of: place, step)
        }
        redate(ClockGround("event-date")) { clock in
            starts[clock.id.subject].map { (clock.limit, $0) }
        }
    }
}
