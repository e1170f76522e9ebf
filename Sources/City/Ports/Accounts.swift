public import Civics

/// Accounts people sign in with.
public protocol Accounts: Sendable {
    /// An account; `nil` when there is none.
    func account(_ id: AccountID) async throws(StoreUnavailable) -> AccountRecord?

    /// The account with this sign-in name; `nil` when there is none.
    func account(named name: String) async throws(StoreUnavailable) -> AccountRecord?

    /// Accounts in the order they were made, after the one given, at most `limit`.
    func accounts(
        after id: AccountID?, limit: Int
    ) async throws(StoreUnavailable) -> [AccountRecord]

    /// Writes accounts, new or changed.
    ///
    /// - Throws: ``JournalRefusal/taken(what:)`` when a sign-in name belongs to another account.
    func put(_ accounts: [AccountRecord]) async throws(JournalRefusal)
}

/// One account.
public struct AccountRecord: Hashable, Sendable {
    /// The account.
    public var id: AccountID
    /// Name to sign in with, unique.
    public var name: String
    /// Person behind it.
    public var person: PersonID
    /// Everything else: password seal, seats, names, state. JSON.
    public var body: [UInt8]

    /// An account with these parts.
    public init(id: AccountID, name: String, person: PersonID, body: [UInt8]) {
        (self.id, self.name, self.person, self.body) = (id, name, person, body)
    }
}
