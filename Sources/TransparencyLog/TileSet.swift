/// Tiles at hand from which proofs are made, for a tree of one size.
public struct TileSet: Sendable {
    /// Entries of the tree that the tiles belong to.
    public let size: Int
    private var tiles: [TilePath: Tile] = [:]

    /// No tiles yet of a tree of `size` entries.
    public init(size: Int) { self.size = max(size, 0) }

    /// Adds a tile; its path is the one ``TileSet/tilesNeeded(forEntry:)`` and the like name.
    public mutating func insert(_ tile: Tile, at path: TilePath) { tiles[path] = tile }

    /// Whether the tile at `path` is here.
    public func contains(_ path: TilePath) -> Bool { tiles[path] != nil }

    /// Tiles that ``inclusion(of:)`` uses; empty when the index is not in the tree.
    public func tilesNeeded(forEntry index: Int) -> Set<TilePath> {
        Set(inclusionRanges(index).flatMap(Subtree.cover).map { $0.tile(treeSize: size) })
    }

    /// Tiles that ``consistency(from:)`` uses; empty when the size is not that of an older tree.
    public func tilesNeeded(fromSize oldSize: Int) -> Set<TilePath> {
        Set(consistencyRanges(oldSize).flatMap(Subtree.cover).map { $0.tile(treeSize: size) })
    }

    /// Tiles that ``tree()`` uses.
    public func tilesNeededForTree() -> Set<TilePath> {
        Set(Subtree.cover(0..<size).map { $0.tile(treeSize: size) })
    }

    /// The proof that the entry at `index` is in the tree.
    ///
    /// - Throws: ``MissingTile`` naming a tile to insert first; ``ProofFault`` when `index` is
    ///   not in the tree.
    public func inclusion(of index: Int) throws -> InclusionProof {
        guard (0..<size).contains(index) else { throw ProofFault.indexOutOfRange }
        let hashes = try inclusionRanges(index).map(hash)
        return InclusionProof(index: index, size: size, hashes: hashes)
    }

    /// The proof that the tree grew from its first `oldSize` entries, 1...size.
    ///
    /// - Throws: ``MissingTile`` naming a tile to insert first; ``ProofFault`` when `oldSize` is
    ///   out of bounds.
    public func consistency(from oldSize: Int) throws -> ConsistencyProof {
        guard oldSize > 0, oldSize <= size else { throw ProofFault.sizesOutOfOrder }
        let hashes = try consistencyRanges(oldSize).map(hash)
        return ConsistencyProof(oldSize: oldSize, newSize: size, hashes: hashes)
    }

    /// The tree in its compact form, from the tiles at its right edge.
    ///
    /// - Throws: ``MissingTile`` naming a tile to insert first.
    public func tree() throws(MissingTile) -> MerkleTree {
        var peaks: [LogHash] = []
        for subtree in Subtree.cover(0..<size) { peaks.append(try hash(of: subtree)) }
        return MerkleTree(size: size, peaks: peaks) ?? MerkleTree()
    }

    private func hash(_ range: Range<Int>) throws(MissingTile) -> LogHash {
        var peaks: [LogHash] = []
        for subtree in Subtree.cover(range) { peaks.append(try hash(of: subtree)) }
        return MerkleTree(size: range.count, peaks: peaks)?.root ?? .ofNothing
    }

    private func hash(of subtree: Subtree) throws(MissingTile) -> LogHash {
        let path = subtree.tile(treeSize: size)
        let span = 1 << (subtree.height % 8)
        let start = subtree.index * span % TilePath.fullWidth
        guard let root = tiles[path]?.root(from: start, count: span) else {
            throw MissingTile(path: path)
        }
        return root
    }
}

/// A tile that a proof needs and that was not at hand.
public struct MissingTile: Error, Hashable, Sendable {
    public let path: TilePath
}

extension TileSet {
    /// The entries under each hash of an inclusion proof, the leaf's sibling first.
    private func inclusionRanges(_ index: Int) -> [Range<Int>] {
        guard (0..<size).contains(index) else { return [] }
        var ranges: [Range<Int>] = []
        var whole = 0..<size
        while whole.count > 1 {
            let middle = whole.lowerBound + Self.split(whole.count)
            let isLeft = index < middle
            ranges.append(isLeft ? middle..<whole.upperBound : whole.lowerBound..<middle)
            whole = isLeft ? whole.lowerBound..<middle : middle..<whole.upperBound
        }
        return ranges.reversed()
    }

    /// The entries under each hash of a consistency proof (RFC 6962 §2.1.2, SUBPROOF).
    private func consistencyRanges(_ oldSize: Int) -> [Range<Int>] {
        guard oldSize > 0, oldSize < size else { return [] }
        var ranges: [Range<Int>] = []
        var whole = 0..<size
        while whole.upperBound != oldSize {
            let middle = whole.lowerBound + Self.split(whole.count)
            let isLeft = oldSize <= middle
            ranges.append(isLeft ? middle..<whole.upperBound : whole.lowerBound..<middle)
            whole = isLeft ? whole.lowerBound..<middle : middle..<whole.upperBound
        }
        if whole.lowerBound > 0 { ranges.append(whole) }
        return ranges.reversed()
    }

    /// The largest power of two below `count`, where RFC 6962 parts a tree.
    private static func split(_ count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}

/// A perfect subtree: 2^height entries from index × 2^height.
struct Subtree: Hashable {
    let height: Int
    let index: Int

    /// The perfect subtrees that make up `range` from the left; each of RFC 6962's own ranges
    /// begins at a multiple of the power of two that holds it, which this relies on.
    static func cover(_ range: Range<Int>) -> [Subtree] {
        var subtrees: [Subtree] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let left = range.upperBound - start
            let height = Int.bitWidth - 1 - left.leadingZeroBitCount
            subtrees.append(Subtree(height: height, index: start >> height))
            start += 1 << height
        }
        return subtrees
    }

    /// The tile that has this subtree's hash, or the hashes just below it.
    func tile(treeSize: Int) -> TilePath {
        let level = height / 8
        let first = index << (height % 8)
        let index = first / TilePath.fullWidth
        let left = (treeSize >> (8 * level)) - index * TilePath.fullWidth
        return TilePath(
            unchecked: .hashes(level: level), index: index, width: min(left, TilePath.fullWidth))
    }
}
