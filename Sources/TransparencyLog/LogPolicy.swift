/// Whom a reader of checkpoints trusts: logs by their keys, and how many witnesses of which kind
/// must have seen a checkpoint (C2SP tlog-policy).
public struct LogPolicy: Hashable, Sendable {
    /// Which witnesses suffice.
    public indirect enum Quorum: Hashable, Sendable {
        /// None is asked for.
        case none
        case witness(NoteVerifier)
        /// At least so many of the members.
        case group(atLeast: Int, of: [Quorum])
    }

    /// Keys of kind Ed25519; a key's name is the origin it may sign for.
    public let logs: [NoteVerifier]
    public let quorum: Quorum
    /// Where witnesses answer, those of them whose address is known.
    public internal(set) var places: [WitnessPlace] = []
    private let witnesses: [NoteVerifier]

    /// A policy.
    ///
    /// - Parameter others: Witnesses that the quorum does not name but whose signatures are
    ///   checked and reported too.
    public init(logs: [NoteVerifier], quorum: Quorum = .none, others: [NoteVerifier] = []) {
        self.logs = logs
        self.quorum = quorum
        witnesses = quorum.witnesses + others
    }

    /// Two of three, or the like: any `count` of `witnesses`.
    public init(logs: [NoteVerifier], atLeast count: Int, of witnesses: [NoteVerifier]) {
        self.init(logs: logs, quorum: .group(atLeast: count, of: witnesses.map(Quorum.witness)))
    }

    /// Reads the checkpoint in a note and checks it by this policy.
    ///
    /// - Throws: ``NoteFault`` or ``QuorumMissing``: do not believe the checkpoint.
    public func check(_ note: SignedNote) throws -> TrustedCheckpoint {
        let checkpoint = try Checkpoint(parsing: note.text)
        let keys = logs.filter { $0.name == checkpoint.origin }
        let verified = try note.verify(by: keys + witnesses)
        guard verified.contains(where: { keys.contains($0.verifier) }) else {
            throw NoteFault.unknownKeys
        }
        let seen = verified.filter { $0.verifier.kind == .cosignature }
        guard quorum.isMet(by: Set(seen.map(\.verifier))) else { throw QuorumMissing() }
        return TrustedCheckpoint(checkpoint: checkpoint, note: note, cosignatures: seen)
    }
}

/// Where a witness answers `add-checkpoint` (C2SP tlog-witness).
public struct WitnessPlace: Hashable, Sendable {
    public let key: NoteVerifier
    /// The submission prefix: `/add-checkpoint` is added to it.
    public let address: String

    /// A witness whose signatures `key` verifies, reached at `address`.
    public init(key: NoteVerifier, address: String) {
        (self.key, self.address) = (key, address)
    }
}

/// Fewer witnesses saw the checkpoint than the policy asks for: wait for more, or distrust it.
public struct QuorumMissing: Error, Hashable, Sendable {}

/// A checkpoint that a policy accepted.
public struct TrustedCheckpoint: Hashable, Sendable {
    public let checkpoint: Checkpoint
    public let note: SignedNote
    /// Good signatures of known witnesses, with their times.
    public let cosignatures: [SignedNote.Verified]
}

extension LogPolicy.Quorum {
    func isMet(by seen: Set<NoteVerifier>) -> Bool {
        switch self {
        case .none: true
        case .witness(let key): seen.contains(key)
        case .group(let least, let members): members.count { $0.isMet(by: seen) } >= least
        }
    }

    var witnesses: [NoteVerifier] {
        switch self {
        case .none: []
        case .witness(let key): [key]
        case .group(_, let members): members.flatMap(\.witnesses)
        }
    }
}
