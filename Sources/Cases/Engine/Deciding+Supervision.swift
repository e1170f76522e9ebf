import Civics
import Policies

extension Deciding {
    mutating func order(_ text: String, replyBy: CivilDate) throws(CaseRefusal) {
        try require(.supervisor)
        try requireReason(text)
        guard replyBy >= at.date(at: engine.offset) else { throw .boundsExceeded("reply-by") }
        let late = Instant(LocalDateTime(replyBy.advanced(by: 1)), offset: engine.offset)
        emit(.orderGiven(OrderGiven(text: text, replyBy: replyBy, lateFrom: late)))
    }

    mutating func replyToOrder(_ number: Int, _ text: String) throws(CaseRefusal) {
        try require(.window, .examiner, .approver, .dispatcher, .field, .steward)
        try requireReason(text)
        guard let order = state.orders.first(where: { $0.number == number }) else {
            throw .notWaitingThere(waiting: state.orders.map { "\($0.number)" })
        }
        guard order.repliedAt == nil else { throw .alreadyDone }
        emit(.orderReplied(OrderReplied(order: number, text: text)))
    }

    mutating func card(
        _ colour: Card.Colour, _ unit: String, _ reason: String
    ) throws(CaseRefusal) {
        try require(.supervisor)
        try requireReason(reason)
        emit(.cardShown(CardShown(colour: colour, unit: unit, reason: reason)))
    }

    mutating func reassign(
        _ path: String, _ person: PersonID?, _ unit: String?, _ reason: String
    ) throws(CaseRefusal) {
        guard let place = state.place(path), place.desk != .applicant else { throw missing }
        guard person != nil || unit != nil else { throw .reasonMissing }
        if !mayHandOn(place, to: person, unit) { try require(.supervisor, .dispatcher) }
        guard place.assignee != person || unit != nil && unit != place.unit else {
            throw .alreadyDone
        }
        emit(
            .placeReassigned(
                PlaceReassigned(
                    place: path, person: person, unit: unit,
                    reason: reason.isEmpty ? nil : reason)))
    }

    /// Within the unit: its approver gives work out; whoever sits at the desk takes on what nobody
    /// has, and puts their own back.
    private func mayHandOn(_ place: WaitingPlace, to person: PersonID?, _ unit: String?) -> Bool {
        guard let own = actor.person, let office = actor.unit, place.unit == office,
            unit == nil || unit == office
        else { return false }
        if actor.desk == .approver { return true }
        guard actor.desk == place.desk else { return false }
        return place.assignee == nil ? person == own : place.assignee == own && person == nil
    }

    /// A new version of the document is in force: what the document says happens.
    mutating func policyActivated(_ reference: PolicyReference) throws(CaseRefusal) {
        try require(.system)
        guard !state.stage.isFinal, reference.id == state.policy.id,
            reference.version > state.policy.version
        else { return }
        guard let next = engine.procedure(for: reference) else { throw .versionUnknown(reference) }
        switch next.runningCases {
        case .pin: return
        case .follow: try goOver(to: next, rule: "follow", renamed: [:])
        case .migrate(let names): try goOver(to: next, rule: "migrate", renamed: names)
        case .ask: offer(reference, at: nil)
        case .finishBy(let day):
            let last = Instant(LocalDateTime(day.advanced(by: 1)), offset: engine.offset)
            if at >= last { return try goOver(to: next, rule: "finish-by", renamed: [:]) }
            offer(reference, at: last)
        }
    }

    private mutating func offer(_ reference: PolicyReference, at: Instant?) {
        guard state.offer != VersionOffer(to: reference, at: at) else { return }
        follows(.versionOffered(VersionOffered(to: reference, at: at)))
    }

    /// The person says which version shall hold.
    mutating func chooseVersion(_ reference: PolicyReference) throws(CaseRefusal) {
        try require(.applicant)
        try requireRunning()
        guard let offer = state.offer, offer.at == nil else { throw missing }
        guard reference != state.policy else {
            return emit(.versionKept(VersionKept(offered: offer.to)))
        }
        guard reference == offer.to, let next = engine.procedure(for: reference) else {
            throw .versionUnknown(reference)
        }
        try goOver(to: next, rule: "ask", renamed: [:])
    }

    /// The day until which the old version held is over.
    mutating func finishVersion(_ offer: VersionOffer) throws(CaseRefusal) {
        guard let next = engine.procedure(for: offer.to) else { throw .versionUnknown(offer.to) }
        guard fits(next, [:]) else { return follows(.versionKept(VersionKept(offered: offer.to))) }
        try goOver(to: next, rule: "finish-by", renamed: [:])
    }

    /// Waiting places keep step and branch, or are renamed as the document lists; a place the new
    /// version does not know keeps the case with the old one.
    private mutating func goOver(
        to next: Procedure, rule: String, renamed: [String: String]
    ) throws(CaseRefusal) {
        let names = renames(renamed)
        guard fits(next, names) else { throw .versionUnknown(next.reference) }
        let event = Happening.versionChanged(
            VersionChanged(to: next.reference, rule: rule, renamed: names))
        if actor.desk == .applicant { emit(event) } else { follows(event) }
        procedure = next
        relimit()
        if let step = state.step, next.parallel(step) != nil { try openNewBranches(of: step) }
    }

    /// The document's `step` or `step/branch` names as paths of this case, `branch/step`.
    private func renames(_ renamed: [String: String]) -> [String: String] {
        var names: [String: String] = [:]
        for (old, new) in renamed {
            let (from, to) = (old.split(separator: "/"), new.split(separator: "/"))
            guard let step = to.last.map(String.init) else { continue }
            names[old] = step
            if from.count == 2 {
                names["\(from[1])/\(from[0])"] = to.first.map(String.init) ?? step
            }
        }
        return names
    }

    private func fits(_ next: Procedure, _ names: [String: String]) -> Bool {
        if let step = state.step, next.position(ofMain: names[step] ?? step) == nil { return false }
        return state.waiting.allSatisfy { place in
            guard place.role == .step, let lane = place.branch.flatMap(state.branch) else {
                return place.role != .step
                    || next.position(ofMain: names[place.step] ?? place.step) != nil
            }
            let step = names["\(lane.id)/\(place.step)"] ?? place.step
            return next.steps(in: lane).contains { $0.id == step }
        }
    }

    /// Limits of the new version hold from the clocks' own beginnings.
    private mutating func relimit() {
        let ground = ClockGround("version", note: procedure.reference.description)
        let next = procedure
        let current = state
        redate(ground) { clock in
            switch clock.id.subject {
            case .whole:
                return (clock.id.measure == .promised ? next.promised : next.statutory)
                    .map { ($0, clock.from) }
            case .branch(let id):
                guard let limits = next.branch(id).map(next.limits) else { return nil }
                return (clock.id.measure == .promised ? limits.promised : limits.statutory)
                    .map { ($0, clock.from) }
            case .place(let path):
                guard let place = current.place(path), place.role == .step
                else { return nil }
                let lane = place.branch.flatMap(current.branch)
                let step = next.steps(in: lane).first { $0.id == place.step }
                return step?.within.map { ($0, clock.from) }
            }
        }
    }

    /// Branches the old version did not know, and those now needed, begin.
    private mutating func openNewBranches(of step: String) throws(CaseRefusal) {
        guard let plan = procedure.parallel(step) else { return }
        let known = Set(state.branches.map(\.id))
        isOpening = true
        for branch in plan.branches where !known.contains(branch.id) {
            try consider(branch, in: step)
        }
        isOpening = false
        try reconsider()
    }
}
