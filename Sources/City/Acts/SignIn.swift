public import Civics

extension CityHall {
    /// What a person holds after signing in.
    public struct Welcome: Sendable {
        public var token: SessionToken
        public var person: SignedIn
        public var ends: Instant
    }

    /// 登录. A wrong name and a wrong password are told alike and cost alike.
    ///
    /// - Throws: `not-signed-in` when name and password do not belong together. The caller limits
    ///   how often one may try.
    public func signIn(name: String, password: String) async throws -> Welcome {
        let record = try await store.account(named: name)
        let profile = record.flatMap { AccountProfile($0.body) }
        let seal = profile?.seal ?? PasswordSeal.never
        let opens = await world.aside { seal.opens(with: password) }
        let person = record.flatMap { record in
            profile?.signedIn(account: record.id, person: record.person, on: today)
        }
        guard opens, let person, profile?.isLocked == false else {
            note(.signIn, by: person, allowed: false)
            throw Problem(.notSignedIn)
        }
        note(.signIn, by: person, allowed: true)
        return try await open(for: person)
    }

    func open(for person: SignedIn) async throws -> Welcome {
        let token = SessionToken(bytes: world.randomBytes(32))
        let now = world.now()
        let session = SessionRecord(
            digest: token.digest, account: person.account, began: now, seen: now,
            ends: now.adding(milliseconds: SessionToken.absoluteMilliseconds))
        try await store.put(session)
        door.admit(.init(person: person, record: session, noted: now))
        return Welcome(token: token, person: person, ends: session.ends)
    }

    /// 退出. The token opens nothing from this moment on.
    public func signOut(_ token: SessionToken) async throws {
        door.close(token.digest)
        try await store.endSession(digest: token.digest)
    }

    /// Who holds this token; `nil` when it opens nothing (any more).
    ///
    /// - Parameter isAttended: Whether a person asked. What a page asks by itself does not keep a
    ///   session alive: somebody who has gone is signed out although their page is still open.
    public func person(
        holding token: SessionToken, isAttended: Bool = true
    ) async throws -> SignedIn? {
        let digest = token.digest
        let now = world.now()
        if let entry = door.entry(digest) {
            return try await admit(entry, now: now, isAttended: isAttended)
        }
        guard let session = try await store.session(digest: digest),
            let record = try await store.account(session.account),
            let profile = AccountProfile(record.body), !profile.isLocked
        else { return nil }
        let person = profile.signedIn(account: record.id, person: record.person, on: today)
        return try await admit(
            .init(person: person, record: session, noted: session.seen), now: now,
            isAttended: isAttended)
    }

    private func admit(
        _ entry: SessionDoor.Entry, now: Instant, isAttended: Bool
    ) async throws -> SignedIn? {
        var entry = entry
        let session = entry.record
        let idle = session.seen.adding(milliseconds: SessionToken.idleMilliseconds)
        guard now < session.ends, now < idle else {
            door.close(session.digest)
            try await store.endSession(digest: session.digest)
            return nil
        }
        guard isAttended else { return try await withAgencies(entry.person) }
        let isDue = entry.noted.adding(milliseconds: 60_000) < now
        if session.seen.adding(milliseconds: 1_000) < now || isDue {
            entry.record.seen = now
            if isDue {
                entry.noted = now
                try await store.put(entry.record)
            }
            door.admit(entry)
        } else if door.entry(session.digest) == nil {
            door.admit(entry)
        }
        return try await withAgencies(entry.person)
    }
}
