/// The public side of the journal: what outsiders verify (C2SP tlog-tiles, tlog-checkpoint).
public protocol SealedLedger: Sendable {
    /// The newest signed checkpoint; `nil` before the first.
    func checkpoint() async throws(StoreUnavailable) -> [UInt8]?

    /// The newest checkpoint that as many outside witnesses cosigned as the operator's policy asks
    /// for; `nil` before the first, or where no witnesses are named.
    func witnessedCheckpoint() -> [UInt8]?

    /// A tile or entry bundle by its path, `tile/0/000` or `tile/entries/x001/234.p/17`.
    ///
    /// - Returns: `nil` for a path that is none, or reaches beyond the newest checkpoint.
    func tile(_ path: String) async throws(StoreUnavailable) -> [UInt8]?

    /// The receipt of one entry as a citizen can keep it (JSON wrapper of the ledger's design).
    ///
    /// - Parameter disclosing: Adds salt and payload, so that the holder can show what was sealed;
    ///   for parties of the case only. Left out once the case was erased.
    /// - Returns: `nil` until a checkpoint covers the entry: at most a second after the commit.
    func receipt(
        for position: Int64, disclosing: Bool
    ) async throws(StoreUnavailable) -> [UInt8]?

    /// The same as C2SP tlog-proof text; `nil` until a checkpoint covers the entry.
    func proof(for position: Int64) async throws(StoreUnavailable) -> [UInt8]?

    /// How sealing stands.
    func sealing() -> SealingState
}

/// How sealing stands.
public struct SealingState: Hashable, Sendable {
    /// Entries the newest checkpoint covers.
    public var sealed: Int64
    /// Why sealing stopped, if it did; reading and writing go on, receipts do not.
    public var stopped: String?

    /// A state with these parts.
    public init(sealed: Int64, stopped: String? = nil) {
        (self.sealed, self.stopped) = (sealed, stopped)
    }
}

/// How the store stands, for readiness and metrics.
public protocol StoreHealth: Sendable {
    /// `nil` while writing works.
    func writerFault() -> StoreUnavailable?

    /// Counters since the start, by a stable name, for metrics.
    func measures() -> [String: Int64]
}
