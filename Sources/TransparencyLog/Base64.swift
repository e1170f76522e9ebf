/// Standard base64 with padding (RFC 4648 §4), strict: one text for each run of bytes.
public enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// The base64 of `bytes`.
    public static func encode(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text in
            var written = 0
            for start in stride(from: 0, to: bytes.count, by: 3) {
                written += encode(bytes[start..<min(start + 3, bytes.count)], at: written, of: text)
            }
            return written
        }
    }

    private static func encode(
        _ group: ArraySlice<UInt8>, at place: Int, of text: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var bits: UInt32 = 0
        for byte in group { bits = bits << 8 | UInt32(byte) }
        bits <<= UInt32(3 - group.count) * 8
        for character in 0..<4 {
            let value = Int(bits >> UInt32(18 - character * 6)) & 63
            text[place + character] = character <= group.count ? alphabet[value] : padding
        }
        return 4
    }

    /// The bytes that `text` encodes; `nil` for spaces, missing padding, other alphabets or
    /// stray bits in the last character.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let characters = Array(text.utf8)
        guard characters.count % 4 == 0 else { return nil }
        let padded = characters.suffix(2).count { $0 == padding }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3)
        var bits: UInt32 = 0
        for (place, character) in characters.dropLast(padded).enumerated() {
            let value = values[Int(character)]
            guard value != 0xFF else { return nil }
            bits = bits << 6 | UInt32(value)
            guard place % 4 == 3 else { continue }
            bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bits = 0
        }
        return finish(bytes, bits: bits, padded: padded)
    }

    private static func finish(_ bytes: [UInt8], bits: UInt32, padded: Int) -> [UInt8]? {
        switch padded {
        case 1:
            guard bits & 3 == 0 else { return nil }
            return bytes + [
                UInt8(truncatingIfNeeded: bits >> 10), UInt8(truncatingIfNeeded: bits >> 2),
            ]
        case 2:
            guard bits & 15 == 0 else { return nil }
            return bytes + [UInt8(truncatingIfNeeded: bits >> 4)]
        default: return bytes
        }
    }

    private static let padding = UInt8(ascii: "=")
}
