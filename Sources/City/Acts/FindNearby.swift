public import Cases
public import Civics
public import JSON
import Policies

extension CityHall {
    /// Cases of the same matter that others reported near here and lately (可能重复), as far as the
    /// document says how near and how lately. Whoever reports decides whether it is the same.
    ///
    /// Nothing of the others is told: number, what it is, since when, how it stands.
    /// - Returns: `nil` when the service is not in force or nobody reports by it.
    public func nearby(
        _ id: String, category: String?, position: Position, by person: SignedIn?,
        in language: Language
    ) async throws -> [JSONValue]? {
        try permit(.fileCase, to: person)
        let now = world.now()
        guard let prepared = rules.inForce(id, at: now, offset: world.offset),
            prepared.policy.caseKind == .cityEvent
        else { return nil }
        guard let rule = prepared.policy.intake.duplicates else { return [] }
        let spot = CaseSpot(
            category: category ?? id, longitude: position.longitude, latitude: position.latitude)
        let seconds = rule.within.units * (rule.within.kind.countsDays ? 86_400 : 1)
        let since = now.adding(milliseconds: -1000 * Int64(seconds))
        let rows = try await store.near(spot, metres: rule.metres, since: since)
        return rows.filter { !$0.isClosed }.map { row in
            [
                "id": .string(row.caseID.description), "number": .string(row.number),
                "title": .string(prepared.policy.title.text(in: language)),
                "stage": .string(row.stage),
                "reportedAt": .string(row.opened.text(at: world.offset)),
            ]
        }
    }

    /// Anyone may object to what is published, while it is; of every other case nobody learns here.
    func requirePublished(_ state: Case) throws {
        let isPublished = state.waiting.contains { place in
            guard case .publicise? = rules[state.policy]?.policy.flow?.step(at: place)?.pattern
            else { return false }
            return true
        }
        guard isPublished else { throw Problem(.notFound) }
    }

    /// Only reports of the city can be joined by anyone; every other case is its parties' own.
    func requireJoinable(_ state: Case) throws {
        let takesReports = rules[state.policy]?.policy.intake.duplicates != nil
        guard state.kind == .cityEvent, takesReports else { throw Problem(.notFound) }
    }
}
