public import Civics

/// The account a call is made with, as sign-in established it. Rights are always this person's,
/// also where one service calls another for them.
public struct Caller: Hashable, Sendable {
    /// The account signed in.
    public let account: AccountID
    /// The natural person behind it; `nil` for a machine's account.
    public let person: PersonID?
    /// What the account may do in at least one relation to a case.
    public let permissions: Set<Permission>
    /// Key of the unit the person works for (`market-regulation`); `nil` for the public.
    public let unit: String?
    /// The language chosen in the account's settings, if any.
    public let language: Language?

    /// An account with what it may do.
    public init(
        account: AccountID, person: PersonID? = nil, permissions: Set<Permission>,
        unit: String? = nil, language: Language? = nil
    ) {
        self.account = account
        self.person = person
        self.permissions = permissions
        self.unit = unit
        self.language = language
    }
}

/// Knows which account a token belongs to. Asked once for every call that carries one, so an
/// implementation keeps the answer at hand; a revoked token must stop working within a second.
public protocol Doorkeeper: Sendable {
    /// The account of an open session; `nil` when the token is unknown, expired or revoked.
    ///
    /// - Parameter token: The secret as the client sent it, at most 512 bytes. Never log it.
    func caller(bearing token: String) async throws -> Caller?

    /// The same for what a page asks by itself (a live update): it must not keep a session alive.
    func caller(bearingUnattended token: String) async throws -> Caller?

    /// Told of everybody signed in who is turned away at a route, so that the refusal can be
    /// written down.
    ///
    /// - Parameters:
    ///   - needed: Names of the permissions of which one would have let them in.
    ///   - route: The route's name.
    func turnedAway(_ caller: Caller, needed: [String], at route: String)
}

extension Doorkeeper {
    /// For doors whose sessions do not end by idleness.
    public func caller(bearingUnattended token: String) async throws -> Caller? {
        try await caller(bearing: token)
    }

    /// For doors that keep no record of refusals.
    public func turnedAway(_ caller: Caller, needed: [String], at route: String) {}
}
