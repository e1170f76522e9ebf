/// Percent-encoding of URLs (RFC 3986 §2.1).
enum PercentCoding {
    /// The text behind an encoded one; `nil` when an escape is broken or the bytes are not UTF-8.
    ///
    /// - Parameter plusIsSpace: As in a query or form (WHATWG URL §5.1).
    static func decode(_ text: Substring, plusIsSpace: Bool = false) -> String? {
        let isPlain = !text.utf8.contains { $0 == percent || plusIsSpace && $0 == plus }
        if isPlain { return String(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            if byte == percent {
                guard let high = rest.next().flatMap(nibble), let low = rest.next().flatMap(nibble)
                else { return nil }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(plusIsSpace && byte == plus ? space : byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The text with every byte outside RFC 3986's unreserved ones escaped.
    static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte.isCodeCharacter || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "~")
            {
                bytes.append(byte)
            } else {
                bytes += [percent, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let percent = UInt8(ascii: "%")
    private static let plus = UInt8(ascii: "+")
    private static let space = UInt8(ascii: " ")
    private static let hex = Array("0123456789ABCDEF".utf8)

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
