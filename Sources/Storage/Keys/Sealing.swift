import Crypto
import FoundationEssentials

/// AES-256-GCM over bytes: nonce, ciphertext and tag in one run, 28 bytes longer than what it
/// holds. A random nonce is safe as long as a key seals fewer than 2^32 times (NIST SP 800-38D §8.3).
enum Sealing {
    /// Bytes added.
    static let overhead = 28

    /// - Parameter nonce: 12 bytes that this key never meets with other bytes; `nil` to draw them.
    static func seal(
        _ bytes: [UInt8], with key: SymmetricKey, bound: [UInt8], nonce: ArraySlice<UInt8>? = nil
    ) throws -> [UInt8] {
        let box = try AES.GCM.seal(
            bytes, using: key, nonce: try nonce.map { try AES.GCM.Nonce(data: $0) },
            authenticating: bound)
        guard let sealed = box.combined else { throw CryptoKitError.incorrectParameterSize }
        return sealed.withUnsafeBytes { Array($0) }
    }

    /// - Throws: When the bytes were changed, stand in another place or belong to another key.
    static func open(
        _ sealed: [UInt8], with key: SymmetricKey, bound: [UInt8]
    ) throws -> [UInt8] {
        let box = try AES.GCM.SealedBox(combined: sealed)
        return Array(try AES.GCM.open(box, using: key, authenticating: bound))
    }
}
