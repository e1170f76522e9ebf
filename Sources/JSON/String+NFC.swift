// The standard library normalizes (it compares strings that way) but shows it only to its
// neighbours; Foundation's way in would cost this ring a dependency.
@_spi(_Unicode) import Swift

extension String {
    /// Whether the text is in Unicode Normalization Form C (UAX #15), as canonical JSON wants.
    public var isNFC: Bool {
        utf8.allSatisfy { $0 < 0x80 } || unicodeScalars.elementsEqual(_nfc)
    }
}

extension JSONValue {
    /// Whether every key and string in this value is in Unicode Normalization Form C: check it
    /// before ``canonical()`` on anything that is hashed or signed.
    public var isNFC: Bool {
        switch self {
        case .null, .bool, .integer, .number: true
        case .string(let text): text.isNFC
        case .array(let elements): elements.allSatisfy(\.isNFC)
        case .object(let object): object.allSatisfy { $0.key.isNFC && $0.value.isNFC }
        }
    }
}
