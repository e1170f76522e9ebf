extension JSONParser {
    /// The string whose opening quote is at hand.
    mutating func string() throws(JSONFault) -> String {
        position &+= 1
        let start = position
        try skipPlain()
        if peek == .quote {
            let plain = UnsafeBufferPointer(rebasing: bytes[start..<position])
            position &+= 1
            return try text(plain, at: start)
        }
        return try escapedString(from: start)
    }

    /// Goes on to the next quote or backslash; anything below U+0020 on the way is refused.
    @inline(__always)
    private mutating func skipPlain() throws(JSONFault) {
        skipPlainWords()
        while position < bytes.count {
            let byte = bytes[position]
            if byte == .quote || byte == .backslash { return }
            guard byte >= .space else { throw fault(.controlCharacter) }
            position &+= 1
        }
        throw fault(.unexpectedEnd)
    }

    /// Steps over eight bytes at a time while none of them is a quote, a backslash or a control
    /// character (the exact "has a zero byte" and "has a byte below n" tests of bit arithmetic
    /// on words; a false alarm only ends the stride).
    @inline(__always)
    private mutating func skipPlainWords() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let raw = UnsafeRawBufferPointer(bytes)
        while position &+ 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            let quote = word ^ (ones &* UInt64(UInt8.quote))
            let backslash = word ^ (ones &* UInt64(UInt8.backslash))
            let found =
                ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
                | ((word &- ones &* UInt64(UInt8.space)) & ~word)
            if found & highs != 0 { return }
            position &+= 8
        }
    }

    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: bytes[start..<position])
        while bytes[position] == .backslash {
            try escape()
            let plain = position
            try skipPlain()
            scratch.append(contentsOf: bytes[plain..<position])
        }
        position &+= 1
        return try scratch.withUnsafeBufferPointer { unescaped in
            Result { () throws(JSONFault) in try text(unescaped, at: start) }
        }.get()
    }

    /// Swift mends invalid UTF-8 as it decodes; mended text no longer has the bytes it came from.
    /// (`String(validating:as:)` would say so itself but is several times slower here.)
    @inline(__always)
    private func text(
        _ utf8: UnsafeBufferPointer<UInt8>, at start: Int
    ) throws(JSONFault) -> String {
        let text = String(decoding: utf8, as: UTF8.self)
        guard text.hasBytes(utf8) else { throw JSONFault(kind: .invalidUTF8, offset: start) }
        return text
    }

    private mutating func escape() throws(JSONFault) {
        position &+= 1
        guard position < bytes.count else { throw fault(.unexpectedEnd) }
        let letter = bytes[position]
        switch letter {
        case .quote, .backslash, UInt8(ascii: "/"): scratch.append(letter)
        case UInt8(ascii: "b"): scratch.append(0x08)
        case UInt8(ascii: "f"): scratch.append(0x0C)
        case UInt8(ascii: "n"): scratch.append(.newline)
        case UInt8(ascii: "r"): scratch.append(.carriageReturn)
        case UInt8(ascii: "t"): scratch.append(.tab)
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw fault(.invalidEscape)
        }
        position &+= 1
    }

    /// `\uXXXX`, or two of them that make a surrogate pair; the `u` is at hand.
    private mutating func unicodeEscape() throws(JSONFault) {
        let start = position
        var code = try fourHexDigits()
        if code & 0xF800 == 0xD800 {
            guard code < 0xDC00, take(.backslash), peek == UInt8(ascii: "u") else {
                throw JSONFault(kind: .loneSurrogate, offset: start)
            }
            let low = try fourHexDigits()
            guard low & 0xFC00 == 0xDC00 else {
                throw JSONFault(kind: .loneSurrogate, offset: start)
            }
            code = 0x10000 + ((code & 0x3FF) << 10 | (low & 0x3FF))
        }
        guard let scalar = Unicode.Scalar(code) else {
            throw JSONFault(kind: .loneSurrogate, offset: start)
        }
        scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func fourHexDigits() throws(JSONFault) -> UInt32 {
        position &+= 1
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard position < bytes.count else { throw fault(.unexpectedEnd) }
            let byte = bytes[position]
            switch byte {
            case .zero ... .nine: code = code << 4 | UInt32(byte - .zero)
            case 0x41...0x46: code = code << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: code = code << 4 | UInt32(byte - 0x57)
            default: throw fault(.invalidEscape)
            }
            position &+= 1
        }
        return code
    }
}
