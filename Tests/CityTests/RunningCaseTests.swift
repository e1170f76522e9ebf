import Cases
import City
import Civics
import JSON
import Policies
import Testing

@Suite("Running cases when a new version takes effect in a served city")
struct RunningCaseTests {
    static let plan = CityPlan(units: [
        CityPlan.Unit(
            key: "community-nantang", name: LocalizedText(zhHans: "南塘社区"), kind: "community",
            region: "990102002003", telephone: nil),
        CityPlan.Unit(
            key: "street", name: LocalizedText(zhHans: "街道"), kind: "street-office",
            region: "990102002", telephone: nil),
        CityPlan.Unit(
            key: "volunteers", name: LocalizedText(zhHans: "志愿者"), kind: "department",
            region: "990100", telephone: nil),
    ])

    /// The community has one working day instead of three, and running cases do as said.
    static func shortened(_ rule: String) throws -> SampleDocument {
        try SampleDocument("micro-wish").version(2, from: "2026-12-01")
            .replacing("running-cases: pin", with: "running-cases: \(rule)")
            .replacing(
                "within: 3 working days, timeout: escalate, checklist",
                with: "within: 1 working day, timeout: escalate, checklist"
            )
            .replacing("审核: 2026-12-10", with: "审核: 2026-12-08", in: "situations.yaml")
    }

    static func citizen(_ city: TestCity) -> SignedIn {
        city.person(40, Seat(role: .citizen))
    }

    static func fileWish(_ hall: CityHall, _ city: TestCity) async throws -> CaseID {
        let answered = try await hall.fileCase(
            FilingRequest(
                policy: PublicationTests.wish,
                answers: [
                    "涉及内容": "一般", "心愿类型": "服务", "心愿": "想请人帮忙换一下灯泡",
                    "所在社区": "990102002003", "联系手机": "13900000000",
                ]),
            by: citizen(city), once: .system)
        let json = try JSONValue(parsing: answered.body)
        return try #require(json["id"]?.string.flatMap { CaseID($0) })
    }

    private func policy(of id: CaseID, _ hall: CityHall) async throws -> String? {
        try await hall.store.row(of: id)?.policy
    }

    @Test(
        "They stay, follow, are asked, or go over on their day, as the document says",
        arguments: [
            ("pin", 1, 1), ("follow", 2, 2), ("ask", 1, 1), ("\"finish-by: 2026-12-10\"", 1, 2),
        ])
    func rules(_ rule: String, _ first: Int, _ later: Int) async throws {
        try await TestCity.with(
            ["calendar-2026", "micro-wish", "wish-correction"], at: "2026-11-30T16:00:00+08:00"
        ) {
            city in
            let hall = city.hall
            try await hall.loadRules(Self.plan)
            let id = try await Self.fileWish(hall, city)
            let publication = try await PublicationTests.propose(
                try Self.shortened(rule), in: city)
            try await PublicationTests.release(publication, in: city)
            #expect(try await hall.performPublications().isEmpty)
            #expect(try await policy(of: id, hall) == "\(PublicationTests.wish)@1")
            try city.setClock("2026-12-01T00:00:00+08:00")
            // A filing goes by the new version at once, whether or not anything has run.
            let second = try await Self.fileWish(hall, city)
            #expect(try await policy(of: second, hall) == "\(PublicationTests.wish)@2")
            _ = try await hall.performPublications()
            #expect(try await policy(of: id, hall) == "\(PublicationTests.wish)@\(first)")
            let document = try await hall.policyDocument(
                PublicationTests.wish, by: city.author)
            #expect(document?.running == (first == 1 ? [1: 1, 2: 1] : [2: 2]))
            try city.setClock("2026-12-11T00:00:01+08:00")
            _ = try await hall.performPublications()
            while try await hall.performDue() > 0 {}
            #expect(try await policy(of: id, hall) == "\(PublicationTests.wish)@\(later)")
        }
    }

    @Test("A case that follows is due by the new limit, counted from its own beginning")
    func dueDates() async throws {
        try await TestCity.with(
            ["calendar-2026", "micro-wish", "wish-correction"], at: "2026-11-30T16:00:00+08:00"
        ) {
            city in
            let hall = city.hall
            try await hall.loadRules(Self.plan)
            let id = try await Self.fileWish(hall, city)
            let before = try await hall.store.row(of: id)?.places.first?.due
            #expect(before == Instant("2026-12-04T00:00:00+08:00"))
            try await PublicationTests.release(
                try await PublicationTests.propose(try Self.shortened("follow"), in: city),
                in: city)
            try city.setClock("2026-12-01T00:00:00+08:00")
            _ = try await hall.performPublications()
            let after = try await hall.store.row(of: id)?.places.first?.due
            #expect(after == Instant("2026-12-02T00:00:00+08:00"))
            let running = try await hall.runningCases(
                under: PolicyReference(id: PublicationTests.wish, version: 2), after: nil,
                limit: 9, by: city.author)
            #expect(running.map(\.caseID) == [id])
        }
    }

    @Test("Waiting places are renamed as the document lists")
    func migrate() async throws {
        try await TestCity.with(
            ["calendar-2026", "micro-wish", "wish-correction"], at: "2026-11-30T16:00:00+08:00"
        ) {
            city in
            let hall = city.hall
            try await hall.loadRules(Self.plan)
            let id = try await Self.fileWish(hall, city)
            let document = try SampleDocument("micro-wish").version(2, from: "2026-12-01")
                .replacing("running-cases: pin", with: "running-cases: { migrate: { 审核: 核实 } }")
                .replacing("id: 审核,", with: "id: 核实,")
                .replacing("审核: 2026-12-10", with: "核实: 2026-12-10", in: "situations.yaml")
            try await PublicationTests.release(
                try await PublicationTests.propose(document, in: city), in: city)
            try city.setClock("2026-12-01T00:00:00+08:00")
            _ = try await hall.performPublications()
            let row = try await hall.store.row(of: id)
            #expect(row?.policy == "\(PublicationTests.wish)@2")
            #expect(row?.places.map(\.path) == ["核实"])
        }
    }
}
