/// What a log sends to a witness (C2SP tlog-witness, add-checkpoint).
public struct WitnessRequest: Hashable, Sendable {
    /// A client may not send more hashes.
    static let mostHashes = 63

    /// The size that the log believes the witness saw last; 0 for none.
    public let oldSize: Int
    public let hashes: [LogHash]
    public let note: SignedNote

    /// A request; `nil` for a negative size or more than 63 hashes.
    public init?(oldSize: Int, hashes: [LogHash], note: SignedNote) {
        guard oldSize >= 0, hashes.count <= Self.mostHashes else { return nil }
        self.oldSize = oldSize
        self.hashes = hashes
        self.note = note
    }

    /// Reads a request's body; `nil` is answered with 400.
    public init?(parsing body: [UInt8]) {
        guard let text = String(validating: body, as: UTF8.self),
            let lines = StrictText.lines(text), let blank = lines.firstIndex(of: ""),
            let first = lines.first.flatMap({ StrictText.after("old ", in: $0) }),
            let oldSize = StrictText.decimal(first)
        else { return nil }
        let proof = lines[1..<max(blank, 1)]
        let hashes = proof.compactMap { LogHash(base64: $0) }
        let rest = lines[(blank + 1)...].map { $0 + "\n" }.joined()
        guard hashes.count == proof.count,
            let note = try? SignedNote(parsing: Array(rest.utf8))
        else { return nil }
        self.init(oldSize: oldSize, hashes: hashes, note: note)
    }

    /// The body to send.
    public var body: [UInt8] {
        let lines = ["old \(oldSize)"] + hashes.map(\.base64)
        return Array((lines.map { $0 + "\n" }.joined() + "\n" + note.description).utf8)
    }
}
