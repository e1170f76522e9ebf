/// The state of a log at one size, as the log signs it (C2SP tlog-checkpoint).
public struct Checkpoint: Hashable, Sendable {
    /// The log's own name: a URL without scheme, such as `log.example.org/2026`.
    public let origin: String
    /// Entries covered.
    public let size: Int
    public let root: LogHash
    /// Further lines, opaque, without their newlines; the log itself writes none.
    public let extensions: [String]

    /// A checkpoint; `nil` when the size is negative or a line is empty or has a newline in it.
    public init?(origin: String, size: Int, root: LogHash, extensions: [String] = []) {
        let lines = [origin] + extensions
        guard size >= 0, lines.allSatisfy({ !$0.isEmpty && !$0.utf8.contains(0x0A) }) else {
            return nil
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads a note's text.
    ///
    /// - Throws: ``NoteFault/malformed``.
    public init(parsing text: String) throws(NoteFault) {
        guard let lines = StrictText.lines(text), lines.count >= 3,
            let size = StrictText.decimal(lines[1]), let root = LogHash(base64: lines[2]),
            let checkpoint = Checkpoint(
                origin: String(lines[0]), size: size, root: root,
                extensions: lines[3...].map(String.init))
        else { throw .malformed }
        self = checkpoint
    }
}

extension Checkpoint: CustomStringConvertible {
    /// The note's text: a line each, the last newline included.
    public var description: String {
        ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined()
    }
}
