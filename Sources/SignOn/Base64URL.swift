/// Base64url without padding (RFC 7515 §2), strict: one spelling for each value.
enum Base64URL {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var (open, count) = (0, 0)
        for byte in bytes {
            open = open << 8 | Int(byte)
            count += 8
            while count >= 6 {
                count -= 6
                text.append(alphabet[open >> count & 63])
            }
            open &= (1 << count) - 1
        }
        if count > 0 { text.append(alphabet[open << (6 - count) & 63]) }
        return String(decoding: text, as: UTF8.self)
    }

    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (open, count) = (0, 0)
        for character in text.utf8 {
            guard let value = value(of: character) else { return nil }
            open = open << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(open >> count & 255))
            }
            open &= (1 << count) - 1
        }
        return open == 0 && count < 6 ? bytes : nil
    }

    private static func value(of character: UInt8) -> Int? {
        switch character {
        case 0x41...0x5A: Int(character) - 0x41
        case 0x61...0x7A: Int(character) - 0x61 + 26
        case 0x30...0x39: Int(character) - 0x30 + 52
        case 0x2D: 62
        case 0x5F: 63
        case _: nil
        }
    }
}
