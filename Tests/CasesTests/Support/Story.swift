@testable import Cases
import Civics
import JSON
import Policies
import Testing

/// A case being told: given what happened, when somebody asks something, then what follows.
struct Story {
    var engine: Engine
    private(set) var current: Case?
    private(set) var history: [CaseEvent] = []
    /// The rules as the last command asked them.
    private var asked: AskedRules?
    /// What the last command brought.
    private(set) var last: [CaseEvent] = []
    var now: Instant

    init(
        _ flow: Flow, kind: CaseKind = .application, rules: PlainRules = PlainRules(),
        services: [String: Procedure.ServiceTerms] = [:], hasCategories: Bool = false,
        feesBefore: [String: [String]] = [:],
        reference: PolicyReference = PolicyReference(id: "sample.test", version: 1),
        others: [Procedure] = [], calendar: WorkingCalendar = .of2025And2026,
        at: String = "2026-11-30T09:00"
    ) {
        let procedure = try! Procedure(
            reference: reference, kind: kind, flow: flow, lead: "lead", services: services,
            hasCategories: hasCategories, feesBefore: feesBefore, rules: rules)
        engine = Engine(procedure: procedure, otherVersions: others, calendar: calendar)
        now = Instant(LocalDateTime(at)!)
    }

    /// The case as it stands.
    var state: Case { current! }
    var names: [String] { last.map(\.wireName) }
    var paths: [String] { state.waiting.map(\.path).sorted() }

    /// Asks, and if nothing speaks against it, lets it happen.
    mutating func when(
        _ command: CaseCommand, by actor: Actor, at: String? = nil
    ) throws(CaseRefusal) {
        if let at { now = Instant(LocalDateTime(at)!) }
        let came = try engine.consequences(
            of: command, on: current, asked: asked, by: actor, at: now)
        (last, asked) = (came.events, came.asked)
        for event in last { add(event) }
        // What the engine hands out is what anybody folds from the events.
        let folded = current
        #expect(came.state == folded)
    }

    private mutating func add(_ event: CaseEvent) {
        history.append(event)
        if current == nil { current = try? Case(opening: event) } else { current?.apply(event) }
    }

    mutating func file(_ answers: [String: JSONValue] = [:]) throws(CaseRefusal) {
        try when(.file(.sample(answers)), by: .citizen)
    }

    mutating func accept(gaps: [String] = []) throws(CaseRefusal) {
        try when(.accept(gaps: gaps), by: .window)
    }

    /// Examines and decides a branch.
    mutating func decide(
        _ branch: String, unit: String, granted: Bool = true
    ) throws(CaseRefusal) {
        if paths.contains("\(branch)/review") {
            try when(.recordOpinion(branch: branch, opinion: .fine), by: .examiner(unit))
        }
        try when(
            .decideBranch(
                branch: branch, granted: granted, reason: granted ? "" : "不符合条件",
                articles: granted ? [] : ["第四条"]),
            by: .approver(unit))
    }

    mutating func wait(until: String) throws(CaseRefusal) {
        try when(.timerDue, by: .system, at: until)
    }

    /// The refusal that a command meets; nothing happens.
    func refusal(of command: CaseCommand, by actor: Actor) -> CaseRefusal? {
        do {
            _ = try engine.decide(current, command, by: actor, at: now)
            return nil
        } catch { return error }
    }

    func end(_ subject: ClockID.Subject, _ measure: ClockID.Measure = .promised) -> String? {
        state.clock(ClockID(subject, measure))?.mark?.end.description
    }

    func light(_ subject: ClockID.Subject, _ measure: ClockID.Measure = .promised) -> Light? {
        state.clock(ClockID(subject, measure))?.light(at: now)
    }
}

extension Actor {
    static let citizen = Actor(
        person: PersonID(high: 1, low: 1), desk: .applicant, party: "applicant")
    static let window = Actor(person: PersonID(high: 2, low: 1), desk: .window, unit: "hall")
    static let supervisor = Actor(
        person: PersonID(high: 3, low: 1), desk: .supervisor, unit: "supervision")
    static let dispatcher = Actor(
        person: PersonID(high: 4, low: 1), desk: .dispatcher, unit: "command")
    static func examiner(_ unit: String) -> Actor {
        Actor(person: PersonID(high: 5, low: number(unit)), desk: .examiner, unit: unit)
    }
    static func approver(_ unit: String) -> Actor {
        Actor(person: PersonID(high: 6, low: number(unit)), desk: .approver, unit: unit)
    }
    static func field(_ unit: String) -> Actor {
        Actor(person: PersonID(high: 7, low: number(unit)), desk: .field, unit: unit)
    }
    private static func number(_ unit: String) -> UInt64 {
        unit.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }
    }
}

extension OpinionGiven {
    static let fine = OpinionGiven(passes: true, text: "符合")
}

extension Filing {
    static func sample(_ answers: [String: JSONValue]) -> Filing {
        Filing(
            id: CaseID(high: 9, low: 9),
            number: CaseNumber(
                area: try! RegionCode("330203"), date: CivilDate("2026-11-30")!, serial: 17)!,
            parties: [
                Party(role: "applicant", person: PersonID(high: 1, low: 1), organisation: nil)
            ],
            channel: .online,
            answers: answers.mapValues { AnswerEntry(value: $0, source: .typed) })
    }
}

extension AttachmentID {
    static let photo = AttachmentID(digest: String(repeating: "ab", count: 32))
}

extension WorkingCalendar {
    static let of2025And2026 = try! WorkingCalendar(years: [
        year(
            2025,
            off: [
                "01-01", "01-28..02-04", "04-04..04-06", "05-01..05-05", "05-31..06-02",
                "10-01..10-08",
            ],
            on: ["01-26", "02-08", "04-27", "09-28", "10-11"]),
        year(
            2026,
            off: [
                "01-01..01-03", "02-15..02-23", "04-04..04-06", "05-01..05-05", "06-19..06-21",
                "09-25..09-27", "10-01..10-07",
            ],
            on: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]),
    ])

    static func year(_ year: Int, off: [String], on: [String]) -> YearCalendar {
        func day(_ text: some StringProtocol) -> CivilDate { CivilDate("\(year)-\(text)")! }
        var holidays: Set<CivilDate> = []
        for span in off {
            let ends = span.split(separator: ".").map(day)
            holidays.formUnion(stride(from: ends[0], through: ends[ends.count - 1], by: 1))
        }
        return try! YearCalendar(
            year: year, holidays: holidays, makeUp: Set(on.map(day)),
            source: Citation(wholeOf: "放假安排的通知"))
    }
}
