import City
import Civics
import FEEL
import JSON
import Policies
import Testing

@Suite("Everybody a register knows")
struct RegisterPopulationTests {
    /// Registers in memory.
    private struct Shelf: RegisterShelf {
        var held: [RegisterRecord] = []

        mutating func hold(_ resource: String, _ key: String, _ body: JSONValue) {
            held.append(
                RegisterRecord(
                    number: Int64(held.count + 1), resource: resource, key: key,
                    body: body.canonical(), source: "test", at: Instant(millisecondsSinceEpoch: 0)))
        }

        func record(of resource: String, key: String) -> RegisterRecord? {
            held.first { $0.resource == resource && $0.key == key }
        }

        func put(_ records: [RegisterRecord]) {}

        func records(ofBook resource: String) -> [RegisterRecord] {
            held.filter { $0.resource == resource }
        }

        func records(of resource: String, after number: Int64, limit: Int) -> [RegisterRecord] {
            Array(held.filter { $0.resource == resource && $0.number > number }.prefix(limit))
        }

        func records(of resource: String, keys: [String]) -> [RegisterRecord] {
            held.filter { $0.resource == resource && keys.contains($0.key) }
        }

        func count(of resource: String) -> Int { held.filter { $0.resource == resource }.count }
    }

    private static let document = """
        ---
        id: sample.household
        version: 1
        title: { zh-Hans: 甲, zh-Hant: 甲, en: A }
        issuer: { region: "990100", body: 甲局 }
        level: city
        effective: 2026-12-01
        ---
        ## 第一条 户
        ```facts
        户籍区划: { type: text, from: population.registeredRegion }
        户号:     { type: text, from: population.householdNumber }
        户人数:   { type: integer, from: population.household.members, key: 户号 }
        已缴:     { type: integer, from: tax.paid.amount }
        加一:     { type: integer, is: 户人数 + 1 }
        缴加一:   { type: integer, is: 已缴 + 1 }
        ```
        """

    private static var shelf: Shelf {
        var shelf = Shelf()
        func person(_ key: String, _ household: JSONValue?) {
            var body: JSONObject = ["registeredRegion": "990102001001"]
            body["householdNumber"] = household
            shelf.hold("population", key, .object(body))
        }
        person("甲", "C1")
        shelf.hold("population.household", "C1", ["members": 3])
        person("乙", "C9")
        person("丙", nil)
        person("丁", "C2")
        shelf.hold("population.household", "C2", ["members": "three"])
        return shelf
    }

    private func answers(_ question: String, pages limit: Int) async throws -> [PersonAnswer] {
        let file = PackageFile(name: "policy.md", bytes: Array(Self.document.utf8))
        let policy = try #require(PolicyPackage(reading: [file]).policy)
        let day = try #require(CivilDate("2026-12-07"))
        let run = try PopulationRun(policy, asking: question, on: day)
        let plan = CityPlan(resources: ["population", "population.household"])
        let city = RegisterPopulation(run, of: "population", store: Self.shelf, plan: plan)
        var answers: [PersonAnswer] = []
        var place: Int64 = 0
        while let page = try await city.page(after: place, limit: limit) {
            answers += run.answers(to: try await city.rows(of: page))
            place = page.last
        }
        #expect(try await city.count() == answers.count)
        for answer in answers {
            let alone = try #require(try await city.row(of: answer.id))
            #expect(run.answer(to: alone) == answer)
        }
        return answers
    }

    @Test(
        "A fact kept under another register's key is found; none there is none; no key is missing",
        arguments: [1, 3, 100])
    func keys(limit: Int) async throws {
        let answers = try await answers("加一", pages: limit)
        #expect(answers.map(\.id) == ["甲", "乙", "丙", "丁"])
        #expect(answers.map(\.district) == Array(repeating: "990102", count: 4))
        #expect(answers[0].outcome == .decided(4))
        #expect(answers[1].outcome == .decided(.null))
        #expect(answers[2].outcome == .cannotTell(missing: ["户人数"]))
        #expect(answers[3].outcome == .unreadable(["户人数"]))
    }

    @Test("A register that answers elsewhere leaves its facts missing")
    func elsewhere() async throws {
        let answers = try await answers("缴加一", pages: 100)
        #expect(answers.allSatisfy { $0.outcome == .cannotTell(missing: ["已缴"]) })
    }
}
