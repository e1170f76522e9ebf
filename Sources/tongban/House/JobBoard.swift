import City
import Civics
import Synchronization

/// What each loop beside the requests did last, for the administrator's page.
final class JobBoard: Sendable {
    private let states = Mutex<[String: JobState]>([:])

    func ran(_ name: String, at moment: Instant) {
        states.withLock {
            $0[name, default: JobState(name: name)].lastRun = moment
            $0[name, default: JobState(name: name)].runs += 1
        }
    }

    /// - Parameter error: Its type only: its words may hold a person's data.
    func failed(_ name: String, _ error: any Error, at moment: Instant) {
        states.withLock {
            $0[name, default: JobState(name: name)].failures += 1
            $0[name, default: JobState(name: name)].lastFailure = moment
            $0[name, default: JobState(name: name)].lastError = "\(type(of: error))"
        }
    }

    var all: [JobState] { states.withLock { $0.values.sorted { $0.name < $1.name } } }
}
