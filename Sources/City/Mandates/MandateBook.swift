import Civics
import Synchronization

/// Mandates by agent, kept at hand so that every request sees what counts now.
///
/// One process serves a directory; whatever changes a mandate tells the book in the same breath.
final class MandateBook: Sendable {
    private static let capacity = 50_000

    private struct Shelf {
        var mandates: [PersonID: [Mandate]] = [:]
        /// Counts what was forgotten: what was read before a change is never kept after it.
        var changes = 0
    }

    private let held = Mutex(Shelf())

    func mandates(of agent: PersonID, in store: any CityStore) async throws -> [Mandate] {
        let (known, before) = held.withLock { ($0.mandates[agent], $0.changes) }
        if let known { return known }
        let read = try await store.houseRecords(
            .mandate, of: Mandate.given(to: agent), limit: 200
        ).compactMap(Mandate.init)
        held.withLock { held in
            guard held.changes == before else { return }
            if held.mandates.count >= Self.capacity {
                held.mandates.removeAll(keepingCapacity: true)
            }
            held.mandates[agent] = read
        }
        return read
    }

    func forget(_ agent: PersonID) {
        held.withLock { held in
            held.changes += 1
            held.mandates[agent] = nil
        }
    }
}
