import JSON
import Cases
import Civics
import Policies

extension CityHall {
    /// What a case is found by, computed anew from its state.
    func row(of state: Case) -> CaseRow {
        let prepared = rules[state.policy]
        let now = state.updatedAt
        return CaseRow(
            caseID: state.id, number: state.number.text, internalNumber: state.internalNumber,
            policy: state.policy.description, kind: state.kind.rawValue,
            stage: state.stage.rawValue, isClosed: state.stage.isFinal,
            title: prepared?.policy.title.zhHans ?? "",
            people: state.parties.compactMap(\.person),
            organisations: state.parties.compactMap(\.organisation),
            places: state.waiting.compactMap { queuePlace($0, of: state, at: now) },
            promisedDue: state.clock(ClockID(.whole, .promised))?.mark?.lateFrom,
            statutoryDue: state.clock(ClockID(.whole, .statutory))?.mark?.lateFrom,
            light: state.worstLight(at: now).clockLight,
            nextMoment: state.nextMoment,
            opened: state.filedAt, updated: state.updatedAt, parent: state.parent,
            spot: spot(of: state))
    }

    private func queuePlace(_ place: WaitingPlace, of state: Case, at now: Instant) -> QueuePlace? {
        guard let unit = place.unit else { return nil }
        let mark = state.due(at: place)
        return QueuePlace(
            unit: unit, desk: place.desk.rawValue, path: place.path, due: mark?.lateFrom,
            light: light(place, of: state, at: now).clockLight, since: place.since,
            assignee: place.assignee)
    }

    /// Worst of the place's own clock and those of its branch, or of the whole case where it stands
    /// in none: the branch that is late shows it, the others do not.
    private func light(_ place: WaitingPlace, of state: Case, at now: Instant) -> Light {
        let own = state.due(at: place)?.light(at: now, late: .red) ?? .green
        let subject: ClockID.Subject = place.branch.map { .branch($0) } ?? .whole
        let around = state.clocks
            .filter { $0.id.subject == subject && $0.stoppedAt == nil }
            .map { $0.light(at: now) }
        return max(own, around.max() ?? .green)
    }

    private func spot(of state: Case) -> CaseSpot? {
        guard let position = state.position else { return nil }
        let category = state.answers[EngineFacts.category]?.value.string ?? state.policy.id
        return CaseSpot(
            category: category, longitude: position.longitude, latitude: position.latitude)
    }
}

extension Case {
    /// The worst light of all clocks that still count.
    func worstLight(at instant: Instant) -> Light {
        clocks.map { $0.light(at: instant) }.max() ?? .green
    }
}

extension Light {
    var clockLight: ClockLight {
        switch self {
        case .green: .green
        case .yellow: .yellow
        case .red: .red
        case .black: .black
        }
    }
}
