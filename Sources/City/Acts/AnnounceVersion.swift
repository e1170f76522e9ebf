import Cases
import Civics
public import Policies

extension CityHall {
    /// Tells every running case of a document that a new version is in force; each does what the
    /// document says (stay, follow, ask, go over by a day, migrate). Cases that have heard it
    /// before, and cases the news does not concern, stay as they are.
    ///
    /// - Returns: How many cases changed.
    public func announce(_ reference: PolicyReference) async throws -> Int {
        guard let prepared = rules[reference] else { return 0 }
        return try await tell(.policyActivated(reference), under: reference.id) { state in
            state.policy == reference ? nil : prepared
        }
    }

    /// Reckons the running clocks of all cases anew, because a calendar was published or changed.
    public func announceCalendar(reason: String) async throws -> Int {
        try await tell(.calendarChanged(reason: reason), under: nil) { rules[$0.policy] }
    }

    private func tell(
        _ command: CaseCommand, under policy: String?, _ prepared: (Case) -> PreparedPolicy?
    ) async throws -> Int {
        var changed = 0
        var last: CaseID?
        while true {
            let page = try await store.running(under: policy, after: last, limit: 500)
            guard let end = page.last else { return changed }
            last = end
            for id in page {
                guard let file = try await file(of: id), let prepared = prepared(file.state) else {
                    continue
                }
                changed += try await told(command, file, prepared) ? 1 : 0
            }
        }
    }

    /// A case that the news does not fit refuses it and stays as it is.
    private func told(
        _ command: CaseCommand, _ file: CaseFile, _ prepared: PreparedPolicy
    ) async throws -> Bool {
        do {
            let answered = try await write(
                command, to: file, under: prepared, by: .system, person: nil, once: .system)
            return answered.version != file.state.version
        } catch let problem as Problem where problem.kind.status < 500 {
            return false
        }
    }
}
