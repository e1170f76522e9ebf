/// Writes values as text into one growing run of bytes.
struct JSONWriter: Sendable {
    enum Layout: Sendable { case compact, indented, canonical }

    var bytes: [UInt8]
    let layout: Layout
    private var level = 0

    init(bytes: consuming [UInt8], layout: Layout) {
        self.bytes = bytes
        self.layout = layout
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: writeWord("null")
        case .bool(let truth): writeWord(truth ? "true" : "false")
        case .integer(let whole): writeWhole(whole)
        case .number(let number): writeNumber(number)
        case .string(let text): writeString(text)
        case .array(let elements): writeArray(elements)
        case .object(let object): writeObject(object)
        }
    }

    private mutating func writeWord(_ word: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(
                start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    mutating func writeWhole(_ whole: Int64) {
        bytes.append(contentsOf: String(whole).utf8)
    }

    private mutating func writeNumber(_ number: JSONNumber) {
        let text = layout == .canonical ? number.canonicalText : number.text
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func writeArray(_ elements: [JSONValue]) {
        bytes.append(.openBracket)
        level += 1
        for place in elements.indices {
            if place > 0 { bytes.append(.comma) }
            breakLine()
            write(elements[place])
        }
        level -= 1
        if !elements.isEmpty { breakLine() }
        bytes.append(.closeBracket)
    }

    private mutating func writeObject(_ object: JSONObject) {
        bytes.append(.openBrace)
        level += 1
        if layout == .canonical, !object.isInCanonicalOrder {
            writeMembers(object.sorted { $0.key.precedesInUTF16($1.key) })
        } else {
            writeMembers(object)
        }
        level -= 1
        if !object.isEmpty { breakLine() }
        bytes.append(.closeBrace)
    }

    @inline(__always)
    private mutating func writeMembers(_ members: some Sequence<JSONObject.Member>) {
        var first = true
        for member in members {
            if !first { bytes.append(.comma) }
            first = false
            breakLine()
            writeString(member.key)
            bytes.append(.colon)
            if layout == .indented { bytes.append(.space) }
            write(member.value)
        }
    }

    private mutating func breakLine() {
        guard layout == .indented else { return }
        bytes.append(.newline)
        bytes.append(contentsOf: repeatElement(.space, count: level * 2))
    }
}

extension JSONWriter {
    /// Escapes what RFC 8785 §3.2.2.2 escapes and nothing else.
    mutating func writeString(_ text: String) {
        bytes.append(.quote)
        let written: Void? = text.utf8.withContiguousStorageIfAvailable { writeEscaped($0) }
        if written == nil { Array(text.utf8).withUnsafeBufferPointer { writeEscaped($0) } }
        bytes.append(.quote)
    }

    private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var plain = 0
        for place in text.indices {
            let byte = text[place]
            guard byte < .space || byte == .quote || byte == .backslash else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<place]))
            plain = place + 1
            writeEscape(byte)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain...]))
    }

    private mutating func writeEscape(_ byte: UInt8) {
        bytes.append(.backslash)
        switch byte {
        case .quote, .backslash: bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case .tab: bytes.append(UInt8(ascii: "t"))
        case .newline: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case .carriageReturn: bytes.append(UInt8(ascii: "r"))
        default:
            writeWord("u00")
            for nibble in [byte >> 4, byte & 15] {
                bytes.append(nibble + (nibble < 10 ? .zero : UInt8(ascii: "a") - 10))
            }
        }
    }
}

extension JSONObject {
    fileprivate var isInCanonicalOrder: Bool {
        zip(self, dropFirst()).allSatisfy { $0.key.precedesInUTF16($1.key) }
    }
}

extension String {
    /// The order of RFC 8785 §3.2.3. UTF-8 bytes sort as UTF-16 does, save that characters of
    /// the supplementary planes (lead byte F0 and up) come before U+E000...U+FFFF (EE and EF).
    func precedesInUTF16(_ other: String) -> Bool {
        var (own, their) = (utf8.makeIterator(), other.utf8.makeIterator())
        while let right = their.next() {
            guard let left = own.next() else { return true }
            if left == right { continue }
            if left >= 0xEE, right >= 0xEE, (left >= 0xF0) != (right >= 0xF0) {
                return left >= 0xF0
            }
            return left < right
        }
        return false
    }
}
