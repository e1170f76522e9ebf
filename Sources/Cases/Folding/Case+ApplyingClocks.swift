import Civics

extension Case {
    mutating func apply(_ moved: ClocksMoved, at: Instant, by: Actor) {
        for change in moved.changes {
            let entry = ClockEntry(
                kind: moved.kind, at: at, ground: moved.ground, limit: change.limit,
                mark: change.mark)
            guard let index = clockIndex(change.clock) else {
                start(change, entry)
                continue
            }
            clocks[index].entries.append(entry)
            clocks[index].move(change, entry)
        }
        if moved.kind == .extended { countExtension(moved, at: at, by: by) }
    }

    private mutating func countExtension(_ moved: ClocksMoved, at: Instant, by: Actor) {
        note(deed: .approved, by: by, branch: nil, at: at)
        guard case .branch(let id)? = moved.changes.first?.clock.subject else {
            extensions += 1
            return
        }
        branchIndex(id).map { branches[$0].extensions += 1 }
    }

    /// Clocks end with what they measure.
    mutating func stopClocks(
        _ ground: String, at: Instant, where ends: (ClockID.Subject) -> Bool
    ) {
        for index in clocks.indices where clocks[index].stoppedAt == nil {
            guard ends(clocks[index].id.subject) else { continue }
            let entry = ClockEntry(
                kind: .stopped, at: at, ground: ClockGround(ground), limit: nil, mark: nil)
            clocks[index].entries.append(entry)
            clocks[index].move(
                .init(clock: clocks[index].id, from: nil, limit: nil, mark: nil), entry)
        }
    }

    private mutating func start(_ change: ClocksMoved.Change, _ entry: ClockEntry) {
        guard let limit = change.limit else { return }
        clocks.append(
            Clock(
                id: change.clock, limit: limit, from: change.from ?? entry.at, entries: [entry],
                pauses: [], standing: [], standingSince: nil, startsAgain: false, stoppedAt: nil,
                mark: change.mark, announced: .green, reminded: 0))
    }
}

extension Clock {
    fileprivate mutating func move(_ change: ClocksMoved.Change, _ entry: ClockEntry) {
        limit = change.limit ?? limit
        switch entry.kind {
        case .started: start(from: change.from ?? entry.at, change.mark)
        case .suspended, .interrupted: stand(entry)
        case .resumed: goOn(change, entry)
        case .extended, .redated: redate(change, at: entry.at)
        case .stopped:
            announced = light(at: entry.at)
            stoppedAt = entry.at
        }
    }

    private mutating func start(from: Instant, _ mark: DueMark?) {
        self.from = from
        self.mark = mark
        (pauses, standing, standingSince, startsAgain) = ([], [], nil, false)
        (stoppedAt, announced, reminded) = (nil, .green, 0)
    }

    private mutating func stand(_ entry: ClockEntry) {
        announced = light(at: entry.at)
        standing.append(entry.ground.code)
        standingSince = standingSince ?? entry.at
        if entry.kind == .interrupted { startsAgain = true }
        mark = nil
    }

    private mutating func goOn(_ change: ClocksMoved.Change, _ entry: ClockEntry) {
        if let ground = standing.firstIndex(of: entry.ground.code) { standing.remove(at: ground) }
        guard standing.isEmpty else { return }
        if startsAgain {
            (from, pauses, startsAgain, reminded) = (entry.at, [], false, 0)
        } else if let since = standingSince {
            pauses.append(ClockPause(from: since, until: entry.at))
        }
        standingSince = nil
        redate(change, at: entry.at)
    }

    // What was announced is forgotten where the new end has made it untrue, so it is said again.
    private mutating func redate(_ change: ClocksMoved.Change, at instant: Instant) {
        if let start = change.from { from = start }
        mark = change.mark ?? mark
        announced = min(announced, light(at: instant))
    }
}
