import Civics
import Crypto
import FoundationEssentials
import TransparencyLog

/// The key of one case. Payloads are sealed under it and the salts of their commitments are
/// derived from it, so that destroying the key destroys all of it (个人信息保护法第四十七条).
struct CaseKey: Sendable {
    /// Bytes of a seed.
    static let seedLength = 32

    private let key: SymmetricKey
    private let caseID: CaseID

    /// The key that belongs to the seed stored with a case. The seed alone is worth nothing: the
    /// node's own key turns it into this one, and without the seed nobody can.
    init(seed: [UInt8], for caseID: CaseID, with keys: KeyRing) {
        var code = HMAC<SHA256>(key: keys.wrapping)
        code.update(data: Self.keyPurpose)
        code.update(data: caseID.blob)
        code.update(data: seed)
        (key, self.caseID) = (SymmetricKey(data: code.finalize()), caseID)
    }

    /// - Parameter commitment: Of this payload at this version. Its first bytes are the nonce: two
    ///   payloads for one version, of which a conflict lets one through, never share one.
    func seal(_ payload: [UInt8], version: Int, commitment: LogHash) throws -> [UInt8] {
        try Sealing.seal(
            payload, with: key, bound: place(version), nonce: commitment.bytes.prefix(12))
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

    private static let keyPurpose = Array("tongban/case-key/v1".utf8) + [0]
    private static let saltPurpose = Array("tongban/salt/v1".utf8) + [0]

    private func place(_ version: Int) -> [UInt8] {
        caseID.blob + withUnsafeBytes(of: Int64(version).bigEndian) { Array($0) }
    }
}
