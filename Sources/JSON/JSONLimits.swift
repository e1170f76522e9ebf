/// What a parser accepts at most, so that a hostile body costs no more than an honest one.
public struct JSONLimits: Hashable, Sendable {
    /// Arrays and objects inside one another, 1...512.
    public let depth: Int
    /// Bytes of the whole text.
    public let bytes: Int
    /// Object keys in the whole text.
    public let keys: Int
    /// Characters of one number.
    public let numberLength: Int

    /// - Parameter depth: Held within 1...512: the parser and every later walk over the value go
    ///   one call deeper a level.
    public init(
        depth: Int = 64, bytes: Int = 8 << 20, keys: Int = 100_000, numberLength: Int = 256
    ) {
        self.depth = min(max(depth, 1), 512)
        self.bytes = bytes
        self.keys = keys
        self.numberLength = numberLength
    }

    /// 64 levels, 8 MiB, 100,000 keys, numbers of 256 characters.
    public static let `default` = JSONLimits()
}
