import Synchronization

/// Lets followers sleep until the journal has grown.
final class Growth: Sendable {
    private struct State {
        var end: Int64
        var nextKey = 0
        var waiting: [Int: (beyond: Int64, wake: CheckedContinuation<Void, Never>)] = [:]
    }

    private let state: Mutex<State>

    init(end: Int64) { state = Mutex(State(end: end)) }

    /// Wakes everyone who waits for less.
    func reached(_ end: Int64) {
        let woken = state.withLock { state in
            state.end = max(state.end, end)
            let ready = state.waiting.filter { $0.value.beyond < state.end }
            for key in ready.keys { state.waiting[key] = nil }
            return ready.values.map(\.wake)
        }
        woken.forEach { $0.resume() }
    }

    /// Returns when the end lies beyond `position`, or the task is cancelled.
    func wait(beyond position: Int64) async {
        let key = state.withLock { state in
            state.nextKey += 1
            return state.nextKey
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { wake in
                let isReady = state.withLock { state in
                    guard !Task.isCancelled, state.end <= position else { return true }
                    state.waiting[key] = (position, wake)
                    return false
                }
                if isReady { wake.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: key)?.wake }?.resume()
        }
    }
}
