import TransparencyLog

/// A log's pieces in memory, written by a sealer as a directory would be.
struct MemoryLog: LogReading {
    struct Absent: Error {}

    var pieces: [String: [UInt8]] = [:]
    var sealer = TiledLog()

    func read(_ path: String) async throws -> [UInt8] {
        guard let bytes = pieces[path] else { throw Absent() }
        return bytes
    }

    mutating func append(_ entries: [[UInt8]]) throws {
        for piece in try sealer.append(entries).pieces {
            pieces[piece.path.description] = piece.bytes
        }
    }

    /// A log of `size` numbered entries, sealed in uneven batches.
    static func numbered(_ size: Int) throws -> MemoryLog {
        var log = MemoryLog()
        var start = 0
        var step = 1
        while start < size {
            let end = min(start + step, size)
            try log.append((start..<end).map(entry))
            start = end
            step = step % 300 + 37
        }
        return log
    }

    static func entry(_ number: Int) -> [UInt8] { Array("entry \(number)".utf8) }
}

/// RFC 6962 section 2.1 word for word, as slow as it reads, to compare with.
enum Reference {
    static func root(_ leaves: ArraySlice<LogHash>) -> LogHash {
        guard leaves.count > 1 else { return leaves.first ?? .ofNothing }
        let middle = leaves.startIndex + split(leaves.count)
        return .node(root(leaves[..<middle]), root(leaves[middle...]))
    }

    static func path(_ place: Int, _ leaves: ArraySlice<LogHash>) -> [LogHash] {
        guard leaves.count > 1 else { return [] }
        let count = split(leaves.count)
        let middle = leaves.startIndex + count
        return place < count
            ? path(place, leaves[..<middle]) + [root(leaves[middle...])]
            : path(place - count, leaves[middle...]) + [root(leaves[..<middle])]
    }

    static func proof(_ old: Int, _ leaves: ArraySlice<LogHash>, whole: Bool = true) -> [LogHash] {
        if old == leaves.count { return whole ? [] : [root(leaves)] }
        let count = split(leaves.count)
        let middle = leaves.startIndex + count
        return old <= count
            ? proof(old, leaves[..<middle], whole: whole) + [root(leaves[middle...])]
            : proof(old - count, leaves[middle...], whole: false) + [root(leaves[..<middle])]
    }

    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}
