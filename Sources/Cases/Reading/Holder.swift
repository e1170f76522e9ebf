public import Civics
public import Policies

/// Who holds the case now, since when and until when.
public struct Holder: Hashable, Sendable {
    public let place: String
    public let branch: String?
    public let unit: String?
    public let desk: Desk
    /// Role of the party awaited, at an applicant's place.
    public let party: String?
    public let since: Instant
    public let due: DueMark?
    /// The clock that ``due`` is reckoned from, for ``Engine/reasons(of:in:)``.
    public let clock: ClockID?
    public let light: Light
    public let urged: Bool
    /// Stands still on this ground.
    public let standsStill: String?
    /// Facts awaited before anybody can tell whether the step is needed.
    public let awaits: [String]
}

extension Case {
    /// Everybody at whom the case waits, the most pressing first. A branch of which nobody can tell
    /// yet whether it is needed is its unit's to clear up.
    public func holders(at instant: Instant) -> [Holder] {
        let waits = waiting.filter(\.holdsTheCase).map { holder($0, at: instant) }
        let unclear = branches.filter { $0.status == .undetermined }.map(holder)
        return (waits + unclear).sorted {
            let left = $0.due?.lateFrom ?? .latest
            let right = $1.due?.lateFrom ?? .latest
            return (left, $0.place) < (right, $1.place)
        }
    }

    private func holder(_ branch: BranchState) -> Holder {
        Holder(
            place: branch.id, branch: branch.id, unit: branch.unit, desk: .examiner, party: nil,
            since: acceptedAt ?? filedAt, due: clock(ClockID(.whole, .promised))?.mark,
            clock: ClockID(.whole, .promised), light: .green, urged: false, standsStill: nil,
            awaits: branch.awaits)
    }

    private func holder(_ place: WaitingPlace, at instant: Instant) -> Holder {
        let own = ClockID(.place(place.path), .promised)
        let lane = ClockID.Subject.lane(place.branch)
        let clocks = [own, ClockID(lane, .promised), ClockID(lane, .statutory)].compactMap(clock)
        let measured = clocks.first { $0.stoppedAt == nil }
        let standing = place.branch.flatMap(branch)?.suspension ?? suspension
        return Holder(
            place: place.path, branch: place.branch, unit: place.unit, desk: place.desk,
            party: place.party, since: place.since, due: measured?.mark, clock: measured?.id,
            light: clocks.map { $0.light(at: instant) }.max() ?? .green, urged: place.urged,
            standsStill: standing?.ground ?? measured?.standing.first, awaits: place.awaits)
    }

    /// The light of one waiting place: its own clock's, else that of what it is due by.
    public func light(at place: WaitingPlace, _ instant: Instant) -> Light {
        if let own = clock(ClockID(.place(place.path), .promised)) { return own.light(at: instant) }
        return due(at: place)?.light(at: instant, late: .red) ?? .green
    }

    /// The light of a branch: the heaviest of its own clocks and its steps'.
    public func light(ofBranch branch: String, at instant: Instant) -> Light {
        let places = Set(waiting.filter { $0.branch == branch }.map(\.path))
        return light(at: instant) { subject in
            switch subject {
            case .whole: false
            case .branch(let id): id == branch
            case .place(let path): places.contains(path)
            }
        }
    }

    /// The light of the case: the heaviest of all clocks that still run, so that a late branch
    /// shows at the parent too.
    public func light(at instant: Instant) -> Light { light(at: instant) { _ in true } }

    private func light(
        at instant: Instant, where counts: (ClockID.Subject) -> Bool
    ) -> Light {
        var light = Light.green
        for clock in clocks where clock.stoppedAt == nil && counts(clock.id.subject) {
            light = max(light, clock.light(at: instant))
        }
        return light
    }
}
