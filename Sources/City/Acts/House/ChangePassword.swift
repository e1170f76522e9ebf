import Civics
import JSON

extension CityHall {
    /// 修改密码. Every other session of the account ends: whoever else knew the old one is out.
    ///
    /// - Parameter token: The session that stays.
    /// - Throws: `password-wrong`, `password-refused`.
    public func changePassword(
        from old: String, to new: String, keeping token: SessionToken, by person: SignedIn?
    ) async throws {
        let seat = try permit(.changePassword, to: person)
        guard let person, let record = try await store.account(person.account),
            var profile = AccountProfile(record.body)
        else { throw Problem(.notSignedIn) }
        let kept = profile.seal
        guard await world.aside({ kept.opens(with: old) }) else {
            note(.changePassword, by: person, seat: seat, allowed: false)
            throw Problem(.passwordWrong)
        }
        try check(new, for: record, profile)
        if old == new {
            throw Problem(
                .passwordRefused, facts: ["reason": PasswordRules.Weakness.known.rawValue])
        }
        profile.seal = try await sealing(new)
        profile.mustChangePassword = false
        profile.invitation = nil
        var changed = record
        changed.body = profile.bytes
        try await enter(
            HouseEntry(
                event: .passwordChosen, matter: matter(of: record.id), payload: [:],
                records: [.account(changed)]), by: person, seat: seat)
        note(.changePassword, by: person, seat: seat, allowed: true)
        try await endSessions(of: person.account, keeping: token)
    }

    private func endSessions(of account: AccountID, keeping token: SessionToken) async throws {
        for session in try await store.sessions(of: account) where session.digest != token.digest {
            door.close(session.digest)
            try await store.endSession(digest: session.digest)
        }
        // The one that stays is read anew, with the rights the account has now.
        door.close(token.digest)
    }
}
