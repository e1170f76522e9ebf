/// A text with signatures under it (C2SP signed-note). The text means nothing before
/// ``verify(by:)``.
public struct SignedNote: Hashable, Sendable {
    /// One signature line.
    public struct Signature: Hashable, Sendable {
        /// The key's name.
        public let name: String
        public let keyID: KeyID
        /// What the key's kind of signature consists of.
        public let bytes: [UInt8]

        /// A signature as claimed.
        public init(name: String, keyID: KeyID, bytes: [UInt8]) {
            self.name = name
            self.keyID = keyID
            self.bytes = bytes
        }
    }

    /// More signatures than this are refused, so that a note cannot be made to cost much.
    static let mostSignatures = 64

    /// Everything above the blank line, its last newline included.
    public let text: String
    public private(set) var signatures: [Signature]

    /// A note of `text`; `nil` when the text does not end in a newline or has other control
    /// characters.
    public init?(text: String, signatures: [Signature] = []) {
        guard Self.isNoteText(text), signatures.count <= Self.mostSignatures else { return nil }
        self.text = text
        self.signatures = signatures
    }

    /// Adds a signature, in place of an earlier one by the same key.
    public mutating func add(_ signature: Signature) {
        signatures.removeAll { $0.name == signature.name && $0.keyID == signature.keyID }
        signatures.append(signature)
    }

    /// Whether there is a signature that claims to be by `key`; it is not checked.
    public func isSigned(by key: NoteVerifier) -> Bool {
        signatures.contains { $0.name == key.name && $0.keyID == key.keyID }
    }

    private static func isNoteText(_ text: String) -> Bool {
        text.utf8.last == UInt8(ascii: "\n")
            && text.utf8.allSatisfy { $0 >= 0x20 || $0 == UInt8(ascii: "\n") }
    }
}

extension SignedNote {
    /// Reads a note.
    ///
    /// - Throws: ``NoteFault/malformed`` for anything that is not one.
    public init(parsing bytes: [UInt8]) throws(NoteFault) {
        guard let whole = String(validating: bytes, as: UTF8.self), Self.isNoteText(whole),
            let (text, lines) = Self.split(whole)
        else { throw .malformed }
        var signatures: [Signature] = []
        for line in lines {
            guard let signature = Signature(line: line) else { throw .malformed }
            signatures.append(signature)
        }
        guard !signatures.isEmpty, let note = SignedNote(text: text, signatures: signatures)
        else { throw .malformed }
        self = note
    }

    /// The text and the signature lines, parted at the last empty line.
    private static func split(_ whole: String) -> (String, [Substring])? {
        guard var lines = StrictText.lines(whole), let blank = lines.lastIndex(of: ""), blank > 0
        else { return nil }
        let text = lines[..<blank].map { $0 + "\n" }.joined()
        lines.removeSubrange(...blank)
        return (text, lines)
    }

    /// The note as bytes: text, blank line, signature lines.
    public var bytes: [UInt8] { Array(description.utf8) }
}

extension SignedNote: CustomStringConvertible {
    /// The note as text.
    public var description: String {
        text + "\n" + signatures.map { $0.line + "\n" }.joined()
    }
}

extension SignedNote.Signature {
    /// The line without its newline: `— name base64(keyID ‖ signature)`.
    public var line: String { "— \(name) \(Base64.encode(keyID.bytes + bytes))" }

    /// Reads a line without its newline; `nil` for anything else.
    public init?(line: some StringProtocol) {
        guard let rest = StrictText.after("— ", in: Substring(line)) else { return nil }
        let parts = rest.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, KeyName.isValid(parts[0]),
            let bytes = Base64.decode(parts[1]), bytes.count > 4
        else { return nil }
        let keyID = KeyID(high: bytes[0], bytes[1], bytes[2], low: bytes[3])
        self.init(name: String(parts[0]), keyID: keyID, bytes: Array(bytes[4...]))
    }
}

/// Why a note is not to be believed.
public enum NoteFault: Error, Hashable, Sendable {
    /// Not in the form of a signed note, or of what the note should say.
    case malformed
    /// A known key's signature does not fit the text: damaged or forged.
    case badSignature(name: String)
    /// No signature is by a known key.
    case unknownKeys
}
