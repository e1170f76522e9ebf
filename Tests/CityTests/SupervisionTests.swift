import Cases
import City
import Civics
import JSON
import Policies
import Storage
import Testing

@Suite("Supervision across all cases")
struct SupervisionTests {
    private func supervisor(_ city: TestCity) -> SignedIn {
        city.person(70, Seat(role: .supervisor, unit: "supervision-office"))
    }

    private func steward(_ city: TestCity) -> SignedIn {
        city.person(71, Seat(role: .dataSteward, unit: "community-nantang"))
    }

    private func field(_ city: TestCity) -> SignedIn {
        city.person(72, Seat(role: .fieldTeam, unit: "community-nantang"))
    }

    private func with(_ body: (TestCity, CaseID) async throws -> Void) async throws {
        try await TestCity.with(
            ["calendar-2026", "micro-wish", "wish-correction"], at: "2026-11-30T16:00:00+08:00"
        ) {
            city in
            try await city.hall.loadRules(RunningCaseTests.plan)
            try await body(city, try await RunningCaseTests.fileWish(city.hall, city))
        }
    }

    @Test("What waits at a unit is counted with the cases: green, yellow, then late")
    func loads() async throws {
        try await with { city, _ in
            func lights() async throws -> [ClockLight: Int] {
                let loads = try await city.hall.unitLoads(by: supervisor(city))
                #expect(loads.map(\.unit) == ["community-nantang"])
                #expect(loads.first?.first?.due == Instant("2026-12-04T00:00:00+08:00"))
                return (loads.first?.lights ?? [:]).filter { $0.value > 0 }
            }
            #expect(try await lights() == [.green: 1])
            _ = try await RunningCaseTests.fileWish(city.hall, city)
            #expect(try await lights() == [.green: 2])
            try city.setClock("2026-12-03T12:00:00+08:00")
            while try await city.hall.performDue() > 0 {}
            #expect(try await lights() == [.yellow: 2])
            try city.setClock("2026-12-04T00:00:01+08:00")
            while try await city.hall.performDue() > 0 {}
            #expect(try await lights() == [.red: 2])
            // Rebuilding from the events counts the same.
            let report = try await city.hall.rebuildIndex { _ in }
            #expect(report.mended == 0)
            #expect(try await lights() == [.red: 2])
        }
    }

    @Test("An order is listed until the unit that holds the case replies, and late past its day")
    func orders() async throws {
        try await with { city, id in
            let hall = city.hall
            _ = try await hall.perform(
                "order", ["text": "请今天联系这位居民", "replyBy": "2026-12-01"], on: id, seen: nil,
                by: supervisor(city), once: .system)
            let open = try await hall.openOrders(by: supervisor(city))
            #expect(open.map(\.order) == [1] && open[0].units == ["community-nantang"])
            #expect(try await hall.ownOrders(of: field(city)).map(\.caseID) == [id])
            let other = city.person(73, Seat(role: .fieldTeam, unit: "drainage-company"))
            #expect(try await hall.ownOrders(of: other).isEmpty)
            await #expect(throws: Problem(.notFound)) {
                _ = try await hall.perform(
                    "reply-to-order", ["order": 1, "text": "不归我们"], on: id, seen: nil,
                    by: other, once: .system)
            }
            _ = try await hall.perform(
                "reply-to-order", ["order": 1, "text": "已经联系，明天上门"], on: id, seen: nil,
                by: field(city), once: .system)
            #expect(try await hall.openOrders(by: supervisor(city)).isEmpty)
            let answered = try await hall.answeredOrders(by: supervisor(city))
            #expect(answered.map(\.reply) == ["已经联系，明天上门"])
            #expect(answered.map(\.repliedBy) == ["community-nantang"])
            // Made again from the journal, the lists say the same.
            try await hall.rebuildSupervision()
            #expect(try await hall.answeredOrders(by: supervisor(city)) == answered)
        }
    }

    @Test("Cards are listed with their unit; only supervision gives orders and cards or reads them")
    func cards() async throws {
        try await with { city, id in
            let hall = city.hall
            let fields: JSONObject = [
                "colour": "yellow", "unit": "community-nantang", "reason": "三次催办没有回音",
            ]
            await #expect(throws: Problem(.notPermitted)) {
                _ = try await hall.perform(
                    "card", fields, on: id, seen: nil, by: field(city), once: .system)
            }
            _ = try await hall.perform(
                "card", fields, on: id, seen: nil, by: supervisor(city), once: .system)
            let cards = try await hall.cards(by: supervisor(city))
            #expect(cards.map(\.unit) == ["community-nantang"] && cards[0].colour == "yellow")
            await #expect(throws: Problem(.notPermitted)) {
                _ = try await hall.unitLoads(by: field(city))
            }
            await #expect(throws: Problem(.notPermitted)) {
                _ = try await hall.openOrders(by: field(city))
            }
        }
    }
}
