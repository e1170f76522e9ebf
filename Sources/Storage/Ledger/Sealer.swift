import City
import Civics
import Dispatch
import GRDB
import JSON
import Synchronization
import TransparencyLog

/// Seals what the journal holds: writes the ledger's pieces, reads them back, derives the root a
/// second time from what it read, and only then signs.
///
/// A full disk and a clock that went back hold it up until they are over; any other trouble stops
/// it until the next start, because storage and signer then disagree about the past.
final class Sealer: Sendable {
    /// Entries a round: bounds memory, and how long a round takes.
    static let largestRound = 16_384
    static let signerName = "signer.json"
    static let checkpointName = "checkpoint"
    static let witnessedName = "witnessed"

    private struct Inner {
        var log = TiledLog()
        var tree = MerkleTree()
        var signer: CheckpointSigner
        var isStoppedForGood = false
    }

    private struct Shown {
        var state = SealingState(sealed: 0)
        var note: SignedNote?
        var witnessed: SignedNote?
    }

    private let queue = DispatchQueue(label: "tongban.sealer", qos: .utility)
    private let inner: Mutex<Inner>
    private let shown = Mutex(Shown())
    private let origin: String
    private let key: NoteSigner
    private let database: any DatabaseReader
    let tiles: any TileShelf
    private let maker: EntryMaker
    private let recent: RecentEntries
    private let now: @Sendable () -> Instant

    init(
        origin: String, key: NoteSigner, database: any DatabaseReader, tiles: any TileShelf,
        maker: EntryMaker, recent: RecentEntries, now: @escaping @Sendable () -> Instant
    ) {
        (self.origin, self.key, self.database) = (origin, key, database)
        (self.tiles, self.maker, self.recent, self.now) = (tiles, maker, recent, now)
        inner = Mutex(Inner(signer: CheckpointSigner(origin: origin, key: key, last: nil)))
    }

    var state: SealingState { shown.withLock { $0.state } }

    /// The newest checkpoint and the pieces it covers; `nil` before the first.
    var sealed: (note: SignedNote, tiles: SealedTiles)? {
        shown.withLock { shown in
            shown.note.map {
                ($0, SealedTiles(size: Int(shown.state.sealed), shelf: tiles))
            }
        }
    }

    /// The newest checkpoint that as many witnesses saw as are asked for; `nil` before the first.
    var witnessed: SignedNote? { shown.withLock { $0.witnessed } }

    /// Keeps what witnesses signed: with the newest checkpoint while it is still the newest, and,
    /// where they are enough, as the newest that was seen by so many.
    func keep(cosigned note: SignedNote, isEnough: Bool) throws {
        try inner.withLock { _ in
            if isEnough { try tiles.replace(Self.witnessedName, with: note.bytes) }
            let isNewest = shown.withLock { shown in
                if isEnough { shown.witnessed = note }
                guard shown.note?.text == note.text else { return false }
                shown.note = note
                return true
            }
            if isNewest { try tiles.replace(Self.checkpointName, with: note.bytes) }
        }
    }

    /// Takes the ledger up again where the last process left it. What is wrong with it stops the
    /// sealing and stands in ``state``; the store opens all the same.
    func takeUp() async {
        do {
            let last = try storedRecord()
            let log = try await Self.log(last, tiles: tiles)
            let tree = try Self.tree(last, tiles: tiles)
            try resume(last, log, tree)
        } catch {
            stop(error)
        }
    }

    private func resume(
        _ last: CheckpointSigner.Record?, _ log: TiledLog, _ tree: MerkleTree
    ) throws {
        let root = last?.root ?? .ofNothing
        guard log.root == root, tree.root == root else { throw SealingFault.rootsDiffer }
        let end = try database.read { try JournalTable.end($0) }
        guard end >= Int64(log.size) else {
            throw SealingFault.journalShorter(sealed: log.size, journal: Int(end))
        }
        let note = try storedNote(last)
        let witnessed = try storedNote(Self.witnessedName)
        try inner.withLock { inner in
            inner.isStoppedForGood = false
            shown.withLock { shown in
                shown.state.stopped = nil
                shown.witnessed = witnessed
            }
            inner.log = log
            inner.tree = tree
            inner.signer = CheckpointSigner(origin: origin, key: key, last: last)
            guard let last else { return }
            // A crash between remembering and publishing: the same state is signed once more.
            let published = try note ?? sign(&inner.signer, last.size, last.root, nil)
            show(published, size: last.size)
        }
    }

    private func storedNote(_ last: CheckpointSigner.Record?) throws -> SignedNote? {
        guard let last, let note = try storedNote(Self.checkpointName) else { return nil }
        let checkpoint = try Checkpoint(parsing: note.text)
        guard checkpoint.size == last.size, checkpoint.root == last.root else { return nil }
        return note
    }

    /// A checkpoint as it was published; its own signature is checked, witnesses' are not.
    private func storedNote(_ name: String) throws -> SignedNote? {
        guard let bytes = try tiles.read(name) else { return nil }
        let note = try SignedNote(parsing: bytes)
        _ = try note.verify(by: [key.verifier])
        return note
    }

    /// Seals what was committed and not sealed yet, at most ``largestRound`` entries.
    func seal() async -> SealingState {
        await withCheckedContinuation { done in
            queue.async {
                self.round()
                done.resume(returning: self.state)
            }
        }
    }

    /// Holds sealing up while `work` copies what the next round would replace.
    func holding<Made>(_ work: (SealedTiles?) throws -> Made) rethrows -> Made {
        try inner.withLock { _ in try work(sealed?.tiles) }
    }

    private func round() {
        inner.withLock { inner in
            guard !inner.isStoppedForGood else { return }
            do {
                try round(&inner)
                shown.withLock { $0.state.stopped = nil }
            } catch {
                let fault = SealingFault(error)
                inner.isStoppedForGood = !fault.passes
                shown.withLock { $0.state.stopped = fault.description }
            }
        }
    }

    func stop(_ error: any Error) {
        let fault = SealingFault(error)
        inner.withLock { $0.isStoppedForGood = true }
        shown.withLock { $0.state.stopped = fault.description }
    }

    private func round(_ inner: inout Inner) throws {
        let old = inner.log.size
        let fresh = recent.take(from: Int64(old), limit: Self.largestRound)
        let rows =
            fresh.isEmpty
            ? try entries(from: old, limit: Self.largestRound) : try standing(fresh, from: old)
        guard !rows.isEmpty else { return }
        var (log, tree) = (inner.log, inner.tree)
        // The leaves were hashed where the entries were made, before storage had them; the second
        // path hashes the entries anew from the written pieces.
        let batch = try log.append(rows.map(\.entry), leaves: rows.map(\.leaf))
        try tiles.write(batch.pieces)
        try readBack(batch, into: &tree)
        guard tree.root == log.root else { throw SealingFault.rootsDiffer }
        let sealed = SealedTiles(size: log.size, shelf: tiles)
        let proof = old > 0 ? try sealed.consistency(from: old) : nil
        let note = try sign(&inner.signer, log.size, log.root, proof)
        (inner.log, inner.tree) = (log, tree)
        show(note, size: log.size)
        try forgetEdges(of: old, at: sealed)
    }

    /// Entries that stand in the journal, made again from it.
    ///
    /// - Throws: ``SealingFault/entryChanged`` when a row has not the leaf hash it was written with.
    func entries(from size: Int, limit: Int) throws -> [RecentEntries.Entry] {
        try database.read { database in
            var made: [RecentEntries.Entry] = []
            try database.sql(
                """
                SELECT \(LedgerRow.columns) FROM \(LedgerRow.tables)
                WHERE j.position >= ? ORDER BY j.position
                """
            ).each([.int(Int64(size))]) { row in
                made += try entries(of: row, from: Int64(size + made.count))
                return made.count < limit
            }
            return Array(made.prefix(limit))
        }
    }

    private func entries(of row: SQLRow, from next: Int64) throws -> [RecentEntries.Entry] {
        guard let row = try? LedgerRow(row) else { throw SealingFault.entryChanged }
        guard row.row.first <= next else { throw SealingFault.gap(row.row.first) }
        guard let entries = try? row.entries(by: maker), row.isSound(entries) else {
            throw SealingFault.entryChanged
        }
        return Array(entries.dropFirst(Int(next - row.row.first)))
    }

    /// The same entries, after the journal was asked whether it holds the rows that end with them:
    /// the leaf of a row's last entry vouches for those before it, each of which the next names.
    private func standing(
        _ fresh: [RecentEntries.Entry], from size: Int
    ) throws -> [RecentEntries.Entry] {
        let ends = fresh.indices.filter { fresh[$0].endsRow }
        let rows = try database.read { database in
            try database.sql(
                "SELECT position, leaf FROM journal WHERE position >= ? ORDER BY position LIMIT ?"
            ).all(.int(Int64(size)), .int(Int64(ends.count))) { row in
                (position: row.int(0), leaf: LogHash(row.bytes(1)))
            }
        }
        for (row, end) in zip(rows, ends) {
            guard row.position == Int64(size + end) else { throw SealingFault.gap(row.position) }
            guard row.leaf == fresh[end].leaf else { throw SealingFault.entryChanged }
        }
        guard !rows.isEmpty else { return [] }
        return Array(fresh.prefix(through: ends[rows.count - 1]))
    }

    /// The second path: every new entry as it was written, hashed again, one after the other.
    private func readBack(_ batch: TiledLog.Batch, into tree: inout MerkleTree) throws {
        let end = batch.firstIndex + batch.leaves.count
        for piece in batch.pieces {
            guard let bytes = try tiles.read(piece.path.description) else {
                throw SealingFault.pieceLost(piece.path.description)
            }
            guard case .entries = piece.path.kind else {
                guard bytes == piece.bytes else {
                    throw SealingFault.pieceLost(piece.path.description)
                }
                continue
            }
            guard let bundle = EntryBundle(parsing: bytes, width: piece.path.width) else {
                throw SealingFault.pieceLost(piece.path.description)
            }
            let first = piece.path.index * TilePath.fullWidth
            for (place, entry) in bundle.entries.enumerated()
            where first + place == tree.size && tree.size < end {
                tree.append(.leaf(entry))
            }
        }
    }

    private func sign(
        _ signer: inout CheckpointSigner, _ size: Int, _ root: LogHash,
        _ proof: ConsistencyProof?
    ) throws -> SignedNote {
        let note = try signer.sign(
            size: size, root: root, consistency: proof, at: now().millisecondsSinceEpoch)
        guard let record = signer.last else { throw SealingFault.signerUnreadable }
        try tiles.replace(Self.signerName, with: record.json.canonical())
        try tiles.replace(Self.checkpointName, with: note.bytes)
        return note
    }

    private func show(_ note: SignedNote, size: Int) {
        shown.withLock { shown in
            shown.note = note
            shown.state.sealed = Int64(size)
        }
    }

    private func forgetEdges(of size: Int, at sealed: SealedTiles) throws {
        let old = SealedTiles(size: size, shelf: tiles).edges
        let kept = Set(sealed.edges)
        try tiles.remove(old.filter { !kept.contains($0) }.map(\.description))
    }
}
