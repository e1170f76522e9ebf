/// That an entry is in a log, checkable without the log at hand (C2SP tlog-proof).
public struct LogProof: Hashable, Sendable {
    private static let heading = "c2sp.org/tlog-proof@v1"

    /// Further bytes that nothing vouches for; a receipt puts the entry here.
    public let extra: [UInt8]?
    /// The entry's place, from 0.
    public let index: Int
    /// As in ``InclusionProof``.
    public let hashes: [LogHash]
    /// The log's checkpoint with its signatures.
    public let note: SignedNote

    /// A proof as claimed.
    public init(extra: [UInt8]? = nil, index: Int, hashes: [LogHash], note: SignedNote) {
        self.extra = extra
        self.index = index
        self.hashes = hashes
        self.note = note
    }

    /// Reads the text form.
    ///
    /// - Throws: ``NoteFault/malformed``.
    public init(parsing bytes: [UInt8]) throws(NoteFault) {
        guard let text = String(validating: bytes, as: UTF8.self),
            let lines = StrictText.lines(text), let blank = lines.firstIndex(of: "")
        else { throw .malformed }
        var head = lines[..<blank]
        guard head.popFirst() == Substring(Self.heading) else { throw .malformed }
        if let line = head.first.flatMap({ StrictText.after("extra ", in: $0) }) {
            guard let extra = Base64.decode(line) else { throw .malformed }
            self.extra = extra
            head.removeFirst()
        } else {
            extra = nil
        }
        let index = head.popFirst().flatMap { StrictText.after("index ", in: $0) }
            .flatMap(StrictText.decimal)
        let hashes = head.compactMap { LogHash(base64: $0) }
        guard let index, hashes.count == head.count else { throw .malformed }
        self.index = index
        self.hashes = hashes
        let rest = lines[(blank + 1)...].map { $0 + "\n" }.joined()
        note = try SignedNote(parsing: Array(rest.utf8))
    }

    /// Checks that an entry with this leaf hash is in a log that the policy trusts.
    ///
    /// - Returns: The checkpoint that vouches for it.
    /// - Throws: ``NoteFault``, ``QuorumMissing`` or ``ProofFault``: the entry is not proved.
    public func verify(leaf: LogHash, policy: LogPolicy) throws -> TrustedCheckpoint {
        let trusted = try policy.check(note)
        let proof = InclusionProof(index: index, size: trusted.checkpoint.size, hashes: hashes)
        try proof.verify(leaf: leaf, root: trusted.checkpoint.root)
        return trusted
    }
}

extension LogProof: CustomStringConvertible {
    /// The text form.
    public var description: String {
        var lines = [Self.heading]
        if let extra { lines.append("extra \(Base64.encode(extra))") }
        lines.append("index \(index)")
        lines.append(contentsOf: hashes.map(\.base64))
        return lines.map { $0 + "\n" }.joined() + "\n" + note.description
    }
}
