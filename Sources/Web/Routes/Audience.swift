/// Who may call a route at all: the first, coarse question, answered before the body is read.
///
/// What a person may see or do with one case (unit, relation, purpose, time) is decided behind the
/// route, where the case is known; nothing there may widen what stands here.
public enum Audience: Hashable, Sendable {
    /// Everybody, without signing in.
    case anyone
    /// Everybody who holds the unguessable code in the path (verification, one-time rating).
    case codeHolder
    /// Every account that is signed in.
    case signedIn
    /// Accounts that hold at least one of these permissions.
    case holding(Set<Permission>)

    /// Accounts that hold this permission.
    public static func holding(_ permission: Permission) -> Audience { .holding([permission]) }

    /// Whether a caller must be known.
    public var needsSignIn: Bool {
        switch self {
        case .anyone, .codeHolder: false
        case .signedIn, .holding: true
        }
    }

    /// Whether this caller belongs to the audience.
    public func admits(_ caller: Caller) -> Bool {
        switch self {
        case .anyone, .codeHolder, .signedIn: true
        case .holding(let needed): needed.contains(where: caller.permissions.contains)
        }
    }

    /// Names of the permissions of which one is needed, in a stable order; empty when any account
    /// will do.
    public var permissionNames: [String] {
        switch self {
        case .anyone, .codeHolder, .signedIn: []
        case .holding(let permissions): permissions.map(\.name).sorted()
        }
    }
}

/// Leave to perform one act, by the act's stable name (`accept-case`). Which roles have it is
/// decided in one place of the city; the web only compares names.
public struct Permission: Hashable, Sendable, CustomStringConvertible {
    /// The act's stable name.
    public let name: String

    /// The permission for an act.
    public init(_ name: String) { self.name = name }

    /// The act's name.
    public var description: String { name }
}
