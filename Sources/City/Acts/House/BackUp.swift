public import Civics

extension CityHall {
    /// 立即备份: begins one and returns at once. The copy stays on the server.
    ///
    /// - Throws: `backup-running`, `not-permitted`.
    public func startBackup(by person: SignedIn?) async throws {
        let seat = try permit(.administer, to: person)
        try await house.startBackup()
        note(.administer, by: person, seat: seat, purpose: "backup", allowed: true)
    }

    /// Backups made here, the newest first.
    public func backups(for person: SignedIn?) async throws -> [BackupState] {
        try permit(.administer, to: person)
        return await house.backups()
    }

    /// Sets the sample city's clock forward; what falls due by then happens before this returns.
    ///
    /// - Throws: `not-found` in a real city, `refused` when the moment has passed.
    public func setClock(forwardTo moment: Instant, by person: SignedIn?) async throws {
        guard house.canSetClock else { throw Problem(.notFound) }
        try permitSettingClock(person)
        guard try house.setClock(to: moment) != nil else {
            throw Problem(.refused, facts: ["reason": world.now().text(at: world.offset)])
        }
        while try await performDue() > 0 {}
    }
}
