import Cases
import Civics

extension CityHall {
    /// Does what has become due: lights, reminders, timeouts. Called often; each case is looked at
    /// once for each of its moments, because the engine names the next one itself.
    ///
    /// - Returns: How many cases were looked at. Fewer than `limit` means nothing is left.
    public func performDue(limit: Int = 500) async throws -> Int {
        let due = try await store.due(by: world.now(), limit: limit)
        for moment in due { try await performDue(of: moment.caseID) }
        return due.count
    }

    private func performDue(of id: CaseID) async throws {
        guard let file = try await file(of: id), let prepared = rules[file.state.policy] else {
            return
        }
        _ = try await write(
            .timerDue, to: file, under: prepared, by: .system, person: nil, once: .system)
    }
}
