import Civics
import Policies

extension Deciding {
    /// Does everything that has fallen due, in the order in which it fell due, each once.
    ///
    /// What begins in consequence is counted from the instant at which it fell due, not from the
    /// instant at which somebody looked.
    mutating func catchUp() throws(CaseRefusal) {
        while let moment = state.nextMoment, moment <= at,
            let next = state.timers.filter({ $0.at <= at }).min(by: Self.earlier)
        {
            try spendStep()
            countFrom = next.at
            let before = events.count
            try fire(next)
            // A timer that changed nothing would be asked for ever.
            guard events.count > before else { throw .boundsExceeded("timer") }
        }
    }

    // At one instant lights come before what follows from the end of the limit.
    private static func earlier(_ left: CaseTimer, _ right: CaseTimer) -> Bool {
        (left.at, left.kind.rank) < (right.at, right.kind.rank)
    }

    private mutating func fire(_ timer: CaseTimer) throws(CaseRefusal) {
        switch timer.kind {
        case .light(let clock, let light):
            follows(.lightChanged(LightChanged(clock: clock, light: light)))
        case .reminder(let clock, let index): remind(clock, index)
        case .timeout(let place): try timeOut(place)
        case .supplementLapses: try lapseSupplement()
        case .refusalCounts(let path):
            if let place = state.place(path) { try refusalCounts(place) }
        case .gapLapses(let material): lapse(material)
        case .suspensionEnds(let branch):
            let standing =
                branch == nil ? state.suspension : branch.flatMap(state.branch)?.suspension
            if let standing { goOn(branch, standing, byActor: false) }
        case .signOverdue: follows(.signOverdue(SignOverdue(unit: state.handling?.unit)))
        case .orderOverdue(let order): follows(.orderOverdue(OrderOverdue(order: order)))
        case .versionEnds: if let offer = state.offer { try finishVersion(offer) }
        }
    }

    private mutating func remind(_ clock: ClockID, _ index: Int) {
        guard let reminder = state.clock(clock)?.mark?.reminders[index] else { return }
        follows(
            .reminderSent(
                ReminderSent(clock: clock, percent: reminder.percent, tell: reminder.tell)))
    }

    private mutating func lapse(_ material: String) {
        guard let gap = state.gaps.first(where: { $0.material == material }) else { return }
        follows(.gapLapsed(GapLapsed(material: material, consequence: gap.consequence)))
        end(gap.consequence)
    }

    private mutating func timeOut(_ path: String) throws(CaseRefusal) {
        guard let place = state.place(path) else { return }
        let timeout = step(place)?.timeout ?? .remind
        follows(.stepTimedOut(StepTimedOut(place: path, consequence: timeout.word)))
        switch timeout {
        case .remind, .escalate: break
        case .deemedConsent: try consentBySilence(place)
        case .deemedAccepted:
            if state.acceptedAt == nil { try deemAccepted(place) }
        case .end(let reason): try endLine(place, reason)
        case .goto(let target):
            leave(place, .timedOut)
            if try !go(to: target, in: place.branch) { end("timeout") }
        case .pass: try passOn(place)
        }
    }

    /// Silence on expiry is consent because, and only where, the document says so.
    private mutating func consentBySilence(_ place: WaitingPlace) throws(CaseRefusal) {
        // A consulted unit's silence is its consent only; the line goes on to who decides.
        guard let step = step(place), step.pattern.isDecision else {
            return try complete(place, .timedOut)
        }
        let articles = step.citation.map { [$0.description] } ?? []
        if let lane = place.branch {
            return try settle(
                branch: lane, granted: true, basis: Basis.silence, reason: "", articles: articles,
                byActor: false)
        }
        decided(
            CaseDecided(
                granted: true, partial: false, basis: Basis.silence, reason: "",
                articles: articles),
            byActor: false)
        try complete(place, .timedOut)
    }

    private mutating func endLine(_ place: WaitingPlace, _ reason: String) throws(CaseRefusal) {
        guard let lane = place.branch else { return end(reason) }
        follows(.branchEnded(BranchEnded(branch: lane, ground: reason)))
        if let parallel = state.branch(lane)?.parallel { try goOnWithBranches(of: parallel) }
    }

    // A publication to which somebody objected does not pass by itself: it needs an opinion.
    private mutating func passOn(_ place: WaitingPlace) throws(CaseRefusal) {
        if case .publicise = step(place)?.pattern, state.objections > 0 { return }
        try complete(place, .timedOut)
    }
}

extension CaseTimer.Kind {
    fileprivate var rank: Int {
        switch self {
        case .suspensionEnds: 0
        case .light: 1
        case .reminder: 2
        case .signOverdue, .orderOverdue: 3
        case .timeout, .supplementLapses, .refusalCounts, .gapLapses: 4
        case .versionEnds: 5
        }
    }
}

extension Timeout {
    fileprivate var word: String {
        switch self {
        case .remind: "remind"
        case .escalate: "escalate"
        case .deemedConsent: "deemed-consent"
        case .deemedAccepted: "deemed-accepted"
        case .end: "end"
        case .goto: "goto"
        case .pass: "pass"
        }
    }
}
