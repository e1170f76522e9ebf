import API
import City
import Civics
import JSON
import Policies
import Testing
import Web

/// Each command of the table, given under its wire name by the role the design names.
@Suite("Every command can be given by whom it is for")
struct EveryCommandTests {
    private static let photo = ChildCaseTests.photo
    private static let photos: JSONValue = [.string(String(repeating: "ab", count: 32))]

    @Test("Each command of the table is known, under the very acts the table asks for")
    func known() throws {
        for row in CommandTable.rows {
            let fields: JSONObject = [
                "case": "06fzv8m3v2qk3w2y7d0x3g9r5c", "on": "2026-12-01", "at": "09:00",
                "by": "5 working days", "replyBy": "2026-12-01", "policy": "test.permit",
                "policyVersion": "2",
            ]
            let reading = try CommandReading(row.name, fields)
            #expect(
                Set(reading.acts.map(\.rawValue)) == Set(row.permissions.map(\.name)), "\(row.name)"
            )
        }
    }

    @Test("Every command is performed by the role it is for, and by nobody who came by")
    func everyCommand() async throws {
        let town = try await SmallTown()
        try await permit(town)
        try await refusals(town)
        try await event(town)
        try await commitment(town)
        try await others(town)
        #expect(Set(CommandTable.rows.map(\.name)).subtracting(town.performed) == [])
    }

    private func denied(
        _ town: SmallTown, _ name: String, _ fields: JSONObject = [:], on id: CaseID
    ) async throws {
        let stranger = town.somebody("citizen", number: 77)
        let problem = try await town.problem(name, fields, on: id, by: stranger)
        #expect(problem == "not-found" || problem == "not-permitted", "\(name)")
    }

    // MARK: A permit from filing to rating

    private func permit(_ town: SmallTown) async throws {
        let (market, fire) = (town.examiner("market"), town.examiner("fire"))
        let id = try await town.permit(
            ["取证方式": "自取", "收费": true, "公示": true, "听证": true])
        try await denied(town, "accept", on: id)
        // Before acceptance: a joint review, and one notice of what is missing.
        try await town.perform(
            "call-joint-review", ["units": ["fire"], "reason": "先问一问"], on: id, by: town.window)
        try await town.perform(
            "record-opinion", ["passes": true, "text": "可以"], on: id, by: fire)
        try await town.perform(
            "ask-for-supplement", ["items": [["what": "布局图", "defect": "缺"]]], on: id,
            by: town.window)
        try await denied(town, "supplement", ["materials": ["布局图": Self.photos]], on: id)
        try await town.perform(
            "supplement", ["materials": ["布局图": Self.photos]], on: id, by: town.citizen)
        try await town.perform("accept", on: id, by: town.window)
        try await town.perform(
            "pay", ["order": "1", "amount": 1000, "reference": "R1"], on: id, by: town.window)
        try await town.perform("urge", ["place": "公示期"], on: id, by: town.citizen)
        try await town.perform("object", ["text": "侵占通道"], on: id, by: town.neighbour)
        try await town.perform(
            "record-opinion", ["passes": true, "text": "异议不成立"], on: id,
            by: town.somebody("data-steward@market", number: 40))
        // The hearing is held by an approver.
        try await town.perform(
            "record-opinion", ["passes": true, "text": "听证完毕"], on: id,
            by: town.somebody("approver@market", number: 41))
        try await town.perform(
            "request-data", ["fact": "企业状态"], on: id, by: market)
        try await town.perform(
            "invite-department", ["unit": "heritage", "reason": "老街", "within": "3 working days"],
            on: id, by: market)
        try await town.perform(
            "record-opinion", ["branch": "invited:heritage", "passes": true, "text": "无碍"], on: id,
            by: town.examiner("heritage"))
        try await examined(town, id)
        try await finished(town, id)
    }

    private func examined(_ town: SmallTown, _ id: CaseID) async throws {
        let market = town.examiner("market")
        try await town.perform(
            "suspend", ["branch": "permit", "ground": "检验检测", "note": "送检"], on: id, by: market)
        try await town.perform("resume", ["branch": "permit"], on: id, by: market)
        for answer in ["refuse-extension", "extend"] {
            try await town.perform(
                "ask-for-extension", ["by": "2 working days", "reason": "案情复杂"], on: id,
                by: market)
            guard answer == "refuse-extension" else { break }
            try await town.perform(
                answer, ["reason": "还来得及"], on: id, by: town.approver("market"))
        }
        try await town.perform(
            "extend", ["by": "2 working days", "reason": "案情复杂"], on: id,
            by: town.approver("market"))
        for branch in ["permit", "fire"] {
            let unit = branch == "permit" ? "market" : "fire"
            try await town.perform(
                "record-opinion", ["branch": .string(branch), "passes": true, "text": "符合"],
                on: id, by: town.examiner(unit))
        }
        try await denied(
            town, "book-visit", ["branch": "permit", "on": "2026-12-01", "at": "09:00"], on: id)
        try await town.perform(
            "book-visit", ["branch": "permit", "on": "2026-12-01", "at": "09:00"], on: id,
            by: market)
        try await town.wait(until: "2026-12-01T10:00")
        try await town.perform(
            "record-visit", ["branch": "permit", "passed": true], on: id, by: market)
        try await town.perform(
            "decide-branch", ["branch": "fire", "granted": true, "reason": "符合"], on: id,
            by: town.approver("fire"))
        try await town.perform(
            "decide-branch", ["branch": "permit", "granted": true, "reason": "符合"], on: id,
            by: town.approver("market"))
    }

    private func finished(_ town: SmallTown, _ id: CaseID) async throws {
        try await denied(town, "issue", on: id)
        try await town.perform("issue", ["papers": ["permit"]], on: id, by: town.approver("market"))
        let number = try await town.view(id)["papers"]?[0]?["number"]?.string
        try await town.perform(
            "deliver", ["way": "自取", "receipt": "本人签收"], on: id, by: town.window)
        try await denied(town, "rate", ["level": 5], on: id)
        try await town.perform("rate", ["level": 5], on: id, by: town.citizen)
        try await town.perform(
            "revoke-paper", ["number": .string(number ?? ""), "ground": "材料虚假"], on: id,
            by: town.approver("market"))
        try await town.perform("appeal", ["reason": "不服撤销"], on: id, by: town.citizen)
        try await town.perform("reopen", ["reason": "复查"], on: id, by: town.supervisor)
    }

    // MARK: Refusals, supervision, versions, parties

    private func refusals(_ town: SmallTown) async throws {
        let refused = try await town.permit()
        try await town.perform(
            "refuse-to-accept", ["ground": "不属于本机关职权", "text": "请到区里办"], on: refused,
            by: town.window)
        let both = try await town.permit(
            ["有另一方": true], parties: ["另一方": "990101198803120004"])
        try await town.perform("accept", on: both, by: town.window)
        let id = try #require(
            try? town.hall.seal.personID(of: ResidentNumber(recorded: "990101198803120004")))
        let other = SignedIn(
            account: AccountID(high: 5, low: 500), person: id, seats: [Seat(role: .citizen)])
        try await denied(town, "confirm", ["agrees": true], on: both)
        try await town.perform("confirm", ["agrees": true], on: both, by: other)
        try await town.perform(
            "order", ["text": "说明进度", "replyBy": "2026-12-20"], on: both, by: town.supervisor)
        try await town.perform(
            "reply-to-order", ["order": 1, "text": "正在办"], on: both,
            by: town.examiner("market"))
        try await town.perform(
            "card", ["colour": "yellow", "unit": "market", "reason": "拖延"], on: both,
            by: town.supervisor)
        try await town.perform(
            "reassign", ["place": "permit/审查", "unit": "market-2"], on: both, by: town.supervisor)
        for command in ["take-on", "put-back"] {
            try await town.perform(
                command, ["place": "fire/审查"], on: both, by: town.examiner("fire"))
        }
        try await town.perform(
            "return-place",
            [
                "place": "fire/审查", "reason": "不属本机关", "proposedUnit": "market",
                "proof": Self.photos,
            ], on: both, by: town.examiner("fire"))
        try await town.perform("withdraw", ["reason": "不办了"], on: both, by: town.citizen)
        try await version(town)
        try await answered(town)
        try await notice(town)
    }

    private func version(_ town: SmallTown) async throws {
        let id = try await town.permit()
        try await town.publish(second: "test.permit")
        _ = try await town.hall.announce(.init(id: "test.permit", version: 2))
        #expect(try await town.view(id)["offer"]?.string == "test.permit@2")
        try await town.perform(
            "choose-version", ["policy": "test.permit", "policyVersion": "2"], on: id,
            by: town.citizen)
        #expect(try await town.view(id)["policy"]?.string == "test.permit@2")
    }

    private func answered(_ town: SmallTown) async throws {
        let id = try await town.permit()
        try await town.perform("accept", on: id, by: town.window)
        try await town.perform(
            "record-opinion", ["branch": "permit", "passes": false, "text": "不符"], on: id,
            by: town.examiner("market"))
        try await town.perform(
            "book-visit", ["branch": "permit", "on": "2026-12-02", "at": "09:00"], on: id,
            by: town.examiner("market"))
        try await town.wait(until: "2026-12-02T10:00")
        try await town.perform(
            "record-visit", ["branch": "permit", "passed": false, "note": "出口被封"], on: id,
            by: town.examiner("market"))
        try await town.perform(
            "decide-branch",
            ["branch": "permit", "granted": false, "reason": "不符", "articles": ["第四条"]], on: id,
            by: town.approver("market"))
        #expect(try await town.view(id)["refusalNotices"]?[0]?["open"]?.bool == true)
        try await town.perform(
            "answer-refusal", ["branch": "permit", "text": "已改好"], on: id, by: town.citizen)
    }

    private func notice(_ town: SmallTown) async throws {
        let id = try await town.permit()
        try await town.perform("accept", on: id, by: town.window)
        try await town.perform(
            "ask-for-supplement", ["branch": "permit", "items": [["what": "说明", "defect": "缺"]]],
            on: id, by: town.examiner("market"))
        try await town.perform("send-supplement-notice", on: id, by: town.examiner("market"))
    }

    // MARK: City events, wishes

    private func event(_ town: SmallTown) async throws {
        let id = try await town.file("test.event", ["要追偿": false])
        try await town.perform("join", on: id, by: town.neighbour)
        try await town.perform(
            "attach-reporter", ["role": "reporter"], on: id, by: town.dispatcher)
        try await town.perform("verify", ["passed": true], on: id, by: town.crew("street"))
        try await town.perform("accept", on: id, by: town.dispatcher)
        try await town.perform("hold", ["reason": "等待停电"], on: id, by: town.dispatcher)
        try await town.perform("resume", on: id, by: town.dispatcher)
        try await town.perform("split", ["reason": "两件事"], on: id, by: town.dispatcher)
        for unit in ["drainage", "telecom"] {
            try await town.perform(
                "dispatch", ["unit": .string(unit), "reason": "权属"], on: id, by: town.dispatcher)
            try await town.perform("sign-for", on: id, by: town.crew(unit))
            try await town.perform(
                "return-place",
                [
                    "place": "修复", "reason": "不是我们的", "proposedUnit": "telecom",
                    "proof": Self.photos,
                ], on: id, by: town.crew(unit))
        }
        try await denied(town, "arbitrate", ["unit": "drainage", "reason": "仲裁"], on: id)
        try await town.perform(
            "arbitrate", ["unit": "drainage", "reason": "仲裁"], on: id, by: town.dispatcher)
        try await town.perform(
            "handle", ["note": "已修", "evidence": [Self.photo]], on: id, by: town.crew("drainage"))
        try await town.perform("verify", ["passed": true], on: id, by: town.crew("street"))
        try await town.perform(
            "call-back", ["reached": true, "solved": true, "satisfied": true], on: id,
            by: town.dispatcher)
        try await town.perform("close", ["note": "办结"], on: id, by: town.dispatcher)
        let same = try await town.file("test.event", ["要追偿": false], by: town.neighbour)
        let kept = try await town.file("test.event", ["要追偿": false])
        try await town.perform(
            "merge-into", ["case": .string(kept.description)], on: same, by: town.dispatcher)
    }

    private func others(_ town: SmallTown) async throws {
        let wish = try await town.file("test.wish")
        try await town.perform("claim", on: wish, by: town.volunteer)
        try await town.perform("release-claim", ["reason": "生病了"], on: wish, by: town.volunteer)
        let event = try await town.file("test.event", ["要追偿": false])
        try await town.perform("verify", ["passed": true], on: event, by: town.crew("street"))
        try await town.perform("accept", on: event, by: town.dispatcher)
        let permit = try await town.permit()
        try await town.perform("accept", on: permit, by: town.window)
        try await town.perform(
            "suspend", ["ground": "检验检测", "note": "送检"], on: permit,
            by: town.approver("market"))
        try await town.perform("resume", on: permit, by: town.supervisor)
        try await town.perform(
            "invite-department", ["unit": "health", "reason": "问一问"], on: permit,
            by: town.supervisor)
    }

    private func commitment(_ town: SmallTown) async throws {
        let id = try await town.file("test.plain-commitment")
        // Permitted on commitment: its paper waits for nobody.
        try await town.perform("issue", on: id, by: town.approver("fire"))
        try await town.perform(
            "check-commitment", ["branch": "notice", "passed": true], on: id,
            by: town.examiner("fire"))
        try await town.perform(
            "decide-branch", ["branch": "slow", "granted": true, "reason": "可"], on: id,
            by: town.approver("market"))
        let second = try await town.file("test.event", ["要追偿": true])
        try await town.perform("verify", ["passed": true], on: second, by: town.crew("street"))
        let check = try await town.file("test.commitment")
        try await town.follow()
        let child = try #require(try await town.child(of: check, "post-check"))
        try await town.perform(
            "record-opinion", ["passes": true, "text": "属实"], on: child,
            by: town.examiner("fire"))
        try await town.perform(
            "decide", ["granted": true, "reason": "属实"], on: child, by: town.approver("fire"))
    }
}
