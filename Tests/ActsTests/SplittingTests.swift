import Cases
import City
import Civics
import JSON
import Testing

@Suite("Two matters in one report, one matter in two")
struct SplittingTests {
    private func reported(_ town: SmallTown) async throws -> CaseID {
        let id = try await town.file(
            "test.event", ["位置": "临江路18号"],
            position: Position(longitude: 1_215_500_000, latitude: 298_700_000))
        try await town.perform("join", on: id, by: town.neighbour)
        try await town.perform("verify", ["passed": true], on: id, by: town.crew("street"))
        try await town.wait(until: "2026-11-30T09:20")
        try await town.perform("accept", on: id, by: town.dispatcher)
        return id
    }

    private func other(of id: CaseID, _ kind: String, in town: SmallTown) async throws -> CaseID {
        let relations = try await town.view(id)["relations"]?.array ?? []
        let relation = relations.first { $0["kind"]?.string == kind }
        return try #require(relation?["case"]?.string.flatMap { CaseID($0) })
    }

    @Test("The dispatcher splits a report: two cases, everybody attached to both, clocks kept")
    func split() async throws {
        let town = try await SmallTown()
        let id = try await reported(town)
        let before = try await town.due("promised@place:派遣", of: id)
        try await town.wait(until: "2026-11-30T09:40")
        try await town.perform(
            "split", ["reason": "路灯也不亮", "answers": ["位置": "临江路20号"]], on: id,
            by: town.dispatcher)
        let second = try await other(of: id, "split-into", in: town)
        let (first, view) = (try await town.view(id), try await town.view(second))
        #expect(view["relations"]?[0]?["kind"]?.string == "split-from")
        #expect(view["relations"]?[0]?["number"] == first["number"])
        #expect(view["parties"] == ["applicant", "reporter"])
        #expect(view["filedAt"] == first["filedAt"])
        #expect(view["acceptedAt"] == first["acceptedAt"])
        #expect(view["answers"]?["位置"]?["value"]?.string == "临江路20号")
        #expect(first["answers"]?["位置"]?["value"]?.string == "临江路18号")
        #expect(try await town.places(second) == ["派遣"])
        #expect(try await town.due("promised@place:派遣", of: second) == before)
        #expect(try await town.due("promised@place:派遣", of: id) == before)
        // Whoever only joined the report reads both.
        _ = try await town.hall.readCase(second, by: town.neighbour, in: .en)
    }

    @Test("Told so, only those reporters are attached to the second case; nobody leaves the first")
    func reporters() async throws {
        let town = try await SmallTown()
        let id = try await reported(town)
        try await town.perform(
            "split", ["reason": "邻居说的是另一处", "reporters": [2]], on: id, by: town.dispatcher)
        let second = try await other(of: id, "split-into", in: town)
        #expect(try await town.view(second)["parties"] == ["applicant"])
        #expect(try await town.view(id)["parties"] == ["applicant", "reporter"])
        _ = try await town.hall.readCase(second, by: town.neighbour, in: .en)
        await #expect(throws: Problem(.notFound)) {
            try await town.hall.readCase(second, by: town.citizen, in: .en)
        }
        let nobody = try await town.problem(
            "split", ["reason": "再分", "reporters": [9]], on: id, by: town.dispatcher)
        #expect(nobody == "invalid-field")
    }

    @Test("Nobody but the dispatcher splits, and a repeated request splits once")
    func whoMay() async throws {
        let town = try await SmallTown()
        let id = try await reported(town)
        for person in [town.citizen, town.crew("street"), town.supervisor] {
            let problem = try await town.problem("split", ["reason": "x"], on: id, by: person)
            #expect(problem == "not-permitted" || problem == "not-found")
        }
        let once = OnceRequest(key: "the-same", digest: Array(repeating: 1, count: 32))
        let first = try await town.hall.perform(
            "split", ["reason": "两件"], on: id, seen: nil, by: town.dispatcher, once: once)
        let again = try await town.hall.perform(
            "split", ["reason": "两件"], on: id, seen: nil, by: town.dispatcher, once: once)
        #expect(first.body == again.body)
        #expect(again.isReplay)
        #expect(try await town.view(id)["relations"]?.array?.count == 1)
    }

    @Test("Merged, both cases know it, and whoever reported the duplicate hears of the other")
    func merge() async throws {
        let town = try await SmallTown()
        let kept = try await town.file("test.event", [:], by: town.citizen)
        let duplicate = try await town.file("test.event", [:], by: town.neighbour)
        try await town.perform(
            "merge-into", ["case": .string(kept.description)], on: duplicate, by: town.dispatcher)
        #expect(try await town.view(duplicate)["stage"]?.string == "void")
        let view = try await town.view(kept)
        #expect(view["relations"]?[0]?["kind"]?.string == "has-duplicate")
        #expect(view["parties"] == ["applicant", "reporter"])
        _ = try await town.hall.readCase(kept, by: town.neighbour, in: .en)
    }
}
