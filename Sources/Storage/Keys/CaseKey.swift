import Civics
import Crypto
import FoundationEssentials
import TransparencyLog

/// The key of one case. Payloads are sealed under it and the salts of their commitments are
/// derived from it, so that destroying the key destroys all of it (个人信息保护法第四十七条).
///
/// What one commit tells of a case is sealed as one and salted from one secret: setting up the
/// cipher and the keyed hash costs more than running them over some hundred bytes. A commit of one
/// event is sealed and salted as every event was before.
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

    /// Seals the payloads of successive events, the last of which makes the case's `version`.
    ///
    /// - Parameter leaf: Leaf hash of the last event's entry, which commits to all of them. Its
    ///   first bytes are the nonce: two commits for one version, of which a conflict lets one
    ///   through, never share one.
    func seal(_ payloads: [[UInt8]], upTo version: Int, leaf: LogHash) throws -> [UInt8] {
        try Sealing.seal(
            Self.join(payloads), with: key, bound: place(version, count: payloads.count),
            nonce: leaf.bytes.prefix(12))
    }

    /// Opens what ``seal(_:upTo:leaf:)`` sealed for so many events.
    func open(_ sealed: [UInt8], upTo version: Int, count: Int) throws -> [[UInt8]] {
        let bytes = try Sealing.open(sealed, with: key, bound: place(version, count: count))
        guard count > 1 else { return [bytes] }
        var unpacking = Unpacking(bytes)
        var payloads: [[UInt8]] = []
        while !unpacking.isAtEnd { payloads.append(try unpacking.shortField()) }
        return payloads
    }

    /// For each of the events the 32 bytes that hide its payload in its commitment. Who is shown
    /// one of them learns nothing about the others.
    func salts(upTo version: Int, count: Int) -> [[UInt8]] {
        guard count > 1 else { return [code(Self.saltPurpose, place(version))] }
        let secret = code(Self.stepPurpose, place(version, count: count))
        return (0..<count).map { event in
            LogHash.plain(secret + withUnsafeBytes(of: Int64(event).bigEndian) { Array($0) }).bytes
        }
    }

    private func code(_ purpose: [UInt8], _ place: [UInt8]) -> [UInt8] {
        var code = HMAC<SHA256>(key: key)
        code.update(data: purpose)
        code.update(data: place)
        return Array(code.finalize())
    }

    private static let keyPurpose = Array("tongban/case-key/v1".utf8) + [0]
    private static let saltPurpose = Array("tongban/salt/v1".utf8) + [0]
    private static let stepPurpose = Array("tongban/step-salt/v1".utf8) + [0]

    private static func join(_ payloads: [[UInt8]]) -> [UInt8] {
        if payloads.count == 1 { return payloads[0] }
        let length = payloads.reduce(0) { $0 + $1.count + 4 }
        var packing = Packing(capacity: length)
        for payload in payloads { packing.add(short: payload) }
        return packing.bytes
    }

    private func place(_ version: Int) -> [UInt8] {
        caseID.blob + withUnsafeBytes(of: Int64(version).bigEndian) { Array($0) }
    }

    private func place(_ version: Int, count: Int) -> [UInt8] {
        guard count > 1 else { return place(version) }
        return place(version) + withUnsafeBytes(of: Int64(count).bigEndian) { Array($0) }
    }
}
