public import Civics
import JSON

extension CityHall {
    /// 签署: a second person signs what the first proposed, and it takes effect at once.
    ///
    /// - Parameter hash: ``Proposal/hash`` as the signer saw it: nobody signs other bytes.
    /// - Returns: For a renewed access the link to hand over.
    /// - Throws: `second-person-needed`, `proposal-over`, and whatever refuses a proposal.
    @discardableResult
    public func sign(
        _ id: CaseID, hash: String, by person: SignedIn?
    ) async throws -> Invitation? {
        let (proposal, seat) = try await signable(id, by: person)
        guard proposal.hash == hash, proposal.isOpen(at: world.now()) else {
            throw Problem(.signingOver)
        }
        try await check(proposal.matter, by: person)
        var signed = proposal
        (signed.secondBy, signed.secondAt) = (person?.account, world.now())
        let invitation = try await carryOut(&signed, by: person, seat: seat)
        note(
            proposal.matter.signing, by: person, seat: seat, on: proposal.matter.caseID,
            purpose: "proposal:\(id)", allowed: true)
        return invitation
    }

    /// 不同意: the proposal is over and changed nothing. The proposer may take it back the same way.
    public func refuse(_ id: CaseID, by person: SignedIn?) async throws {
        guard var proposal = try await proposal(id) else { throw Problem(.notFound) }
        let seat = try permit(proposal.matter.signing, orAs: proposal, to: person)
        guard proposal.isOpen(at: world.now()) else { throw Problem(.signingOver) }
        proposal.state = .refused
        (proposal.secondBy, proposal.secondAt) = (person?.account, world.now())
        try await enter(
            HouseEntry(
                event: .proposalRefused, matter: id, payload: ["hash": .string(proposal.hash)],
                records: [.register(proposal.record)]), by: person, seat: seat)
    }

    private func permit(
        _ act: Act, orAs proposal: Proposal, to person: SignedIn?
    ) throws -> Seat? {
        if let person, person.account == proposal.by {
            return try permit(proposal.matter.proposing, to: person)
        }
        return try permit(act, to: person)
    }

    private func signable(
        _ id: CaseID, by person: SignedIn?
    ) async throws -> (Proposal, Seat?) {
        guard let proposal = try await proposal(id) else { throw Problem(.notFound) }
        let seat = try permit(proposal.matter.signing, to: person)
        let first = try await store.account(proposal.by)
        guard let person, proposal.by != person.account, first?.person != person.person else {
            note(proposal.matter.signing, by: person, seat: seat, allowed: false)
            throw Problem(.secondPersonNeeded)
        }
        return (proposal, seat)
    }

    func proposal(_ id: CaseID) async throws -> Proposal? {
        try await store.record(of: HouseBook.proposals, key: id.description)
            .flatMap { Proposal($0) }
    }

    private func carryOut(
        _ signed: inout Proposal, by person: SignedIn?, seat: Seat?
    ) async throws -> Invitation? {
        switch signed.matter {
        case .grantRole(let id, let wanted):
            try await change(id, &signed, .roleGranted, by: person, seat: seat) {
                $0.seats.append(wanted)
            }
        case .revokeRole(let id, let wanted):
            try await change(id, &signed, .roleRevoked, by: person, seat: seat) {
                $0.seats.removeAll { $0 == wanted }
            }
        case .renewAccess(let id):
            let (invitation, kept) = invite(id)
            let seal = PasswordSeal.unopened(world.randomBytes(48))
            try await change(id, &signed, .accountInvited, by: person, seat: seat) {
                ($0.seal, $0.invitation) = (seal, kept)
            }
            try await store.endSessions(of: id)
            door.close(account: id)
            return invitation
        case .eraseCase:
            signed.state = .signed
            try await enter(
                HouseEntry(
                    event: .erasureConfirmed, matter: signed.id,
                    payload: ["hash": .string(signed.hash)],
                    records: [.register(signed.record)]), by: person, seat: seat)
            try await carryOutErasure(signed)
        }
        return nil
    }

    private func change(
        _ id: AccountID, _ signed: inout Proposal, _ event: HouseEvent, by person: SignedIn?,
        seat: Seat?, _ change: (inout AccountProfile) -> Void
    ) async throws {
        guard var record = try await store.account(id),
            var profile = AccountProfile(record.body)
        else { throw Problem(.notFound) }
        change(&profile)
        record.body = profile.bytes
        signed.state = .done
        try await enter(
            HouseEntry(
                event: event, matter: signed.id, payload: ["hash": .string(signed.hash)],
                records: [.register(signed.record), .account(record)]), by: person, seat: seat)
        // Whoever is signed in has the new rights with the next request.
        door.close(account: id)
    }
}
