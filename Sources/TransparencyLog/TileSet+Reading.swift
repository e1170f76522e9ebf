extension TileSet {
    /// Reads the tiles that are needed and not yet here.
    ///
    /// - Throws: ``DamagedPiece``, or what reading threw.
    public mutating func load(_ paths: Set<TilePath>, from log: some LogReading) async throws {
        for path in paths where !contains(path) {
            insert(try await log.tile(path), at: path)
        }
    }
}

extension LogReading {
    /// The proof that the entry at `index` is in the tree of `size` entries.
    ///
    /// - Throws: ``ProofFault``, ``DamagedPiece``, or what reading threw.
    public func inclusionProof(of index: Int, size: Int) async throws -> InclusionProof {
        var tiles = TileSet(size: size)
        try await tiles.load(tiles.tilesNeeded(forEntry: index), from: self)
        return try tiles.inclusion(of: index)
    }

    /// The proof that the tree of `size` entries grew from its first `oldSize`.
    ///
    /// - Throws: ``ProofFault``, ``DamagedPiece``, or what reading threw.
    public func consistencyProof(from oldSize: Int, size: Int) async throws -> ConsistencyProof {
        var tiles = TileSet(size: size)
        try await tiles.load(tiles.tilesNeeded(fromSize: oldSize), from: self)
        return try tiles.consistency(from: oldSize)
    }
}
