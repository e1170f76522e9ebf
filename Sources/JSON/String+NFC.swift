// The standard library normalizes (it compares strings that way) but shows it only to its
// neighbours; Foundation's way in would cost this ring a dependency.
@_spi(_Unicode) import Swift

extension String {
    /// Whether the text is in Unicode Normalization Form C (UAX #15), as canonical JSON wants.
    public var isNFC: Bool {
        unicodeScalars.allSatisfy(\.isInertInNFC) || unicodeScalars.elementsEqual(_nfc)
    }
}

extension Unicode.Scalar {
    /// Whole blocks whose characters are starters with NFC_Quick_Check = Yes (UAX #15 §9), so a
    /// text of them alone needs no normalizing: Latin, general and CJK punctuation, unified
    /// ideographs, full-width forms. Other characters are merely undecided.
    fileprivate var isInertInNFC: Bool {
        switch value {
        case 0...0x2FF, 0x2010...0x205F, 0x3000...0x3029, 0x4E00...0x9FFF, 0xFF00...0xFFEF: true
        default: false
        }
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
