import Cases
import Civics
import JSON
import Policies
import Testing

@Suite("Filing and acceptance")
struct AcceptanceTests {
    let simple = flow(
        [accepting, reviewing, deciding, issuing, delivering, rated], promised: days(5),
        statutory: days(20))

    @Test("A filed case waits at the window, with a day to accept it")
    func filed() throws {
        var story = Story(simple)
        try story.file()
        #expect(story.names == ["case.filed", "step.entered", "clock.started"])
        #expect(story.paths == ["受理"])
        #expect(story.end(.place("受理")) == "2026-12-01")
        #expect(story.end(.whole) == nil)
    }

    @Test("Answers that do not fit the form cannot be filed")
    func invalid() {
        let story = Story(simple, rules: PlainRules(badFields: ["错"]))
        let refusal = story.refusal(of: .file(.sample(["错": 1])), by: .citizen)
        guard case .answersInvalid(let problems) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(problems.map(\.pointer) == ["/错"])
    }

    @Test("The day of acceptance is day zero of both limits")
    func accepted() throws {
        var story = Story(simple)
        try story.file()
        try story.accept()
        #expect(story.state.stage == .inProgress)
        #expect(story.end(.whole) == "2026-12-07")
        #expect(story.end(.whole, .statutory) == "2026-12-28")
        #expect(story.paths == ["review"])
    }

    @Test("Acceptance is refused only on a ground of the document")
    func refused() throws {
        var story = Story(simple)
        try story.file()
        #expect(
            story.refusal(of: .refuseToAccept(ground: "没空", text: ""), by: .window)
                == .groundUnknown("没空"))
        try story.when(.refuseToAccept(ground: "不属于本机关职权", text: "请到人社局"), by: .window)
        #expect(story.state.stage == .refusedAcceptance)
        #expect(story.paths.isEmpty)
        #expect(
            story.refusal(of: .accept(gaps: []), by: .window) == .notInThisStage(.refusedAcceptance)
        )
    }

    @Test("Rules that say no, or cannot tell, keep the window from accepting")
    func guarded() throws {
        var guardedStep = accepting
        guardedStep.when = condition("可受理")
        var story = Story(flow([guardedStep, deciding]))
        try story.file(["可受理": false])
        #expect(
            story.refusal(of: .accept(gaps: []), by: .window)
                == .rulesSayNo(article: Citation("第四条"), message: "可受理"))
        var unknown = Story(flow([guardedStep, deciding]))
        try unknown.file()
        #expect(unknown.refusal(of: .accept(gaps: []), by: .window) == .factsMissing(["可受理"]))
    }

    @Test(
        "Not answered in time, an application is accepted as of the day it came in, where the document says so"
    )
    func deemed() throws {
        let silent = step(
            "受理", .accept(refuse: [], automatic: false), .window, within: days(5),
            timeout: .deemedAccepted)
        var story = Story(flow([silent, reviewing, deciding], promised: days(10)))
        try story.file()
        try story.wait(until: "2026-12-08T00:00")
        #expect(story.state.acceptedAt == story.state.filedAt)
        #expect(story.end(.whole) == "2026-12-14")
        #expect(story.paths == ["review"])
    }

    @Test("Silence counts for a command given after it, whether or not a timer has run")
    func lawDoesNotWait() throws {
        let silent = step(
            "受理", .accept(refuse: [], automatic: false), .window, within: days(5),
            timeout: .deemedAccepted)
        var story = Story(flow([silent, reviewing, deciding]))
        try story.file()
        story.now = Instant(LocalDateTime("2026-12-08T08:30")!)
        #expect(
            story.refusal(of: .refuseToAccept(ground: "x", text: ""), by: .window) == .alreadyDone)
    }

    @Test(
        "What the person must hand in is asked for; what may follow is granted with its own limit")
    func gaps() throws {
        let rules = PlainRules(needed: [
            NeededMaterial(name: "健康证明", gap: .init(until: days(5), consequence: "退回")),
            NeededMaterial(name: "布局图"),
            NeededMaterial(name: "营业执照", isOwn: false),
        ])
        var story = Story(simple, rules: rules)
        try story.file()
        #expect(
            story.refusal(of: .accept(gaps: []), by: .window)
                == .materialsMissing(["健康证明", "布局图"]))
        #expect(story.refusal(of: .accept(gaps: ["布局图"]), by: .window) == .gapNotAllowed("布局图"))
        var filing = Filing.sample([:])
        filing.materials["布局图"] = MaterialEntry(state: .supplied, attachments: [.photo])
        var whole = Story(simple, rules: rules)
        try whole.when(.file(filing), by: .citizen)
        try whole.accept(gaps: ["健康证明"])
        #expect(whole.state.gaps.map(\.mark.end.description) == ["2026-12-07"])
        #expect(whole.state.materials["健康证明"]?.state == .promised)
        var lapsed = whole
        try lapsed.wait(until: "2026-12-08T00:00")
        #expect(lapsed.state.stage == .ended)
        #expect(lapsed.state.endGround == "退回")
        try whole.when(
            .supplement(Supplied(materials: ["健康证明": MaterialEntry(state: .supplied)])),
            by: .citizen)
        try whole.wait(until: "2026-12-08T00:00")
        #expect(!whole.state.stage.isFinal)
    }

    @Test("Decided on the spot: accepted, granted, issued and delivered by rules alone")
    func onTheSpot() throws {
        let spot = flow([
            step("受理", .accept(refuse: [], automatic: true), .system),
            step("决定", .decide(by: "可办", automatic: true, answerWithin: nil), .system),
            delivering, rated,
        ])
        var story = Story(spot)
        try story.file(["可办": true])
        #expect(story.state.stage == .closed)
        #expect(story.state.decision?.granted == true)
        #expect(story.state.deeds.isEmpty)
        var refused = Story(spot)
        try refused.file(["可办": false])
        #expect(refused.state.decision?.granted == false)
        #expect(refused.state.decision?.articles == ["第五条"])
        var unknown = Story(spot)
        try unknown.file()
        #expect(unknown.state.waiting.map(\.desk) == [.approver])
    }

    @Test("Rules accept nothing while a file is not looked into: the window does, afterwards")
    func uncheckedFiles() throws {
        let byItself = flow([
            step("受理", .accept(refuse: [], automatic: true), .system), reviewing, deciding,
        ])
        var filing = Filing.sample([:])
        filing.hasUncheckedFiles = true
        var story = Story(byItself)
        try story.when(.file(filing), by: .citizen)
        #expect(story.state.acceptedAt == nil)
        #expect(story.state.waiting.map(\.desk) == [.window])
        try story.accept()
        #expect(story.paths == ["review"])
    }
}
