@testable import Cases
import Civics
import JSON
import Policies
import Testing

@Suite("A report that is two matters")
struct SplittingTests {
    private let second = CaseID(high: 9, low: 77)

    private var event: Flow {
        flow([
            step("核实", .verify(failsTo: nil, evidence: []), .field, within: Limit(30, .urgentHour)),
            step("立案", .accept(refuse: ["重复"], automatic: false), .dispatcher),
            step(
                "派遣",
                .dispatch(
                    claim: nil, signWithin: nil, bounces: .init(arbitrateAfter: 2, within: nil)),
                .dispatcher, within: Limit(60, .urgentHour)),
            step(
                "控险", .handle(evidence: []), .field, unit: .dispatched, within: urgentHours(2),
                from: "派遣"),
            step("结案", .close(automatic: false, evidence: []), .dispatcher),
        ])
    }

    private func dispatched() throws -> Story {
        var story = Story(event, kind: .cityEvent, at: "2026-12-04T18:40")
        try story.file()
        try story.when(.verify(passed: true, note: "", evidence: []), by: .field("street"))
        try story.when(.accept(gaps: []), by: .dispatcher, at: "2026-12-04T18:50")
        return story
    }

    private func filing(_ first: Case, under reference: PolicyReference? = nil) -> Filing {
        var filing = Filing.sample([:])
        filing.id = second
        filing.parties = first.parties
        filing.splitFrom = first.splitOrigin(under: reference ?? first.policy)
        return filing
    }

    private func splitOff(
        _ first: Case, _ flow: Flow, under reference: PolicyReference? = nil, at: String
    ) throws -> Story {
        var other = Story(
            flow, kind: .cityEvent, reference: reference ?? first.policy, at: at)
        try other.when(.file(filing(first, under: reference)), by: .dispatcher)
        return other
    }

    @Test("The dispatcher splits it: both cases know each other, the first keeps its clocks")
    func firstGoesOn() throws {
        var story = try dispatched()
        let before = story.state.clocks
        try story.when(
            .split(into: second, reason: "路灯也不亮", attached: story.state.parties),
            by: .dispatcher, at: "2026-12-04T19:00")
        #expect(story.names == ["case.split"])
        #expect(story.state.relations == [Relation(kind: .splitInto, other: second)])
        #expect(story.state.clocks == before)
        #expect(story.paths == ["派遣"])
        let other = try splitOff(story.state, event, at: "2026-12-04T19:00")
        #expect(other.state.relations == [Relation(kind: .splitFrom, other: story.state.id)])
        #expect(other.state.parties == story.state.parties)
    }

    @Test("The second is as old as the first, stands where it stands, and its clocks go on")
    func secondKeepsClocks() throws {
        let first = try dispatched().state
        let other = try splitOff(first, event, at: "2026-12-04T19:20")
        #expect(other.state.filedAt == first.filedAt)
        #expect(other.state.acceptedAt == first.acceptedAt)
        #expect(other.paths == ["派遣"])
        // Sixty minutes from when the first came to the dispatcher, not from the split.
        #expect(other.end(.place("派遣")) == "2026-12-04T19:50")
        var late = try splitOff(first, event, at: "2026-12-04T20:30")
        #expect(late.light(.place("派遣")) == .red)
        try late.when(.dispatch(unit: "lighting", person: nil, reason: "路灯"), by: .dispatcher)
        // What is counted from the dispatch is counted from the first's.
        #expect(late.end(.place("控险")) == "2026-12-04T20:50")
    }

    @Test("A matter that was handed out already is handed out anew")
    func handedOutAnew() throws {
        var story = try dispatched()
        try story.when(
            .dispatch(unit: "drainage", person: nil, reason: "雨水井"), by: .dispatcher)
        #expect(story.paths == ["控险"])
        let other = try splitOff(story.state, event, at: "2026-12-04T19:00")
        #expect(other.paths == ["派遣"])
        #expect(other.state.handling == nil)
    }

    @Test("Under another document it begins at that one's beginning, counted from the first filing")
    func otherDocument() throws {
        let first = try dispatched().state
        let hotline = PolicyReference(id: "sample.hotline", version: 1)
        let other = try splitOff(
            first, flow([step("登记", .review(checklist: []), .examiner, within: urgentHours(2))]),
            under: hotline, at: "2026-12-04T19:20")
        #expect(other.state.filedAt == first.filedAt)
        #expect(other.paths == ["登记"])
        #expect(other.end(.place("登记")) == "2026-12-04T20:40")
    }

    @Test("A case that was split off folds from its events as it was decided")
    func folds() throws {
        let first = try dispatched().state
        let other = try splitOff(first, event, at: "2026-12-04T19:20")
        let read = try other.history.map { try CaseEvent(json: JSONValue(parsing: $0.canonical)) }
        #expect(read == other.history)
        #expect(try Case(opening: read) == other.state)
    }

    @Test("Only the dispatcher splits, with a reason, while the case is open")
    func whoMay() throws {
        var story = try dispatched()
        let split = CaseCommand.split(into: second, reason: "两件事", attached: [])
        #expect(story.refusal(of: split, by: .window) == .notYours(desk: .window, unit: "hall"))
        #expect(
            story.refusal(
                of: .split(into: second, reason: " ", attached: []), by: .dispatcher)
                == .reasonMissing)
        #expect(
            story.refusal(
                of: .split(into: story.state.id, reason: "r", attached: []), by: .dispatcher)
                == .boundsExceeded("itself"))
        try story.when(.withdraw(reason: "看错了"), by: .citizen)
        #expect(story.refusal(of: split, by: .dispatcher) == .notInThisStage(.withdrawn))
    }
}
