/// A QR code (ISO/IEC 18004), model 2, byte mode, error correction level M, versions 1 to 10:
/// up to 213 bytes, enough for an address.
public struct QRCode: Hashable, Sendable {
    /// Modules on a side, without the quiet zone.
    public let size: Int
    private var dark: [Bool]
    private var isFunction: [Bool]

    /// Error correction bytes per block, and the blocks: (count, data bytes), for level M.
    private static let blocks: [(check: Int, groups: [(Int, Int)])] = [
        (10, [(1, 16)]), (16, [(1, 28)]), (26, [(1, 44)]), (18, [(2, 32)]), (24, [(2, 43)]),
        (16, [(4, 27)]), (18, [(4, 31)]), (22, [(2, 38), (2, 39)]), (22, [(3, 36), (2, 37)]),
        (26, [(4, 43), (1, 44)]),
    ]
    private static let alignment: [[Int]] = [
        [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46],
        [6, 28, 50],
    ]

    /// `nil` when the text has more bytes than version 10 holds.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = (1...10).first(where: { Self.room($0) >= bytes.count }) else {
            return nil
        }
        size = 17 + 4 * version
        dark = Array(repeating: false, count: size * size)
        isFunction = dark
        drawFunctions(version)
        place(Self.codewords(bytes, version))
        let mask = bestMask()
        apply(mask)
        drawFormat(mask)
    }

    /// Whether the module in this column and row, from 0, is dark; nothing outside the code is.
    public subscript(_ x: Int, _ y: Int) -> Bool {
        (0..<size).contains(x) && (0..<size).contains(y) && dark[y * size + x]
    }

    // MARK: Bytes

    private static func capacity(_ version: Int) -> Int {
        blocks[version - 1].groups.reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Bytes of text a version holds: mode and length take 12 or 20 bits.
    private static func room(_ version: Int) -> Int {
        capacity(version) - (version < 10 ? 2 : 3)
    }

    private static func codewords(_ bytes: [UInt8], _ version: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.write(4, 4)
        bits.write(bytes.count, version < 10 ? 8 : 16)
        for byte in bytes { bits.write(Int(byte), 8) }
        let capacity = capacity(version)
        bits.write(0, min(4, capacity * 8 - bits.count))
        var data = bits.bytes
        var pad: UInt8 = 0xEC
        while data.count < capacity {
            data.append(pad)
            pad ^= 0xEC ^ 0x11
        }
        return interleaved(data, blocks[version - 1])
    }

    private static func interleaved(
        _ data: [UInt8], _ shape: (check: Int, groups: [(Int, Int)])
    ) -> [UInt8] {
        let divisor = ReedSolomon.divisor(shape.check)
        var parts: [[UInt8]] = []
        var checks: [[UInt8]] = []
        var place = 0
        for (count, length) in shape.groups {
            for _ in 0..<count {
                let part = Array(data[place..<place + length])
                parts.append(part)
                checks.append(ReedSolomon.remainder(part, divisor))
                place += length
            }
        }
        var all: [UInt8] = []
        for column in 0..<(parts.map(\.count).max() ?? 0) {
            for part in parts where column < part.count { all.append(part[column]) }
        }
        for column in 0..<shape.check { for check in checks { all.append(check[column]) } }
        return all
    }

    // MARK: Fixed patterns

    private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
        guard (0..<size).contains(x), (0..<size).contains(y) else { return }
        dark[y * size + x] = isDark
        isFunction[y * size + x] = true
    }

    private mutating func drawFunctions(_ version: Int) {
        for place in 0..<size {
            set(6, place, place.isMultiple(of: 2))
            set(place, 6, place.isMultiple(of: 2))
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawFinder(x, y) }
        let centres = Self.alignment[version - 1]
        for x in centres {
            for y in centres {
                let isCorner =
                    (x == 6 && y == 6) || (x == 6 && y == centres.last)
                    || (x == centres.last && y == 6)
                if !isCorner { drawAlignment(x, y) }
            }
        }
        drawFormat(0)
        if version >= 7 { drawVersion(version) }
    }

    private mutating func drawFinder(_ x: Int, _ y: Int) {
        for dy in -4...4 {
            for dx in -4...4 {
                let distance = max(abs(dx), abs(dy))
                set(x + dx, y + dy, distance != 2 && distance != 4)
            }
        }
    }

    private mutating func drawAlignment(_ x: Int, _ y: Int) {
        for dy in -2...2 { for dx in -2...2 { set(x + dx, y + dy, max(abs(dx), abs(dy)) != 1) } }
    }

    /// Level M and the mask, with their BCH code.
    private mutating func drawFormat(_ mask: Int) {
        var remainder = mask
        for _ in 0..<10 { remainder = remainder << 1 ^ (remainder >> 9) * 0x537 }
        let bits = (mask << 10 | remainder) ^ 0x5412
        func bit(_ place: Int) -> Bool { bits >> place & 1 == 1 }
        for place in 0...5 { set(8, place, bit(place)) }
        set(8, 7, bit(6))
        set(8, 8, bit(7))
        set(7, 8, bit(8))
        for place in 9..<15 { set(14 - place, 8, bit(place)) }
        for place in 0..<8 { set(size - 1 - place, 8, bit(place)) }
        for place in 8..<15 { set(8, size - 15 + place, bit(place)) }
        set(8, size - 8, true)
    }

    private mutating func drawVersion(_ version: Int) {
        var remainder = version
        for _ in 0..<12 { remainder = remainder << 1 ^ (remainder >> 11) * 0x1F25 }
        let bits = version << 12 | remainder
        for place in 0..<18 {
            let (a, b) = (size - 11 + place % 3, place / 3)
            set(a, b, bits >> place & 1 == 1)
            set(b, a, bits >> place & 1 == 1)
        }
    }

    // MARK: Data

    private mutating func place(_ words: [UInt8]) {
        var bit = 0
        for right in stride(from: size - 1, through: 1, by: -2).map({ $0 <= 6 ? $0 - 1 : $0 }) {
            let isUpward = (right + 1) & 2 == 0
            for row in 0..<size {
                let y = isUpward ? size - 1 - row : row
                for x in [right, right - 1] where !isFunction[y * size + x] {
                    guard bit < words.count * 8 else { continue }
                    dark[y * size + x] = words[bit >> 3] >> UInt8(7 - bit & 7) & 1 == 1
                    bit += 1
                }
            }
        }
    }

    private mutating func apply(_ mask: Int) {
        for y in 0..<size {
            for x in 0..<size where !isFunction[y * size + x] && Self.inverts(mask, x, y) {
                dark[y * size + x].toggle()
            }
        }
    }

    private static func inverts(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        case _: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    private func bestMask() -> Int {
        (0..<8).min { penalty($0) < penalty($1) } ?? 0
    }

    private func penalty(_ mask: Int) -> Int {
        var copy = self
        copy.apply(mask)
        copy.drawFormat(mask)
        return QRPenalty(size: size, dark: copy.dark).points
    }
}

/// Bits one after another, the highest first.
private struct BitWriter {
    var count = 0
    var bytes: [UInt8] = []

    mutating func write(_ value: Int, _ length: Int) {
        for place in (0..<length).reversed() {
            if count % 8 == 0 { bytes.append(0) }
            if value >> place & 1 == 1 { bytes[count / 8] |= 0x80 >> UInt8(count % 8) }
            count += 1
        }
    }
}
