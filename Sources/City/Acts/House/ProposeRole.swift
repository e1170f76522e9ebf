public import Civics
import JSON

extension CityHall {
    /// 提出授权: one security administrator proposes that an account shall hold a role, or no more.
    ///
    /// Nothing changes before a second one signs it (``sign(_:hash:by:)``).
    /// - Throws: `nobody-grants-himself`, `roles-exclude` with the two roles, `role-as-it-is`,
    ///   `last-of-its-role`, `not-found` for the account or the unit.
    public func proposeRole(
        _ seat: Seat, of id: AccountID, isGrant: Bool, reason: String, by person: SignedIn?
    ) async throws -> Proposal {
        let own = try permit(.grantRole, to: person)
        let matter: Proposal.Matter = isGrant ? .grantRole(id, seat) : .revokeRole(id, seat)
        try await check(matter, by: person)
        return try await propose(matter, reason: reason, by: person, seat: own)
    }

    /// 提出重置: a new link for an account that holds an office of trust.
    public func proposeRenewal(
        of id: AccountID, reason: String, by person: SignedIn?
    ) async throws -> Proposal {
        let own = try permit(.manageAccounts, to: person)
        try await check(.renewAccess(id), by: person)
        return try await propose(.renewAccess(id), reason: reason, by: person, seat: own)
    }

    func propose(
        _ matter: Proposal.Matter, reason: String, by person: SignedIn?, seat: Seat?
    ) async throws -> Proposal {
        guard let person else { throw Problem(.notSignedIn) }
        guard (1...500).contains(reason.count) else {
            throw Problem(.invalidField, fields: [FieldProblem("/reason", .missing)])
        }
        let proposal = Proposal(
            id: world.timeOrderedID(), matter: matter, reason: reason, by: person.account,
            at: world.now(), state: .open)
        try await enter(
            HouseEntry(
                event: matter.proposed, matter: proposal.id,
                payload: ["hash": .string(proposal.hash), "matter": .object(matter.json)],
                records: [.register(proposal.record)]), by: person, seat: seat)
        note(
            matter.proposing, by: person, seat: seat, on: matter.caseID,
            purpose: "proposal:\(proposal.id)", allowed: true)
        return proposal
    }

    /// What must hold when a role is proposed, and again when it is signed.
    func check(_ matter: Proposal.Matter, by person: SignedIn?) async throws {
        guard let id = matter.account else { return }
        guard let record = try await store.account(id), let profile = AccountProfile(record.body)
        else { throw Problem(.notFound) }
        guard record.person != person?.person else { throw Problem(.nobodyGrantsHimself) }
        switch matter {
        case .grantRole(_, let seat):
            guard !profile.seats.contains(seat) else { throw Problem(.alreadyHeld) }
            try checkUnit(of: seat)
            let excluded = seat.role.excludes
            if let other = profile.seats.first(where: { excluded.contains($0.role) }) {
                throw Problem(
                    .rolesExclude,
                    facts: ["role": seat.role.rawValue, "other": other.role.rawValue])
            }
        case .revokeRole(_, let seat):
            guard profile.seats.contains(seat) else { throw Problem(.alreadyHeld) }
            try await requireOthers(seat.role, but: id)
        case .renewAccess, .eraseCase: break
        }
    }

    private func checkUnit(of seat: Seat) throws {
        guard let unit = seat.unit else { return }
        guard let known = rules.plan.units[unit], !known.isClosed else {
            throw Problem(.notFound)
        }
    }
}

extension Proposal.Matter {
    var caseID: CaseID? {
        if case .eraseCase(let id, _, _) = self { id } else { nil }
    }
}
