import City
import GRDB
import TransparencyLog

extension Store {
    /// Makes the ledger's pieces again from the journal, for when some were lost or damaged.
    ///
    /// They are kept only when they give the very root that was signed last; no new past is signed.
    /// - Returns: Entries covered.
    /// - Throws: ``StoreUnavailable`` or another failure; sealing then stays stopped.
    @discardableResult
    public func rewriteLedger() async throws -> Int64 {
        try await aside { try self.sealer.rewrite() }
        await sealer.takeUp()
        return sealer.state.sealed
    }
}

extension Sealer {
    /// Derives every piece up to the last signed size and writes it anew.
    func rewrite() throws {
        guard let last = try storedRecord() else { return }
        var log = TiledLog()
        while log.size < last.size {
            let limit = min(Self.largestRound, last.size - log.size)
            let rows: [RecentEntries.Entry]
            do {
                rows = try entries(from: log.size, limit: limit)
            } catch {
                stop(error)
                throw error
            }
            guard !rows.isEmpty else {
                throw SealingFault.journalShorter(sealed: last.size, journal: log.size)
            }
            let batch = try log.append(rows.map(\.entry), leaves: rows.map(\.leaf))
            let isLast = log.size == last.size
            try tiles.write(batch.pieces.filter { isLast || !$0.path.isPartial })
        }
        guard log.root == last.root else {
            stop(SealingFault.rootsDiffer)
            throw SealingFault.rootsDiffer
        }
    }
}
