import TransparencyLog

/// The pieces of the ledger as they stand at one signed size. Of the piece at the right edge only
/// the widest is kept; narrower ones, which older checkpoints name, are its beginning.
struct SealedTiles: Sendable {
    let size: Int
    let shelf: any TileShelf

    /// The bytes of a piece; `nil` when it reaches beyond the size.
    func bytes(_ path: TilePath) throws -> [UInt8]? {
        guard let held = held(for: path), let bytes = try shelf.read(held.description) else {
            return nil
        }
        guard held.width > path.width else { return bytes }
        switch path.kind {
        case .hashes: return Array(bytes.prefix(path.width * 32))
        case .entries:
            let bundle = EntryBundle(parsing: bytes, width: held.width)
            return EntryBundle(entries: Array(bundle?.entries.prefix(path.width) ?? []))?.bytes
        }
    }

    /// The hashes of a piece.
    ///
    /// - Throws: ``SealingFault`` when they are missing or not so many.
    func tile(_ path: TilePath) throws -> Tile {
        guard let bytes = try bytes(path), let tile = Tile(parsing: bytes, width: path.width) else {
            throw SealingFault.pieceLost(path.description)
        }
        return tile
    }

    /// The proof that the ledger grew from its first `old` entries.
    func consistency(from old: Int) throws -> ConsistencyProof {
        try consistency(from: old, to: size)
    }

    /// The proof that the ledger of an earlier checkpoint, of size `later`, grew from its first
    /// `old` entries.
    func consistency(from old: Int, to later: Int) throws -> ConsistencyProof {
        var tiles = TileSet(size: later)
        for path in tiles.tilesNeeded(fromSize: old) { tiles.insert(try tile(path), at: path) }
        return try tiles.consistency(from: old)
    }

    /// The proof that an entry is in the ledger.
    func inclusion(of index: Int) throws -> InclusionProof {
        var tiles = TileSet(size: size)
        for path in tiles.tilesNeeded(forEntry: index) { tiles.insert(try tile(path), at: path) }
        return try tiles.inclusion(of: index)
    }

    /// Pieces at the right edge that are not full.
    var edges: [TilePath] {
        let levels = (0...TilePath.highestLevel).map(TilePath.Kind.hashes(level:))
        return ([.entries] + levels).compactMap { kind in
            let count = count(kind)
            return TilePath(
                kind, index: count / TilePath.fullWidth, width: count % TilePath.fullWidth)
        }
    }

    private func count(_ kind: TilePath.Kind) -> Int {
        switch kind {
        case .entries: size
        case .hashes(let level): size >> (8 * level)
        }
    }

    private func held(for path: TilePath) -> TilePath? {
        let begin = path.index.multipliedReportingOverflow(by: TilePath.fullWidth)
        let width = count(path.kind) - begin.partialValue
        guard !begin.overflow, width >= path.width else { return nil }
        return TilePath(path.kind, index: path.index, width: min(width, TilePath.fullWidth))
    }
}

extension SealedTiles: LogReading {
    func read(_ path: String) async throws -> [UInt8] {
        guard let tile = TilePath(parsing: path), let bytes = try bytes(tile) else {
            throw SealingFault.pieceLost(path)
        }
        return bytes
    }
}
