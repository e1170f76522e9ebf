@testable import Cases
import Civics
import JSON
import Policies
import Testing

@Suite("The government patterns, one by one")
struct FlowStepTests {
    func accepted(_ flow: Flow, _ answers: [String: JSONValue] = [:]) throws -> Story {
        var story = Story(flow)
        try story.file(answers)
        try story.accept()
        return story
    }

    @Test(
        "A step whose condition cannot be told waits for its facts, and goes on once they are known"
    )
    func awaitsFacts() throws {
        let guarded = flow([
            accepting,
            step("公示", .publicise, .steward, when: "需公示", within: days(1), timeout: .pass),
            deciding,
        ])
        var story = try accepted(guarded)
        #expect(story.state.waiting.map(\.awaits) == [["需公示"]])
        try story.when(.factChanged("需公示", AnswerEntry(value: false, source: .engine)), by: .system)
        #expect(story.names.contains("step.passed"))
        #expect(story.paths == ["decide"])
    }

    @Test("A publication passes when its time is over, unless somebody objected")
    func publication() throws {
        let published = flow([
            accepting, step("公示", .publicise, .steward, within: calendarDays(5), timeout: .pass),
            deciding,
        ])
        var story = try accepted(published)
        var objected = story
        try story.wait(until: "2026-12-06T00:00")
        #expect(story.paths == ["decide"])
        try objected.when(.object(text: "侵占通道"), by: .citizen)
        try objected.wait(until: "2026-12-06T00:00")
        #expect(objected.paths == ["公示"])
        let steward = Actor(person: PersonID(high: 8, low: 1), desk: .steward, unit: "lead")
        try objected.when(.recordOpinion(branch: nil, opinion: .fine), by: steward)
        #expect(objected.paths == ["decide"])
    }

    @Test(
        "Units asked for a joint opinion answer each for itself; silence of one is its consent only"
    )
    func jointReviewStep() throws {
        let asked = flow([
            accepting,
            step(
                "并联",
                parallel([
                    branch(
                        "sign", unit: "city",
                        [
                            step(
                                "征求意见", .jointReview(units: ["planning", "heritage"]), .examiner,
                                within: days(2), timeout: .deemedConsent),
                            reviewing, deciding,
                        ])
                ]), .system),
        ])
        var story = try accepted(asked)
        #expect(story.paths == ["sign/征求意见@heritage", "sign/征求意见@planning"])
        try story.when(.recordOpinion(branch: "sign", opinion: .fine), by: .examiner("planning"))
        #expect(story.paths == ["sign/征求意见@heritage"])
        try story.wait(until: "2026-12-03T00:00")
        #expect(story.paths == ["sign/review"])
        #expect(story.state.branch("sign")?.status == .open)
    }

    @Test("A branch without a deciding step ends as its examiner said")
    func consulted() throws {
        let consulted = flow([
            accepting,
            step(
                "并联",
                parallel([branch("a", unit: "u", [reviewing]), branch("b", unit: "v", [reviewing])]
                ), .system),
        ])
        var story = try accepted(consulted)
        try story.when(
            .recordOpinion(branch: "a", opinion: OpinionGiven(passes: false, text: "不符")),
            by: .examiner("u"))
        #expect(story.state.branch("a")?.status == .refused)
        try story.when(.recordOpinion(branch: "b", opinion: .fine), by: .examiner("v"))
        #expect(story.state.decision?.partial == true)
    }

    @Test("An opinion against it ends a matter that nobody decides later")
    func against() throws {
        var story = Story(WishTests.wish, kind: .wish)
        try story.file()
        try story.when(
            .recordOpinion(branch: nil, opinion: OpinionGiven(passes: false, text: "属应享待遇")),
            by: WishTests.steward)
        #expect(story.state.stage == .ended)
        #expect(story.state.endGround == "opinion-against")
    }

    @Test("A step for gaps waits until the last material that was to follow is in")
    func gapsStep() throws {
        var story = Story(
            flow([accepting, step("容缺", .gaps, .applicant), deciding]),
            rules: PlainRules(needed: [
                NeededMaterial(name: "合同", gap: .init(until: days(9), consequence: "终止"))
            ]))
        try story.file()
        try story.accept(gaps: ["合同"])
        #expect(story.paths == ["容缺"])
        try story.when(
            .supplement(Supplied(materials: ["合同": MaterialEntry(state: .supplied)])), by: .citizen)
        #expect(story.paths == ["decide"])
    }

    @Test("A sub-matter opens a case of another document and holds this one until it ends")
    func subMatter() throws {
        let outer = flow([
            accepting, step("子事项", .child(policy: "sample.child"), .system), deciding,
        ])
        var story = try accepted(outer)
        #expect(story.state.children.map(\.policy) == ["sample.child"])
        let child = CaseID(high: 2, low: 2)
        #expect(story.refusal(of: .childFinished(child, succeeded: true), by: .system) != nil)
        try story.when(
            .childOpened(child, purpose: .subMatter, branch: nil, step: "子事项"), by: .system)
        var failed = story
        try failed.when(.childFinished(child, succeeded: false), by: .system)
        #expect(failed.state.endGround == "sub-matter-failed")
        try story.when(.childFinished(child, succeeded: true), by: .system)
        #expect(story.paths == ["decide"])
    }

    @Test("What must be paid before a step holds whoever acts there")
    func paidBefore() throws {
        var story = Story(
            flow([accepting, deciding]),
            rules: PlainRules(due: [DueFee(name: "工本费", amount: Money(fen: 500))]),
            feesBefore: ["decide": ["工本费"]])
        try story.file()
        try story.accept()
        let grant = CaseCommand.decide(granted: true, reason: "", articles: [])
        #expect(story.refusal(of: grant, by: .approver("lead")) == .unpaid(order: "1"))
        try story.when(.pay(order: "1", amount: Money(fen: 500), reference: "r"), by: .citizen)
        #expect(story.paths == ["decide"])
        try story.when(grant, by: .approver("lead"))
        #expect(story.state.stage == .closed)
    }

    @Test("A refusal is delivered too; papers, payments and handling are passed over")
    func refusedWhole() throws {
        let whole = flow([
            accepting, deciding, issuing, step("缴费", .pay(fees: []), .applicant),
            step("送达", .deliver(byFact: "取证方式"), .window), rated,
        ])
        var story = try accepted(whole, ["取证方式": "自取"])
        #expect(
            story.refusal(
                of: .decide(granted: false, reason: "不符", articles: []), by: .approver("lead"))
                == .reasonMissing)
        try story.when(
            .decide(granted: false, reason: "不符", articles: ["第四条"]), by: .approver("lead"))
        #expect(story.paths == ["送达"])
        try story.when(.deliver(way: "自取", receipt: "签收"), by: .window)
        #expect(story.state.stage == .closed)
        #expect(story.state.mayRate)
    }

    @Test("Electronic delivery waits for nobody")
    func electronic() throws {
        let whole = flow([accepting, deciding, step("送达", .deliver(byFact: "取证方式"), .window)])
        var story = try accepted(whole, ["取证方式": "电子"])
        try story.when(.decide(granted: true, reason: "", articles: []), by: .approver("lead"))
        #expect(story.state.stage == .closed)
    }

    @Test("One visit of the main line for what several branches need")
    func mainVisit() throws {
        let visited = flow([
            accepting,
            step(
                "并联",
                parallel([
                    branch("a", unit: "u", [visiting, deciding]),
                    branch("b", unit: "v", [visiting, deciding]),
                ]), .system),
        ])
        let story = try accepted(visited)
        #expect(story.paths == ["a/visit", "b/visit"])
        let jointly = flow([
            accepting, step("联合踏勘", .siteVisit(joint: true), .examiner, when: "两处踏勘"), deciding,
        ])
        let none = try accepted(jointly)
        #expect(none.paths == ["decide"])
    }

    @Test("A procedure that cannot be followed says why")
    func faults() {
        func fault(_ flow: Flow) -> ProcedureFault? {
            do throws(ProcedureFault) {
                _ = try Procedure(
                    reference: PolicyReference(id: "x", version: 1), kind: .application, flow: flow,
                    lead: nil, rules: PlainRules())
                return nil
            } catch { return error }
        }
        #expect(fault(flow([reviewing, reviewing])) == .duplicateStep("review"))
        let twins = parallel([
            branch("a", unit: "u", [deciding]), branch("a", unit: "u", [deciding]),
        ])
        #expect(fault(flow([step("p", twins, .system)])) == .duplicateBranch("a"))
        let nested = parallel([branch("a", unit: "u", [step("q", parallel([]), .system)])])
        #expect(fault(flow([step("p", nested, .system)])) == .nestedParallel("q"))
    }

    @Test("Steps that lead round and round without anybody acting are stopped")
    func endless() throws {
        let endless = flow([
            accepting,
            step(
                "甲", .review(checklist: []), .examiner, within: Limit(0, .urgentHour)!,
                timeout: .goto(step: "乙")),
            step(
                "乙", .review(checklist: []), .examiner, within: Limit(0, .urgentHour)!,
                timeout: .goto(step: "甲")),
        ])
        var story = Story(endless)
        try story.file()
        try story.accept()
        story.now = story.now.adding(milliseconds: 40_000_000)
        #expect(story.refusal(of: .timerDue, by: .system) == .boundsExceeded("steps"))
    }
}
