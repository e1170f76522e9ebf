/// Places of names, found by their bytes.
///
/// Swift's own hash of a text first normalizes it, which for Chinese names costs more than all else
/// in answering a rule; names of a document are compared as written.
struct NameTable: Sendable {
    private let names: [String]
    private let buckets: [Int32]
    private let mask: Int

    init(_ names: [String]) {
        var size = 16
        while size < names.count * 2 { size *= 2 }
        var buckets = [Int32](repeating: -1, count: size)
        for (place, name) in names.enumerated() {
            var bucket = Self.hash(name) & (size - 1)
            while buckets[bucket] >= 0 { bucket = (bucket + 1) & (size - 1) }
            buckets[bucket] = Int32(truncatingIfNeeded: place)
        }
        self.names = names
        self.buckets = buckets
        mask = size - 1
    }

    subscript(_ name: String) -> Int? {
        var bucket = Self.hash(name) & mask
        while buckets[bucket] >= 0 {
            let place = Int(buckets[bucket])
            if Self.isSame(names[place], name) { return place }
            bucket = (bucket + 1) & mask
        }
        return nil
    }

    /// FNV-1a over UTF-8; documents are checked before they run, so nobody chooses the names.
    private static func hash(_ name: String) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var name = name
        name.withUTF8 { bytes in
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        var (left, right) = (left, right)
        return left.withUTF8 { one in right.withUTF8 { other in one.elementsEqual(other) } }
    }
}
