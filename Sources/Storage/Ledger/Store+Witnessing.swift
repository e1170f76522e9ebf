public import City
public import TransparencyLog

extension Store {
    /// The newest checkpoint, with the signatures it has; `nil` before the first.
    public var newestCheckpoint: SignedNote? { sealer.sealed?.note }

    /// The proof that the ledger, at the size `later` of a checkpoint of its own, grew from its first
    /// `old` entries.
    ///
    /// - Returns: `nil` when there is no checkpoint of that size yet.
    /// - Throws: ``StoreUnavailable`` when the pieces cannot be read: ask again later.
    public func consistency(
        from old: Int, to later: Int
    ) throws(StoreUnavailable) -> ConsistencyProof? {
        do {
            // A new checkpoint may take the edge away between looking and reading: look again.
            for _ in 0..<3 {
                guard let tiles = sealer.sealed?.tiles, later <= tiles.size else { return nil }
                if let proof = try? tiles.consistency(from: old, to: later) { return proof }
            }
            return try sealer.sealed?.tiles.consistency(from: old, to: later)
        } catch {
            throw Self.unreadable(error)
        }
    }

    /// Publishes signatures of witnesses (C2SP tlog-cosignature) with the checkpoint they are for.
    ///
    /// - Parameters:
    ///   - note: A checkpoint of this ledger with signatures that were verified.
    ///   - isEnough: Whether they are those the operator's policy asks for.
    /// - Throws: ``StoreUnavailable`` when they cannot be written; ask the witnesses again.
    public func keep(cosigned note: SignedNote, isEnough: Bool) throws(StoreUnavailable) {
        do {
            try sealer.keep(cosigned: note, isEnough: isEnough)
        } catch {
            throw Self.unreadable(error)
        }
    }

    /// The newest checkpoint that enough witnesses cosigned, as a signed note; `nil` before the first.
    public func witnessedCheckpoint() -> [UInt8]? { sealer.witnessed?.bytes }
}
