import Policies
import Synchronization

/// The search index of the documents in force, made once for each set of them: a new version, or one
/// whose last day is over, makes another set.
final class SearchShelf: Sendable {
    private let held = Mutex<(set: [PolicyReference], search: ServiceSearch)?>(nil)

    func search(in policies: [Policy]) -> ServiceSearch {
        let set = policies.map(\.reference)
        if let kept = held.withLock({ $0?.set == set ? $0?.search : nil }) { return kept }
        let made = ServiceSearch(policies)
        held.withLock { $0 = (set, made) }
        return made
    }
}
