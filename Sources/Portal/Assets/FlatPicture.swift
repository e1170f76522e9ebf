/// A picture in few colours as PNG (ISO/IEC 15948): palette, rows told by what differs from the row
/// above, runs of the same byte told as runs (RFC 1951, fixed codes).
struct FlatPicture {
    let width: Int
    let height: Int
    /// At most 256 colours, red, green and blue.
    let palette: [(UInt8, UInt8, UInt8)]
    /// Places in the palette, row by row.
    var pixels: [UInt8]

    init(width: Int, height: Int, palette: [(UInt8, UInt8, UInt8)]) {
        (self.width, self.height, self.palette) = (width, height, palette)
        pixels = [UInt8](repeating: 0, count: width * height)
    }

    var png: [UInt8] {
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        file += Self.chunk("IHDR", Self.word(width) + Self.word(height) + [8, 3, 0, 0, 0])
        file += Self.chunk("PLTE", palette.flatMap { [$0.0, $0.1, $0.2] })
        file += Self.chunk("IDAT", zlib)
        file += Self.chunk("IEND", [])
        return file
    }

    /// Each row with filter 2 (Up): a picture of flat areas becomes mostly zeros.
    private var filtered: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity((width + 1) * height)
        for row in 0..<height {
            bytes.append(2)
            for column in 0..<width {
                let here = pixels[row * width + column]
                let above = row > 0 ? pixels[(row - 1) * width + column] : 0
                bytes.append(here &- above)
            }
        }
        return bytes
    }

    private var zlib: [UInt8] {
        let bytes = filtered
        return [0x78, 0x01] + RunDeflate.compress(bytes) + Self.word(Int(Self.adler(bytes)))
    }

    private static func word(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func adler(_ bytes: [UInt8]) -> UInt32 {
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return b << 16 | a
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + content
        return word(content.count) + named + word(Int(crc(named)))
    }

    private static let table: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(UInt32(number)) { crc, _ in
            crc & 1 == 1 ? 0xEDB8_8320 ^ crc >> 1 : crc >> 1
        }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF as UInt32) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
    }
}

/// DEFLATE with fixed codes (RFC 1951 §3.2.6) that knows runs of one byte and nothing else.
enum RunDeflate {
    static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var bits = BitRow()
        bits.add(0b011, count: 3)  // the last block, fixed codes
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            literal(Int(byte), &bits)
            place += 1
            var end = place
            while end < bytes.count, bytes[end] == byte { end += 1 }
            while end - place >= 3 {
                let length = min(end - place, 258)
                run(length, &bits)
                place += length
            }
        }
        literal(256, &bits)
        return bits.bytes
    }

    private static func literal(_ code: Int, _ bits: inout BitRow) {
        switch code {
        case 0..<144: bits.addCode(0x30 + code, count: 8)
        case 144..<256: bits.addCode(0x190 + code - 144, count: 9)
        case 256..<280: bits.addCode(code - 256, count: 7)
        case _: bits.addCode(0xC0 + code - 280, count: 8)
        }
    }

    /// The byte before, so many times more.
    private static func run(_ length: Int, _ bits: inout BitRow) {
        let place = base.lastIndex { $0 <= length } ?? 0
        let code = length == 258 ? 28 : min(place, 27)
        literal(257 + code, &bits)
        bits.add(length - base[code], count: extra[code])
        bits.addCode(0, count: 5)  // distance 1
    }

    private static let base = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
        131, 163, 195, 227, 258,
    ]
    private static let extra = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]

    private struct BitRow {
        private(set) var done: [UInt8] = []
        private var open: UInt32 = 0
        private var count = 0

        /// The lowest bit first.
        mutating func add(_ value: Int, count more: Int) {
            open |= UInt32(truncatingIfNeeded: value) << UInt32(count)
            count += more
            while count >= 8 {
                done.append(UInt8(truncatingIfNeeded: open))
                open >>= 8
                count -= 8
            }
        }

        /// A code goes the highest bit first.
        mutating func addCode(_ code: Int, count more: Int) {
            for bit in (0..<more).reversed() { add(code >> bit & 1, count: 1) }
        }

        var bytes: [UInt8] { count > 0 ? done + [UInt8(truncatingIfNeeded: open)] : done }
    }
}
