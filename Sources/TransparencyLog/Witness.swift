/// A witness: signs that a log's newest checkpoint grew from the last one it saw. A pure value;
/// what it last saw of each log is kept by the caller.
public struct Witness: Sendable {
    /// What was last cosigned of one log.
    public struct Record: Hashable, Sendable {
        public let size: Int
        public let root: LogHash

        /// A record taken from storage.
        public init(size: Int, root: LogHash) {
            self.size = size
            self.root = root
        }
    }

    /// An answer, and what must be stored before it is sent.
    public struct Decision: Hashable, Sendable {
        public let answer: WitnessAnswer
        /// The origin's new record; `nil` when nothing changes.
        public let record: Record?
    }

    private let key: NoteSigner
    private let logs: [String: [NoteVerifier]]

    /// A witness.
    ///
    /// - Parameters:
    ///   - key: Of kind ``KeyKind/cosignature``; `nil` is given for another kind.
    ///   - logs: The trusted keys of each log, by origin.
    public init?(key: NoteSigner, logs: [String: [NoteVerifier]]) {
        guard key.verifier.kind == .cosignature else { return nil }
        self.key = key
        self.logs = logs
    }

    /// Decides one request.
    ///
    /// - Parameters:
    ///   - last: What was last cosigned of the origin that ``origin(of:)`` names. Reading it and
    ///     storing the new record must be one transaction, or two requests can roll it back.
    ///   - time: Seconds since 1970.
    /// - Throws: Only when the cryptographic library fails; answer 500, store nothing.
    public func decide(
        _ request: WitnessRequest, last: Record?, at time: Int64
    ) throws -> Decision {
        guard let checkpoint = try? Checkpoint(parsing: request.note.text) else {
            return Decision(answer: .malformed, record: nil)
        }
        if let refusal = refusal(request, checkpoint, last: last) {
            return Decision(answer: refusal, record: nil)
        }
        let signature = try key.sign(request.note.text, at: time)
        let record = Record(size: checkpoint.size, root: checkpoint.root)
        return Decision(answer: .cosigned(signature), record: record)
    }

    /// The log that a request is about, to look up its record by.
    public static func origin(of request: WitnessRequest) -> String? {
        (try? Checkpoint(parsing: request.note.text))?.origin
    }

    /// The checks in the protocol's order.
    private func refusal(
        _ request: WitnessRequest, _ checkpoint: Checkpoint, last: Record?
    ) -> WitnessAnswer? {
        guard let keys = logs[checkpoint.origin] else { return .unknownLog }
        guard (try? request.note.verify(by: keys)) != nil else { return .unsigned }
        guard request.oldSize <= checkpoint.size else { return .malformed }
        let known = last ?? Record(size: 0, root: .ofNothing)
        guard request.oldSize == known.size else { return .conflict(lastSize: known.size) }
        if checkpoint.size == known.size, checkpoint.root != known.root {
            return .conflict(lastSize: known.size)
        }
        return isProved(request, checkpoint, from: known) ? nil : .unproved
    }

    private func isProved(
        _ request: WitnessRequest, _ checkpoint: Checkpoint, from known: Record
    ) -> Bool {
        guard known.size > 0 else { return request.hashes.isEmpty }
        let proof = ConsistencyProof(
            oldSize: known.size, newSize: checkpoint.size, hashes: request.hashes)
        return (try? proof.verify(oldRoot: known.root, newRoot: checkpoint.root)) != nil
    }
}
