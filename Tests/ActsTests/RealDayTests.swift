import City
import Civics
import JSON
import Testing

@Suite("Deadlines and periods as documents write them")
struct RealDayTests {
    @Test("A branch counted from a date in the form begins on that day, and moves with it")
    func countedFromFact() async throws {
        let town = try await SmallTown()
        let id = try await town.permit(["开业日期": "2026-12-10"])
        try await town.perform("accept", on: id, by: town.window)
        // Five working days after 10 December 2026, whenever the branch was opened.
        #expect(try await town.due("promised@branch:fire", of: id) == "2026-12-17")
        #expect(try await town.due("promised@branch:permit", of: id) == "2026-12-14")
        try await town.perform(
            "ask-for-supplement",
            ["branch": "fire", "items": [["what": "开业日期", "defect": "与申请不符"]]], on: id,
            by: town.examiner("fire"))
        try await town.perform("send-supplement-notice", on: id, by: town.examiner("market"))
        try await town.perform(
            "supplement", ["answers": ["开业日期": "2026-12-14"]], on: id, by: town.citizen)
        let due = try await town.due("promised@branch:fire", of: id)
        #expect(due == "2026-12-21")
    }

    @Test("While the day is unknown the branch has no limit; it begins when the day is told")
    func unknownDay() async throws {
        let town = try await SmallTown()
        let id = try await town.permit()
        try await town.perform("accept", on: id, by: town.window)
        #expect(try await town.due("promised@branch:fire", of: id) == nil)
        try await town.perform(
            "ask-for-supplement", ["branch": "fire", "items": [["what": "开业日期", "defect": "缺"]]],
            on: id, by: town.examiner("fire"))
        try await town.perform("send-supplement-notice", on: id, by: town.examiner("market"))
        try await town.perform(
            "supplement", ["answers": ["开业日期": "2026-12-14"]], on: id, by: town.citizen)
        let due = try await town.due("promised@branch:fire", of: id)
        #expect(due == "2026-12-21")
    }

    @Test("A publication that runs its time is fulfilled: no light turns, the case goes on")
    func publication() async throws {
        let town = try await SmallTown()
        let id = try await town.permit(["公示": true])
        try await town.perform("accept", on: id, by: town.window)
        #expect(try await town.due("promised@place:公示期", of: id) == "2026-12-05")
        try await town.wait(until: "2026-12-05T20:00")
        #expect(try await town.view(id)["light"]?.string == "green")
        try await town.wait(until: "2026-12-06T00:00")
        #expect(try await town.view(id)["light"]?.string == "green")
        #expect(try await town.places(id) == ["fire/审查", "permit/审查"])
        let lights = try await town.timeline(id).filter {
            $0["event"]?.string == "light.changed"
        }
        #expect(lights.isEmpty)
    }

    @Test("The timeline names every clock that stood still together, each with its end")
    func allClocks() async throws {
        let town = try await SmallTown()
        let id = try await town.permit()
        try await town.perform("accept", on: id, by: town.window)
        try await town.perform(
            "suspend", ["ground": "检验检测", "note": "送检"], on: id, by: town.examiner("market"))
        func clocks(_ event: String) async throws -> [String] {
            let entry = try await town.timeline(id).last { $0["event"]?.string == event }
            return (entry?["clocks"]?.array ?? []).compactMap { $0["clock"]?.string }.sorted()
        }
        let all = [
            "promised", "promised@branch:permit", "statutory", "statutory@branch:permit",
        ]
        #expect(try await clocks("clock.suspended") == all)
        try await town.wait(until: "2026-12-02T09:00")
        try await town.perform("resume", on: id, by: town.examiner("market"))
        #expect(try await clocks("clock.resumed") == all)
        let resumed = try await town.timeline(id).last { $0["event"]?.string == "clock.resumed" }
        let dues = (resumed?["clocks"]?.array ?? []).compactMap { $0["due"]?.string }
        #expect(dues.count == 4)
    }
}
