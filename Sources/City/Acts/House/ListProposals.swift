public import Civics

extension CityHall {
    /// Proposals this person may make or sign, the newest first: open ones and those of the last 30
    /// days.
    public func proposals(for person: SignedIn?) async throws -> [Proposal] {
        guard let person else { throw Problem(.notSignedIn) }
        let since = world.now().adding(milliseconds: -30 * Proposal.kept)
        let found = try await allProposals().filter { $0.at >= since }
        return found.reversed().filter { may($0.matter, person) }
    }

    func allProposals() async throws -> [Proposal] {
        try await store.records(ofBook: HouseBook.proposals).compactMap { Proposal($0) }
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
