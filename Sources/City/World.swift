public import Civics

/// What the city cannot know by itself: the moment and chance. Made in the composition, replaced in
/// tests by a fixed moment and a seeded stream.
public struct World: Sendable {
    /// The moment it is in this city; in the sample city it may have been set forward.
    public var now: @Sendable () -> Instant
    /// Bytes nobody can guess, as many as asked for.
    public var randomBytes: @Sendable (_ count: Int) -> [UInt8]
    /// Runs long computing (a password's scrypt) aside, so that requests go on meanwhile.
    public var aside: @Sendable (_ work: @escaping @Sendable () -> Bool) async -> Bool
    /// Civil time of the city.
    public var offset: UTCOffset

    public init(
        now: @escaping @Sendable () -> Instant,
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8],
        aside: @escaping @Sendable (_ work: @escaping @Sendable () -> Bool) async -> Bool = {
            $0()
        },
        offset: UTCOffset = .chinaStandardTime
    ) {
        self.now = now
        self.randomBytes = randomBytes
        self.aside = aside
        self.offset = offset
    }

    /// A number nobody can guess.
    public func randomWord() -> UInt64 { Self.word(randomBytes(8)[...]) }

    /// An id whose first 48 bits are the millisecond, so that ids of one day lie together in every
    /// index, and whose other 80 bits nobody can guess.
    public func timeOrderedID<ID: OpaqueID>(as type: ID.Type = ID.self) -> ID {
        let bytes = randomBytes(10)
        let milliseconds = UInt64(bitPattern: now().millisecondsSinceEpoch)
        return ID(
            high: milliseconds << 16 | Self.word(bytes[..<2]), low: Self.word(bytes[2...]))
    }

    /// An id that tells nothing, for pseudonyms.
    public func unguessableID<ID: OpaqueID>(as type: ID.Type = ID.self) -> ID {
        let bytes = randomBytes(16)
        return ID(high: Self.word(bytes[..<8]), low: Self.word(bytes[8...]))
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
