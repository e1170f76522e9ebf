public import Civics

extension CityHall {
    /// One place where somebody is signed in with the account.
    public struct OpenSession: Hashable, Sendable {
        /// Names the session on its page; opens nothing.
        public var name: String
        public var began: Instant
        public var seen: Instant
        public var isThis: Bool
    }

    /// Where the person is signed in, the newest first.
    public func sessions(
        of person: SignedIn?, token: SessionToken
    ) async throws -> [OpenSession] {
        try permit(.readOwnAccount, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        let now = world.now()
        return try await store.sessions(of: person.account).filter { session in
            now < session.ends
                && now < session.seen.adding(milliseconds: SessionToken.idleMilliseconds)
        }.map { session in
            OpenSession(
                name: String(session.digest.prefix(16)), began: session.began, seen: session.seen,
                isThis: session.digest == token.digest)
        }
    }

    /// Signs the person out elsewhere.
    ///
    /// - Parameter name: One session; `nil` for all but this one.
    public func endSessions(
        named name: String?, of person: SignedIn?, but token: SessionToken
    ) async throws {
        let seat = try permit(.readOwnAccount, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        for session in try await store.sessions(of: person.account)
        where session.digest != token.digest
            && (name == nil || session.digest.prefix(16) == name ?? "")
        {
            door.close(session.digest)
            try await store.endSession(digest: session.digest)
        }
        note(.signOut, by: person, seat: seat, allowed: true)
    }
}
