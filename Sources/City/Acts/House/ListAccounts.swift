public import Civics

extension CityHall {
    /// An account as the security administrator sees it: no number, no mandate, no password.
    public struct AccountShown: Hashable, Sendable {
        /// Whether somebody can sign in with it, or will when they have chosen a password.
        public enum State: String, Sendable, CaseIterable { case active, invited, locked }
        public var id: AccountID
        public var name: String
        public var displayName: String
        public var seats: [Seat]
        public var state: State
        /// The password must be changed at the next signing in.
        public var mustChangePassword: Bool
        public var invitationEnds: Instant?
    }

    /// Accounts in the order they were opened.
    ///
    /// - Parameter isStaff: Only those that hold a seat beside citizens' own, or none at all.
    /// - Returns: At most `limit`, and after which account the list goes on; `nil` at its end.
    public func accounts(
        after: AccountID?, limit: Int, isStaff: Bool, by person: SignedIn?
    ) async throws -> (items: [AccountShown], next: AccountID?) {
        let seat = try permit(.manageAccounts, to: person)
        note(.manageAccounts, by: person, seat: seat, allowed: true)
        var (items, last) = ([AccountShown](), after)
        // A long run of citizens is not walked in one call.
        for _ in 0..<20 {
            let records = try await store.accounts(after: last, limit: 200)
            for record in records {
                last = record.id
                guard let shown = shown(record), !isStaff || shown.isStaff else { continue }
                items.append(shown)
                if items.count == limit { return (items, last) }
            }
            if records.count < 200 { return (items, nil) }
        }
        return (items, last)
    }

    /// One account, by its id.
    ///
    /// - Throws: `not-found`.
    public func account(_ id: AccountID, by person: SignedIn?) async throws -> AccountShown {
        let seat = try permit(.manageAccounts, to: person)
        guard let record = try await store.account(id), let shown = shown(record) else {
            throw Problem(.notFound)
        }
        note(.manageAccounts, by: person, seat: seat, subject: record.person, allowed: true)
        return shown
    }

    /// The account with this sign-in name.
    public func account(
        named name: String, by person: SignedIn?
    ) async throws -> AccountShown? {
        try permit(.manageAccounts, to: person)
        return try await store.account(named: name).flatMap { shown($0) }
    }

    /// How accounts are called, for lists that name them; unknown ones are left out.
    public func accountNames(
        _ ids: Set<AccountID>, by person: SignedIn?
    ) async throws -> [AccountID: String] {
        var names: [AccountID: String] = [:]
        for id in ids {
            guard let record = try await store.account(id) else { continue }
            let name = AccountProfile(record.body)?.displayName ?? ""
            names[id] = name.isEmpty ? record.name : "\(name) (\(record.name))"
        }
        return names
    }

    private func shown(_ record: AccountRecord) -> AccountShown? {
        guard let profile = AccountProfile(record.body) else { return nil }
        let isInvited = profile.invitation.map { world.now() < $0.ends } ?? false
        return AccountShown(
            id: record.id, name: record.name, displayName: profile.displayName,
            seats: profile.seats,
            state: profile.isLocked ? .locked : isInvited ? .invited : .active,
            mustChangePassword: profile.mustChangePassword,
            invitationEnds: isInvited ? profile.invitation?.ends : nil)
    }
}

extension CityHall.AccountShown {
    /// Holds a seat that no citizen holds, or none yet.
    public var isStaff: Bool {
        seats.isEmpty || seats.contains { ![.citizen, .agent, .volunteer].contains($0.role) }
    }

    /// Holds an office of trust: such an account is given a new password by two people only, or one
    /// administrator could take another's place.
    public var isTrusted: Bool { seats.contains { $0.role.isTrusted } }
}

extension Role {
    /// Offices by which somebody could give himself rights or hide what was done.
    public var isTrusted: Bool {
        switch self {
        case .systemAdministrator, .securityAdministrator, .auditor, .privacyOfficer,
            .policyReleaser:
            true
        case .citizen, .agent, .volunteer, .windowClerk, .hotlineOperator, .gridWorker, .fieldTeam,
            .dispatcher, .examiner, .approver, .supervisor, .dataSteward, .policyAuthor, .leader:
            false
        }
    }
}
