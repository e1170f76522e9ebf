@testable import Cases
import Civics
import JSON
import Policies
import Testing

@Suite("The person's part, and supervision")
struct CitizenTests {
    let simple = flow(
        [accepting, reviewing, deciding, delivering, rated], promised: days(5), statutory: days(20))

    func accepted(_ flow: Flow) throws -> Story {
        var story = Story(flow)
        try story.file()
        try story.accept()
        return story
    }

    func closed() throws -> Story {
        var story = try accepted(simple)
        try story.when(.recordOpinion(branch: nil, opinion: .fine), by: .examiner("lead"))
        try story.when(.decide(granted: true, reason: "", articles: []), by: .approver("lead"))
        return story
    }

    @Test("Urging is possible once for each waiting place")
    func urging() throws {
        var story = try accepted(simple)
        try story.when(.urge(place: "review"), by: .citizen)
        #expect(story.refusal(of: .urge(place: "review"), by: .citizen) == .alreadyUrged)
        #expect(
            story.refusal(of: .urge(place: "受理"), by: .citizen)
                == .notWaitingThere(waiting: ["review"]))
        try story.when(.recordOpinion(branch: nil, opinion: .fine), by: .examiner("lead"))
        try story.when(.urge(place: "decide"), by: .citizen)
    }

    @Test("The person rates once after closing, and staff never")
    func rating() throws {
        var story = try closed()
        #expect(story.state.stage == .closed)
        #expect(
            story.refusal(of: .rate(Rating(level: 5)), by: .window)
                == .notYours(desk: .window, unit: "hall"))
        #expect(
            story.refusal(of: .rate(Rating(level: 6)), by: .citizen) == .boundsExceeded("level"))
        try story.when(.rate(Rating(level: 5, tags: ["510"])), by: .citizen)
        #expect(story.refusal(of: .rate(Rating(level: 5)), by: .citizen) == .alreadyDone)
        #expect(story.state.correction == nil)
    }

    @Test(
        "A bad rating opens the loop: contact in one day, mending in fifteen, then one more rating")
    func correction() throws {
        var story = try closed()
        try story.when(.rate(Rating(level: 2, tags: ["210"])), by: .citizen, at: "2026-12-01T09:00")
        #expect(story.state.children.map(\.purpose) == [.correction])
        #expect(story.end(.place("contact")) == "2026-12-02")
        try story.when(
            .handle(note: "已致歉", evidence: []), by: .examiner("lead"), at: "2026-12-02T09:00")
        #expect(story.end(.place("mend")) == "2026-12-23")
        try story.when(.handle(note: "已改为共享获取", evidence: []), by: .examiner("lead"))
        try story.when(.rate(Rating(level: 1)), by: .citizen)
        #expect(story.state.ratings.map(\.afterCorrection) == [false, true])
        #expect(story.paths.isEmpty)
        #expect(story.state.stage == .closed)
    }

    @Test("A broken limit of the correction is announced though the case is closed")
    func correctionLate() throws {
        var story = try closed()
        try story.when(.rate(Rating(level: 1)), by: .citizen, at: "2026-12-01T09:00")
        try story.wait(until: "2026-12-03T00:00")
        #expect(story.names.contains("step.timed-out"))
    }

    @Test("What is decided may be appealed, once at a time")
    func appeal() throws {
        var story = try accepted(simple)
        #expect(
            story.refusal(of: .appeal(reason: "太慢"), by: .citizen) == .notInThisStage(.inProgress))
        var done = try closed()
        try done.when(.appeal(reason: "不服"), by: .citizen)
        #expect(done.refusal(of: .appeal(reason: "不服"), by: .citizen) == .alreadyDone)
        let child = CaseID(high: 4, low: 4)
        try done.when(.childOpened(child, purpose: .appeal, branch: nil, step: nil), by: .system)
        try done.when(.childFinished(child, succeeded: false), by: .system)
        try done.when(.reopen(reason: "发现错误"), by: .supervisor)
        #expect(done.paths == ["decide"])
        try story.when(.withdraw(reason: ""), by: .citizen)
        #expect(
            story.refusal(of: .reopen(reason: "x"), by: .supervisor) == .notInThisStage(.withdrawn))
    }

    @Test("A reopened parallel takes up the refused branches; what was granted stands")
    func reopenedParallel() throws {
        var story = try accepted(ParallelApprovalTests.restaurant())
        try story.when(
            .factChanged("需消防检查", AnswerEntry(value: true, source: .typed)), by: .examiner("market")
        )
        try story.when(
            .factChanged("做招牌", AnswerEntry(value: false, source: .typed)), by: .examiner("market"))
        try story.decide("food", unit: "market")
        try story.decide("fire", unit: "fire", granted: false)
        #expect(story.state.stage == .closed)
        try story.when(.reopen(reason: "复议撤销"), by: .supervisor)
        #expect(story.paths == ["fire/review"])
        #expect(story.state.branch("food")?.status == .granted)
    }

    @Test(
        "The other parent's consent holds the case; declining or silence ends it as the document says"
    )
    func consent() throws {
        let two = flow([
            accepting,
            step(
                "父亲同意", .confirm(party: "父亲", declined: "end"), .applicant, within: calendarDays(5),
                timeout: .end(reason: "未获同意")),
            deciding,
        ])
        var story = try accepted(two)
        let father = Actor(person: PersonID(high: 1, low: 2), desk: .applicant, party: "父亲")
        #expect(
            story.refusal(of: .confirm(agrees: true, note: ""), by: .citizen)
                == .notYours(desk: .applicant, unit: nil))
        var silent = story
        try silent.wait(until: "2026-12-06T00:00")
        #expect(silent.state.endGround == "未获同意")
        var declined = story
        try declined.when(.confirm(agrees: false, note: ""), by: father)
        #expect(declined.state.stage == .ended)
        try story.when(.confirm(agrees: true, note: ""), by: father, at: "2026-11-30T23:50")
        #expect(story.paths == ["decide"])
    }

    @Test("An unanswered supplement notice ends the case as the document says")
    func supplementLapses() throws {
        var story = Story(simple)
        try story.file()
        try story.when(
            .askForSupplement(branch: nil, items: [SupplementItem(what: "租赁合同", defect: "缺")]),
            by: .window)
        #expect(story.end(.place("supplement")) == "2026-12-30")
        #expect(
            story.refusal(of: .accept(gaps: []), by: .window) == .notInThisStage(.supplementing))
        try story.wait(until: "2026-12-31T00:00")
        #expect(story.state.stage == .withdrawn)
    }

    @Test("After the supplement the time to accept starts over")
    func acceptanceStartsOver() throws {
        var story = Story(simple)
        try story.file()
        try story.when(
            .askForSupplement(branch: nil, items: [SupplementItem(what: "租赁合同", defect: "缺")]),
            by: .window)
        try story.when(
            .supplement(Supplied(materials: ["租赁合同": MaterialEntry(state: .supplied)])),
            by: .citizen, at: "2026-12-08T11:00")
        #expect(story.end(.place("受理")) == "2026-12-09")
        try story.accept()
    }

    @Test("An amount is paid exactly, once, and the case goes on")
    func payment() throws {
        let paid = flow([accepting, step("缴费", .pay(fees: []), .applicant), deciding])
        var story = Story(
            paid, rules: PlainRules(due: [DueFee(name: "工本费", amount: Money(fen: 1_000))]))
        try story.file()
        try story.accept()
        #expect(
            story.refusal(
                of: .pay(order: "1", amount: Money(fen: 999), reference: "r"), by: .citizen)
                == .amountDiffers)
        try story.when(.pay(order: "1", amount: Money(fen: 1_000), reference: "r"), by: .citizen)
        #expect(story.paths == ["decide"])
        #expect(
            story.refusal(
                of: .pay(order: "1", amount: Money(fen: 1_000), reference: "r"), by: .citizen)
                == .alreadyDone)
    }

    @Test("A supervisor orders, is answered or told that no answer came; cards are kept")
    func supervision() throws {
        var story = try accepted(simple)
        try story.when(.order(text: "请说明", replyBy: CivilDate("2026-12-02")!), by: .supervisor)
        try story.when(.card(colour: .yellow, unit: "lead", reason: "拖延"), by: .supervisor)
        #expect(
            story.refusal(of: .card(colour: .red, unit: "lead", reason: "x"), by: .window)
                == .notYours(desk: .window, unit: "hall"))
        try story.wait(until: "2026-12-03T00:00")
        #expect(story.names.contains("order.overdue"))
        try story.when(.replyToOrder(order: 1, text: "已办"), by: .examiner("lead"))
        #expect(
            story.refusal(of: .replyToOrder(order: 1, text: "再"), by: .examiner("lead"))
                == .alreadyDone)
        try story.when(
            .reassign(place: "review", to: PersonID(high: 5, low: 55), unit: nil), by: .supervisor)
        #expect(
            story.refusal(of: .recordOpinion(branch: nil, opinion: .fine), by: .examiner("lead"))
                == .notYours(desk: .examiner, unit: "lead"))
    }

    @Test("Accepting, examining and approving are three persons, whatever desk they sit at")
    func separation() throws {
        var story = try accepted(simple)
        let clerk = Actor(person: Actor.window.person, desk: .examiner, unit: "lead")
        #expect(
            story.refusal(of: .recordOpinion(branch: nil, opinion: .fine), by: clerk)
                == .separationOfDuty(earlier: "accepted"))
        try story.when(.recordOpinion(branch: nil, opinion: .fine), by: .examiner("lead"))
        let examiner = Actor(person: Actor.examiner("lead").person, desk: .approver, unit: "lead")
        #expect(
            story.refusal(of: .decide(granted: true, reason: "", articles: []), by: examiner)
                == .separationOfDuty(earlier: "examined"))
        let nobody = Actor(person: nil, desk: .approver, unit: "lead")
        #expect(
            story.refusal(of: .decide(granted: true, reason: "", articles: []), by: nobody)
                == .notYours(desk: .approver, unit: "lead"))
    }

    @Test("The timeline names desk and unit and never a person")
    func timeline() throws {
        let story = try closed()
        #expect(story.state.timeline.map(\.number) == Array(1...story.state.version))
        let accepted = story.state.timeline.first { $0.what == "case.accepted" }
        #expect(accepted?.desk == .window)
        #expect(accepted?.unit == "hall")
        let text = String(describing: story.state.timeline.map(\.message))
        for event in story.history {
            if let person = event.by.person { #expect(!text.contains(person.description)) }
        }
    }

    @Test("When all is over the summary says whether promise and statute were kept")
    func kept() throws {
        var story = try accepted(simple)
        #expect(CaseSummary(of: story.state, at: story.now).promiseKept == nil)
        try story.when(.recordOpinion(branch: nil, opinion: .fine), by: .examiner("lead"))
        try story.when(
            .decide(granted: true, reason: "", articles: []), by: .approver("lead"),
            at: "2026-12-08T00:00")
        let summary = CaseSummary(of: story.state, at: story.now)
        #expect(summary.promiseKept == false)
        #expect(summary.statuteKept == true)
    }

    @Test("A typed correction must fit the form; a correction needs a known person")
    func corrections() throws {
        var story = Story(simple, rules: PlainRules(badFields: ["错"]))
        try story.file()
        let wrong = CaseCommand.factChanged("错", AnswerEntry(value: 1, source: .typed))
        guard case .answersInvalid = story.refusal(of: wrong, by: .citizen) else {
            Issue.record("a wrong answer was taken")
            return
        }
        let right = CaseCommand.factChanged("面积", AnswerEntry(value: 1, source: .typed))
        #expect(
            story.refusal(of: right, by: Actor(person: nil, desk: .examiner, unit: "lead"))
                == .notYours(desk: .examiner, unit: "lead"))
        try story.when(right, by: .citizen)
        #expect(story.state.answers["面积"]?.value == 1)
    }

    @Test("The summary says where the case waits, until when, and when it will look different")
    func summary() throws {
        let story = try accepted(simple)
        let summary = CaseSummary(of: story.state, at: story.now)
        #expect(summary.queues.map(\.place) == ["review"])
        #expect(summary.queues.map(\.unit) == ["lead"])
        #expect(summary.promised?.end.description == "2026-12-07")
        #expect(summary.light == .green)
        #expect(summary.nextMoment == Instant(LocalDateTime("2026-12-04T00:00")!))
    }
}
