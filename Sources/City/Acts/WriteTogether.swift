import Cases
import Civics

extension CityHall {
    /// Decides on several cases and writes it together; another writer may be first, then all is
    /// decided again, three times at most.
    ///
    /// - Parameter decide: Asked each time with the cases as they are then.
    func writeTogether(
        by person: SignedIn?, once: OnceRequest, mayRepeat: Bool = true,
        _ decide: (Instant) async throws -> [Part]
    ) async throws -> Answered {
        for attempt in 1...3 {
            let now = world.now()
            do {
                return try await commit(try await decide(now), person: person, once: once, at: now)
            } catch JournalRefusal.staleVersion(let id, let actual) {
                cabinet.forget(id)
                guard mayRepeat, attempt < 3 else {
                    throw Problem(.staleVersion, facts: ["current": String(actual)])
                }
            } catch let refusal as CaseRefusal {
                if let answer = try await repeated(once, by: person) { return answer }
                throw refusal.problem
            }
        }
        throw Problem(.staleVersion)
    }

    /// One decision on one case, with what the city does by itself in the same commit.
    func part(
        _ commands: [CaseCommand], on before: Case?, under prepared: PreparedPolicy,
        by actor: Actor,
        at now: Instant, records: [SideRecord] = []
    ) async throws -> Part {
        var last: Consequences?
        var events: [CaseEvent] = []
        for command in commands {
            let came = try prepared.engine.consequences(
                of: command, on: last?.state ?? before, asked: last?.asked, by: actor, at: now)
            events += came.events
            last = came
        }
        guard let last else { throw Problem(.internalFault, cause: "nothing was decided") }
        var decision = Decided(
            events: events, state: last.state, asked: last.asked, records: records)
        try await doChores(&decision, under: prepared, at: now)
        return Part(decision: decision, before: before)
    }
}
