@testable import Cases
import Civics
import JSON
import Policies
import Testing

@Suite("No reachable history breaks what must hold")
struct HistoryTests {
    static let walks = 25
    static let steps = 110

    static func story(_ kind: Int) throws -> Story {
        let answering = step(
            "decide", .decide(by: nil, automatic: false, answerWithin: days(3)), .approver,
            timeout: .deemedConsent)
        let commits = step(
            "承诺", .commit(checkWithin: days(20), checkUnit: nil, fails: "revoke"), .system)
        var story: Story
        switch kind {
        case 0:
            story = Story(
                ParallelApprovalTests.restaurant(
                    joint: true, fire: [reviewing, visiting, answering]), kind: .bundle,
                services: ParallelApprovalTests.services)
        case 1:
            story = Story(
                ParallelApprovalTests.restaurant(join: .atLeast(2), fire: [commits]), kind: .bundle,
                services: ParallelApprovalTests.services)
        case 2: story = Story(CityEventTests.manhole, kind: .cityEvent)
        case 3: story = Story(WishTests.wish, kind: .wish)
        default:
            story = Story(
                flow(
                    [accepting, reviewing, answering, delivering, rated], promised: days(5),
                    statutory: days(10)))
        }
        try story.file(["做招牌": true])
        return story
    }

    @Test(
        "Random commands never crash; folding the events gives the case they made", arguments: 0..<5
    )
    func folding(kind: Int) throws {
        var accepted = 0
        for seed in 0..<Self.walks {
            var walk = Walk(try Self.story(kind), seed: UInt64(seed * 5 + kind))
            for _ in 0..<Self.steps { walk.step() }
            let folded = try Case(opening: walk.story.history)
            let isSame = folded == walk.story.state
            #expect(isSame, "walk \(seed)")
            let wired = try walk.story.history.map {
                try CaseEvent(json: JSONValue(parsing: $0.canonical))
            }
            let isWhole = wired == walk.story.history
            #expect(isWhole, "walk \(seed)")
            accepted += Self.steps - walk.refused
        }
        // A walk that is refused everything would prove nothing.
        #expect(accepted > Self.walks * 5)
    }

    @Test(
        "Accepting, examining and approving stay three persons in every history", arguments: 0..<5)
    func separation(kind: Int) throws {
        var deeds = 0
        for seed in 0..<Self.walks {
            var walk = Walk(try Self.story(kind), seed: UInt64(1_000 + seed * 5 + kind))
            for _ in 0..<Self.steps { walk.step() }
            var acts: [PersonID: Set<Deed.Act>] = [:]
            for deed in walk.story.state.deeds { acts[deed.person, default: []].insert(deed.act) }
            #expect(acts.values.allSatisfy { $0.count == 1 })
            deeds += walk.story.state.deeds.count
        }
        #expect(deeds > Self.walks / 2)
    }

    @Test(
        "Clocks never run backwards: entries in order of time, ends earlier only when re-dated",
        arguments: 0..<5)
    func clocks(kind: Int) throws {
        var seen = 0
        for seed in 0..<Self.walks {
            var walk = Walk(try Self.story(kind), seed: UInt64(9_000 + seed * 5 + kind))
            for _ in 0..<Self.steps { walk.step() }
            for clock in walk.story.state.clocks {
                seen += 1
                #expect(clock.entries.map(\.at) == clock.entries.map(\.at).sorted())
                expectForward(clock)
            }
            let times = walk.story.history.map(\.at)
            #expect(times == times.sorted())
            expectTidy(walk.story)
        }
        #expect(seen > Self.walks)
    }

    private func expectForward(_ clock: Clock) {
        var last: DueMark?
        for entry in clock.entries {
            if entry.kind == .started || entry.kind == .redated || entry.kind == .interrupted {
                last = nil
            }
            guard let mark = entry.mark else { continue }
            if let last { #expect(mark.lateFrom >= last.lateFrom) }
            last = mark
        }
    }

    /// What holds of every case at any time.
    private func expectTidy(_ story: Story) {
        let state = story.state
        #expect(Set(state.waiting.map(\.path)).count == state.waiting.count)
        #expect(!state.stage.isFinal || state.waiting.allSatisfy { !$0.holdsTheCase })
        #expect(
            state.stage.isFinal || !state.holders(at: story.now).isEmpty)
        for branch in state.branches where branch.status == .open {
            #expect(state.waiting.contains { $0.branch == branch.id })
        }
        let next = state.nextMoment
        #expect(next == nil || next! > story.history.last!.at)
    }

    @Test("A case that nobody touches comes to rest: its timers end", arguments: 0..<5)
    func rest(kind: Int) throws {
        for seed in 0..<5 {
            var walk = Walk(try Self.story(kind), seed: UInt64(70_000 + seed * 5 + kind))
            for _ in 0..<30 { walk.step() }
            for _ in 0..<200 {
                guard let next = walk.story.state.nextMoment else { break }
                walk.story.now = next
                try walk.story.when(.timerDue, by: .system)
            }
            #expect(walk.story.state.nextMoment == nil)
        }
    }
}
