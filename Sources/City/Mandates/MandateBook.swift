import Civics
import Synchronization

/// Mandates by agent, kept at hand so that every request sees what counts now.
///
/// One process serves a directory; whatever changes a mandate tells the book in the same breath.
final class MandateBook: Sendable {
    private static let capacity = 50_000
    private let held = Mutex<[PersonID: [Mandate]]>([:])

    func mandates(of agent: PersonID, in store: any CityStore) async throws -> [Mandate] {
        if let known = held.withLock({ $0[agent] }) { return known }
        let read = try await store.houseRecords(
            .mandate, of: Mandate.given(to: agent), limit: 200
        ).compactMap(Mandate.init)
        held.withLock { held in
            if held.count >= Self.capacity { held.removeAll(keepingCapacity: true) }
            held[agent] = read
        }
        return read
    }

    func forget(_ agent: PersonID) { held.withLock { _ = $0.removeValue(forKey: agent) } }
}

extension SignedIn {
    /// Organisations they head or are an agent of today.
    public var organisations: Set<String> {
        mandates.union(agencies.compactMap(\.organisation))
    }

    /// The mandate under which they may do this for an organisation; their own ones need none.
    func agency(
        for organisation: String?, or person: PersonID?, under service: String,
        with power: Mandate.Power
    ) -> Mandate? {
        agencies.first { mandate in
            let isFor =
                organisation.map { mandate.organisation == $0 }
                ?? (mandate.organisation == nil && mandate.grantor == person)
            return isFor && mandate.covers(service) && mandate.powers.contains(power)
        }
    }

    /// Whether they stand in for this party of a case: themselves, as head, or as an agent.
    func standsFor(
        person: PersonID?, organisation: String?, under service: String, doing act: Act = .readCase
    ) -> Bool {
        if person == self.person { return true }
        if let organisation, mandates.contains(organisation) { return true }
        guard let power = act.power else { return false }
        if agency(for: organisation, or: person, under: service, with: power) != nil {
            return true
        }
        // Whoever may pay or hold the papers sees the case they belong to.
        guard act == .readCase else { return false }
        return Mandate.Power.allCases.contains {
            agency(for: organisation, or: person, under: service, with: $0) != nil
        }
    }

    /// Whether they may see what was issued to an organisation.
    func maySeePapers(of organisation: String, under service: String) -> Bool {
        mandates.contains(organisation)
            || agency(for: organisation, or: nil, under: service, with: .papers) != nil
    }

    /// Whether they may act for an organisation in a service.
    public func mayActFor(_ organisation: String, in service: String) -> Bool {
        mandates.contains(organisation)
            || agency(for: organisation, or: nil, under: service, with: .handle) != nil
    }
}
