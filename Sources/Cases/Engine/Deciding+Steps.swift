import Civics
import Policies

extension Deciding {
    /// Begins a step that is needed.
    mutating func begin(_ step: Step, _ lane: String?) throws(CaseRefusal) -> Entry {
        switch step.pattern {
        case .accept(_, let automatic): return try beginAcceptance(step, automatic: automatic)
        case .supplement: return beginSupplement(step, lane)
        case .review, .verify: return wait(step, lane)
        case .parallel(let parallel): return try open(parallel, at: step)
        case .jointReview(let units): return beginJointReview(step, lane, units)
        case .siteVisit: return wait(step, lane)
        case .gaps: return state.gaps.contains(where: \.isOpen) ? wait(step, lane) : .goesOn
        case .commit(let within, let unit, let fails):
            return try commit(step, lane, within, unit, fails)
        case .publicise: return wait(step, lane)
        case .hearing: return beginHearing(step, lane)
        case .decide(let by, let automatic, _):
            return try beginDecision(step, lane, by: by, automatic: automatic)
        case .issue:
            return papersToIssue(at: step).isEmpty
                ? pass(step, lane, "nothing-to-issue") : wait(step, lane)
        case .deliver(let fact): return beginDelivery(step, lane, fact)
        case .pay(let fees): return beginPayment(step, lane, fees)
        case .child(let policy): return beginChild(step, lane, policy)
        case .dispatch(let claim, _, _): return beginDispatch(step, lane, claims: claim != nil)
        case .handle: return beginHandling(step, lane)
        case .confirm(let party, _):
            return wait(step, lane, desk: .applicant, party: party)
        case .callBack(let sample): return beginCallBack(step, lane, sample)
        case .close(let automatic, _): return beginClosing(step, lane, automatic: automatic)
        case .rate:
            follows(.ratingInvited(RatingInvited(afterCorrection: false)))
            return .goesOn
        }
    }

    private mutating func beginJointReview(
        _ step: Step, _ lane: String?, _ units: [String]
    ) -> Entry {
        guard !units.isEmpty else { return .goesOn }
        for unit in units { _ = wait(step, lane, seat: unit, unit: unit) }
        return .waits
    }

    // The time of a hearing is not counted (行政许可法 第四十五条).
    private mutating func beginHearing(_ step: Step, _ lane: String?) -> Entry {
        suspend(state.clockIDs(ofLane: lane), ClockGround("hearing", Law.notCounted))
        return wait(step, lane)
    }

    // Without a choice, or where electronic delivery was chosen, nobody has to hand anything over.
    private mutating func beginDelivery(_ step: Step, _ lane: String?, _ fact: String?) -> Entry {
        let way = fact.map { name in asking { $0.text(of: name) } ?? "" }
        if let way, !DocumentWords.electronicDelivery.contains(way) { return wait(step, lane) }
        follows(.caseDelivered(CaseDelivered(way: "electronic", receipt: "")))
        return .goesOn
    }

    private mutating func beginPayment(_ step: Step, _ lane: String?, _ fees: [String]) -> Entry {
        ask(fees, for: step) ? wait(step, lane) : pass(step, lane, "nothing-to-pay")
    }

    /// Fees that the document wants paid before a step; whoever acts there has to wait for them.
    mutating func askFees(before step: Step) {
        guard let fees = procedure.feesBefore[step.id],
            !state.payments.contains(where: { $0.step == step.id })
        else { return }
        _ = ask(fees, for: step)
    }

    /// - Returns: Whether anything is to be paid.
    private mutating func ask(_ fees: [String], for step: Step) -> Bool {
        let due = asking { $0.fees(fees) }
        let total = Money(fen: due.reduce(0) { $0 &+ $1.amount.fen })
        guard total > .zero else { return false }
        follows(
            .paymentAsked(
                PaymentAsked(
                    order: "\(state.payments.count + 1)", step: step.id,
                    items: due.map { .init(fee: $0.name, amount: $0.amount) }, total: total)))
        return true
    }

    private mutating func beginChild(_ step: Step, _ lane: String?, _ policy: String) -> Entry {
        follows(
            .childRequested(
                ChildRequested(
                    purpose: .subMatter, policy: policy, branch: lane, step: step.id, reason: nil)))
        return wait(step, lane, desk: .system)
    }

    private mutating func beginDispatch(_ step: Step, _ lane: String?, claims: Bool) -> Entry {
        let proposed = state.handling?.bounces.last?.proposedUnit ?? step.unit.flatMap { unit($0) }
        return wait(step, lane, desk: claims ? .field : step.desk, proposed: proposed)
    }

    private mutating func beginHandling(_ step: Step, _ lane: String?) -> Entry {
        let person = step.unit == .dispatched || step.unit == nil ? state.handling?.person : nil
        return wait(
            step, lane, assignee: person, unit: step.unit == nil ? state.handling?.unit : nil)
    }

    // Which cases are called back follows from the case's own id, so that nobody chooses them.
    private mutating func beginCallBack(_ step: Step, _ lane: String?, _ sample: Int?) -> Entry {
        let drawn = Int(state.id.bits.low % 100)
        guard drawn < sample ?? 100 else { return pass(step, lane, "not-in-sample") }
        return wait(step, lane)
    }

    private mutating func beginClosing(
        _ step: Step, _ lane: String?, automatic: Bool
    ) -> Entry {
        guard automatic else { return wait(step, lane) }
        close(note: "", evidence: [], by: .system)
        inviteRating(behind: step)
        return .elsewhere
    }

    /// After closing, a rate step that stands behind it still opens the link.
    mutating func inviteRating(behind step: Step) {
        guard let index = procedure.position(ofMain: step.id) else { return }
        let rates = procedure.flow.steps[(index + 1)...].contains {
            if case .rate = $0.pattern { true } else { false }
        }
        if rates, !state.mayRate {
            follows(.ratingInvited(RatingInvited(afterCorrection: false)))
        }
    }
}

/// Articles the engine itself goes by.
enum Law {
    static func article(_ text: String) -> Citation { Citation(text) ?? Citation(wholeOf: text) }
    /// Acceptance, and all defects at once, once.
    static let acceptance = article("行政许可法第三十二条")
    /// The right to state and defend.
    static let statement = article("行政许可法第三十六条")
    /// The limit of a decision and its extension.
    static let decision = article("行政许可法第四十二条")
    /// Time that is not counted.
    static let notCounted = article("行政许可法第四十五条")
}
