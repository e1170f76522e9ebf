import Civics
import JSON
import Storage
import Testing

@testable import City

@Suite("What desks keep and look up")
struct DeskTests {
    @Test("A view of the queue is kept with the account, replaced by its name and forgotten")
    func views() async throws {
        try await TestCity.with([]) { city in
            let clerk = city.person(8, Seat(role: .windowClerk, unit: "government-services"))
            let profile = AccountProfile(
                seal: try PasswordSeal(
                    sealing: "noodles", salt: Array(repeating: 7, count: 16), cost: .sample),
                seats: clerk.seats, displayName: "clerk")
            try await city.store.put([
                AccountRecord(
                    id: clerk.account, name: "clerk", person: clerk.person, body: profile.bytes)
            ])
            try await city.hall.keep(QueueView(name: "红灯", query: "light=red"), for: clerk)
            try await city.hall.keep(QueueView(name: "我的", query: "who=me"), for: clerk)
            try await city.hall.keep(QueueView(name: "红灯", query: "light=black"), for: clerk)
            #expect(
                try await city.hall.queueViews(of: clerk) == [
                    QueueView(name: "我的", query: "who=me"),
                    QueueView(name: "红灯", query: "light=black"),
                ])
            try await city.hall.forgetView(named: "我的", of: clerk)
            #expect(try await city.hall.queueViews(of: clerk).map(\.name) == ["红灯"])
            let kept = try #require(try await city.store.account(clerk.account))
            #expect(AccountProfile(kept.body)?.seats == clerk.seats, "seats were lost")
            let citizen = city.person(9, Seat(role: .citizen))
            await #expect(throws: Problem.self) {
                try await city.hall.keep(QueueView(name: "x", query: ""), for: citizen)
            }
        }
    }

    @Test("A window looks a person up, and the look stands in that person's log with its purpose")
    func lookUp() async throws {
        try await TestCity.with(["residence-proof"]) { city in
            let clerk = city.person(8, Seat(role: .windowClerk, unit: "government-services"))
            let number = "990101198803120004"
            try await city.store.put([
                RegisterRecord(
                    resource: "population", key: number,
                    body: Array(#"{"name":"陈雅兰"}"#.utf8), source: "public-security",
                    at: city.now)
            ])
            let found = try await city.hall.lookUp(
                number, for: "sample.yunting.residence-proof", typed: [:], by: clerk, in: .zhHans)
            #expect(found?.name == "陈雅兰")
            try await city.hall.writeAccessNotes()
            let records = try await city.store.accesses(before: nil, limit: 10)
            #expect(
                records.contains {
                    $0.act == "prefill" && $0.purpose == "sample.yunting.residence-proof"
                        && $0.seat == "window-clerk@government-services" && $0.subject != nil
                })
            let examiner = city.person(9, Seat(role: .examiner, unit: "public-security"))
            await #expect(throws: Problem.self) {
                try await city.hall.lookUp(
                    number, for: "sample.yunting.residence-proof", typed: [:], by: examiner,
                    in: .zhHans)
            }
            await #expect(throws: Problem.self) {
                try await city.hall.lookUp(
                    "990101198803120005", for: "sample.yunting.residence-proof", typed: [:],
                    by: clerk, in: .zhHans)
            }
        }
    }
}
