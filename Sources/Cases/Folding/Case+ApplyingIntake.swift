import Civics

extension Case {
    mutating func apply(_ e: CaseSupplied, at: Instant) {
        answers.merge(e.answers) { _, new in new }
        materials.merge(e.materials) { _, new in new }
        for index in gaps.indices where gaps[index].isOpen {
            guard let entry = e.materials[gaps[index].material], entry.isPresent else { continue }
            gaps[index].filledAt = at
        }
        guard e.answersNotice else { return }
        supplement?.suppliedAt = at
        stage = acceptedAt == nil ? .filed : .inProgress
    }

    mutating func apply(_ e: CaseAccepted, at: Instant, by: Actor) {
        acceptedAt = e.from
        stage = .accepted
        for gap in e.gaps {
            gaps.append(
                GapState(
                    material: gap.material, mark: gap.mark, consequence: gap.consequence,
                    filledAt: nil, lapsed: false))
            materials[gap.material] = MaterialEntry(
                state: .promised, origin: materials[gap.material]?.origin,
                promisedUntil: gap.mark.end.day)
        }
        if e.basis == Basis.person { note(deed: .accepted, by: by, branch: nil, at: at) }
    }

    mutating func apply(_ e: AcceptanceRefused, at: Instant, by: Actor) {
        acceptanceRefusal = e
        note(deed: .accepted, by: by, branch: nil, at: at)
        finish(.refusedAcceptance, e.ground, at: at)
    }

    mutating func apply(_ e: SupplementAsked, at: Instant, by: Actor) {
        var state = supplement ?? SupplementState(items: [], lapsed: false)
        state.items += e.items.map { .init(branch: e.branch, unit: e.unit, item: $0) }
        supplement = state
        e.branch.flatMap(branchIndex).map { branches[$0].looked = true }
        note(deed: acceptedAt == nil ? .accepted : .examined, by: by, branch: e.branch, at: at)
    }

    mutating func notice(at: Instant) {
        supplement?.noticedAt = at
        stage = .supplementing
    }

    mutating func lapse() {
        supplement?.lapsed = true
        stage = acceptedAt == nil ? .filed : .inProgress
    }

    mutating func apply(_ e: GapLapsed) {
        for index in gaps.indices where gaps[index].material == e.material {
            gaps[index].lapsed = true
        }
    }
}

extension MaterialEntry {
    /// In hand, however it came.
    public var isPresent: Bool {
        switch state {
        case .fetched, .supplied, .generated: true
        case .promised, .missing: false
        }
    }
}

extension Due.End {
    var day: CivilDate {
        switch self {
        case .day(let day): day
        case .moment(let moment): moment.date
        }
    }
}

/// By what an acceptance or a decision came about.
enum Basis {
    static let person = "person"
    static let rules = "rules"
    static let silence = "silence"
    static let opinion = "opinion"
    static let commitment = "commitment"
    static let branches = "branches"
    /// The case it was split off had been accepted.
    static let split = "split"
    /// An appeal that was upheld.
    static let appeal = "appeal"
}
