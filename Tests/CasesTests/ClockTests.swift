@testable import Cases
import Civics
import JSON
import Policies
import Testing

@Suite("The legal clock of a case")
struct ClockTests {
    let simple = flow([accepting, reviewing, deciding], promised: days(10), statutory: days(20))

    func accepted(_ flow: Flow, at: String = "2026-11-30T09:00") throws -> Story {
        var story = Story(flow, at: at)
        try story.file()
        try story.accept()
        return story
    }

    @Test(
        "Lights turn yellow at a fifth left, red when the promise, black when the statute is past")
    func lights() throws {
        var story = try accepted(simple)
        #expect(story.state.light(at: story.now) == .green)
        try story.wait(until: "2026-12-10T00:00")
        #expect(story.names == ["light.changed"])
        #expect(story.light(.whole) == .yellow)
        try story.wait(until: "2026-12-15T00:00")
        #expect(story.light(.whole) == .red)
        try story.wait(until: "2026-12-29T00:00")
        #expect(story.light(.whole, .statutory) == .black)
        #expect(story.state.light(at: story.now) == .black)
    }

    @Test("Each light and each end is announced exactly once, whenever the timer comes")
    func exactlyOnce() throws {
        var story = try accepted(simple)
        var moments: [String] = []
        for _ in 0..<50 {
            guard let next = story.state.nextMoment else { break }
            story.now = next
            try story.when(.timerDue, by: .system)
            #expect(!story.names.isEmpty)
            moments += story.names
        }
        #expect(story.state.nextMoment == nil)
        #expect(moments == Array(repeating: "light.changed", count: 4))
        try story.wait(until: "2027-06-01T00:00")
        #expect(story.names.isEmpty)
        var late = try accepted(simple)
        try late.wait(until: "2027-06-01T00:00")
        #expect(late.names == moments)
    }

    @Test("Standing still from one day to another does not count the days after the first")
    func pause() throws {
        var story = try accepted(simple)
        try story.when(
            .suspend(branch: nil, ground: "检验检测", note: "送检"), by: .examiner("lead"),
            at: "2026-12-01T16:00")
        #expect(story.state.nextMoment == nil)
        try story.when(.resume(branch: nil), by: .examiner("lead"), at: "2026-12-01T17:00")
        #expect(story.end(.whole) == "2026-12-14")
        try story.when(
            .suspend(branch: nil, ground: "检验检测", note: "再送检"), by: .examiner("lead"),
            at: "2026-12-01T17:30")
        try story.when(.resume(branch: nil), by: .examiner("lead"), at: "2026-12-04T08:30")
        #expect(story.end(.whole) == "2026-12-17")
    }

    @Test("An interrupted clock starts again from zero on the day it goes on")
    func interruption() throws {
        var story = try accepted(simple)
        try story.when(
            .suspend(branch: nil, ground: "另案未决", note: "等待判决"), by: .examiner("lead"),
            at: "2026-12-08T10:00")
        try story.when(.resume(branch: nil), by: .examiner("lead"), at: "2026-12-15T10:00")
        #expect(story.end(.whole) == "2026-12-29")
        let kinds = story.state.clock(ClockID(.whole, .promised))?.entries.map(\.kind)
        #expect(kinds == [.started, .interrupted, .resumed])
    }

    @Test("A ground with a limit of its own ends by itself")
    func limitedGround() throws {
        var story = try accepted(simple)
        try story.when(
            .suspend(branch: nil, ground: "鉴定", note: "鉴定"), by: .examiner("lead"),
            at: "2026-12-01T10:00")
        try story.wait(until: "2026-12-12T00:00")
        #expect(story.names.first == "case.resumed")
        #expect(story.state.suspension == nil)
        #expect(story.end(.whole) == "2026-12-24")
    }

    @Test(
        "A limit is extended once, with a reason, within what the document allows, by the approver")
    func extending() throws {
        var story = try accepted(simple)
        let chief = Actor.approver("lead")
        let extend = CaseCommand.extend(branch: nil, by: days(5), reason: "案情复杂")
        #expect(
            story.refusal(of: .extend(branch: nil, by: days(5), reason: " "), by: chief)
                == .reasonMissing)
        #expect(
            story.refusal(of: .extend(branch: nil, by: days(6), reason: "x"), by: chief)
                == .notExtendable(reason: "too-long"))
        #expect(
            story.refusal(of: extend, by: .examiner("lead"))
                == .notYours(desk: .examiner, unit: "lead"))
        try story.when(extend, by: chief)
        #expect(story.end(.whole) == "2026-12-21")
        #expect(story.end(.whole, .statutory) == "2027-01-04")
        #expect(story.refusal(of: extend, by: chief) == .notExtendable(reason: "times"))
    }

    @Test("A limit that is past cannot be extended")
    func extendingTooLate() throws {
        var story = try accepted(simple)
        try story.wait(until: "2027-01-15T10:00")
        #expect(
            story.refusal(of: .extend(branch: nil, by: days(5), reason: "x"), by: .approver("lead"))
                == .notExtendable(reason: "past"))
    }

    @Test(
        "Dates in a year without a calendar are provisional; when it is published, they move and say why"
    )
    func provisional() throws {
        var story = try accepted(simple, at: "2026-12-25T09:00")
        let id = ClockID(.whole, .promised)
        #expect(story.end(.whole) == "2027-01-08")
        #expect(story.state.clock(id)?.mark?.provisional == true)
        let known = try WorkingCalendar(years: [
            WorkingCalendar.year(2026, off: ["10-01..10-07"], on: []),
            WorkingCalendar.year(2027, off: ["01-01..01-03"], on: []),
        ])
        story.engine = Engine(procedure: story.engine.procedure, calendar: known)
        try story.when(.calendarChanged(reason: "国办发明电〔2026〕9号"), by: .system)
        #expect(story.end(.whole) == "2027-01-11")
        #expect(story.state.clock(id)?.mark?.provisional == false)
        let entry = story.state.clock(id)?.entries.last
        #expect(entry?.kind == .redated)
        #expect(entry?.ground.note == "国办发明电〔2026〕9号")
        try story.when(.calendarChanged(reason: "again"), by: .system)
        #expect(story.names.isEmpty)
    }

    @Test("Every due date can be printed with its reasons, line by line, in three languages")
    func reasons() throws {
        var story = try accepted(simple, at: "2026-09-18T09:00")
        try story.when(
            .suspend(branch: nil, ground: "检验检测", note: "送检"), by: .examiner("lead"),
            at: "2026-09-21T10:00")
        try story.when(.resume(branch: nil), by: .examiner("lead"), at: "2026-09-22T10:00")
        let reasons = story.engine.reasons(of: ClockID(.whole, .promised), in: story.state)
        #expect(reasons?.end?.description == story.end(.whole))
        #expect(
            reasons?.ledger.map(\.key.rawValue)
                == ["clock.started", "clock.suspended", "clock.resumed"])
        #expect(reasons?.ledger.first?.arguments["limit"] == .limit(days(10)))
        let counted = reasons?.days.filter {
            if case .counted = $0.reckoning { true } else { false }
        }
        #expect(counted?.count == 10)
        #expect(reasons?.days.contains { $0.reckoning == .notCounted(.suspended) } == true)
        for language in Language.allCases {
            #expect(reasons?.days.allSatisfy { !$0.text(in: language).isEmpty } == true)
        }
        #expect(story.engine.reasons(of: ClockID(.branch("x"), .promised), in: story.state) == nil)
    }

    @Test("A step's reminders go out once each, in order, to whom the document names")
    func reminders() throws {
        let handling = step(
            "处置", .handle(evidence: []), .field, unit: .unit("drainage"), within: urgentHours(2),
            timeout: .escalate,
            lights: [
                .init(percent: 80, tell: "unit-head"), .init(percent: 50, tell: "unit"),
                .init(percent: 100, tell: "duty-leader"),
            ])
        var story = Story(flow([handling]), kind: .cityEvent, at: "2026-12-04T19:00")
        try story.file()
        var told: [String] = []
        for moment in ["20:00", "20:36", "21:00", "21:05"] {
            try story.wait(until: "2026-12-04T\(moment)")
            for case .reminderSent(let reminder) in story.last.map(\.what) {
                told.append(reminder.tell)
            }
        }
        #expect(told == ["unit", "unit-head", "duty-leader"])
        #expect(story.state.waiting.first?.timedOut == true)
        #expect(story.history.filter { $0.wireName == "step.timed-out" }.count == 1)
    }

    @Test("The last moment of an hour limit is itself in time")
    func lastMoment() throws {
        let handling = step(
            "处置", .handle(evidence: []), .field, unit: .unit("drainage"), within: urgentHours(2))
        var story = Story(flow([handling]), kind: .cityEvent, at: "2026-12-04T19:00")
        try story.file()
        try story.when(
            .handle(note: "", evidence: []), by: .field("drainage"), at: "2026-12-04T21:00")
        #expect(!story.history.contains { $0.wireName == "step.timed-out" })
        #expect(story.state.stage == .closed)
    }

    @Test("A hearing's time is not counted")
    func hearing() throws {
        let heard = flow(
            [accepting, step("听证", .hearing, .approver, unit: .unit("lead")), deciding],
            promised: days(10))
        var story = try accepted(heard)
        #expect(story.end(.whole) == nil)
        try story.when(
            .recordOpinion(branch: nil, opinion: .fine),
            by: Actor(person: PersonID(high: 8, low: 8), desk: .approver, unit: "lead"),
            at: "2026-12-03T17:00")
        #expect(story.end(.whole) == "2026-12-17")
    }

    @Test("An instant before the case's last event counts as that event's")
    func neverBackwards() throws {
        var story = try accepted(simple)
        try story.when(
            .recordOpinion(branch: nil, opinion: .fine), by: .examiner("lead"),
            at: "2026-11-29T09:00")
        #expect(story.last.allSatisfy { $0.at == story.state.acceptedAt })
    }
}
