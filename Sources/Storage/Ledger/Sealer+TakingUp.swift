import JSON
import TransparencyLog

// What the last process left in the ledger's folder.
extension Sealer {
    /// What the signer remembered last; `nil` before the first checkpoint.
    func storedRecord() throws -> CheckpointSigner.Record? {
        guard let bytes = try tiles.read(Self.signerName) else { return nil }
        let json = try JSONValue(parsing: bytes)
        guard let record = CheckpointSigner.Record(json) else {
            throw SealingFault.signerUnreadable
        }
        return record
    }

    static func log(
        _ last: CheckpointSigner.Record?, tiles: any TileShelf
    ) async throws -> TiledLog {
        guard let last, last.size > 0 else { return TiledLog() }
        return try await TiledLog(
            size: last.size, reading: SealedTiles(size: last.size, shelf: tiles))
    }

    static func tree(
        _ last: CheckpointSigner.Record?, tiles: any TileShelf
    ) throws -> MerkleTree {
        guard let last, last.size > 0 else { return MerkleTree() }
        let sealed = SealedTiles(size: last.size, shelf: tiles)
        var set = TileSet(size: last.size)
        for path in set.tilesNeededForTree() { set.insert(try sealed.tile(path), at: path) }
        return try set.tree()
    }
}
