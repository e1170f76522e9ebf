public import Civics
public import TransparencyLog

/// What a store must be told: its ledger's name, the time, chance and bounds.
public struct StoreSettings: Sendable {
    /// Name of the sealed ledger: a URL without scheme, `log.example.org/2026`. Never changed.
    public var origin: String
    /// The moment it is; checkpoints are signed by it.
    public var now: @Sendable () -> Instant
    /// Bytes nobody can guess.
    public var randomBytes: @Sendable (_ count: Int) -> [UInt8]
    /// SHA-256 of the payload schemas that were published, by `name/version`.
    public var schemas: [String: LogHash]
    /// Largest attachment, in bytes.
    public var largestAttachment: Int
    /// What a database page cache may hold for writing, in KiB.
    public var writerCache: Int

    /// Keys of unordered indexes that wait in memory before they are written, some 100 bytes each.
    public var waitingKeys: Int

    /// Settings; bounds as they fit a town.
    public init(
        origin: String, now: @escaping @Sendable () -> Instant,
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8],
        schemas: [String: LogHash] = [:], largestAttachment: Int = 20 << 20,
        writerCache: Int = 96 << 10, waitingKeys: Int = 65_536
    ) {
        (self.origin, self.now, self.randomBytes) = (origin, now, randomBytes)
        (self.schemas, self.largestAttachment) = (schemas, largestAttachment)
        (self.writerCache, self.waitingKeys) = (writerCache, waitingKeys)
    }
}
