import Cases
public import Civics
import Crypto
import FoundationEssentials
public import JSON

/// The keys this city signs its papers with and hides people behind.
///
/// Made from one secret of 32 bytes that lives with the node's keys: losing it means that papers
/// can no longer be signed in this name; the public half is published for verifiers.
public struct CitySeal: Sendable {
    private let signing: Curve25519.Signing.PrivateKey
    private let hiding: SymmetricKey
    /// Raw Ed25519 public key, 32 bytes.
    public let publicKey: [UInt8]
    /// First eight bytes of the public key's SHA-256 in hex: names the key on papers.
    public let keyName: String

    /// - Parameter secret: 32 bytes.
    /// - Throws: When the secret has another length.
    public init(secret: [UInt8]) throws {
        signing = try Curve25519.Signing.PrivateKey(rawRepresentation: secret)
        let parent = SymmetricKey(data: secret)
        hiding = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: parent, info: Array("tongban/pseudonyms/v1".utf8),
            outputByteCount: 32)
        publicKey = Array(signing.publicKey.rawRepresentation)
        keyName = Hex.text(Array(SHA256.hash(data: publicKey)).prefix(8))
    }

    /// How one case's readers know a person: the same person has another name in each case, so
    /// entries of the public log cannot be linked to a person.
    public func pseudonym(of person: PersonID, in caseID: CaseID) -> Pseudonym {
        var message: [UInt8] = []
        for word in [caseID.bits.high, caseID.bits.low, person.bits.high, person.bits.low] {
            for shift in stride(from: 56, through: 0, by: -8) {
                message.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        return Pseudonym(bits: hidden(message))
    }

    /// The id of the person with this resident number: the same for the same number, and of no
    /// use to anyone without the city's key.
    public func personID(of number: ResidentNumber) -> PersonID {
        PersonID(bits: hidden(Array("person ".utf8) + Array(number.text.utf8)))
    }

    fileprivate func hidden(_ message: [UInt8]) -> OpaqueBits {
        let code = Array(HMAC<SHA256>.authenticationCode(for: message, using: hiding))
        let words = [code[0..<8], code[8..<16]].map { bytes in
            bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        return OpaqueBits(high: words[0], low: words[1])
    }

    /// Signs a paper's content: `{"content": …, "sha256": hex, "key": name, "signature": base64}`
    /// with Ed25519 over the canonical bytes of the content.
    public func sealed(_ content: JSONValue) throws -> SealedPaper {
        let bytes = content.canonical()
        let hash = Hex.text(SHA256.hash(data: bytes))
        let signature = try signing.signature(for: bytes)
        let json: JSONObject = [
            "mediaType": "application/vnd.tongban.licence+json;v=1",
            "content": content,
            "sha256": .string(hash),
            "key": .string(keyName),
            "publicKey": .string(Data(publicKey).base64EncodedString()),
            "signature": .string(signature.base64EncodedString()),
        ]
        return SealedPaper(json: .object(json), contentHash: hash)
    }

    /// Whether a signed paper is whole: hash and signature fit its content under this key.
    public static func isWhole(_ paper: JSONValue, publicKey: [UInt8]) -> Bool {
        guard let content = paper["content"], let hash = paper["sha256"]?.string,
            let signature = paper["signature"]?.string.flatMap({ Data(base64Encoded: $0) }),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        let bytes = content.canonical()
        return hash == Hex.text(SHA256.hash(data: bytes))
            && key.isValidSignature(signature, for: bytes)
    }
}

/// A paper with its signature, as the holder keeps it.
public struct SealedPaper: Sendable {
    public var json: JSONValue
    /// SHA-256 over the canonical content, lower-case hex; sealed in the ledger with the event.
    public var contentHash: String
}

extension CitySeal {
    /// The secret of a case's rating link. It can be made anew for its owner, so nothing but its
    /// digest needs keeping; a correction opens a second one.
    func ratingToken(of state: Case) -> String {
        let round = state.ratings.count
        return "r" + hiddenText("rating \(state.id) \(round)")
    }

    /// The code given with a case number, for tracking without signing in.
    func trackingCode(of id: CaseID) -> String {
        String(hiddenText("tracking \(id)").prefix(8))
    }

    func hiddenText(_ message: String) -> String {
        Pseudonym(bits: hidden(Array(message.utf8))).description
    }
}

extension CitySeal {
    /// The history of a unit in the house's books.
    func matter(ofUnit key: String) -> CaseID { CaseID(bits: hidden(Array("unit \(key)".utf8))) }

    /// The history of the access log of one day.
    func accessMatter(of day: CivilDate) -> CaseID {
        CaseID(bits: hidden(Array("accesses \(day)".utf8)))
    }
}
