import GRDB
import Synchronization

/// An index whose keys come in no order. Writing each where it belongs would touch, for every row,
/// another page of the file; so new keys wait in memory and go into their table by the thousand,
/// one slice of the key space at a time.
///
/// Nothing depends on the memory: what waits follows from rows that are stored, and is found again
/// at the next opening from how far each slice was written.
final class LaggingIndex: Sendable {
    /// Parts of the key space, by the first six bits.
    private static let slices = 64

    struct Entry: Hashable, Sendable {
        let key: [UInt8]
        let number: Int64
    }

    /// A slice on its way into the table.
    struct Portion: Sendable {
        let slice: Int
        /// Sorted by key.
        let entries: [Entry]
        /// Rows up to here are in the table after this portion, as far as the slice is concerned.
        let upTo: Int64
    }

    private struct State {
        var slices = [[[UInt8]: [Int64]]](repeating: [:], count: LaggingIndex.slices)
        var counts = [Int](repeating: 0, count: LaggingIndex.slices)
        var written = [Int64](repeating: 0, count: LaggingIndex.slices)
        var latest: Int64 = 0
        var total = 0
    }

    let name: String
    private let state = Mutex(State())
    /// Keys that wait before a slice is written.
    private let patience: Int
    /// A slice is written at the latest when so many rows came after its last writing: bounds
    /// what an opening reads.
    private var lag: Int64 { 4 * Int64(patience) }

    init(_ name: String, patience: Int) { (self.name, self.patience) = (name, patience) }

    private static func slice(_ key: [UInt8]) -> Int { Int((key.first ?? 0) >> 2) }

    /// Rows under a key that are not in the table yet.
    func waiting(_ key: [UInt8]) -> [Int64] {
        state.withLock { $0.slices[Self.slice(key)][key] ?? [] }
    }

    /// Takes in what was committed.
    func add(_ entries: [Entry]) {
        guard !entries.isEmpty else { return }
        state.withLock { state in
            for entry in entries {
                let slice = Self.slice(entry.key)
                state.slices[slice][entry.key, default: []].append(entry.number)
                state.counts[slice] += 1
                state.total += 1
                state.latest = max(state.latest, entry.number)
            }
        }
    }

    /// Forgets one that was taken back.
    func remove(_ entry: Entry) {
        state.withLock { state in
            let slice = Self.slice(entry.key)
            guard let numbers = state.slices[slice][entry.key], numbers.contains(entry.number)
            else { return }
            let left = numbers.filter { $0 != entry.number }
            state.slices[slice][entry.key] = left.isEmpty ? nil : left
            state.counts[slice] -= numbers.count - left.count
            state.total -= numbers.count - left.count
        }
    }

    /// What should be written now: the fullest slice, and one that was long not written.
    func due() -> [Portion] {
        state.withLock { state in
            guard state.total >= patience else { return [] }
            let indexes = 0..<Self.slices
            let fullest = indexes.max { state.counts[$0] < state.counts[$1] } ?? 0
            let oldest = indexes.min { state.written[$0] < state.written[$1] } ?? 0
            let isLate = oldest != fullest && state.latest - state.written[oldest] > lag
            return (isLate ? [fullest, oldest] : [fullest]).map { slice in
                let entries = state.slices[slice].flatMap { key, numbers in
                    numbers.map { Entry(key: key, number: $0) }
                }
                return Portion(
                    slice: slice,
                    entries: entries.sorted { $0.key.lexicographicallyPrecedes($1.key) },
                    upTo: state.latest)
            }
        }
    }

    /// Lets go of what the table has now.
    func wrote(_ portions: [Portion]) {
        state.withLock { state in
            for portion in portions {
                state.total -= state.counts[portion.slice]
                state.counts[portion.slice] = 0
                state.slices[portion.slice] = [:]
                state.written[portion.slice] = portion.upTo
            }
        }
    }

    /// The earliest row from which a slice may be missing in the table.
    var oldest: Int64 { state.withLock { $0.written.min() ?? 0 } }

    /// Finds again what waited when the last process ended.
    ///
    /// - Parameter rows: The entries of rows after the number given, in any order.
    func load(_ database: Database, rows: (_ after: Int64) throws -> [Entry]) throws {
        let written = try database.sql("SELECT slice, up_to FROM lagging WHERE name = ?")
            .all(.text(name)) { (Int($0.int(0)), $0.int(1)) }
        state.withLock { state in
            for (slice, upTo) in written where state.written.indices.contains(slice) {
                state.written[slice] = upTo
            }
        }
        let missing = try rows(oldest).filter { entry in
            state.withLock { entry.number > $0.written[Self.slice(entry.key)] }
        }
        add(missing)
    }
}

/// The two indexes that lag.
struct LaggingIndexes: Sendable {
    /// Parties of cases, by person or organisation.
    let parties: LaggingIndex
    /// Keys of repeated requests.
    let answers: LaggingIndex

    /// - Parameter patience: Keys that wait in memory, for each of them.
    init(patience: Int) {
        parties = LaggingIndex("parties", patience: patience)
        answers = LaggingIndex("answers", patience: patience)
    }

    /// Finds again what waited when the last process ended.
    func load(_ database: Database) throws {
        try answers.load(database) { after in
            try database.sql("SELECT key, number FROM answers WHERE number > ?")
                .all(.int(after)) { .init(key: $0.bytes(0), number: $0.int(1)) }
        }
        try parties.load(database) { after in
            try database.sql(
                "SELECT case_no, people, organisations FROM cases WHERE case_no > ?"
            ).all(.int(after)) { row in
                try PreparedRow.parties(people: row.bytes(1), organisations: row.bytes(2))
                    .map { LaggingIndex.Entry(key: $0, number: row.int(0)) }
            }.flatMap { $0 }
        }
    }
}
