/// A private key that signs notes under a name. Holds the key itself: keep it out of logs.
public struct NoteSigner: Sendable {
    /// The public half, to hand out.
    public let verifier: NoteVerifier
    private let seed: [UInt8]

    /// A key from its seed of 32 random bytes (RFC 8032 §5.1.5); `nil` for any other number or a
    /// name with spaces or plus signs.
    public init?(name: String, kind: KeyKind = .ed25519, seed: [UInt8]) {
        guard seed.count == 32, let publicKey = Ed25519.publicKey(seed: seed),
            let verifier = NoteVerifier(name: name, kind: kind, publicKey: publicKey)
        else { return nil }
        self.verifier = verifier
        self.seed = seed
    }

    /// Reads the text form `PRIVATE+KEY+name+keyID+base64(kind ‖ seed)`, which Go's note package
    /// also reads; `nil` for anything else.
    public init?(parsing text: String) {
        guard let rest = StrictText.after("PRIVATE+KEY+", in: Substring(text)) else { return nil }
        let parts = rest.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let key = Base64.decode(parts[2]), let first = key.first,
            let kind = KeyKind(rawValue: first)
        else { return nil }
        self.init(name: String(parts[0]), kind: kind, seed: Array(key.dropFirst()))
        guard text == privateText else { return nil }
    }

    /// The text form with the secret in it, for the key file.
    public var privateText: String {
        let key = Base64.encode([verifier.kind.rawValue] + seed)
        return "PRIVATE+KEY+\(verifier.name)+\(verifier.keyID)+\(key)"
    }

    /// Signs a note's text; deterministic.
    ///
    /// - Parameter time: Seconds since 1970, told by a witness's signature only.
    /// - Throws: When the cryptographic library fails; nothing was signed.
    public func sign(_ text: String, at time: Int64) throws -> SignedNote.Signature {
        let bytes: [UInt8]
        switch verifier.kind {
        case .ed25519: bytes = try Ed25519.sign(Array(text.utf8), seed: seed)
        case .cosignature:
            let message = Cosignature.message(text, at: time)
            bytes = Cosignature.stamp(time) + (try Ed25519.sign(message, seed: seed))
        }
        return .init(name: verifier.name, keyID: verifier.keyID, bytes: bytes)
    }
}

/// The parts of cosignature/v1 (C2SP tlog-cosignature).
enum Cosignature {
    static func message(_ text: String, at time: Int64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
    }

    static func stamp(_ time: Int64) -> [UInt8] {
        withUnsafeBytes(of: time.bigEndian) { Array($0) }
    }
}
