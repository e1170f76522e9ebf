/// The short name of a key in signature lines (C2SP signed-note, "Signatures"): the first four
/// bytes of SHA-256(name ‖ 0x0A ‖ kind ‖ public key).
public struct KeyID: Hashable, Sendable {
    let value: UInt32

    init(name: String, kind: KeyKind, publicKey: [UInt8]) {
        let hash = LogHash.plain(Array(name.utf8) + [0x0A, kind.rawValue] + publicKey).bytes
        self.init(high: hash[0], hash[1], hash[2], low: hash[3])
    }

    init(high first: UInt8, _ second: UInt8, _ third: UInt8, low fourth: UInt8) {
        value = UInt32(first) << 24 | UInt32(second) << 16 | UInt32(third) << 8 | UInt32(fourth)
    }

    var bytes: [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
    }
}

extension KeyID: CustomStringConvertible {
    /// Eight lower-case hexadecimal digits.
    public var description: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}

/// What a key signs with.
public enum KeyKind: UInt8, Hashable, Sendable {
    /// Ed25519 over the note's text.
    case ed25519 = 1
    /// A witness's timestamped Ed25519 (C2SP tlog-cosignature, cosignature/v1).
    case cosignature = 4
}

enum KeyName {
    /// Not empty, without Unicode spaces and plus signs (C2SP signed-note, "Format").
    static func isValid(_ name: some StringProtocol) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
            }
    }
}
