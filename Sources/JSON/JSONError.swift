/// Why a text is not JSON, and where. Never quotes the text: it may be a person's.
public struct JSONError: Error, Hashable, Sendable {
    /// What is wrong, as a stable name for programs.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case unexpectedEnd = "unexpected-end"
        case unexpectedCharacter = "unexpected-character"
        case invalidLiteral = "invalid-literal"
        case invalidNumber = "invalid-number"
        case invalidEscape = "invalid-escape"
        /// Half of a `\u` surrogate pair: no Unicode text can hold it.
        case loneSurrogate = "lone-surrogate"
        case invalidUTF8 = "invalid-utf8"
        /// A raw control character in a string (RFC 8259 §7 wants it escaped).
        case controlCharacter = "control-character"
        case duplicateKey = "duplicate-key"
        /// Something after the value.
        case trailingContent = "trailing-content"
        case tooDeep = "too-deep"
        case tooLarge = "too-large"
        case tooManyKeys = "too-many-keys"
        /// Longer than the limit, or an exponent beyond ±99,999.
        case numberTooLong = "number-too-long"
    }

    public let kind: Kind
    /// Bytes before the place, from 0.
    public let offset: Int
    /// From 1.
    public let line: Int
    /// In Unicode scalars, from 1.
    public let column: Int

    init(_ fault: JSONFault, in bytes: UnsafeBufferPointer<UInt8>) {
        kind = fault.kind
        offset = min(fault.offset, bytes.count)
        var (line, column) = (1, 1)
        for byte in bytes.prefix(offset) {
            if byte == .newline {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        (self.line, self.column) = (line, column)
    }
}

extension JSONError: CustomStringConvertible {
    /// `line:column: kind`.
    public var description: String { "\(line):\(column): \(kind.rawValue)" }
}

/// A failure inside the parser, before its line is counted.
struct JSONFault: Error {
    let kind: JSONError.Kind
    let offset: Int
}
