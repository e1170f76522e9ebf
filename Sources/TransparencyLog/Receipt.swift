public import JSON

/// What a citizen keeps: an entry of the ledger, the proof that it is there, and, where the
/// citizen chose so, the facts behind its commitment.
public struct Receipt: Hashable, Sendable {
    /// The facts behind an entry's commitment.
    public struct Disclosure: Hashable, Sendable {
        /// 32 bytes.
        public let salt: [UInt8]
        public let payload: JSONValue

        /// Facts as claimed; ``Receipt/verify(by:)`` compares them with the commitment.
        public init(salt: [UInt8], payload: JSONValue) {
            self.salt = salt
            self.payload = payload
        }
    }

    /// The entry's canonical bytes.
    public let entry: [UInt8]
    public let index: Int
    public let hashes: [LogHash]
    public let note: SignedNote
    public let disclosed: Disclosure?

    /// A receipt as claimed.
    public init(
        entry: [UInt8], index: Int, hashes: [LogHash], note: SignedNote,
        disclosed: Disclosure? = nil
    ) {
        self.entry = entry
        self.index = index
        self.hashes = hashes
        self.note = note
        self.disclosed = disclosed
    }

    /// The receipt as a C2SP tlog-proof, the entry as its extra bytes, nothing disclosed.
    public var proof: LogProof {
        LogProof(extra: entry, index: index, hashes: hashes, note: note)
    }

    /// A receipt from a C2SP tlog-proof; `nil` when no entry comes with it.
    public init?(_ proof: LogProof) {
        guard let entry = proof.extra else { return nil }
        self.init(entry: entry, index: proof.index, hashes: proof.hashes, note: proof.note)
    }

    /// A receipt that was checked and holds.
    public struct Verified: Hashable, Sendable {
        public let entry: LedgerEntry
        public let index: Int
        /// The checkpoint that vouches for the entry, and who saw it.
        public let trusted: TrustedCheckpoint
        /// The facts behind the entry, now proved; `nil` when none were disclosed.
        public let payload: JSONValue?
    }

    /// Checks everything, without any network.
    ///
    /// - Throws: ``ReceiptFault``: the receipt proves nothing.
    public func verify(by policy: LogPolicy) throws(ReceiptFault) -> Verified {
        let trusted = try Self.trust { try proof.verify(leaf: .leaf(entry), policy: policy) }
        let known: LedgerEntry
        do throws(LedgerEntryFault) {
            known = try LedgerEntry(parsing: entry)
        } catch {
            throw .badEntry(error)
        }
        guard known.origin == trusted.checkpoint.origin else { throw .otherLog }
        if let disclosed {
            let commitment = Commitment.commit(
                salt: disclosed.salt, payload: disclosed.payload.canonical())
            guard commitment == known.commitment else { throw .otherFacts }
        }
        return Verified(entry: known, index: index, trusted: trusted, payload: disclosed?.payload)
    }

    private static func trust(
        _ check: () throws -> TrustedCheckpoint
    ) throws(ReceiptFault) -> TrustedCheckpoint {
        do {
            return try check()
        } catch let fault as NoteFault {
            throw .badCheckpoint(fault)
        } catch let fault as ProofFault {
            throw .badProof(fault)
        } catch {
            throw .tooFewWitnesses
        }
    }
}

/// Why a receipt proves nothing.
public enum ReceiptFault: Error, Hashable, Sendable {
    /// The wrapper's member of this name is missing or not in its form.
    case malformed(String)
    case badCheckpoint(NoteFault)
    case tooFewWitnesses
    case badProof(ProofFault)
    case badEntry(LedgerEntryFault)
    /// The entry says it is of another log than the checkpoint.
    case otherLog
    /// The disclosed facts are not those that were committed to.
    case otherFacts
}
