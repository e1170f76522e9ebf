import Civics
import FEEL
@testable import Policies

// Short ways to write the parts of a flow, as a document would.

func days(_ count: Int) -> Limit { Limit(count, .workingDay)! }
func calendarDays(_ count: Int) -> Limit { Limit(count, .calendarDay)! }
func urgentHours(_ count: Int) -> Limit { Limit(count * 60, .urgentHour)! }
func condition(_ name: String) -> Expression { try! Expression(parsing: name) }
private let here = Place(file: "policy.md", line: 1)

func step(
    _ id: String, _ pattern: Pattern, _ desk: Desk, when: String? = nil, unit: UnitRule? = nil,
    within: Limit? = nil, from: String? = nil, timeout: Timeout = .remind,
    lights: [Step.Light] = [], onlyByGoto: Bool = false
) -> Step {
    Step(
        id: id, title: LocalizedText(zhHans: id), pattern: pattern, when: when.map(condition),
        unit: unit, desk: desk, within: within, countedFrom: from, onlyByGoto: onlyByGoto,
        timeout: timeout, lights: lights, citation: Citation("第七条"), place: here)
}

func branch(
    _ id: String, unit: String, when: String? = nil, after: [String] = [],
    promised: Limit? = nil, statutory: Limit? = nil, from: String? = nil, veto: Bool = false,
    service: String? = nil, _ steps: [Step]
) -> Branch {
    Branch(
        id: id, title: LocalizedText(zhHans: id), service: service, unit: .unit(unit),
        when: when.map(condition), after: after, promised: promised, statutory: statutory,
        countedFrom: from, veto: veto, ways: [.init(when: nil, steps: steps)],
        citation: Citation("第七条"), place: here)
}

func parallel(
    _ branches: [Branch], join: Parallel.Join = .all, partial: Bool = true, joint: Bool = false
) -> Pattern {
    .parallel(
        Parallel(branches: branches, join: join, issueWhatPassed: partial, jointVisit: joint))
}

func flow(
    _ steps: [Step], promised: Limit? = nil, statutory: Limit? = nil,
    supplement: SupplementRule = SupplementRule(within: calendarDays(30), consequence: "withdrawn"),
    extensions: ExtensionRule = ExtensionRule(times: 1, atMost: days(5)),
    suspensions: [SuspensionGround] = [
        ground("检验检测"), ground("另案未决", restarts: true), ground("鉴定", atMost: calendarDays(10)),
    ],
    rating: RatingRule? = RatingRule(
        correctionAtOrBelow: 2, contactWithin: days(1), mendWithin: days(15)),
    children: ChildDocuments = ChildDocuments()
) -> Flow {
    Flow(
        steps: steps, promised: promised, statutory: statutory, supplement: supplement,
        extensions: extensions, suspensions: suspensions, rating: rating, children: children,
        citation: nil, place: here)
}

func ground(_ code: String, restarts: Bool = false, atMost: Limit? = nil) -> SuspensionGround {
    SuspensionGround(
        code: code, title: LocalizedText(zhHans: code), restarts: restarts, atMost: atMost)
}

// The usual steps.
let accepting = step(
    "受理", .accept(refuse: ["不属于本机关职权"], automatic: false), .window, within: days(1))
let reviewing = step("review", .review(checklist: []), .examiner)
let visiting = step("visit", .siteVisit(joint: false), .examiner)
let deciding = step("decide", .decide(by: nil, automatic: false, answerWithin: nil), .approver)
let issuing = step("制证", .issue(papers: []), .approver)
let delivering = step("送达", .deliver(byFact: nil), .window)
let rated = step("评价", .rate, .applicant)
