/// A public key that signs notes under a name.
public struct NoteVerifier: Hashable, Sendable {
    public let name: String
    public let kind: KeyKind
    /// 32 bytes of Ed25519.
    public let publicKey: [UInt8]
    public let keyID: KeyID

    /// A key under a name; `nil` when the name has spaces or plus signs or the key is not 32
    /// bytes.
    public init?(name: String, kind: KeyKind = .ed25519, publicKey: [UInt8]) {
        guard KeyName.isValid(name), publicKey.count == 32 else { return nil }
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        keyID = KeyID(name: name, kind: kind, publicKey: publicKey)
    }

    /// Reads the text form `name+keyID+base64(kind ‖ key)` (C2SP signed-note, "Verifier keys");
    /// `nil` for anything else and for kinds other than 1 and 4.
    public init?(parsing text: String) {
        let parts = text.split(
            separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let key = Base64.decode(parts[2]), let first = key.first,
            let kind = KeyKind(rawValue: first)
        else { return nil }
        self.init(name: String(parts[0]), kind: kind, publicKey: Array(key.dropFirst()))
        guard text == description else { return nil }
    }

    /// Whether `signature` is this key's over `text`.
    public func isValid(_ signature: [UInt8], for text: String) -> Bool {
        switch kind {
        case .ed25519: Ed25519.isValid(signature, for: Array(text.utf8), key: publicKey)
        case .cosignature: cosignatureTime(signature, for: text) != nil
        }
    }

    /// When a witness says it saw the text, in seconds since 1970; `nil` when the signature is
    /// not its own.
    func cosignatureTime(_ signature: [UInt8], for text: String) -> Int64? {
        guard signature.count == 72 else { return nil }
        let stamp = signature[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let time = Int64(exactly: stamp),
            Ed25519.isValid(
                Array(signature[8...]), for: Cosignature.message(text, at: time), key: publicKey)
        else { return nil }
        return time
    }
}

extension NoteVerifier: CustomStringConvertible {
    /// The text form, to hand out and to pin.
    public var description: String {
        "\(name)+\(keyID)+\(Base64.encode([kind.rawValue] + publicKey))"
    }
}

extension SignedNote {
    /// A signature that was checked and is good.
    public struct Verified: Hashable, Sendable {
        public let verifier: NoteVerifier
        /// For a witness, when it saw the note, in seconds since 1970.
        public let time: Int64?
    }

    /// Checks every signature by a known key; those by others are passed over.
    ///
    /// - Returns: At least one good signature, at most one a key.
    /// - Throws: ``NoteFault``: do not believe the text.
    public func verify(by known: [NoteVerifier]) throws(NoteFault) -> [Verified] {
        var verified: [Verified] = []
        for signature in signatures {
            guard
                let key = known.first(where: {
                    $0.name == signature.name && $0.keyID == signature.keyID
                })
            else { continue }
            guard key.isValid(signature.bytes, for: text) else {
                throw .badSignature(name: key.name)
            }
            guard !verified.contains(where: { $0.verifier == key }) else { continue }
            let time =
                key.kind == .cosignature ? key.cosignatureTime(signature.bytes, for: text) : nil
            verified.append(Verified(verifier: key, time: time))
        }
        guard !verified.isEmpty else { throw .unknownKeys }
        return verified
    }
}
