/// Unpacks deflated bytes (RFC 1951), for the folders people upload as zip.
///
/// Reads any bytes whatever without trapping; stops as soon as more comes out than was announced.
struct Inflation {
    private let bytes: ArraySlice<UInt8>
    private var place: Int
    private var held: UInt32 = 0
    private var bits = 0
    private var made: [UInt8] = []
    private let most: Int

    /// - Parameter size: How many bytes it is announced to become.
    /// - Returns: `nil` when the bytes are not deflated, or become another number of bytes.
    static func bytes(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
        var inflation = Inflation(packed, most: size)
        guard inflation.unpack(), inflation.made.count == size else { return nil }
        return inflation.made
    }

    private init(_ bytes: ArraySlice<UInt8>, most: Int) {
        (self.bytes, place, self.most) = (bytes, bytes.startIndex, most)
    }

    private mutating func unpack() -> Bool {
        while true {
            guard let last = take(1), let kind = take(2) else { return false }
            let isWhole =
                switch kind {
                case 0: stored()
                case 1: compressed(.fixedLengths, .fixedDistances)
                case 2: dynamic()
                case _: false
                }
            guard isWhole else { return false }
            if last == 1 { return true }
        }
    }

    /// The next `count` bits, the first the least; `nil` past the end.
    private mutating func take(_ count: Int) -> Int? {
        while bits < count {
            guard place < bytes.endIndex else { return nil }
            held |= UInt32(bytes[place]) << UInt32(bits)
            place += 1
            bits += 8
        }
        defer {
            held >>= UInt32(count)
            bits -= count
        }
        return Int(held & ((1 << UInt32(count)) - 1))
    }

    private mutating func stored() -> Bool {
        (held, bits) = (0, 0)
        guard bytes.endIndex - place >= 4 else { return false }
        let length = Int(bytes[place]) | Int(bytes[place + 1]) << 8
        let check = Int(bytes[place + 2]) | Int(bytes[place + 3]) << 8
        place += 4
        guard length ^ 0xFFFF == check, bytes.endIndex - place >= length,
            made.count + length <= most
        else { return false }
        made += bytes[place..<(place + length)]
        place += length
        return true
    }

    private mutating func compressed(_ lengths: HuffmanCode, _ distances: HuffmanCode) -> Bool {
        while let symbol = next(lengths) {
            switch symbol {
            case 0...255:
                guard made.count < most else { return false }
                made.append(UInt8(symbol))
            case 256: return true
            case 257...285: guard copy(symbol - 257, distances) else { return false }
            case _: return false
            }
        }
        return false
    }

    private mutating func copy(_ symbol: Int, _ distances: HuffmanCode) -> Bool {
        guard let more = take(Self.lengthBits[symbol]), let code = next(distances), code < 30,
            let far = take(Self.distanceBits[code])
        else { return false }
        let length = Self.lengthBase[symbol] + more
        let distance = Self.distanceBase[code] + far
        guard distance <= made.count, made.count + length <= most else { return false }
        // What is copied may overlap what it makes.
        for _ in 0..<length { made.append(made[made.count - distance]) }
        return true
    }

    private mutating func dynamic() -> Bool {
        guard let literal = take(5), let distance = take(5), let count = take(4) else {
            return false
        }
        var order = [Int](repeating: 0, count: 19)
        for index in 0..<(count + 4) {
            guard let length = take(3) else { return false }
            order[Self.order[index]] = length
        }
        guard let code = HuffmanCode(order),
            let lengths = lengths(literal + 257 + distance + 1, by: code),
            let literals = HuffmanCode(Array(lengths[..<(literal + 257)])),
            let distances = HuffmanCode(Array(lengths[(literal + 257)...]))
        else { return false }
        return compressed(literals, distances)
    }

    private mutating func lengths(_ count: Int, by code: HuffmanCode) -> [Int]? {
        var lengths: [Int] = []
        while lengths.count < count {
            guard let symbol = next(code) else { return nil }
            switch symbol {
            case 0...15: lengths.append(symbol)
            case 16:
                guard let last = lengths.last, let times = take(2) else { return nil }
                lengths += [Int](repeating: last, count: times + 3)
            case 17:
                guard let times = take(3) else { return nil }
                lengths += [Int](repeating: 0, count: times + 3)
            case _:
                guard let times = take(7) else { return nil }
                lengths += [Int](repeating: 0, count: times + 11)
            }
        }
        return lengths.count == count ? lengths : nil
    }

    private mutating func next(_ code: HuffmanCode) -> Int? {
        var (value, first, index) = (0, 0, 0)
        for length in 1...15 {
            guard let bit = take(1) else { return nil }
            value |= bit
            let count = code.counts[length]
            if value - count < first { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        return nil
    }

    private static let order = [
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
    ]
    private static let lengthBase = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
        131, 163, 195, 227, 258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBase = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
        2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12,
        13, 13,
    ]
}

/// A canonical Huffman code by the lengths of its words (RFC 1951 §3.2.2).
struct HuffmanCode {
    /// How many words there are of each length.
    let counts: [Int]
    /// Symbols in the order of their words.
    let symbols: [Int]

    /// `nil` when more words of a length are named than there can be.
    init?(_ lengths: [Int]) {
        var counts = [Int](repeating: 0, count: 16)
        for length in lengths { counts[length] += 1 }
        counts[0] = 0
        var left = 1
        for length in 1...15 {
            left = left << 1 - counts[length]
            guard left >= 0 else { return nil }
        }
        var offsets = [Int](repeating: 0, count: 17)
        for length in 1...15 { offsets[length + 1] = offsets[length] + counts[length] }
        var symbols = [Int](repeating: 0, count: lengths.count)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            symbols[offsets[length]] = symbol
            offsets[length] += 1
        }
        (self.counts, self.symbols) = (counts, symbols)
    }

    private init(counts: [Int], symbols: [Int]) { (self.counts, self.symbols) = (counts, symbols) }

    private static let none = HuffmanCode(counts: [Int](repeating: 0, count: 16), symbols: [])

    static let fixedLengths =
        HuffmanCode(
            [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112)
                + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8)) ?? none
    static let fixedDistances = HuffmanCode([Int](repeating: 5, count: 30)) ?? none
}
