import Policies
public import Cases
public import Civics

extension CityHall {
    /// Gives a command to a case.
    ///
    /// - Parameter seen: Version the sender had before their eyes; when another was first the
    ///   answer is `stale-version` and nothing was written. Without it the command is decided upon
    ///   whatever version there is.
    /// - Throws: `not-found`, `not-permitted`, `stale-version`, `refused` with the reason and what
    ///   to do instead.
    public func perform(
        _ command: CaseCommand, act: Act, on id: CaseID, seen: Int?, by person: SignedIn?,
        once: OnceRequest, records: [SideRecord] = []
    ) async throws -> Answered {
        let (file, seat) = try await self.file(of: id, for: act, by: person)
        guard let prepared = rules[file.state.policy] else {
            throw Problem(.internalFault, cause: "no prepared version of \(file.state.policy)")
        }
        if let seen, seen != file.state.version {
            if let answer = try await repeated(once, by: person) { return answer }
            throw Problem(
                .staleVersion,
                facts: ["seen": String(seen), "current": String(file.state.version)])
        }
        return try await write(
            command, to: file, under: prepared,
            by: actor(person, in: seat, of: file.state), person: person, once: once, seen: seen,
            records: records)
    }

    private func repeated(_ once: OnceRequest, by person: SignedIn?) async throws -> Answered? {
        guard let key = once.key, let person,
            let first = try await store.firstAnswer(to: OnceKey(sender: person.account, key))
        else { return nil }
        guard first.request == once.digest else { throw Problem(.idempotencyKeyReused) }
        return Answered(body: first.answer, isReplay: true)
    }

    /// The person as the engine knows them: desk and unit of the seat, or party of the case.
    func actor(_ person: SignedIn?, in seat: Seat?, of state: Case) -> Actor {
        guard let person else { return .system }
        let party = state.parties.first { party in
            party.person == person.person
                || party.organisation.map { person.mandates.contains($0) } ?? false
        }
        let isApplicant = seat?.role.desk == nil || seat?.role.desk == .applicant
        return Actor(
            person: person.person, desk: seat?.role.desk ?? .applicant, unit: seat?.unit,
            party: isApplicant ? party?.role : nil)
    }
}
