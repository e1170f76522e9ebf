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
    public var nextMoment: Instant? {
        var next: Instant?
        visitTimers { timer in next = min(next ?? timer.at, timer.at) }
        return next
    }

    /// Everything pending, each exactly until it has been done.
    public var timers: [CaseTimer] {
        var timers: [CaseTimer] = []
        visitTimers { timers.append($0) }
        return timers
    }

    /// Shows each pending timer without making a list of them: every command asks for the next.
    private func visitTimers(_ visit: (CaseTimer) -> Void) {
        for index in clocks.indices where clocks[index].isRunning {
            clocks[index].visitTimers(visit)
        }
        for place in waiting where !place.timedOut { visitTimer(of: place, visit) }
        if !stage.isFinal { visitTimersOfOpenCase(visit) }
        for order in orders where order.repliedAt == nil && !order.overdue {
            visit(CaseTimer(at: order.lateFrom, kind: .orderOverdue(order.number)))
        }
    }

    private func visitTimersOfOpenCase(_ visit: (CaseTimer) -> Void) {
        for gap in gaps where gap.isOpen {
            visit(CaseTimer(at: gap.mark.lateFrom, kind: .gapLapses(material: gap.material)))
        }
        visitSuspensions(visit)
        if let handling, handling.signedAt == nil, !handling.signOverdue, let by = handling.signBy {
            visit(CaseTimer(at: by.lateFrom, kind: .signOverdue))
        }
        if let end = offer?.at { visit(CaseTimer(at: end, kind: .versionEnds)) }
    }

    private func visitSuspensions(_ visit: (CaseTimer) -> Void) {
        if let end = suspension?.endsAt {
            visit(CaseTimer(at: end, kind: .suspensionEnds(branch: nil)))
        }
        for branch in branches {
            guard let end = branch.suspension?.endsAt else { continue }
            visit(CaseTimer(at: end, kind: .suspensionEnds(branch: branch.id)))
        }
    }

    private func visitTimer(of place: WaitingPlace, _ visit: (CaseTimer) -> Void) {
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
        visit(CaseTimer(at: mark.lateFrom, kind: kind))
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
    fileprivate func visitTimers(_ visit: (CaseTimer) -> Void) {
        guard let mark else { return }
        let late: Light = id.measure == .statutory ? .black : .red
        if announced < .yellow, !isPeriod {
            visit(CaseTimer(at: mark.yellowFrom, kind: .light(id, .yellow)))
        }
        if announced < late, !isPeriod {
            visit(CaseTimer(at: mark.lateFrom, kind: .light(id, late)))
        }
        if reminded < mark.reminders.count {
            let next = mark.reminders[reminded]
            visit(CaseTimer(at: next.at, kind: .reminder(id, reminded)))
        }
    }
}
