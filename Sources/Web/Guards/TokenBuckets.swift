import Synchronization

/// How much one account or one place may ask of a route.
public struct Rate: Hashable, Sendable {
    /// Calls that may come at once, at least one.
    public let burst: Int
    /// Calls a second after that.
    public let perSecond: Double

    /// A rate; zero or less a second means the burst is all there ever is.
    public init(burst: Int, perSecond: Double) {
        self.burst = max(burst, 1)
        self.perSecond = max(perSecond, 0)
    }
}

/// One token bucket for each key: a call takes a token, tokens come back at the rate.
///
/// Kept in 16 separate parts, so that calls seldom wait for one another. A part that has grown to
/// its limit first forgets the buckets that are full again, which is no loss, and then the fullest,
/// so that a flood of new keys cannot take more memory than the limit.
public final class TokenBuckets<Key: Hashable & Sendable>: Sendable {
    private struct Bucket {
        var tokens: Double
        var filledAt: UInt64
    }

    private final class Part: Sendable {
        let buckets = Mutex<[Key: Bucket]>([:])
    }

    private let parts: [Part]
    private let rate: Rate
    private let limit: Int
    private let time: Monotonic

    /// - Parameter keys: Buckets kept at most, all parts together.
    public init(_ rate: Rate, keys: Int = 65_536, time: Monotonic = .machine) {
        self.rate = rate
        self.time = time
        limit = max(keys / 16, 4)
        parts = (0..<16).map { _ in Part() }
    }

    /// Takes one token.
    ///
    /// - Returns: `nil` when there was one; otherwise the whole seconds until there will be one,
    ///   at least 1.
    public func take(_ key: Key) -> Int? {
        let now = time.nanoseconds()
        return part(of: key).buckets.withLock { buckets in
            var bucket = filled(buckets[key], at: now)
            guard bucket.tokens >= 1 else {
                buckets[key] = bucket
                return wait(for: 1 - bucket.tokens)
            }
            bucket.tokens -= 1
            if buckets.count >= limit, buckets[key] == nil { forget(in: &buckets, at: now) }
            buckets[key] = bucket
            return nil
        }
    }

    /// Gives a token back: the call turned out not to count.
    public func giveBack(_ key: Key) {
        let now = time.nanoseconds()
        part(of: key).buckets.withLock { buckets in
            guard buckets[key] != nil else { return }
            var bucket = filled(buckets[key], at: now)
            bucket.tokens = min(bucket.tokens + 1, Double(rate.burst))
            buckets[key] = bucket
        }
    }

    private func part(of key: Key) -> Part { parts[key.hashValue & 15] }

    private func filled(_ bucket: Bucket?, at now: UInt64) -> Bucket {
        guard let bucket else { return Bucket(tokens: Double(rate.burst), filledAt: now) }
        let seconds = Double(now &- min(bucket.filledAt, now)) / 1e9
        let tokens = min(bucket.tokens + seconds * rate.perSecond, Double(rate.burst))
        return Bucket(tokens: tokens, filledAt: now)
    }

    private func wait(for tokens: Double) -> Int {
        guard rate.perSecond > 0 else { return 3600 }
        return max(1, Int(min((tokens / rate.perSecond).rounded(.up), 86_400)))
    }

    private func forget(in buckets: inout [Key: Bucket], at now: UInt64) {
        let full = Double(rate.burst)
        buckets = buckets.filter { filled($0.value, at: now).tokens < full }
        guard buckets.count >= limit else { return }
        let kept = buckets.sorted { $0.value.tokens < $1.value.tokens }.prefix(limit / 2)
        buckets = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
}
