import Cases
import Civics
import JSON
import Policies
import Testing

@Suite("Branches of a parallel: conditions, joins, dependencies, joint visits")
struct BranchTests {
    @Test("Where the document holds all back, one refusal refuses the whole; a veto always does")
    func veto() throws {
        var held = try ParallelApprovalTests.accepted(
            ParallelApprovalTests.restaurant(partial: false))
        try held.decide("sign", unit: "city", granted: false)
        #expect(held.state.decision?.granted == false)
        #expect(held.state.branch("food")?.status == .ended)
        var vetoed = try ParallelApprovalTests.accepted(
            ParallelApprovalTests.restaurant(veto: true))
        try vetoed.decide("fire", unit: "fire", granted: false)
        #expect(vetoed.state.decision?.granted == false)
        #expect(vetoed.state.papers.isEmpty)
    }

    @Test("The first grant joins `any`; the k-th joins `k of n`, and too many refusals refuse it")
    func joins() throws {
        var any = try ParallelApprovalTests.accepted(ParallelApprovalTests.restaurant(join: .any))
        try any.decide("fire", unit: "fire", granted: false)
        #expect(any.state.decision == nil)
        try any.decide("sign", unit: "city")
        #expect(any.state.decision?.granted == true)
        #expect(any.state.branch("food")?.ground == "not-needed")
        var two = try ParallelApprovalTests.accepted(
            ParallelApprovalTests.restaurant(join: .atLeast(2)))
        try two.decide("fire", unit: "fire", granted: false)
        try two.decide("sign", unit: "city", granted: false)
        #expect(two.state.decision?.granted == false)
    }

    @Test("Branches that hang on others begin when these are granted; failure blocks only them")
    func dependencies() throws {
        let newborn = flow([
            accepting,
            step(
                "联办",
                parallel([
                    branch("certificate", unit: "hospital", promised: days(1), [deciding]),
                    branch(
                        "vaccination", unit: "health", after: ["certificate"], promised: days(1),
                        [deciding]),
                    branch(
                        "household", unit: "police", after: ["certificate"], promised: days(3),
                        [deciding]),
                    branch(
                        "card", unit: "social", after: ["household"], promised: days(2), [deciding]),
                ]), .system),
        ])
        var story = Story(newborn)
        try story.file()
        try story.accept()
        #expect(story.paths == ["certificate/decide"])
        #expect(
            story.engine.criticalPath(of: story.state).map(\.name)
                == ["certificate", "household", "card"])
        try story.decide("certificate", unit: "hospital")
        #expect(story.paths == ["household/decide", "vaccination/decide"])
        try story.decide("household", unit: "police", granted: false)
        #expect(story.state.branch("card")?.status == .ended)
        #expect(story.paths == ["vaccination/decide"])
        try story.decide("vaccination", unit: "health")
        #expect(story.state.stage == .closed)
        #expect(story.state.decision?.partial == true)
    }

    @Test("Visits of several branches become one, once all that may act are ready for it")
    func jointVisit() throws {
        var story = try ParallelApprovalTests.accepted(
            ParallelApprovalTests.restaurant(joint: true, fire: [reviewing, visiting, deciding]))
        try story.when(.recordOpinion(branch: "food", opinion: .fine), by: .examiner("market"))
        let day = CivilDate("2026-12-02")!
        let book = CaseCommand.bookVisit(branch: "food", on: day, at: TimeOfDay("09:30")!)
        #expect(story.refusal(of: book, by: .examiner("market")) == .branchesNotReady(["fire"]))
        try story.when(.recordOpinion(branch: "fire", opinion: .fine), by: .examiner("fire"))
        try story.when(book, by: .examiner("market"))
        #expect(story.state.visits.map(\.branches) == [["food", "fire"]])
        #expect(
            story.refusal(
                of: .recordVisit(branch: "food", passed: true, note: "", evidence: []),
                by: .examiner("market")) == .boundsExceeded("before-the-visit"))
        for (branch, unit) in [("food", "market"), ("fire", "fire")] {
            try story.when(
                .recordVisit(branch: branch, passed: true, note: "", evidence: [.photo]),
                by: .examiner(unit), at: "2026-12-02T10:00")
        }
        #expect(story.paths == ["fire/decide", "food/decide", "sign/review"])
    }

    @Test("A branch that stands still does not hold the others' joint visit")
    func jointVisitWithoutSuspended() throws {
        var story = try ParallelApprovalTests.accepted(
            ParallelApprovalTests.restaurant(joint: true, fire: [reviewing, visiting, deciding]))
        try story.when(.recordOpinion(branch: "food", opinion: .fine), by: .examiner("market"))
        try story.when(.suspend(branch: "fire", ground: "检验检测", note: "x"), by: .examiner("fire"))
        try story.when(
            .bookVisit(branch: "food", on: CivilDate("2026-12-02")!, at: TimeOfDay("09:30")!),
            by: .examiner("market"))
        #expect(story.state.visits.map(\.branches) == [["food"]])
    }

    @Test("The parent stands still only while every open branch does")
    func parentStands() throws {
        var story = try ParallelApprovalTests.accepted(fire: false, sign: false)
        try story.when(
            .suspend(branch: "food", ground: "检验检测", note: "送检"), by: .examiner("market"),
            at: "2026-12-01T10:00")
        #expect(story.end(.whole) == nil)
        try story.when(.resume(branch: "food"), by: .examiner("market"), at: "2026-12-02T10:00")
        #expect(story.end(.whole) == "2026-12-14")
    }

    @Test("A branch that is not needed is passed over with its article, and may be needed later")
    func skipped() throws {
        var story = try ParallelApprovalTests.accepted(fire: false)
        #expect(story.state.branch("fire")?.status == .skipped)
        #expect(story.state.branch("fire")?.articles == ["第七条"])
        try story.when(
            .factChanged("需消防检查", AnswerEntry(value: true, source: .typed)),
            by: .examiner("market"))
        #expect(story.state.branch("fire")?.status == .open)
    }
}
