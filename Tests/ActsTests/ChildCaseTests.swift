import City
import Civics
import JSON
import Storage
import Testing

@Suite("Cases that the city files because another asks for them")
struct ChildCaseTests {
    /// A permit refused or granted, up to where papers and rating follow.
    private func decided(_ town: SmallTown, granted: Bool) async throws -> CaseID {
        let id = try await town.permit()
        try await town.perform("accept", on: id, by: town.window)
        for (branch, unit) in [("permit", "market"), ("fire", "fire")] {
            try await town.perform(
                "record-opinion", ["branch": .string(branch), "passes": true, "text": "符合"],
                on: id, by: town.examiner(unit))
        }
        try await town.perform(
            "book-visit", ["branch": "permit", "on": "2026-12-01", "at": "09:00"], on: id,
            by: town.examiner("market"))
        try await town.wait(until: "2026-12-01T10:00")
        try await town.perform(
            "record-visit", ["branch": "permit", "passed": true], on: id,
            by: town.examiner("market"))
        try await town.perform(
            "decide-branch", ["branch": "fire", "granted": true, "reason": "符合"], on: id,
            by: town.approver("fire"))
        let ruling: JSONObject = [
            "branch": "permit", "granted": .bool(granted), "reason": "面积不符",
            "articles": ["第四条"],
        ]
        try await town.perform("decide-branch", ruling, on: id, by: town.approver("market"))
        guard !granted else {
            try await town.perform("issue", on: id, by: town.approver("market"))
            return id
        }
        try await town.perform(
            "answer-refusal", ["branch": "permit", "text": "量错了"], on: id, by: town.citizen)
        try await town.perform("decide-branch", ruling, on: id, by: town.approver("market"))
        return id
    }

    @Test("A bad rating files a correction for the unit that had the matter, linked both ways")
    func correction() async throws {
        let town = try await SmallTown()
        let id = try await decided(town, granted: true)
        try await town.perform("rate", ["level": 1, "comment": "等了一下午"], on: id, by: town.citizen)
        try await town.follow()
        let child = try #require(try await town.child(of: id, "correction"))
        let view = try await town.view(child)
        #expect(view["parent"]?["case"]?.string == id.description)
        #expect(view["parent"]?["number"] == (try await town.view(id))["number"])
        #expect(view["kind"]?.string == "correction")
        #expect(view["answers"]?["起因"]?["value"]?.string == "等了一下午")
        #expect(view["answers"]?["评价等级"]?["value"]?.int == 1)
        #expect(view["waiting"]?[0]?["unit"]?.string == "market")
        #expect(try await town.due("promised@place:联系", of: child) == "2026-12-02")
        // The person sees it as their own, and its receipts.
        _ = try await town.hall.readCase(child, by: town.citizen, in: .en)
        _ = try await town.hall.receipts(of: child, by: town.citizen)
    }

    @Test("A correction that is answered closes the loop: the parent takes one more rating")
    func correctionAnswered() async throws {
        let town = try await SmallTown()
        let id = try await decided(town, granted: true)
        try await town.perform("rate", ["level": 2], on: id, by: town.citizen)
        try await town.follow()
        let child = try #require(try await town.child(of: id, "correction"))
        try await town.perform("handle", ["note": "已致歉"], on: child, by: town.examiner("market"))
        try await town.perform("handle", ["note": "已改"], on: child, by: town.examiner("market"))
        try await town.perform("confirm", ["agrees": true], on: child, by: town.citizen)
        #expect(try await town.view(child)["stage"]?.string == "closed")
        try await town.follow()
        let parent = try await town.view(id)
        #expect(parent["children"]?[0]?["succeeded"]?.bool == true)
        #expect(parent["mayRate"]?.bool == true)
        try await town.perform("rate", ["level": 5], on: id, by: town.citizen)
    }

    @Test("A late correction shows its own lights and timeouts, like any case")
    func correctionLate() async throws {
        let town = try await SmallTown()
        let id = try await decided(town, granted: true)
        try await town.perform("rate", ["level": 1], on: id, by: town.citizen)
        try await town.follow()
        let child = try #require(try await town.child(of: id, "correction"))
        try await town.wait(until: "2026-12-04T09:00")
        #expect(try await town.view(child)["light"]?.string == "red")
        let events = try await town.timeline(child).compactMap { $0["event"]?.string }
        #expect(events.contains("step.timed-out"))
    }

    @Test("A failed post-check revokes the licence, for whoever verifies it too")
    func postCheckFailed() async throws {
        let town = try await SmallTown()
        let id = try await town.file("test.commitment")
        try await town.follow()
        let paper = try #require(try await town.view(id)["papers"]?[0]?["number"]?.string)
        let child = try #require(try await town.child(of: id, "post-check"))
        #expect(
            try await town.view(child)["answers"]?["原证照"]?["value"] == [.string(paper)])
        try await town.perform(
            "record-opinion", ["passes": false, "text": "安全出口被封"], on: child,
            by: town.examiner("fire"))
        try await town.perform(
            "decide", ["granted": false, "reason": "承诺不实", "articles": ["第六十九条"]], on: child,
            by: town.approver("fire"))
        try await town.follow()
        let parent = try await town.view(id)
        #expect(parent["papers"]?[0]?["revokedAt"]?.string != nil)
        #expect(parent["branches"]?[0]?["status"]?.string == "revoked")
        #expect(try await town.store.licence(number: paper)?.revoked != nil)
    }

    @Test("A post-check that is passed leaves the licence as it is")
    func postCheckPassed() async throws {
        let town = try await SmallTown()
        let id = try await town.file("test.commitment")
        try await town.follow()
        let child = try #require(try await town.child(of: id, "post-check"))
        try await town.perform(
            "record-opinion", ["passes": true, "text": "属实"], on: child,
            by: town.examiner("fire"))
        try await town.perform(
            "decide", ["granted": true, "reason": "属实"], on: child, by: town.approver("fire"))
        try await town.follow()
        let parent = try await town.view(id)
        #expect(parent["papers"]?[0]?["revokedAt"] == nil)
        #expect(parent["children"]?[0]?["succeeded"]?.bool == true)
    }

    @Test("An appeal goes to another office; upheld, what was refused is taken up again")
    func appealUpheld() async throws {
        let town = try await SmallTown()
        let id = try await decided(town, granted: false)
        try await town.perform("appeal", ["reason": "面积量错了"], on: id, by: town.citizen)
        try await town.follow()
        let child = try #require(try await town.child(of: id, "appeal"))
        #expect(try await town.view(child)["waiting"]?[0]?["unit"]?.string == "justice")
        #expect(
            try await town.view(child)["answers"]?["起因"]?["value"]?.string == "面积量错了")
        let clerk = town.somebody("window-clerk@justice", number: 60)
        try await town.perform("accept", on: child, by: clerk)
        try await town.perform(
            "record-opinion", ["passes": true, "text": "原测量有误"], on: child,
            by: town.examiner("justice"))
        try await town.perform(
            "decide", ["granted": true, "reason": "撤销"], on: child,
            by: town.approver("justice"))
        try await town.follow()
        #expect(try await town.view(id)["stage"]?.string == "in-progress")
        #expect(try await town.places(id) == ["permit/审查"])
    }

    @Test("An appeal that is dismissed changes nothing")
    func appealDismissed() async throws {
        let town = try await SmallTown()
        let id = try await decided(town, granted: false)
        try await town.perform("appeal", ["reason": "不服"], on: id, by: town.citizen)
        try await town.follow()
        let child = try #require(try await town.child(of: id, "appeal"))
        let clerk = town.somebody("window-clerk@justice", number: 60)
        let before = try await town.view(id)["stage"]
        try await town.perform(
            "refuse-to-accept", ["ground": "超过期限", "text": "已过六十日"], on: child, by: clerk)
        try await town.follow()
        let parent = try await town.view(id)
        #expect(parent["children"]?.array?.last?["succeeded"]?.bool == false)
        #expect(parent["stage"] == before)
    }

    @Test("A city event files its sub-matter and waits for it; its failure ends the event")
    func subMatter() async throws {
        for granted in [true, false] {
            let town = try await SmallTown()
            let id = try await town.file("test.event", ["要追偿": true])
            try await town.perform("verify", ["passed": true], on: id, by: town.crew("street"))
            try await town.perform("accept", on: id, by: town.dispatcher)
            try await town.perform(
                "dispatch", ["unit": "drainage", "reason": "雨水井"], on: id, by: town.dispatcher)
            try await town.perform(
                "handle", ["note": "已修", "evidence": [Self.photo]], on: id,
                by: town.crew("drainage"))
            try await town.follow()
            let child = try #require(try await town.child(of: id, "sub-matter"))
            #expect(try await town.places(id) == ["追偿"])
            #expect(
                try await town.view(child)["answers"]?["承办单位"]?["value"]?.string == "drainage")
            try await town.perform(
                "decide", ["granted": .bool(granted), "reason": "已赔", "articles": ["第一条"]],
                on: child, by: town.approver("drainage"))
            try await town.follow()
            if granted {
                #expect(try await town.places(id) == ["核查"])
            } else {
                #expect(try await town.view(id)["stage"]?.string == "ended")
            }
        }
    }

    static let photo: JSONValue = [
        "kind": "after-photo", "attachment": .string(String(repeating: "ab", count: 32)),
    ]

    // MARK: Durable, once

    @Test("Followed again from the journal's beginning, nothing is filed or told twice")
    func fromZero() async throws {
        let town = try await SmallTown()
        let id = try await town.file("test.commitment")
        try await town.follow()
        let child = try #require(try await town.child(of: id, "post-check"))
        try await town.perform(
            "record-opinion", ["passes": true, "text": "属实"], on: child,
            by: town.examiner("fire"))
        try await town.perform(
            "decide", ["granted": true, "reason": "属实"], on: child, by: town.approver("fire"))
        try await town.follow()
        let (end, view) = (try await town.store.end(), try await town.view(id))
        try await FollowerRunner(
            ChildCases(town.hall), journal: town.store, shelf: town.store
        ).rebuild()
        #expect(try await town.store.end() == end)
        #expect(try await town.view(id) == view)
    }

    @Test("Two runners at once file one child")
    func twoRunners() async throws {
        let town = try await SmallTown()
        let id = try await town.file("test.commitment")
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { try? await town.follow() } }
        }
        try await town.follow()
        #expect(try await town.view(id)["children"]?.array?.count == 1)
        let opened = try await town.timeline(id).filter { $0["event"]?.string == "child.opened" }
        #expect(opened.count == 1)
    }

    @Test("A child whose document is not in force yet is filed when it is")
    func laterDocument() async throws {
        let town = try await SmallTown(without: ["test.check"])
        let id = try await town.file("test.commitment")
        try await town.follow()
        #expect(try await town.child(of: id, "post-check") == nil)
        // What follows in the journal is not held up by it.
        let other = try await town.file("test.wish")
        try await town.follow()
        #expect(try await town.places(other) == ["认领"])
        try await town.publish()
        try await ChildCases(town.hall).tryAgain()
        #expect(try await town.child(of: id, "post-check") != nil)
        let rows = town.store.rows(of: ChildCases.name)
        #expect(
            try await rows.rows(group: "waiting", after: nil, limit: 9, descending: false) == [])
    }

    @Test("Nobody can start a case by hand under a document that is the system's own")
    func notOffered() async throws {
        let town = try await SmallTown()
        await #expect(throws: Problem(.notFound)) { try await town.file("test.correction") }
        let offered = town.hall.services(ServiceWish(), in: .en).compactMap { $0["id"]?.string }
        #expect(!offered.contains("test.correction"))
        #expect(offered.contains("test.permit"))
    }
}
