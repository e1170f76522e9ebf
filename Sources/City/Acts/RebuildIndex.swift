import Cases
import Civics
import JSON

/// What rebuilding found.
public struct RebuildReport: Hashable, Sendable {
    /// Events read.
    public var events = 0
    /// Cases folded.
    public var cases = 0
    /// Rows that differed from what the events say, and were written anew.
    public var mended = 0
}

extension CityHall {
    /// Folds every case from its events and writes the rows anew that say something else.
    ///
    /// - Parameter progress: Told every 1,000 cases how many were done.
    public func rebuildIndex(
        progress: @Sendable (Int) -> Void
    ) async throws -> RebuildReport {
        var report = RebuildReport()
        var seen: Set<CaseID> = []
        var position: Int64 = 0
        while true {
            let events = try await store.events(from: position, limit: 2_000)
            guard let last = events.last else { return report }
            position = last.position + 1
            report.events += events.count
            for event in events where seen.insert(event.caseID).inserted {
                report.mended += try await mend(event) ? 1 : 0
                report.cases += 1
                if report.cases.isMultiple(of: 1_000) { progress(report.cases) }
            }
        }
    }

    private func mend(_ event: RecordedEvent) async throws -> Bool {
        guard PublicationStep.wireNames.contains(event.name) else {
            return try await mendRow(of: event.caseID)
        }
        return try await mendPublication(event.caseID)
    }

    private func mendRow(of id: CaseID) async throws -> Bool {
        guard let file = try await file(of: id) else { return false }
        let right = row(of: file.state)
        guard try await store.row(of: id) != right else { return false }
        try await store.rewrite(right)
        return true
    }
}
