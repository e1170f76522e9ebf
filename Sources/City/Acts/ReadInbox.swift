import Civics

extension CityHall {
    /// A person's messages, newest first.
    ///
    /// - Returns: The page, and the message the next page comes after.
    public func inbox(
        of person: SignedIn?, isUnreadOnly: Bool = false, before message: MessageID? = nil,
        limit: Int
    ) async throws -> (messages: [InboxMessage], next: MessageID?) {
        try permit(.readOwnAccount, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        let sifting = Sifting<InboxMessage, MessageID>(
            reading: {
                try await self.store.messages(of: person.person, before: $0, limit: $1)
            },
            place: \.id, fits: { !isUnreadOnly || $0.read == nil })
        let (rows, next) = try await sifting.page(of: limit, after: message)
        return (rows, next)
    }

    /// How many messages the person has not read, counted up to 1,000.
    public func unreadMessages(of person: SignedIn?) async throws -> Int {
        guard let person else { return 0 }
        return try await store.unread(of: person.person)
    }

    /// Notes that the person has read all their messages.
    public func markAllRead(by person: SignedIn?) async throws {
        var last: MessageID?
        repeat {
            let (messages, next) = try await inbox(
                of: person, isUnreadOnly: true, before: last, limit: 200)
            try await markRead(messages.map(\.id), by: person)
            last = next
        } while last != nil
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
    ///
    /// - Parameter isOthersOnly: Without what they did themselves.
    /// - Returns: The page, and the number the next page comes after.
    public func accesses(
        concerning person: SignedIn?, isOthersOnly: Bool = false, before number: Int64? = nil,
        limit: Int
    ) async throws -> (records: [AccessRecord], next: Int64?) {
        try permit(.readOwnAccount, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        let sifting = Sifting<AccessRecord, Int64>(
            reading: {
                try await self.store.accesses(
                    concerning: person.person, before: $0, limit: $1)
            },
            place: \.number, fits: { !isOthersOnly || $0.account != person.account })
        let (rows, next) = try await sifting.page(of: limit, after: number)
        return (rows, next)
    }
}
