import Civics

/// The limits every call passes: one for the place it comes from, one for the account it is made
/// with. Which limit a route falls under stands in the route table.
public struct RateLimits: Sendable {
    private let sources: TokenBuckets<CallSource>?
    private let accounts: TokenBuckets<AccountID>?
    private let heavySources: TokenBuckets<CallSource>?

    /// Limits; `nil` for none.
    ///
    /// - Parameter heavy: A second, tighter limit by place for routes that are costly or invite
    ///   guessing without signing in (`RateClass.heavy`).
    public init(
        source: Rate?, account: Rate?, heavy: Rate?, time: Monotonic = .machine
    ) {
        sources = source.map { TokenBuckets($0, time: time) }
        accounts = account.map { TokenBuckets($0, time: time) }
        heavySources = heavy.map { TokenBuckets($0, time: time) }
    }

    /// No limits, for measuring.
    public static let none = RateLimits(source: nil, account: nil, heavy: nil)

    /// 60 calls at once and 30 a second from one place, half of that for one account, and 10 at
    /// once and one in 3 seconds where guessing would pay.
    public static var usual: RateLimits {
        RateLimits(
            source: Rate(burst: 60, perSecond: 30), account: Rate(burst: 30, perSecond: 15),
            heavy: Rate(burst: 10, perSecond: 1.0 / 3))
    }

    /// For a sample city, where one person plays everybody: looser, and still bounded.
    public static var sample: RateLimits {
        RateLimits(
            source: Rate(burst: 600, perSecond: 300), account: Rate(burst: 300, perSecond: 150),
            heavy: Rate(burst: 200, perSecond: 20))
    }

    /// Counts one call from a place, before anything is known of who calls.
    func admit(_ source: CallSource, to rate: RateClass) throws(Problem) {
        guard rate != .exempt else { return }
        if let seconds = sources?.take(source) { throw Self.tooMany(seconds) }
        if rate == .heavy, let seconds = heavySources?.take(source) { throw Self.tooMany(seconds) }
    }

    /// Counts one call of an account.
    func admit(_ account: AccountID, to rate: RateClass) throws(Problem) {
        guard rate != .exempt, let seconds = accounts?.take(account) else { return }
        throw Self.tooMany(seconds)
    }

    private static func tooMany(_ seconds: Int) -> Problem {
        Problem(.tooManyRequests, facts: ["seconds": String(seconds)])
    }
}

/// Under which limits a route falls.
public enum RateClass: Hashable, Sendable {
    /// The limits of place and account.
    case ordinary
    /// Those and the tighter one by place.
    case heavy
    /// None: probes of the operator's own machinery.
    case exempt
}
