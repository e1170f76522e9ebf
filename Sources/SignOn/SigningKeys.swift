import Crypto
import CryptoExtras
import FoundationEssentials
import JSON

/// The provider's public keys (RFC 7517), each for one algorithm only.
///
/// Two algorithms are taken, RS256 and ES256; `none` and anything with a shared secret are not among
/// them, so a public key can never be used as one (RFC 8725 §2.1).
struct SigningKeys: Sendable {
    enum Algorithm: String, Sendable { case rs256 = "RS256", es256 = "ES256" }

    private enum Key: Sendable {
        case rsa(_RSA.Signing.PublicKey)
        case p256(P256.Signing.PublicKey)
    }

    private struct Entry: Sendable {
        var id: String?
        var key: Key
    }

    private let entries: [Entry]

    /// Reads a key set; keys it cannot use are passed over.
    init(_ json: JSONValue) {
        entries = (json["keys"]?.array ?? []).prefix(32).compactMap { Self.entry($0) }
    }

    /// Whether there is a key for such a token.
    func holds(_ id: String?, _ algorithm: Algorithm) -> Bool {
        !candidates(id, algorithm).isEmpty
    }

    func verify(
        _ signature: [UInt8], over signed: [UInt8], by id: String?, _ algorithm: Algorithm
    ) -> Bool {
        candidates(id, algorithm).contains { Self.verify(signature, over: signed, with: $0.key) }
    }

    private func candidates(_ id: String?, _ algorithm: Algorithm) -> [Entry] {
        let fitting = entries.filter { entry in
            switch entry.key {
            case .rsa: algorithm == .rs256
            case .p256: algorithm == .es256
            }
        }
        if let id { return fitting.filter { $0.id == id } }
        return fitting.count == 1 ? fitting : []
    }

    private static func verify(
        _ signature: [UInt8], over signed: [UInt8], with key: Key
    ) -> Bool {
        let digest = SHA256.hash(data: signed)
        switch key {
        case .rsa(let key):
            return key.isValidSignature(
                .init(rawRepresentation: signature), for: digest, padding: .insecurePKCS1v1_5)
        case .p256(let key):
            guard signature.count == 64,
                let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
            else { return false }
            return key.isValidSignature(signature, for: digest)
        }
    }

    private static func entry(_ json: JSONValue) -> Entry? {
        if let use = json["use"]?.string, use != "sig" { return nil }
        let named = json["alg"]?.string
        let key: Key?
        switch json["kty"]?.string {
        case "RSA" where named == nil || named == Algorithm.rs256.rawValue: key = rsa(json)
        case "EC" where named == nil || named == Algorithm.es256.rawValue: key = p256(json)
        case _: key = nil
        }
        return key.map { Entry(id: json["kid"]?.string, key: $0) }
    }

    private static func rsa(_ json: JSONValue) -> Key? {
        guard let n = json["n"]?.string.flatMap({ Base64URL.bytes($0) }), n.count <= 1024,
            let e = json["e"]?.string.flatMap({ Base64URL.bytes($0) }), e.count <= 8,
            // 2048 bits at least (RFC 7518 §3.3).
            n.drop(while: { $0 == 0 }).count >= 256,
            let key = try? _RSA.Signing.PublicKey(n: Data(n), e: Data(e))
        else { return nil }
        return .rsa(key)
    }

    private static func p256(_ json: JSONValue) -> Key? {
        guard json["crv"]?.string == "P-256",
            let x = json["x"]?.string.flatMap({ Base64URL.bytes($0) }), x.count == 32,
            let y = json["y"]?.string.flatMap({ Base64URL.bytes($0) }), y.count == 32,
            let key = try? P256.Signing.PublicKey(x963Representation: [4] + x + y)
        else { return nil }
        return .p256(key)
    }
}
