import Civics
import Policies

extension Deciding {
    /// When a limit ends that is counted from an instant, and when lights change before it.
    func mark(
        _ limit: Limit, from: Instant, pauses: [ClockPause] = [], lights: [Step.Light] = []
    ) -> DueMark {
        engine.mark(limit, from: from, pauses: pauses, lights: lights)
    }

    /// Starts the promised and the statutory clock of a branch or of the case.
    mutating func startClocks(
        _ subject: ClockID.Subject, promised: Limit?, statutory: Limit?, from: Instant,
        _ ground: ClockGround
    ) {
        let limits = [(ClockID.Measure.promised, promised), (.statutory, statutory)]
        let changes = limits.compactMap { measure, limit in
            limit.map {
                ClocksMoved.Change(
                    clock: ClockID(subject, measure), from: from, limit: $0,
                    mark: mark($0, from: from))
            }
        }
        move(.started, ground, changes)
    }

    /// Starts a step's own clock, unless it runs already because the step was only returned.
    mutating func startClock(of place: WaitingPlace, _ step: Step) {
        let id = ClockID(.place(place.path), .promised)
        if let clock = state.clock(id), clock.stoppedAt == nil { return }
        guard let limit = limit(of: step), let from = start(of: step, lane: place.branch) else {
            return
        }
        let mark = mark(limit, from: from, lights: step.lights)
        let ground = step.pattern.isPeriod ? Clock.periodGround : "step"
        move(
            .started, ClockGround(ground, step.citation),
            [
                .init(clock: id, from: from, limit: limit, mark: mark)
            ])
    }

    private mutating func limit(of step: Step) -> Limit? {
        guard procedure.hasCategories else { return step.within }
        return asking { $0.limit(ofStep: step.id) } ?? step.within
    }

    /// From when a step's limit is counted: its entry, an earlier step's, or a day that a fact
    /// names; `nil` while that day is unknown.
    private mutating func start(of step: Step, lane: String?) -> Instant? {
        guard let origin = step.countedFrom, origin != step.id else { return countFrom }
        if let lane, let entered = state.entered[WaitingPlace.path(origin, branch: lane)] {
            return entered
        }
        return state.entered[origin] ?? day(named: origin)
    }

    /// The first instant of a day that a fact names.
    mutating func day(named fact: String) -> Instant? {
        asking { $0.text(of: fact) }.flatMap { CivilDate($0) }
            .map { Instant(LocalDateTime($0), offset: engine.offset) }
    }

    /// Lets clocks stand still, or, interrupted, start again later.
    mutating func suspend(_ ids: [ClockID], _ ground: ClockGround, startsAgain: Bool = false) {
        let changes = ids.filter { state.clock($0).map { $0.stoppedAt == nil } ?? false }.map {
            ClocksMoved.Change(clock: $0, from: nil, limit: nil, mark: nil)
        }
        move(startsAgain ? .interrupted : .suspended, ground, changes)
    }

    /// Lets clocks go on that stood still for this ground.
    mutating func resume(_ ids: [ClockID], _ ground: ClockGround) {
        let clocks = ids.compactMap(state.clock).filter {
            $0.stoppedAt == nil && $0.standing.contains(ground.code)
        }
        move(.resumed, ground, clocks.map(resumption))
    }

    private func resumption(_ clock: Clock) -> ClocksMoved.Change {
        guard clock.standing.count == 1 else {
            return .init(clock: clock.id, from: nil, limit: nil, mark: nil)
        }
        let lights = lights(of: clock)
        if clock.startsAgain {
            return .init(
                clock: clock.id, from: at, limit: nil,
                mark: mark(clock.limit, from: at, lights: lights))
        }
        let pause = clock.standingSince.map { [ClockPause(from: $0, until: at)] } ?? []
        let mark = mark(clock.limit, from: clock.from, pauses: clock.pauses + pause, lights: lights)
        return .init(clock: clock.id, from: nil, limit: nil, mark: mark)
    }

    /// Ids of all clocks that stand still for this ground.
    func clocks(standingFor code: String) -> [ClockID] {
        state.clocks.filter { $0.stoppedAt == nil && $0.standing.contains(code) }.map(\.id)
    }

    mutating func stop(_ ids: [ClockID], _ ground: ClockGround) {
        let running = ids.filter { state.clock($0).map { $0.stoppedAt == nil } ?? false }
        move(.stopped, ground, running.map { .init(clock: $0, from: nil, limit: nil, mark: nil) })
    }

    /// Reckons running clocks anew; only those whose end or start moved are told of.
    mutating func redate(
        _ ground: ClockGround, _ new: (Clock) -> (limit: Limit, from: Instant)?
    ) {
        let changes = state.clocks.compactMap { clock -> ClocksMoved.Change? in
            guard clock.stoppedAt == nil, let (limit, from) = new(clock) else { return nil }
            let mark =
                clock.isRunning
                ? self.mark(limit, from: from, pauses: clock.pauses, lights: lights(of: clock))
                : nil
            guard mark != clock.mark || limit != clock.limit || from != clock.from else {
                return nil
            }
            return .init(
                clock: clock.id, from: from == clock.from ? nil : from,
                limit: limit == clock.limit ? nil : limit, mark: mark)
        }
        move(.redated, ground, changes)
    }

    func lights(of clock: Clock) -> [Step.Light] {
        guard case .place(let path) = clock.id.subject, let place = state.place(path) else {
            return []
        }
        return step(place)?.lights ?? []
    }

    mutating func move(
        _ kind: ClockEntry.Kind, _ ground: ClockGround, _ changes: [ClocksMoved.Change]
    ) {
        guard !changes.isEmpty else { return }
        let what = Happening.clocksMoved(ClocksMoved(kind: kind, ground: ground, changes: changes))
        if kind == .extended { emit(what) } else { follows(what) }
    }

    /// The parent stands still while nothing in it may run: every open branch is suspended.
    mutating func balanceParent() {
        let code = "branches-stand-still"
        let open = state.branches.filter { $0.status == .open && $0.role == .planned }
        let elsewhere = state.waiting.contains { $0.holdsTheCase && $0.branch == nil }
        let mustStand =
            !open.isEmpty && !elsewhere && open.allSatisfy { $0.suspension != nil }
            && state.suspension == nil
        let parent = [ClockID(.whole, .promised), ClockID(.whole, .statutory)]
        let stands =
            state.clock(parent[0])?.standing.contains(code)
            ?? state.clock(parent[1])?.standing.contains(code) ?? false
        if mustStand, !stands { suspend(parent, ClockGround(code)) }
        if !mustStand, stands { resume(parent, ClockGround(code)) }
    }
}

extension Engine {
    /// When a limit ends, and when its lights change.
    ///
    /// Yellow is at most a fifth of the limit left, and for days at least one day; a limit of one
    /// day turns yellow on that day, or it would never be green.
    func mark(
        _ limit: Limit, from: Instant, pauses: [ClockPause], lights: [Step.Light]
    ) -> DueMark {
        let reckoning = Reckoning(engine: self, limit: limit, from: from, pauses: pauses)
        let due = reckoning.due(limit.amount)
        let late = reckoning.lateFrom(due)
        let left = limit.kind.countsDays ? max(1, limit.amount / 5) : (limit.amount + 4) / 5
        let yellow =
            left < limit.amount
            ? reckoning.arrival(limit.amount - left) : reckoning.dawn(due)
        return DueMark(
            end: due.end, provisional: due.provisional, yellowFrom: min(max(yellow, from), late),
            lateFrom: late,
            reminders: lights.sorted { $0.percent < $1.percent }.map {
                .init(percent: $0.percent, at: reckoning.share($0.percent, late), tell: $0.tell)
            })
    }
}

/// One limit reckoned over the calendar.
private struct Reckoning {
    let engine: Engine
    let limit: Limit
    let start: LocalDateTime
    let pauses: [Pause]

    init(engine: Engine, limit: Limit, from: Instant, pauses: [ClockPause]) {
        self.engine = engine
        self.limit = limit
        start = from.local(at: engine.offset)
        self.pauses = pauses.compactMap { engine.pause($0, days: limit.kind.countsDays) }
    }

    func due(_ amount: Int) -> Due {
        engine.calendar.due(Limit(amount, limit.kind) ?? limit, from: start, notCounted: pauses)
    }

    /// First instant that is late; the last moment of an hour limit is itself in time.
    func lateFrom(_ due: Due) -> Instant {
        let expires = Instant(due.expires, offset: engine.offset)
        return limit.kind.countsDays ? expires : expires.adding(milliseconds: 1_000)
    }

    /// First instant of the day, or the moment, by which so much has been counted.
    func arrival(_ amount: Int) -> Instant { dawn(due(amount)) }

    func dawn(_ due: Due) -> Instant {
        switch due.end {
        case .day(let day): Instant(LocalDateTime(day), offset: engine.offset)
        case .moment(let moment): Instant(moment, offset: engine.offset)
        }
    }

    func share(_ percent: Int, _ late: Instant) -> Instant {
        guard percent < 100 else { return late }
        let (product, overflow) = limit.amount.multipliedReportingOverflow(by: max(percent, 0))
        return overflow ? late : arrival((product + 99) / 100)
    }
}

extension Engine {
    /// A time of standing still as the calendar counts it; see ``Clock`` for the two rules.
    func pause(_ pause: ClockPause, days: Bool) -> Pause? {
        let (from, until) = (pause.from.local(at: offset), pause.until.local(at: offset))
        guard days else { return MomentSpan(from: from, until: until).map { .moments($0) } }
        return DaySpan(from: from.date.advanced(by: 1), through: until.date).map { .days($0) }
    }
}
