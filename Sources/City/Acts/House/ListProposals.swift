public import Civics

extension CityHall {
    /// Proposals this person may make or sign, the newest first: open ones and those of the last 30
    /// days.
    public func proposals(for person: SignedIn?) async throws -> [Proposal] {
        guard let person else { throw Problem(.notSignedIn) }
        let since = world.now().adding(milliseconds: -30 * Proposal.kept)
        var (found, last) = ([Proposal](), Int64(0))
        while true {
            let records = try await store.records(
                of: HouseBook.proposals, after: last, limit: 500)
            found += records.compactMap { Proposal($0) }.filter { $0.at >= since }
            guard records.count == 500, let end = records.last?.number else { break }
            last = end
        }
        return found.reversed().filter { may($0.matter, person) }
    }

    /// One proposal, if this person may make or sign it.
    ///
    /// - Throws: `not-found` otherwise.
    public func proposal(_ id: CaseID, for person: SignedIn?) async throws -> Proposal {
        guard let person else { throw Problem(.notSignedIn) }
        guard let proposal = try await proposal(id), may(proposal.matter, person) else {
            throw Problem(.notFound)
        }
        return proposal
    }

    private func may(_ matter: Proposal.Matter, _ person: SignedIn) -> Bool {
        [matter.proposing, matter.signing].contains { act in
            if case .allowed = access.decide(act, by: person) { true } else { false }
        }
    }
}
