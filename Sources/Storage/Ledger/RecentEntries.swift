import Synchronization
import TransparencyLog

/// Entries that were committed and wait for the sealer, so that it need not make them again from
/// the journal. Bounded: what is not here any more is made again.
final class RecentEntries: Sendable {
    struct Entry: Sendable {
        let entry: [UInt8]
        let leaf: LogHash
        /// Whether the journal row ends with this event, so that its leaf stands there.
        let endsRow: Bool
    }

    /// Bytes of entries that wait at most.
    private static let largest = 32 << 20

    private struct State {
        var first: Int64 = 0
        var entries: [Entry] = []
        var bytes = 0
    }

    private let state = Mutex(State())

    /// Takes in what was committed, the first of it at `position`.
    func add(_ entries: [Entry], at position: Int64) {
        guard !entries.isEmpty else { return }
        let bytes = entries.reduce(0) { $0 + $1.entry.count }
        state.withLock { state in
            let next = state.first + Int64(state.entries.count)
            if next != position || state.bytes + bytes > Self.largest {
                state = State(first: position)
            }
            state.entries += entries
            state.bytes += bytes
        }
    }

    /// Entries from `position` on, at most `limit`; empty when they are not held. What lies
    /// before is forgotten.
    func take(from position: Int64, limit: Int) -> [Entry] {
        state.withLock { state in
            let passed = position - state.first
            guard passed >= 0, passed < state.entries.count else { return [] }
            state.bytes -= state.entries.prefix(Int(passed)).reduce(0) { $0 + $1.entry.count }
            state.entries.removeFirst(Int(passed))
            state.first = position
            return Array(state.entries.prefix(limit))
        }
    }
}
