import Civics
import JSON

extension CityHall {
    /// Whose invitation this is: account name and how the person is addressed.
    ///
    /// - Returns: `nil` when the link was used, is too old or never was.
    public func invited(by secret: String) async throws -> (name: String, displayName: String)? {
        guard let (record, profile) = try await invitation(secret) else { return nil }
        return (record.name, profile.displayName)
    }

    /// The holder of the link chooses a password; the link works no more.
    ///
    /// - Throws: `invitation-over`, `password-refused`.
    public func redeem(_ secret: String, password: String) async throws {
        guard let (record, held) = try await invitation(secret) else {
            throw Problem(.invitationOver)
        }
        try check(password, for: record, held)
        var profile = held
        profile.seal = try await sealing(password)
        profile.invitation = nil
        profile.mustChangePassword = false
        let person = profile.signedIn(account: record.id, person: record.person, on: today)
        var changed = record
        changed.body = profile.bytes
        try await enter(
            HouseEntry(
                event: .passwordChosen, matter: matter(of: record.id), payload: [:],
                records: [.account(changed)]), by: person, seat: nil)
        note(.changePassword, by: person, allowed: true)
    }

    private func invitation(_ secret: String) async throws -> (AccountRecord, AccountProfile)? {
        guard secret.utf8.count == 74, let id = AccountID(String(secret.prefix(26))),
            let record = try await store.account(id), let profile = AccountProfile(record.body),
            let open = profile.invitation, world.now() < open.ends, !profile.isLocked,
            Self.invitationDigest(secret) == open.digest
        else { return nil }
        return (record, profile)
    }

    func check(_ password: String, for record: AccountRecord, _ profile: AccountProfile) throws {
        let rules = PasswordRules(own: [record.name, profile.displayName])
        if let weakness = rules.weakness(of: password) {
            throw Problem(.passwordRefused, facts: ["reason": weakness.rawValue])
        }
    }

    /// Sealing costs a tenth of a second and much memory: done aside, as opening is.
    func sealing(_ password: String) async throws -> PasswordSeal {
        let salt = world.randomBytes(16)
        return try await Task.detached { try PasswordSeal(sealing: password, salt: salt) }.value
    }
}
