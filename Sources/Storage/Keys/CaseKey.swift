import Civics
import Crypto
import FoundationEssentials
import TransparencyLog

/// The key of one case. Payloads are sealed under it and the salts of their commitments are
/// derived from it, so that destroying the key destroys all of it (个人信息保护法第四十七条).
struct CaseKey: Sendable {
    private let key: SymmetricKey
    private let caseID: CaseID

    /// A new key.
    init(for caseID: CaseID) { (key, self.caseID) = (SymmetricKey(size: .bits256), caseID) }

    /// The key that was wrapped for this case.
    ///
    /// - Throws: When it was wrapped for another case or by another node.
    init(unwrapping wrapped: [UInt8], for caseID: CaseID, with keys: KeyRing) throws {
        let bytes = try Sealing.open(wrapped, with: keys.wrapping, bound: caseID.blob)
        (key, self.caseID) = (SymmetricKey(data: bytes), caseID)
    }

    /// The key as it is stored.
    func wrapped(with keys: KeyRing) throws -> [UInt8] {
        try Sealing.seal(
            key.withUnsafeBytes { Array($0) }, with: keys.wrapping, bound: caseID.blob)
    }

    func seal(_ payload: [UInt8], version: Int) throws -> [UInt8] {
        try Sealing.seal(payload, with: key, bound: place(version))
    }

    func open(_ sealed: [UInt8], version: Int) throws -> [UInt8] {
        try Sealing.open(sealed, with: key, bound: place(version))
    }

    /// The 32 bytes that hide the payload of one event in its commitment.
    func salt(version: Int) -> [UInt8] {
        var code = HMAC<SHA256>(key: key)
        code.update(data: Self.saltPurpose)
        code.update(data: place(version))
        return Array(code.finalize())
    }

    private static let saltPurpose = Array("tongban/salt/v1".utf8) + [0]

    private func place(_ version: Int) -> [UInt8] {
        caseID.blob + withUnsafeBytes(of: Int64(version).bigEndian) { Array($0) }
    }
}
