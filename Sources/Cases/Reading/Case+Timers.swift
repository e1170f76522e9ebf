public import Civics

/// Something that will fall due in a case by itself.
public struct CaseTimer: Hashable, Sendable {
    /// What falls due.
    public enum Kind: Hashable, Sendable {
        /// A light changes, or a limit ends.
        case light(ClockID, Light)
        /// A share of a step's limit has passed.
        case reminder(ClockID, Int)
        /// What the document says of a place whose limit ends.
        case timeout(place: String)
        case supplementLapses
        case refusalCounts(place: String)
        case gapLapses(material: String)
        case suspensionEnds(branch: String?)
        case signOverdue
        case orderOverdue(Int)
        case versionEnds
    }

    public let at: Instant
    public let kind: Kind
}

extension Case {
    /// The next instant at which something falls due, for whoever keeps the timers; `nil` when
    /// nothing is pending. Ask ``Engine/decide(_:_:by:at:)`` with ``CaseCommand/timerDue`` then.
    public var nextMoment: Instant? { timers.map(\.at).min() }

    /// Everything pending, each exactly until it has been done.
    public var timers: [CaseTimer] {
        var timers: [CaseTimer] = []
        for clock in clocks where clock.isRunning { clock.add(to: &timers) }
        for place in waiting where !place.timedOut { add(place, to: &timers) }
        guard !stage.isFinal else { return timers + orderTimers }
        for gap in gaps where gap.isOpen {
            timers.append(
                CaseTimer(at: gap.mark.lateFrom, kind: .gapLapses(material: gap.material)))
        }
        addSuspensions(to: &timers)
        if let handling, handling.signedAt == nil, !handling.signOverdue, let by = handling.signBy {
            timers.append(CaseTimer(at: by.lateFrom, kind: .signOverdue))
        }
        if let end = offer?.at { timers.append(CaseTimer(at: end, kind: .versionEnds)) }
        return timers + orderTimers
    }

    private var orderTimers: [CaseTimer] {
        orders.filter { $0.repliedAt == nil && !$0.overdue }
            .map { CaseTimer(at: $0.lateFrom, kind: .orderOverdue($0.number)) }
    }

    private func addSuspensions(to timers: inout [CaseTimer]) {
        if let end = suspension?.endsAt {
            timers.append(CaseTimer(at: end, kind: .suspensionEnds(branch: nil)))
        }
        for branch in branches {
            guard let end = branch.suspension?.endsAt else { continue }
            timers.append(CaseTimer(at: end, kind: .suspensionEnds(branch: branch.id)))
        }
    }

    private func add(_ place: WaitingPlace, to timers: inout [CaseTimer]) {
        guard let clock = timeoutClock(of: place), clock.isRunning, let mark = clock.mark else {
            return
        }
        let kind: CaseTimer.Kind
        switch place.role {
        case .supplement: kind = .supplementLapses
        case .refusalAnswer: kind = .refusalCounts(place: place.path)
        case .step, .postCheck, .jointReview, .invited, .contact, .mend:
            kind = .timeout(place: place.path)
        }
        timers.append(CaseTimer(at: mark.lateFrom, kind: kind))
    }

    /// The limit whose end a place's timeout waits for: its own; where the step has none, the
    /// statutory, else the promised limit of its branch.
    func timeoutClock(of place: WaitingPlace) -> Clock? {
        if let own = clock(ClockID(.place(place.path), .promised)), own.stoppedAt == nil {
            return own
        }
        guard place.role == .step, let branch = place.branch else { return nil }
        return clock(ClockID(.branch(branch), .statutory))
            ?? clock(ClockID(.branch(branch), .promised))
    }
}

extension Clock {
    fileprivate func add(to timers: inout [CaseTimer]) {
        guard let mark else { return }
        let late: Light = id.measure == .statutory ? .black : .red
        if announced < .yellow, !isPeriod {
            timers.append(CaseTimer(at: mark.yellowFrom, kind: .light(id, .yellow)))
        }
        if announced < late, !isPeriod {
            timers.append(CaseTimer(at: mark.lateFrom, kind: .light(id, late)))
        }
        if reminded < mark.reminders.count {
            let next = mark.reminders[reminded]
            timers.append(CaseTimer(at: next.at, kind: .reminder(id, reminded)))
        }
    }
}
