/// A log as its sealer keeps it: the right edge of every level, from which the next entries give
/// the next pieces to write. Holds at most 255 hashes a level and 255 entries.
public struct TiledLog: Sendable {
    /// Entries so far.
    public private(set) var size = 0
    /// Hashes of each level that do not fill a tile yet.
    private var edges: [[LogHash]] = [[]]
    /// The last entries, which do not fill a bundle yet, as served.
    private var bundle: [UInt8] = []

    /// A log without entries.
    public init() {}

    /// The root, from the tiles' edges: another way than ``MerkleTree``'s, so that one can be
    /// checked by the other.
    public var root: LogHash {
        var peaks: [LogHash] = []
        for edge in edges.reversed() {
            var tree = MerkleTree()
            for hash in edge { tree.append(hash) }
            peaks.append(contentsOf: tree.peaks)
        }
        return MerkleTree(size: size, peaks: peaks)?.root ?? .ofNothing
    }

    /// What a batch of entries adds.
    public struct Batch: Sendable {
        /// A piece to be written before the next checkpoint is signed.
        public struct Piece: Sendable {
            public let path: TilePath
            public let bytes: [UInt8]
        }

        /// The place of the first new entry.
        public let firstIndex: Int
        /// The leaf hashes of the new entries.
        public let leaves: [LogHash]
        /// New and changed pieces, the partial ones at the new right edge included.
        public let pieces: [Piece]
    }

    /// Adds entries.
    ///
    /// - Returns: The pieces to write. Keep a copy of the log from before: when writing fails,
    ///   go on from there, or these entries' places are lost.
    /// - Throws: ``EntryTooLong``; then nothing was added.
    public mutating func append(_ entries: [[UInt8]]) throws(EntryTooLong) -> Batch {
        try append(entries, leaves: entries.map { LogHash.leaf($0) })
    }

    /// Adds entries whose leaf hashes are known.
    ///
    /// - Parameter leaves: One for each entry. They are not hashed again: compare ``root`` with
    ///   one derived from the written pieces before signing it.
    /// - Throws: ``EntryTooLong``; then nothing was added.
    public mutating func append(
        _ entries: [[UInt8]], leaves: [LogHash]
    ) throws(EntryTooLong) -> Batch {
        if let place = entries.firstIndex(where: { $0.count > EntryBundle.longestEntry }) {
            throw EntryTooLong(position: place)
        }
        let firstIndex = size
        var writing = Writing()
        for (entry, leaf) in zip(entries, leaves) {
            EntryBundle.append(entry, to: &bundle)
            size += 1
            closeBundleIfFull(&writing)
            add(leaf, level: 0, &writing)
        }
        writeEdges(&writing)
        return Batch(firstIndex: firstIndex, leaves: leaves, pieces: writing.pieces)
    }

    private struct Writing {
        var pieces: [Batch.Piece] = []
        /// The highest level whose edge has changed.
        var level = -1
    }

    private mutating func closeBundleIfFull(_ writing: inout Writing) {
        guard size % TilePath.fullWidth == 0 else { return }
        let path = TilePath(unchecked: .entries, index: size / TilePath.fullWidth - 1)
        writing.pieces.append(.init(path: path, bytes: bundle))
        bundle.removeAll(keepingCapacity: true)
    }

    private mutating func add(_ hash: LogHash, level: Int, _ writing: inout Writing) {
        if level == edges.count { edges.append([]) }
        edges[level].append(hash)
        writing.level = max(writing.level, level)
        guard edges[level].count == TilePath.fullWidth, let full = Tile(hashes: edges[level]),
            let root = full.root(from: 0, count: TilePath.fullWidth)
        else { return }
        let index = (size >> (8 * (level + 1))) - 1
        let path = TilePath(unchecked: .hashes(level: level), index: index)
        writing.pieces.append(.init(path: path, bytes: full.bytes))
        edges[level].removeAll(keepingCapacity: true)
        add(root, level: level + 1, &writing)
    }

    private func writeEdges(_ writing: inout Writing) {
        guard writing.level >= 0 else { return }
        if !bundle.isEmpty { writing.pieces.append(edge(.entries, bytes: bundle)) }
        for level in 0...writing.level where !edges[level].isEmpty {
            writing.pieces.append(edge(.hashes(level: level), bytes: Tile.bytes(edges[level])))
        }
    }

    private func edge(_ kind: TilePath.Kind, bytes: [UInt8]) -> Batch.Piece {
        let count = TilePath.hashes(kind, treeSize: size)
        let path = TilePath(
            unchecked: kind, index: count / TilePath.fullWidth, width: count % TilePath.fullWidth)
        return .init(path: path, bytes: bytes)
    }
}

/// An entry longer than 65,535 bytes, which no log can hold.
public struct EntryTooLong: Error, Hashable, Sendable {
    /// Its place in the batch.
    public let position: Int
}

extension TiledLog {
    /// Takes up a log again from its pieces.
    ///
    /// - Parameter size: Entries that the last checkpoint covers.
    /// - Throws: ``DamagedPiece``, or what reading threw. The caller compares ``root`` with the
    ///   checkpoint before adding anything.
    public init(size: Int, reading log: some LogReading) async throws {
        self.size = size
        var level = 0
        edges = []
        while level == 0 || (level <= TilePath.highestLevel && size >> (8 * level) > 0) {
            edges.append(try await Self.edge(.hashes(level: level), size).hashes(from: log))
            level += 1
        }
        if let path = Self.edge(.entries, size) { bundle = try await log.entries(path).bytes }
    }

    private static func edge(_ kind: TilePath.Kind, _ size: Int) -> TilePath? {
        let count = TilePath.hashes(kind, treeSize: size)
        return TilePath(
            kind, index: count / TilePath.fullWidth, width: count % TilePath.fullWidth)
    }
}

extension TilePath? {
    fileprivate func hashes(from log: some LogReading) async throws -> [LogHash] {
        guard let path = self else { return [] }
        return try await log.tile(path).hashes
    }
}
