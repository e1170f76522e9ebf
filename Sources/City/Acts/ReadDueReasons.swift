public import Cases
public import Civics
import Policies

extension CityHall {
    /// Why a clock of a case ends when it does, day by day.
    ///
    /// - Returns: `nil` when the case has no such clock.
    /// - Throws: `not-found` when there is no such case or it is none of theirs.
    public func dueReasons(
        of clock: ClockID, in id: CaseID, for person: SignedIn?
    ) async throws -> DueReasons? {
        let (file, _) = try await file(of: id, for: .readCase, by: person)
        return rules[file.state.policy]?.engine.reasons(of: clock, in: file.state)
    }

    /// The clocks a case has, in the order they began.
    public func clocks(of id: CaseID, for person: SignedIn?) async throws -> [Clock] {
        let (file, _) = try await file(of: id, for: .readCase, by: person)
        return file.state.clocks
    }
}
