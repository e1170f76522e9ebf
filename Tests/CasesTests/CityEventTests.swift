@testable import Cases
import Civics
import JSON
import Policies
import Testing

@Suite("City events: the closed loop")
struct CityEventTests {
    static let manhole = flow([
        step(
            "核实", .verify(failsTo: nil, evidence: ["photo"]), .field,
            within: Limit(30, .urgentHour)!),
        step(
            "立案", .accept(refuse: ["重复上报"], automatic: false), .dispatcher,
            within: Limit(15, .urgentHour)!),
        step(
            "派遣",
            .dispatch(
                claim: nil, signWithin: Limit(30, .urgentHour)!,
                bounces: .init(arbitrateAfter: 2, within: Limit(30, .urgentHour)!)), .dispatcher,
            unit: .componentOwner(fallback: "city-drainage")),
        step(
            "控制险情", .handle(evidence: ["safety-photo"]), .field, unit: .dispatched,
            within: urgentHours(2), from: "派遣", timeout: .escalate),
        step(
            "修复", .handle(evidence: ["after-photo"]), .field, unit: .dispatched,
            within: urgentHours(24), from: "派遣", timeout: .escalate),
        step("核查", .verify(failsTo: "修复", evidence: ["after-photo"]), .field),
        step("结案", .close(automatic: false, evidence: ["after-photo"]), .dispatcher),
        rated,
    ])

    func evidence(_ kind: String) -> [Evidence] { [Evidence(kind: kind, attachment: .photo)] }

    /// Reported on Friday evening, verified 18:55, opened 19:00.
    func opened() throws -> Story {
        var story = Story(Self.manhole, kind: .cityEvent, at: "2026-12-04T18:40")
        try story.file(["部件权属单位": "drainage"])
        try story.when(
            .verify(passed: true, note: "", evidence: evidence("photo")), by: .field("grid"),
            at: "2026-12-04T18:55")
        try story.when(.accept(gaps: []), by: .dispatcher, at: "2026-12-04T19:00")
        return story
    }

    func dispatched(_ unit: String = "drainage") throws -> Story {
        var story = try opened()
        try story.when(.dispatch(unit: unit, person: nil, reason: "权属"), by: .dispatcher)
        return story
    }

    @Test(
        "The dispatcher is shown the owner of the component; two hours run through the night from dispatch"
    )
    func dispatch() throws {
        let story = try opened()
        #expect(story.state.waiting.map(\.proposed) == ["drainage"])
        let sent = try dispatched()
        #expect(sent.paths == ["控制险情"])
        #expect(sent.end(.place("控制险情")) == "2026-12-04T21:00")
        #expect(sent.state.handling?.signBy?.end.description == "2026-12-04T19:30")
    }

    @Test("A report that is not confirmed on the spot ends there")
    func notVerified() throws {
        var story = Story(Self.manhole, kind: .cityEvent)
        try story.file()
        try story.when(.verify(passed: false, note: "现场完好", evidence: []), by: .field("grid"))
        #expect(story.state.stage == .ended)
        #expect(story.state.endGround == "not-verified")
    }

    @Test("A bounce needs proof, a reason and a proposed owner, and comes in time")
    func bounceRules() throws {
        var story = try dispatched()
        func back(_ reason: String, _ unit: String?, _ proof: [AttachmentID]) -> CaseCommand {
            .returnPlace(place: "控制险情", reason: reason, proposedUnit: unit, proof: proof)
        }
        let unit = Actor.field("drainage")
        #expect(
            story.refusal(of: back("电信井", "telecom", []), by: unit) == .evidenceMissing(["proof"]))
        #expect(story.refusal(of: back("电信井", nil, [.photo]), by: unit) == .reasonMissing)
        #expect(story.refusal(of: back("", "telecom", [.photo]), by: unit) == .reasonMissing)
        #expect(
            story.refusal(of: back("电信井", "telecom", [.photo]), by: .field("grid"))
                == .notYours(desk: .field, unit: "grid"))
        story.now = Instant(LocalDateTime("2026-12-04T19:30:01")!)
        #expect(
            story.refusal(of: back("电信井", "telecom", [.photo]), by: unit)
                == .boundsExceeded("return-too-late"))
    }

    @Test("The total clock never stops for a bounce; two bounces go to arbitration, which is final")
    func bounces() throws {
        var story = try dispatched()
        let back = CaseCommand.returnPlace(
            place: "控制险情", reason: "不是我们的", proposedUnit: "telecom", proof: [.photo])
        try story.when(back, by: .field("drainage"), at: "2026-12-04T19:10")
        #expect(story.paths == ["派遣"])
        #expect(story.state.waiting.map(\.proposed) == ["telecom"])
        #expect(story.end(.place("控制险情")) == "2026-12-04T21:00")
        try story.when(
            .dispatch(unit: "telecom", person: nil, reason: "改派"), by: .dispatcher,
            at: "2026-12-04T19:20")
        #expect(story.end(.place("控制险情")) == "2026-12-04T21:00")
        try story.when(back, by: .field("telecom"), at: "2026-12-04T19:25")
        #expect(story.names.contains("arbitration.asked"))
        #expect(
            story.refusal(of: .dispatch(unit: "x", person: nil, reason: "y"), by: .dispatcher)
                == .notYours(desk: .dispatcher, unit: "command"))
        try story.when(
            .arbitrate(unit: "drainage", reason: "按图"), by: .dispatcher, at: "2026-12-04T19:30")
        #expect(story.refusal(of: back, by: .field("drainage")) == .boundsExceeded("arbitrated"))
        #expect(story.end(.place("控制险情")) == "2026-12-04T21:00")
        #expect(
            story.state.clock(ClockID(.place("控制险情"), .promised))?.entries.map(\.kind) == [.started]
        )
    }

    @Test("Not signed for in time is told once; late handling is escalated and still handled")
    func overdue() throws {
        var story = try dispatched()
        try story.wait(until: "2026-12-04T19:31")
        #expect(story.names == ["handling.sign-overdue"])
        try story.wait(until: "2026-12-04T21:30")
        #expect(story.history.filter { $0.wireName == "handling.sign-overdue" }.count == 1)
        #expect(story.state.light(at: story.now) == .red)
        try story.when(
            .handle(note: "已围挡", evidence: evidence("safety-photo")), by: .field("drainage"))
        #expect(story.paths == ["修复"])
        #expect(story.end(.place("修复")) == "2026-12-05T19:00")
    }

    @Test("Closing needs evidence; a failed check goes back to repair; then it is closed and rated")
    func loop() throws {
        var story = try dispatched()
        let unit = Actor.field("drainage")
        #expect(
            story.refusal(of: .handle(note: "", evidence: []), by: unit)
                == .evidenceMissing(["safety-photo"]))
        try story.when(.signFor, by: unit)
        #expect(story.refusal(of: .signFor, by: unit) == .alreadyDone)
        try story.when(.handle(note: "", evidence: evidence("safety-photo")), by: unit)
        try story.when(.handle(note: "", evidence: evidence("after-photo")), by: unit)
        try story.when(.verify(passed: false, note: "仍松动", evidence: []), by: .field("grid"))
        #expect(story.paths == ["修复"])
        #expect(story.end(.place("修复")) == "2026-12-05T19:00")
        try story.when(.handle(note: "", evidence: evidence("after-photo")), by: unit)
        try story.when(
            .verify(passed: true, note: "", evidence: evidence("after-photo")), by: .field("grid"))
        #expect(
            story.refusal(of: .closeCase(note: "", evidence: []), by: .dispatcher)
                == .evidenceMissing(["after-photo"]))
        try story.when(.closeCase(note: "", evidence: evidence("after-photo")), by: .dispatcher)
        #expect(story.state.stage == .closed)
        #expect(story.state.mayRate)
        try story.when(.reopen(reason: "又坏了"), by: .citizen)
        #expect(story.paths == ["派遣"])
    }

    @Test("However many report it, it is one case; a duplicate is void and known by both")
    func duplicates() throws {
        var story = try opened()
        let other = Party(role: "reporter", person: PersonID(high: 1, low: 77), organisation: nil)
        try story.when(.attachReporter(other), by: .dispatcher)
        #expect(story.refusal(of: .attachReporter(other), by: .dispatcher) == .alreadyDone)
        let twin = CaseID(high: 5, low: 5)
        try story.when(.attachDuplicate(twin), by: .dispatcher)
        #expect(story.state.relations == [Relation(kind: .hasDuplicate, other: twin)])
        var duplicate = try opened()
        try duplicate.when(.mergeInto(twin), by: .dispatcher)
        #expect(duplicate.state.stage == .void)
        #expect(duplicate.state.relations == [Relation(kind: .duplicateOf, other: twin)])
        #expect(duplicate.paths.isEmpty)
    }

    @Test("The category's limit stands in place of the step's")
    func category() throws {
        var story = Story(
            flow([step("处置", .handle(evidence: []), .field, unit: .unit("u"), within: days(3))]),
            kind: .cityEvent, rules: PlainRules(limits: ["处置": urgentHours(4)]),
            hasCategories: true, at: "2026-12-04T18:00")
        try story.file()
        #expect(story.end(.place("处置")) == "2026-12-04T22:00")
    }

    @Test("Unsolved at call-back goes back to handling; three calls in vain end the attempts")
    func callBack() throws {
        let loop = flow([
            step(
                "派遣",
                .dispatch(
                    claim: nil, signWithin: nil, bounces: .init(arbitrateAfter: 2, within: nil)),
                .dispatcher),
            step("处置", .handle(evidence: []), .field, unit: .dispatched),
            step("回访", .callBack(sample: nil), .dispatcher),
        ])
        var story = Story(loop, kind: .hotline)
        try story.file()
        try story.when(.dispatch(unit: "u", person: nil, reason: "x"), by: .dispatcher)
        try story.when(.handle(note: "", evidence: []), by: .field("u"))
        try story.when(
            .callBack(reached: true, solved: false, satisfied: false, note: ""), by: .dispatcher)
        #expect(story.paths == ["处置"])
        try story.when(.handle(note: "", evidence: []), by: .field("u"))
        try story.when(
            .callBack(reached: false, solved: false, satisfied: false, note: "无人接听"),
            by: .dispatcher)
        #expect(story.paths == ["回访"])
        try story.when(
            .callBack(reached: false, solved: false, satisfied: false, note: "无人接听"),
            by: .dispatcher)
        #expect(story.state.stage == .closed)
    }
}

@Suite("Micro-wishes")
struct WishTests {
    static let wish = flow([
        step("征集", .accept(refuse: [], automatic: true), .system),
        step(
            "审核", .review(checklist: ["需求属实"]), .steward, unit: .unit("community"), within: days(3)),
        step("发布", .publicise, .steward, within: calendarDays(1), timeout: .pass),
        step(
            "认领",
            .dispatch(
                claim: .init(among: "volunteers", openAtMost: 3), signWithin: nil,
                bounces: .init(arbitrateAfter: 2, within: nil)), .dispatcher,
            within: calendarDays(7), timeout: .goto(step: "单位结对")),
        step(
            "单位结对",
            .dispatch(claim: nil, signWithin: nil, bounces: .init(arbitrateAfter: 2, within: nil)),
            .dispatcher, onlyByGoto: true),
        step("办理", .handle(evidence: ["after-photo"]), .field, within: calendarDays(10)),
        step(
            "确认", .confirm(party: "applicant", declined: "办理"), .applicant, within: calendarDays(5),
            timeout: .pass),
        rated,
    ])
    static let steward = Actor(person: PersonID(high: 8, low: 1), desk: .steward, unit: "community")
    static func volunteer(_ number: UInt64) -> Actor {
        Actor(person: PersonID(high: 9, low: number), desk: .field, unit: "volunteers")
    }

    func published() throws -> Story {
        var story = Story(Self.wish, kind: .wish)
        try story.file()
        #expect(
            story.refusal(of: .recordOpinion(branch: nil, opinion: .fine), by: Self.steward)
                == .evidenceMissing(["需求属实"]))
        try story.when(
            .recordOpinion(
                branch: nil, opinion: OpinionGiven(passes: true, text: "", checked: ["需求属实"])),
            by: Self.steward)
        try story.wait(until: "2026-12-02T00:00")
        return story
    }

    @Test("The first claimer has the wish; nobody holds more than three")
    func claims() throws {
        var story = try published()
        #expect(story.paths == ["认领"])
        #expect(
            story.refusal(of: .claim(openElsewhere: 3), by: Self.volunteer(1))
                == .tooManyOpenClaims(limit: 3))
        try story.when(.claim(openElsewhere: 2), by: Self.volunteer(1))
        #expect(
            story.refusal(of: .claim(openElsewhere: 0), by: Self.volunteer(2)) == .alreadyClaimed)
        #expect(story.state.waiting.map(\.assignee) == [PersonID(high: 9, low: 1)])
        #expect(
            story.refusal(of: .handle(note: "", evidence: []), by: Self.volunteer(2))
                == .notYours(desk: .field, unit: "volunteers"))
        try story.when(.releaseClaim(reason: "生病"), by: Self.volunteer(1))
        #expect(story.paths == ["认领"])
        try story.when(.claim(openElsewhere: 0), by: Self.volunteer(2))
    }

    @Test("Unclaimed in seven days, a unit is paired; done, the resident confirms or silence does")
    func pairing() throws {
        var story = try published()
        try story.wait(until: "2026-12-10T00:00")
        #expect(story.paths == ["单位结对"])
        try story.when(.dispatch(unit: "street", person: nil, reason: "结对"), by: .dispatcher)
        try story.when(
            .handle(note: "", evidence: [Evidence(kind: "after-photo", attachment: .photo)]),
            by: .field("street"))
        #expect(story.refusal(of: .confirm(agrees: true, note: ""), by: .field("street")) != nil)
        var declined = story
        try declined.when(.confirm(agrees: false, note: "还没送到"), by: .citizen)
        #expect(declined.paths == ["办理"])
        try story.wait(until: "2026-12-20T00:00")
        #expect(story.state.stage == .closed)
        #expect(story.state.mayRate)
    }
}
