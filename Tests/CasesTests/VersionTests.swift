@testable import Cases
import Civics
import JSON
import Policies
import Testing

@Suite("A new version of the document and cases in flight")
struct VersionTests {
    static let one = PolicyReference(id: "sample.test", version: 1)
    static let two = PolicyReference(id: "sample.test", version: 2)

    static func steps(review: String = "review", sign: Bool = false, promised: Int = 5) -> Flow {
        var branches = [
            branch(
                "food", unit: "market", promised: days(promised),
                [step(review, .review(checklist: []), .examiner), deciding]),
            branch("fire", unit: "fire", promised: days(8), [reviewing, deciding]),
        ]
        if sign { branches.append(branch("sign", unit: "city", promised: days(3), [deciding])) }
        return flow(
            [accepting, step("并联审查", parallel(branches), .system), issuing], promised: days(9))
    }

    func halfJoined(_ rule: RunningCases, _ new: Flow) throws -> Story {
        let next = try Procedure(
            reference: Self.two, kind: .bundle, flow: new, runningCases: rule, lead: "lead",
            rules: PlainRules())
        var story = Story(Self.steps(), kind: .bundle, reference: Self.one, others: [next])
        try story.file()
        try story.accept()
        try story.decide("fire", unit: "fire")
        return story
    }

    @Test("Pinned cases end under the version they were filed under")
    func pin() throws {
        var story = try halfJoined(.pin, Self.steps(promised: 2))
        try story.when(.policyActivated(Self.two), by: .system)
        #expect(story.names.isEmpty)
        #expect(story.state.policy == Self.one)
    }

    @Test(
        "A half-joined parallel goes over: places and clocks stay, limits change with their reason, new branches begin"
    )
    func follow() throws {
        var story = try halfJoined(.follow, Self.steps(sign: true, promised: 2))
        try story.when(.policyActivated(Self.two), by: .system, at: "2026-12-01T00:00")
        #expect(story.state.policy == Self.two)
        #expect(story.paths == ["food/review", "sign/decide"])
        #expect(story.state.branch("fire")?.status == .granted)
        #expect(story.end(.branch("food")) == "2026-12-02")
        let entry = story.state.clock(ClockID(.branch("food"), .promised))?.entries.last
        #expect(entry?.kind == .redated)
        #expect(entry?.ground.code == "version")
        try story.decide("food", unit: "market")
        try story.decide("sign", unit: "city")
        #expect(story.state.decision?.granted == true)
    }

    @Test("A migration renames waiting places by step and branch, and their clocks with them")
    func migrate() throws {
        var story = try halfJoined(
            .migrate(["review/food": "desk-review/food"]), Self.steps(review: "desk-review"))
        try story.when(.policyActivated(Self.two), by: .system)
        #expect(story.paths == ["food/desk-review"])
        try story.when(.recordOpinion(branch: "food", opinion: .fine), by: .examiner("market"))
        #expect(story.paths == ["food/decide"])
    }

    @Test("A version that does not know a waiting place cannot take the case over")
    func unknownPlace() throws {
        var story = try halfJoined(.follow, Self.steps(review: "desk-review"))
        #expect(
            story.refusal(of: .policyActivated(Self.two), by: .system) == .versionUnknown(Self.two))
        try story.when(.recordOpinion(branch: "food", opinion: .fine), by: .examiner("market"))
        try story.when(.policyActivated(Self.two), by: .system)
        #expect(story.state.policy == Self.two)
    }

    @Test("Asked, the person chooses; until then the old version holds")
    func ask() throws {
        var story = try halfJoined(.ask, Self.steps(promised: 2))
        try story.when(.policyActivated(Self.two), by: .system)
        #expect(story.state.policy == Self.one)
        #expect(
            story.refusal(of: .chooseVersion(Self.two), by: .examiner("market"))
                == .notYours(desk: .examiner, unit: "market"))
        var kept = story
        try kept.when(.chooseVersion(Self.one), by: .citizen)
        #expect(kept.state.offer == nil)
        try story.when(.chooseVersion(Self.two), by: .citizen)
        #expect(story.state.policy == Self.two)
        #expect(story.end(.branch("food")) == "2026-12-02")
    }

    @Test("The old version holds through its last day; what still runs then goes over by itself")
    func finishBy() throws {
        var story = try halfJoined(.finishBy(CivilDate("2026-12-03")!), Self.steps(promised: 2))
        try story.when(.policyActivated(Self.two), by: .system)
        #expect(story.state.offer?.at == Instant(LocalDateTime("2026-12-04T00:00")!))
        try story.wait(until: "2026-12-03T23:59")
        #expect(story.state.policy == Self.one)
        try story.wait(until: "2026-12-04T00:00")
        #expect(story.state.policy == Self.two)
    }

    @Test("An engine that was not given the case's version says so")
    func versionUnknown() throws {
        let story = try halfJoined(.pin, Self.steps())
        let other = Engine(procedure: story.engine.versions[Self.two]!, calendar: .of2025And2026)
        #expect(throws: CaseRefusal.versionUnknown(Self.one)) {
            try other.decide(story.state, .timerDue, by: .system, at: story.now)
        }
    }
}
