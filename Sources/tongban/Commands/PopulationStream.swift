import Foundation
import Policies

/// A population file, read piece by piece.
final class PopulationStream: PopulationSource {
    private let reader: PopulationReader
    /// The file's first line, by which a stopped run knows it again.
    let mark: String
    /// Bytes of the file; `nil` for a stream.
    let length: Int?
    private let file: FileHandle
    private var blocks: PopulationBlocks
    private var unread: [UInt8]
    private var isAtEnd = false
    private static let piece = 1 << 18

    init(_ path: String, _ run: PopulationRun) throws {
        if path == "-" {
            (file, length) = (FileHandle.standardInput, nil)
        } else {
            guard let opened = FileHandle(forReadingAtPath: path) else {
                throw Failure("\(path): no such file")
            }
            file = opened
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
            length = size?.intValue
        }
        var start: [UInt8] = []
        while !start.contains(0x0A), start.count < 1 << 20 {
            guard let more = try file.read(upToCount: Self.piece), !more.isEmpty else { break }
            start += more
        }
        reader = try PopulationReader(run, start: start)
        mark = String(decoding: start.prefix { $0 != 0x0A }, as: UTF8.self)
        let skipped = reader.headerLength
        unread = Array(start.dropFirst(skipped))
        let lines = start.prefix(skipped).count { $0 == 0x0A }
        blocks = PopulationBlocks(reader.format, offset: skipped, line: 1 + lines)
    }

    func skip(to place: PopulationPlace) throws {
        let offset = place.read
        var ahead = offset - reader.headerLength
        guard ahead >= 0 else { return }
        if ahead <= unread.count {
            unread.removeFirst(ahead)
        } else if length != nil {
            unread = []
            try file.seek(toOffset: UInt64(offset))
        } else {
            ahead -= unread.count
            unread = []
            while ahead > 0 {
                guard let more = try file.read(upToCount: min(ahead, Self.piece)), !more.isEmpty
                else { throw Failure("the population ends before the stopped run's place") }
                ahead -= more.count
            }
        }
        blocks = PopulationBlocks(reader.format, offset: offset, line: place.line)
    }

    func length(of place: PopulationPlace) -> Int { place.read }

    /// Reads on until the person is found.
    func row(of id: String) throws -> PopulationRow? {
        while let block = try nextBlock() {
            let rows = reader.rows(in: block.bytes, line: block.line)
            if let row = rows.first(where: { $0.id == id }) { return row }
        }
        return nil
    }

    func next() throws -> PopulationBatch? {
        guard let block = try nextBlock() else { return nil }
        let line = block.line + block.bytes.count { $0 == 0x0A }
        let end = PopulationPlace(read: block.offset + block.bytes.count, line: line)
        return PopulationBatch(end: end) { [reader] in
            reader.rows(in: block.bytes, line: block.line)
        }
    }

    /// The next block of whole lines; `nil` at the end.
    private func nextBlock() throws -> PopulationBlocks.Block? {
        while !isAtEnd {
            var piece = unread
            unread = []
            if piece.isEmpty, let more = try file.read(upToCount: Self.piece) {
                piece = [UInt8](more)
            }
            if piece.isEmpty { isAtEnd = true }
            if let block = blocks.take(piece) { return block }
            guard blocks.pending < 1 << 26 else {
                throw Failure("a quoted cell or a line of the population never ends")
            }
        }
        return blocks.rest()
    }
}
