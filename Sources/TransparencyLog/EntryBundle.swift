/// Up to 256 consecutive entries, as served: each after its length in two bytes, the high byte
/// first (C2SP tlog-tiles, "Log entries").
public struct EntryBundle: Hashable, Sendable {
    /// The longest entry that the length can say, in bytes.
    public static let longestEntry = 65_535

    public let entries: [[UInt8]]

    /// A bundle of 1...256 entries of at most 65,535 bytes; `nil` otherwise.
    public init?(entries: [[UInt8]]) {
        guard (1...TilePath.fullWidth).contains(entries.count),
            entries.allSatisfy({ $0.count <= Self.longestEntry })
        else { return nil }
        self.entries = entries
    }

    /// A bundle from its bytes; `nil` unless they are exactly `width` entries.
    public init?(parsing bytes: [UInt8], width: Int) {
        var entries: [[UInt8]] = []
        var place = 0
        while place < bytes.count {
            guard place + 2 <= bytes.count else { return nil }
            let length = Int(bytes[place]) << 8 | Int(bytes[place + 1])
            place += 2
            guard place + length <= bytes.count else { return nil }
            entries.append(Array(bytes[place..<place + length]))
            place += length
        }
        guard entries.count == width else { return nil }
        self.init(entries: entries)
    }

    /// The bytes to serve.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries { Self.append(entry, to: &bytes) }
        return bytes
    }

    static func append(_ entry: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(UInt8(truncatingIfNeeded: entry.count >> 8))
        bytes.append(UInt8(truncatingIfNeeded: entry.count))
        bytes.append(contentsOf: entry)
    }
}
