/// Consecutive hashes of one level, as served (C2SP tlog-tiles, "Merkle Tree").
public struct Tile: Hashable, Sendable {
    /// 1...256 hashes.
    public let hashes: [LogHash]

    /// A tile of 1...256 hashes; `nil` for more or none.
    public init?(hashes: [LogHash]) {
        guard (1...TilePath.fullWidth).contains(hashes.count) else { return nil }
        self.hashes = hashes
    }

    /// A tile from its bytes, 32 a hash; `nil` unless there are exactly `width` hashes.
    public init?(parsing bytes: [UInt8], width: Int) {
        guard bytes.count == width * 32 else { return nil }
        let hashes = stride(from: 0, to: bytes.count, by: 32).compactMap {
            LogHash(bytes[$0..<$0 + 32])
        }
        self.init(hashes: hashes)
    }

    /// The bytes to serve.
    public var bytes: [UInt8] { Self.bytes(hashes) }

    static func bytes(_ hashes: [LogHash]) -> [UInt8] {
        hashes.withUnsafeBytes { Array($0) }
    }

    /// The root of the perfect subtree over `count` hashes from `start`; `count` is a power of
    /// two that divides `start`. `nil` when the tile is too narrow.
    func root(from start: Int, count: Int) -> LogHash? {
        guard start + count <= hashes.count else { return nil }
        var tree = MerkleTree()
        for hash in hashes[start..<start + count] { tree.append(hash) }
        return tree.root
    }
}
