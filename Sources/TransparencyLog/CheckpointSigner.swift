/// What a log's signer remembers between checkpoints, and by it refuses to contradict itself.
/// A pure value: store the record of what it signs before anything signed leaves the house.
public struct CheckpointSigner: Sendable {
    /// The last state signed.
    public struct Record: Hashable, Sendable {
        public let size: Int
        public let root: LogHash
        /// The latest time ever told at signing, in milliseconds since 1970.
        public let time: Int64

        /// A record taken from storage.
        public init(size: Int, root: LogHash, time: Int64) {
            self.size = size
            self.root = root
            self.time = time
        }
    }

    /// A clock may be set back by this much, in milliseconds, before sealing stops.
    public static let clockTolerance: Int64 = 2_000

    public let origin: String
    private let key: NoteSigner
    /// `nil` before the first checkpoint.
    public private(set) var last: Record?

    /// A signer that goes on from `last`; pass `nil` only for a log that never signed anything.
    public init(origin: String, key: NoteSigner, last: Record?) {
        self.origin = origin
        self.key = key
        self.last = last
    }

    /// Signs the state of the log.
    ///
    /// - Parameters:
    ///   - consistency: From the last size signed to `size`; `nil` at the first checkpoint, from
    ///     an empty log, and where the size has not changed.
    ///   - time: Milliseconds since 1970.
    /// - Returns: The signed checkpoint. ``last`` is what to store before it is published.
    /// - Throws: ``SigningRefusal``: stop sealing and say so, reads may go on. Anything else is
    ///   the cryptographic library's failure. In both cases ``last`` is as it was.
    public mutating func sign(
        size: Int, root: LogHash, consistency: ConsistencyProof?, at time: Int64
    ) throws -> SignedNote {
        try check(size: size, root: root, consistency: consistency, at: time)
        guard let checkpoint = Checkpoint(origin: origin, size: size, root: root),
            var note = SignedNote(text: checkpoint.description)
        else { throw SigningRefusal.malformedOrigin }
        note.add(try key.sign(note.text, at: time / 1000))
        last = Record(size: size, root: root, time: max(time, last?.time ?? time))
        return note
    }

    private func check(
        size: Int, root: LogHash, consistency: ConsistencyProof?, at time: Int64
    ) throws(SigningRefusal) {
        guard size > 0 || root == .ofNothing else { throw .forked(size: size) }
        guard let last else { return }
        guard time >= last.time - Self.clockTolerance else {
            throw .clockWentBack(milliseconds: last.time - time)
        }
        guard size >= last.size else { throw .wentBack(from: last.size, to: size) }
        if size == last.size {
            guard root == last.root else { throw .forked(size: size) }
            return
        }
        guard last.size > 0 else { return }
        guard let consistency, consistency.oldSize == last.size, consistency.newSize == size
        else { throw .inconsistent(.wrongLength) }
        do {
            try consistency.verify(oldRoot: last.root, newRoot: root)
        } catch {
            throw .inconsistent(error)
        }
    }
}

/// Why a signer will not sign. Each means that storage and signer disagree about the past.
public enum SigningRefusal: Error, Hashable, Sendable {
    /// Fewer entries than already signed for.
    case wentBack(from: Int, to: Int)
    /// Another root at a size already signed for.
    case forked(size: Int)
    /// The new tree is not proved to begin with the old one.
    case inconsistent(ProofFault)
    /// The clock is more than 2 s behind the last checkpoint's.
    case clockWentBack(milliseconds: Int64)
    /// The origin cannot stand in a checkpoint.
    case malformedOrigin
}
