/// Where a log's pieces are read from: a directory, a web server, memory.
public protocol LogReading: Sendable {
    /// The bytes at `path`: `checkpoint`, or a ``TilePath`` in its text form.
    ///
    /// - Throws: When nothing is there or it cannot be read; what is thrown goes on to the caller.
    func read(_ path: String) async throws -> [UInt8]
}

/// A piece that was read and is not what its path says.
public struct DamagedPiece: Error, Hashable, Sendable {
    public let path: String
}

extension LogReading {
    /// The tile at `path`; where a partial one is gone, the beginning of the full one.
    ///
    /// - Throws: ``DamagedPiece`` when the bytes are no such tile; otherwise what reading threw.
    public func tile(_ path: TilePath) async throws -> Tile {
        try await piece(path) { bytes, width in
            Tile(parsing: bytes, width: width).flatMap {
                Tile(hashes: Array($0.hashes.prefix(path.width)))
            }
        }
    }

    /// The entries at `path`; where a partial bundle is gone, the beginning of the full one.
    ///
    /// - Throws: ``DamagedPiece`` when the bytes are no such bundle; else what reading threw.
    public func entries(_ path: TilePath) async throws -> EntryBundle {
        try await piece(path) { bytes, width in
            EntryBundle(parsing: bytes, width: width).flatMap {
                EntryBundle(entries: Array($0.entries.prefix(path.width)))
            }
        }
    }

    private func piece<Piece>(
        _ path: TilePath, parse: ([UInt8], Int) -> Piece?
    ) async throws -> Piece {
        var found = path
        let bytes: [UInt8]
        do {
            bytes = try await read(path.description)
        } catch {
            guard path.isPartial, let whole = try? await read(path.full.description) else {
                throw error
            }
            (found, bytes) = (path.full, whole)
        }
        guard let piece = parse(bytes, found.width) else {
            throw DamagedPiece(path: found.description)
        }
        return piece
    }
}
