import Cases
public import Civics
public import JSON
import Policies

extension CityHall {
    /// Every clock of a case with all it follows from: its ledger, and day by day what counted.
    public func clocks(
        of id: CaseID, by person: SignedIn?, in language: Language
    ) async throws -> [JSONValue] {
        let (file, seat) = try await self.file(of: id, for: .readCase, by: person)
        let state = file.state
        let prepared = rules[state.policy]
        let view = CaseView(
            state: state, prepared: prepared, now: world.now(), offset: world.offset,
            language: language, isStaff: seat?.role.desk != .applicant)
        return state.clocks.map { clock in
            var object = view.clock(clock).object ?? [:]
            let days = prepared?.engine.reasons(of: clock.id, in: state)?.days ?? []
            object["days"] = .array(
                days.map {
                    ["day": .string($0.day.description), "text": .string($0.text(in: language))]
                })
            object["reminders"] = .array(
                (clock.mark?.reminders ?? []).enumerated().map { index, reminder in
                    [
                        "percent": .integer(Int64(reminder.percent)),
                        "at": .string(reminder.at.text(at: world.offset)),
                        "sent": .bool(index < clock.reminded),
                    ]
                })
            return .object(object)
        }
    }
}
