import Synchronization
import TransparencyLog

/// Where the public pieces of the ledger and the signer's memory lie.
protocol TileShelf: Sendable {
    /// The bytes under a name; `nil` when there are none.
    func read(_ name: String) throws -> [UInt8]?
    /// Writes pieces; durable on return.
    func write(_ pieces: [TiledLog.Batch.Piece]) throws
    /// Writes one small file in place of its older self; durable on return.
    func replace(_ name: String, with bytes: [UInt8]) throws
    func remove(_ names: [String]) throws
}

/// Pieces as files below a directory, as a static web server could serve them.
struct TileDirectory: TileShelf {
    let path: String

    func read(_ name: String) throws -> [UInt8]? { try Disk.read(path + "/" + name) }

    func write(_ pieces: [TiledLog.Batch.Piece]) throws {
        let files = pieces.map { path + "/" + $0.path.description }
        for folder in Set(files.map(Disk.folder(of:))) { try Disk.makeFolder(folder) }
        for (file, piece) in zip(files, pieces) { try Disk.write(piece.bytes, to: file) }
        try Disk.makeAllDurable(under: path, files: files)
    }

    func replace(_ name: String, with bytes: [UInt8]) throws {
        try Disk.replace(path + "/" + name, with: bytes)
    }

    func remove(_ names: [String]) throws {
        for name in names { try Disk.remove(path + "/" + name) }
    }
}

/// Pieces of a store that lives in memory.
final class TileMemory: TileShelf {
    private let held = Mutex<[String: [UInt8]]>([:])

    func read(_ name: String) -> [UInt8]? { held.withLock { $0[name] } }

    func write(_ pieces: [TiledLog.Batch.Piece]) {
        held.withLock { held in
            for piece in pieces { held[piece.path.description] = piece.bytes }
        }
    }

    func replace(_ name: String, with bytes: [UInt8]) { held.withLock { $0[name] = bytes } }

    func remove(_ names: [String]) {
        held.withLock { held in
            for name in names { held[name] = nil }
        }
    }
}
