import Civics

extension CityHall {
    /// A person's messages, newest first.
    public func inbox(
        of person: SignedIn?, before message: MessageID? = nil, limit: Int
    ) async throws -> [InboxMessage] {
        try permit(.readOwnAccount, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        return try await store.messages(of: person.person, before: message, limit: limit)
    }

    /// How many messages the person has not read, counted up to 1,000.
    public func unreadMessages(of person: SignedIn?) async throws -> Int {
        guard let person else { return 0 }
        return try await store.unread(of: person.person)
    }

    /// Notes that the person has read these messages.
    public func markRead(_ messages: [MessageID], by person: SignedIn?) async throws {
        try permit(.readOwnAccount, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        for message in messages {
            try await store.markRead(message, of: person.person, at: world.now())
        }
    }

    /// 谁看过我的信息: acts on what is kept of the person, newest first.
    public func accesses(
        concerning person: SignedIn?, before number: Int64? = nil, limit: Int
    ) async throws -> [AccessRecord] {
        try permit(.readOwnAccount, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        return try await store.accesses(concerning: person.person, before: number, limit: limit)
    }
}
