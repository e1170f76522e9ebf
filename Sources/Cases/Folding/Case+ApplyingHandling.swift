import Civics

extension Case {
    mutating func apply(_ e: CaseDispatched, at: Instant) {
        var state = handling ?? Handling()
        (state.unit, state.person, state.dispatchedAt) = (e.unit, e.person, at)
        (state.signBy, state.returnBy) = (e.signBy, e.returnBy)
        (state.signedAt, state.signOverdue) = (nil, false)
        if e.arbitrated { (state.arbitrated, state.inArbitration) = (true, false) }
        handling = state
    }

    mutating func apply(_ e: CaseClaimed, at: Instant) {
        var state = handling ?? Handling()
        (state.person, state.claimed, state.dispatchedAt) = (e.person, true, at)
        (state.signedAt, state.signBy, state.returnBy) = (at, nil, nil)
        handling = state
    }

    /// Nobody handles the case now; its bounces are remembered.
    mutating func release() {
        guard var state = handling else { return }
        (state.unit, state.person, state.signedAt) = (nil, nil, nil)
        (state.signBy, state.returnBy, state.claimed) = (nil, nil, false)
        handling = state
    }

    mutating func apply(_ e: HandlingReturned, at: Instant) {
        if handling == nil { handling = Handling() }
        handling?.bounces.append(
            .init(unit: e.unit, reason: e.reason, proposedUnit: e.proposedUnit, at: at))
        release()
    }

    mutating func apply(_ e: OrderGiven, at: Instant) {
        orders.append(
            Order(
                number: orders.count + 1, text: e.text, replyBy: e.replyBy, lateFrom: e.lateFrom,
                at: at, overdue: false))
    }

    mutating func apply(_ e: OrderReplied, at: Instant) {
        changeOrder(e.order) { ($0.reply, $0.repliedAt) = (e.text, at) }
    }

    mutating func apply(_ e: CardShown, at: Instant) {
        cards.append(Card(colour: e.colour, unit: e.unit, reason: e.reason, at: at))
    }
}

extension Handling {
    init() {
        (claimed, signOverdue, inArbitration, arbitrated) = (false, false, false, false)
        (bounces, callAttempts) = ([], 0)
    }
}
