import Synchronization
public import Web

/// A monotonic clock that stands still until it is moved.
public final class StandingClock: Sendable {
    private let now = Mutex<UInt64>(1_000_000_000_000)

    /// At some moment.
    public init() {}

    /// What the guards are given.
    public var monotonic: Monotonic { Monotonic { self.now.withLock { $0 } } }

    /// Lets time pass.
    public func pass(seconds: Double) {
        now.withLock { $0 += UInt64(seconds * 1e9) }
    }
}

/// Knows a fixed set of tokens.
public struct Porter: Doorkeeper {
    private let known: [String: Caller]

    /// Tokens with their accounts.
    public init(_ known: [String: Caller]) { self.known = known }

    public func caller(bearing token: String) async throws -> Caller? { known[token] }
}
