/// An identifier that says nothing about what it names: 128 random bits.
///
/// Printed as 26 lowercase base-32 characters whose order is the order of the bits, so that lists
/// sorted by text and by value agree. The random bits come from the caller.
public protocol OpaqueID: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The 128 bits.
    var bits: OpaqueBits { get }
    /// The identifier with these bits.
    init(bits: OpaqueBits)
}

/// The 128 bits of an identifier.
public struct OpaqueBits: Hashable, Comparable, Sendable {
    /// The first 64 bits.
    public let high: UInt64
    /// The last 64 bits.
    public let low: UInt64

    /// Joins two halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Compares as one unsigned number of 128 bits.
    public static func < (left: OpaqueBits, right: OpaqueBits) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension OpaqueID {
    /// The identifier with these two halves.
    public init(high: UInt64, low: UInt64) { self.init(bits: OpaqueBits(high: high, low: low)) }

    /// Draws 128 bits; from the system's generator for real ones, from a seeded one for samples.
    public init(drawingFrom generator: inout some RandomNumberGenerator) {
        let high: UInt64 = generator.next()
        self.init(high: high, low: generator.next())
    }

    /// Reads the 26 characters of ``description``; nil for anything else, capitals included.
    public init?(_ text: String) {
        guard let bits = OpaqueBits(base32: text) else { return nil }
        self.init(bits: bits)
    }

    /// 26 lowercase base-32 characters, without i, l, o and u so that they read aloud well.
    public var description: String { bits.base32 }

    /// Compares the bits as one unsigned number.
    public static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}

extension OpaqueBits {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let values = (0...255).map { byte in
        UInt8(alphabet.firstIndex { Int($0) == byte } ?? 255)
    }

    /// 128 bits in 26 characters of 5 bits; the first character holds only three.
    var base32: String {
        String(unsafeUninitializedCapacity: 26) { buffer in
            var (high, low) = (high, low)
            for place in stride(from: 25, through: 0, by: -1) {
                buffer[place] = Self.alphabet[Int(low & 31)]
                low = low >> 5 | high << 59
                high >>= 5
            }
            return 26
        }
    }

    init?(base32 text: String) {
        guard text.utf8.count == 26 else { return nil }
        var (high, low) = (UInt64(0), UInt64(0))
        for byte in text.utf8 {
            let value = Self.values[Int(byte)]
            guard high >> 59 == 0, value < 32 else { return nil }
            high = high << 5 | low >> 59
            low = low << 5 | UInt64(value)
        }
        self.init(high: high, low: low)
    }
}
