import Cases
import Civics
import Synchronization

/// Folded cases this process has met lately, by id, with the version they stand at.
///
/// Only a convenience: what is decided upon a stale copy is refused by the journal, and then the
/// copy is thrown away. The least lately used half goes when the cabinet is full.
final class CaseCabinet: Sendable {
    private struct Entry {
        let file: CaseFile
        var used: UInt64
    }
    private struct State {
        var entries: [CaseID: Entry] = [:]
        var clock: UInt64 = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    init(capacity: Int) { self.capacity = capacity }

    func file(_ id: CaseID) -> CaseFile? {
        state.withLock { state in
            state.clock += 1
            state.entries[id]?.used = state.clock
            return state.entries[id]?.file
        }
    }

    func keep(_ file: CaseFile) {
        state.withLock { state in
            state.clock += 1
            if state.entries.count >= capacity { Self.thin(&state) }
            state.entries[file.state.id] = Entry(file: file, used: state.clock)
        }
    }

    func forget(_ id: CaseID) {
        state.withLock { _ = $0.entries.removeValue(forKey: id) }
    }

    private static func thin(_ state: inout State) {
        let middle = state.entries.values.map(\.used).sorted()[state.entries.count / 2]
        state.entries = state.entries.filter { $0.value.used > middle }
    }
}

/// A case as its events have made it, with the rules as they were asked about it last.
///
/// An object, so that looking one up moves none of the case's many lists.
final class CaseFile: Sendable {
    let state: Case
    let asked: AskedRules?

    init(state: Case, asked: AskedRules? = nil) { (self.state, self.asked) = (state, asked) }
}
