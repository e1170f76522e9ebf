public import Civics
import JSON

extension CityHall {
    /// 锁定: the account opens with nothing from this moment on, in every session.
    ///
    /// - Throws: `nobody-grants-himself` for one's own account, `last-of-its-role`, `not-found`.
    public func lockAccount(_ id: AccountID, by person: SignedIn?) async throws {
        try await change(id, .accountLocked, by: person) { profile in
            profile.isLocked = true
            profile.invitation = nil
        }
        try await store.endSessions(of: id)
        door.close(account: id)
    }

    /// 解锁: the old password opens it again.
    public func unlockAccount(_ id: AccountID, by person: SignedIn?) async throws {
        try await change(id, .accountUnlocked, by: person) { $0.isLocked = false }
    }

    /// 重置: the old password opens nothing more; the holder chooses a new one by a link.
    ///
    /// - Throws: `second-person-needed` for accounts that hold an office of trust: propose it.
    public func renewAccess(_ id: AccountID, by person: SignedIn?) async throws -> Invitation {
        let shown = try await account(id, by: person)
        guard !shown.isTrusted else { throw Problem(.secondPersonNeeded) }
        let (invitation, kept) = invite(id)
        let seal = PasswordSeal.unopened(world.randomBytes(48))
        try await change(id, .accountInvited, by: person) { profile in
            (profile.seal, profile.invitation) = (seal, kept)
        }
        try await store.endSessions(of: id)
        door.close(account: id)
        return invitation
    }

    private func change(
        _ id: AccountID, _ event: HouseEvent, by person: SignedIn?,
        _ change: (inout AccountProfile) -> Void
    ) async throws {
        let seat = try permit(.manageAccounts, to: person)
        guard let record = try await store.account(id), var profile = AccountProfile(record.body)
        else { throw Problem(.notFound) }
        guard record.person != person?.person else { throw Problem(.nobodyGrantsHimself) }
        if event == .accountLocked {
            for seat in profile.seats { try await requireOthers(seat.role, but: id) }
        }
        change(&profile)
        var changed = record
        changed.body = profile.bytes
        try await enter(
            HouseEntry(
                event: event, matter: matter(of: id),
                payload: ["account": .string(id.description)], records: [.account(changed)]),
            by: person, seat: seat)
        note(.manageAccounts, by: person, seat: seat, subject: record.person, allowed: true)
    }

    /// Offices that somebody must hold at any time, and by how many.
    static let needed: [Role: Int] = [
        .securityAdministrator: 2, .systemAdministrator: 1, .auditor: 1,
    ]

    /// - Throws: `last-of-its-role` when too few others would hold it.
    func requireOthers(_ role: Role, but id: AccountID) async throws {
        guard let least = Self.needed[role] else { return }
        var (found, last) = (0, AccountID?.none)
        while true {
            let records = try await store.accounts(after: last, limit: 500)
            for record in records where record.id != id {
                guard let profile = AccountProfile(record.body), !profile.isLocked else { continue }
                if profile.seats.contains(where: { $0.role == role }) { found += 1 }
                if found == least { return }
            }
            guard records.count == 500, let end = records.last?.id else { break }
            last = end
        }
        throw Problem(.lastOfItsRole, facts: ["role": role.rawValue])
    }
}
