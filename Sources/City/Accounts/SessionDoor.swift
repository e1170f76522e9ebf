import Civics
import Synchronization

/// Sessions of this process, so that a request with a known token asks no store.
///
/// What the door does not know it looks up; a session ended here is closed at once.
final class SessionDoor: Sendable {
    struct Entry {
        var person: SignedIn
        var record: SessionRecord
        /// When the store was last told that the session is alive.
        var noted: Instant
    }

    /// More sessions than this are looked up again.
    private static let capacity = 50_000
    private let entries = Mutex<[String: Entry]>([:])

    func entry(_ digest: String) -> Entry? { entries.withLock { $0[digest] } }

    func admit(_ entry: Entry) {
        entries.withLock {
            if $0.count >= Self.capacity { $0.removeAll(keepingCapacity: true) }
            $0[entry.record.digest] = entry
        }
    }

    func close(_ digest: String) { entries.withLock { _ = $0.removeValue(forKey: digest) } }

    func close(account: AccountID) {
        entries.withLock { held in
            held = held.filter { $0.value.record.account != account }
        }
    }
}
