public import Civics

/// Signing in with an identity that somebody else vouches for (a national or provincial service).
public protocol ForeignSignIn: Sendable {
    /// What people call it.
    var name: LocalizedText { get }

    /// Where the visitor goes to prove who they are.
    ///
    /// - Parameters:
    ///   - secret: 32 unguessable bytes kept by the visitor's browser alone, new each time;
    ///     ``finish(code:state:issuer:secret:back:)`` needs the same ones.
    ///   - back: Our address they come back to.
    /// - Throws: `sign-on-unavailable`.
    func address(secret: [UInt8], back: String) async throws -> String

    /// Takes what the visitor came back with, and asks who they are.
    ///
    /// - Throws: `sign-on-refused` with what was wrong, `sign-on-unavailable`.
    func finish(
        code: String, state: String, issuer: String?, secret: [UInt8], back: String
    ) async throws -> ForeignPerson

    /// Where they can also sign out over there; `nil` where that is not offered.
    func endAddress(back: String) async -> String?
}

/// Somebody vouched for, with verified real name (实名).
public struct ForeignPerson: Hashable, Sendable {
    /// Number by which registers know the person.
    public var residentNumber: String
    /// How they are called over there.
    public var name: String?
    /// Organisation they are vouched to act for, by credit code.
    public var organisation: String?

    /// A person with these parts.
    public init(residentNumber: String, name: String? = nil, organisation: String? = nil) {
        (self.residentNumber, self.name) = (residentNumber, name)
        self.organisation = organisation
    }
}
