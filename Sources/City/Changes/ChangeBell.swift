import Civics
import Synchronization

/// What somebody may watch for changes.
enum WatchSubject: Hashable, Sendable {
    /// One case; its number is the case's version.
    case ofCase(CaseID)
    /// All cases of a person, of an organisation, or of a unit; the number is a place in the journal.
    case person(PersonID)
    case organisation(String)
    case unit(String)
}

/// Rings for whoever watches when the journal has grown by something they watch.
///
/// It says that something changed and up to which number, never what: whoever hears it asks again
/// and is shown what they may see. Numbers nobody took yet are overtaken by newer ones.
final class ChangeBell: Sendable {
    /// Subjects whose last change is remembered; past it, what was is forgotten and rung for.
    private static let remembered = 20_000

    private struct Watcher {
        var subjects: Set<WatchSubject>
        var numbers: AsyncStream<Int64>.Continuation
    }

    private struct State {
        var nextKey: UInt64 = 0
        var watchers: [UInt64: Watcher] = [:]
        var bySubject: [WatchSubject: Set<UInt64>] = [:]
        /// The journal was followed to here.
        var position: Int64 = 0
        /// What changed before this was not noticed.
        var knownFrom: Int64 = 0
        var last: [WatchSubject: Int64] = [:]
    }

    private let state = Mutex(State())

    init() {}

    /// How far the journal was followed; a list shown now shows at least what was written before.
    var position: Int64 { state.withLock { $0.position } }

    /// Whether anybody listens.
    var isWatched: Bool { state.withLock { !$0.watchers.isEmpty } }

    /// Whether anybody listens for more than single cases.
    var isWatchedWidely: Bool {
        state.withLock { state in
            state.bySubject.keys.contains { if case .ofCase = $0 { false } else { true } }
        }
    }

    /// Listens until the stream is dropped.
    func listen(to subjects: Set<WatchSubject>) -> AsyncStream<Int64> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { numbers in
            let key = state.withLock { state in
                state.nextKey += 1
                state.watchers[state.nextKey] = Watcher(subjects: subjects, numbers: numbers)
                for subject in subjects {
                    state.bySubject[subject, default: []].insert(state.nextKey)
                }
                return state.nextKey
            }
            numbers.onTermination = { _ in self.leave(key) }
        }
    }

    private func leave(_ key: UInt64) {
        state.withLock { state in
            guard let watcher = state.watchers.removeValue(forKey: key) else { return }
            for subject in watcher.subjects {
                state.bySubject[subject]?.remove(key)
                if state.bySubject[subject]?.isEmpty ?? false { state.bySubject[subject] = nil }
            }
        }
    }

    /// The number to ring at once for somebody who last saw `place`; `nil` when nothing changed.
    func missed(_ subjects: Set<WatchSubject>, since place: Int64) -> Int64? {
        state.withLock { state in
            if place >= state.position { return nil }
            if place < state.knownFrom { return state.position }
            return subjects.compactMap { state.last[$0] }.filter { $0 > place }.max()
        }
    }

    /// Nobody listened: what happened up to here is not known here.
    func skip(to position: Int64) {
        state.withLock { state in
            guard position > state.position else { return }
            (state.position, state.knownFrom) = (position, position)
            state.last.removeAll(keepingCapacity: true)
        }
    }

    /// Rings what changed, and stands at `position` then.
    func ring(_ changes: [WatchSubject: Int64], upTo position: Int64) {
        let rung = state.withLock { state -> [(AsyncStream<Int64>.Continuation, Int64)] in
            state.position = max(state.position, position)
            if state.last.count + changes.count > Self.remembered {
                state.last.removeAll(keepingCapacity: true)
                state.knownFrom = state.position
            }
            var rung: [(AsyncStream<Int64>.Continuation, Int64)] = []
            for (subject, number) in changes {
                if case .ofCase = subject {} else { state.last[subject] = number }
                for key in state.bySubject[subject] ?? [] {
                    if let watcher = state.watchers[key] { rung.append((watcher.numbers, number)) }
                }
            }
            return rung
        }
        for (numbers, number) in rung { numbers.yield(number) }
    }
}
