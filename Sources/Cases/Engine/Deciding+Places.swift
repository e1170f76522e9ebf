import Civics
import Policies

extension Deciding {
    /// Steps of the main line or of a branch.
    func steps(_ lane: String?) -> [Step] {
        guard let lane else { return procedure.flow.steps }
        return state.branch(lane).map { procedure.steps(in: $0) } ?? []
    }

    func step(_ place: WaitingPlace) -> Step? {
        guard place.role == .step else { return nil }
        return steps(place.branch).first { $0.id == place.step }
    }

    /// Paths at which the case waits.
    var paths: [String] { state.waiting.map(\.path) }

    /// The place at which the actor may do what is asked, among those whose pattern fits.
    ///
    /// - Throws: ``CaseRefusal/notWaitingThere(waiting:)`` when the case waits at none,
    ///   ``CaseRefusal/notYours(desk:unit:)`` when at none of the actor's.
    func place(
        in lane: Lane = .any, where fits: (Pattern) -> Bool
    ) throws(CaseRefusal) -> (place: WaitingPlace, step: Step) {
        var found = false
        for place in state.waiting where lane.holds(place.branch) {
            guard let step = step(place), fits(step.pattern) else { continue }
            found = true
            guard mayAct(at: place) else { continue }
            try ready(place)
            return (place, step)
        }
        guard found else { throw missing }
        throw notYours
    }

    /// The place of a role that the engine itself opened.
    func place(
        _ role: WaitingPlace.Role, in lane: Lane = .any
    ) throws(CaseRefusal) -> WaitingPlace {
        let places = state.waiting.filter { $0.role == role && lane.holds($0.branch) }
        guard !places.isEmpty else { throw missing }
        guard let place = places.first(where: mayAct) else { throw notYours }
        return place
    }

    /// Nothing stands still there, and whether the step is needed is known.
    func ready(_ place: WaitingPlace) throws(CaseRefusal) {
        if let ground = suspension(of: place.branch)?.ground { throw .standsStill(ground: ground) }
        if !place.awaits.isEmpty { throw .factsMissing(place.awaits) }
        let unpaid = state.payments.first { $0.step == place.step && $0.paidAt == nil }
        if let unpaid, place.role == .step { throw .unpaid(order: unpaid.order) }
    }

    func suspension(of lane: String?) -> Suspension? {
        state.suspension ?? lane.flatMap { state.branch($0)?.suspension }
    }

    /// Whether the actor's desk, unit and person, or role as a party, fit the place.
    func mayAct(at place: WaitingPlace) -> Bool {
        guard actor.desk == place.desk else { return false }
        if let party = place.party, actor.desk == .applicant { return actor.party == party }
        if actor.desk != .applicant, actor.desk != .system, actor.person == nil { return false }
        if let unit = place.unit, actor.unit != unit { return false }
        return place.assignee.map { $0 == actor.person } ?? true
    }

    var missing: CaseRefusal {
        state.stage.isFinal ? .notInThisStage(state.stage) : .notWaitingThere(waiting: paths)
    }
    var notYours: CaseRefusal { .notYours(desk: actor.desk, unit: actor.unit) }

    /// - Throws: ``CaseRefusal/notYours(desk:unit:)`` unless the actor sits at one of the desks as
    ///   a known person.
    func require(_ desks: Desk...) throws(CaseRefusal) {
        guard desks.contains(actor.desk), actor.person != nil || actor.desk == .system else {
            throw notYours
        }
    }

    /// - Throws: ``CaseRefusal/separationOfDuty(earlier:)`` when the person has done another of the
    ///   three acts in this case.
    func separate(_ act: Deed.Act) throws(CaseRefusal) {
        guard let person = actor.person else { throw notYours }
        let other = state.deeds.first { $0.person == person && $0.act != act }
        if let other { throw .separationOfDuty(earlier: other.act.rawValue) }
    }

    func requireReason(_ text: String) throws(CaseRefusal) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing }
    }

    func requireRunning() throws(CaseRefusal) {
        guard !state.stage.isFinal else { throw .notInThisStage(state.stage) }
    }

    /// Joint reviews and invited departments whose opinion is awaited.
    func openOpinions(in lane: Lane) -> [String] {
        state.waiting.filter {
            ($0.role == .jointReview || $0.role == .invited)
                && (lane == .any || $0.role == .jointReview)
        }.map { $0.unit ?? $0.path }
    }
}

/// Which line of the flow a command is about.
enum Lane: Hashable {
    case any
    case line(String?)

    func holds(_ branch: String?) -> Bool {
        switch self {
        case .any: true
        case .line(let line): line == branch
        }
    }
}
