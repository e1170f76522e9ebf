import Civics
import JSON

/// An identity token (OpenID Connect Core §2) as it came, taken apart and not yet believed.
struct IdentityToken {
    let algorithm: SigningKeys.Algorithm
    let keyID: String?
    let claims: JSONValue
    private let signed: [UInt8]
    private let signature: [UInt8]

    /// - Throws: ``SignOnFault`` for what is no token of ours to take.
    init(_ text: String) throws(SignOnFault) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 16_384, parts.count == 3,
            let head = Base64URL.bytes(parts[0]).flatMap({ try? JSONValue(parsing: $0) }),
            let claims = Base64URL.bytes(parts[1]).flatMap({ try? JSONValue(parsing: $0) }),
            let signature = Base64URL.bytes(parts[2])
        else { throw .malformed }
        // What must be understood and is not, must not be believed (RFC 7515 §4.1.11).
        guard head["crit"] == nil else { throw .malformed }
        guard let algorithm = head["alg"]?.string.flatMap({ SigningKeys.Algorithm(rawValue: $0) })
        else { throw .algorithm }
        self.algorithm = algorithm
        keyID = head["kid"]?.string
        self.claims = claims
        self.signature = signature
        signed = Array((parts[0] + "." + parts[1]).utf8)
    }

    func isSigned(by keys: SigningKeys) -> Bool {
        keys.verify(signature, over: signed, by: keyID, algorithm)
    }

    /// What a token must say to be for us, now, and for this visit (OpenID Connect Core §3.1.3.7).
    struct Expectation {
        var issuer: String
        var client: String
        var nonce: String
        var now: Instant
        /// Seconds the two clocks may differ.
        var skew: Int64 = 60
        /// Seconds since it was made.
        var age: Int64 = 600
    }

    func check(_ expected: Expectation) throws(SignOnFault) {
        guard claims["iss"]?.string == expected.issuer else { throw .issuer }
        try checkAudience(expected.client)
        let now = expected.now.millisecondsSinceEpoch / 1000
        guard let ends = seconds("exp"), let made = seconds("iat") else { throw .malformed }
        guard ends > now - expected.skew else { throw .expired }
        guard made <= now + expected.skew, made >= now - expected.age - expected.skew else {
            throw .expired
        }
        if claims["nbf"] != nil {
            guard let begins = seconds("nbf"), begins <= now + expected.skew else {
                throw .expired
            }
        }
        guard let nonce = claims["nonce"]?.string, nonce == expected.nonce else { throw .nonce }
        guard let subject = claims["sub"]?.string, (1...255).contains(subject.utf8.count) else {
            throw .malformed
        }
    }

    private func checkAudience(_ client: String) throws(SignOnFault) {
        let audiences =
            claims["aud"]?.string.map { [$0] }
            ?? (claims["aud"]?.array ?? []).compactMap(\.string)
        guard audiences.contains(client) else { throw .audience }
        if audiences.count > 1 || claims["azp"] != nil {
            guard claims["azp"]?.string == client else { throw .audience }
        }
    }

    /// Whole seconds; years beyond 9999 are nobody's.
    private func seconds(_ name: String) -> Int64? {
        guard let value = claims[name]?.number?.double, value > 0, value < 253_402_300_800 else {
            return nil
        }
        return Int64(value)
    }
}

/// Why somebody who came back is not let in.
public enum SignOnFault: String, Error, Hashable, Sendable {
    /// It was not this browser that set out, or too long ago.
    case state
    /// No token, or one that cannot be read.
    case malformed
    /// Signed in a way that is not taken.
    case algorithm
    /// Not signed by a key of the provider.
    case signature
    case issuer, audience, expired, nonce
    /// The person's real name is not verified over there, or the number is none.
    case unverified
}
