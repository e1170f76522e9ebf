public import City
public import Civics
import GRDB
import Synchronization

/// Serials that were reserved in the database and not yet given out.
///
/// A block is reserved durably before its first serial is given: a crash leaves a gap, never a
/// number given twice.
final class SerialBlocks: Sendable {
    /// Serials a block: a gap after a crash is at most so long.
    static let size = 64

    private let blocks = Mutex<[Series: [Range<Int>]]>([:])

    struct Series: Hashable, Sendable {
        let name: String
        let day: CivilDate
    }

    /// The lowest serial at hand.
    func take(_ series: Series) -> Int? {
        blocks.withLock { Self.take(series, from: &$0) }
    }

    /// Adds a reserved block and takes the lowest serial at hand. Several callers may have reserved
    /// at once; all their blocks are used.
    func add(_ block: Range<Int>, to series: Series) -> Int {
        blocks.withLock { blocks in
            blocks[series, default: []].append(block)
            blocks[series]?.sort { $0.lowerBound < $1.lowerBound }
            return Self.take(series, from: &blocks) ?? block.lowerBound
        }
    }

    private static func take(_ series: Series, from blocks: inout [Series: [Range<Int>]]) -> Int? {
        guard let block = blocks[series]?.first else { return nil }
        blocks[series]?[0] = block.dropFirst()
        if block.count == 1 { blocks[series]?.removeFirst() }
        return block.lowerBound
    }

    /// What can be handed back at the end: of each series, the unbroken run up to its last
    /// reserved serial.
    func takeUnused() -> [Series: Range<Int>] {
        blocks.withLock { blocks in
            defer { blocks = [:] }
            return blocks.compactMapValues { ranges in
                ranges.reversed().reduce(nil as Range<Int>?) { run, range in
                    guard let run else { return range }
                    return range.upperBound == run.lowerBound
                        ? range.lowerBound..<run.upperBound : run
                }
            }
        }
    }
}

extension Store: NumberSerials {
    public func nextSerial(
        of series: String, on day: CivilDate
    ) async throws(JournalRefusal) -> Int {
        let series = SerialBlocks.Series(name: series, day: day)
        if let serial = serials.take(series) { return serial }
        let block = try await writer.write(looksFirst: true) { batch in
            try Self.reserve(series, in: batch)
        }
        return serials.add(block, to: series)
    }

    private static func reserve(
        _ series: SerialBlocks.Series, in batch: WriteBatch
    ) throws -> Range<Int> {
        let given = try batch.sql(
            """
            INSERT INTO serials (series, day, given) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET given = given + excluded.given RETURNING given
            """
        ).first(
            .text(series.name), .int(Int64(series.day.daysSinceEpoch)),
            .int(Int64(SerialBlocks.size))
        ) { Int($0.int(0)) }
        guard let given else { throw DamagedRecord() }
        return given - SerialBlocks.size + 1..<given + 1
    }

    /// Hands unused serials back where nobody reserved after them, so that an orderly stop leaves
    /// no gap.
    func handBackSerials() async throws(StoreUnavailable) {
        let unused = serials.takeUnused()
        guard !unused.isEmpty else { return }
        try await put { batch in
            for (series, block) in unused {
                try batch.sql(
                    "UPDATE serials SET given = ? WHERE series = ? AND day = ? AND given = ?"
                ).run(
                    .int(Int64(block.lowerBound) - 1), .text(series.name),
                    .int(Int64(series.day.daysSinceEpoch)), .int(Int64(block.upperBound) - 1))
            }
        }
    }
}
