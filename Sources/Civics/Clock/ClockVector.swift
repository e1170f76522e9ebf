import JSON

/// One line of a file of clock cases.
struct ClockVector {
    /// What a line lacks.
    struct Unreadable: Error {
        let expected: String
    }

    private enum Question {
        case due(Limit, from: LocalDateTime, notCounted: [Pause])
        case between(CivilDate, CivilDate)
    }

    private let question: Question
    /// The outcome the line states, in the words of ``outcome(_:)``.
    let expected: String

    init(_ line: JSONValue) throws(Unreadable) {
        let provisional = try Self.need("provisional: true or false", line["provisional"]?.bool)
        let kind = try Self.need("kind: a text", line["kind"]?.string)
        if kind == "working-days-between" {
            let count = try Self.need("count: a whole number", line["count"]?.int)
            question = .between(try Self.day(line, "from"), try Self.day(line, "to"))
            expected = Self.words("\(count)", provisional)
            return
        }
        let clock = try Self.need("kind: a kind of clock", ClockKind(rawValue: kind))
        let amount = try Self.need("limit: a whole number", line["limit"]?.int)
        let limit = try Self.need(
            "limit: within bounds", Int(exactly: amount).flatMap { Limit($0, clock) })
        let from =
            clock.countsDays
            ? LocalDateTime(try Self.day(line, "from")) : try Self.moment(line, "from")
        var pauses: [Pause] = []
        for span in line["not_counted"]?.array ?? [] { pauses.append(try Self.pause(span)) }
        question = .due(limit, from: from, notCounted: pauses)
        let due =
            clock.countsDays
            ? try Self.day(line, "due").description : try Self.moment(line, "due").description
        expected = Self.words(due, provisional)
    }

    /// What the calendar answers, `2026-12-14` or `14`, with `, provisional` where it is.
    func outcome(_ calendar: WorkingCalendar) -> String {
        switch question {
        case .due(let limit, let from, let notCounted):
            let due = calendar.due(limit, from: from, notCounted: notCounted)
            return Self.words(due.end.description, due.provisional)
        case .between(let from, let to):
            let days = calendar.workingDays(from: from, to: to)
            return Self.words("\(days.count)", days.provisional)
        }
    }

    private static func words(_ outcome: String, _ provisional: Bool) -> String {
        outcome + (provisional ? ", provisional" : "")
    }

    private static func need<Value>(
        _ expected: String, _ value: Value?
    ) throws(Unreadable) -> Value {
        guard let value else { throw Unreadable(expected: expected) }
        return value
    }

    private static func day(_ line: JSONValue, _ key: String) throws(Unreadable) -> CivilDate {
        try need(key + ": a day", line[key]?.string.flatMap { CivilDate($0) })
    }

    private static func moment(
        _ line: JSONValue, _ key: String
    ) throws(Unreadable) -> LocalDateTime {
        try need(key + ": a moment", line[key]?.string.flatMap { LocalDateTime($0) })
    }

    private static func pause(_ span: JSONValue) throws(Unreadable) -> Pause {
        if span["until"] != nil {
            let span = MomentSpan(from: try moment(span, "from"), until: try moment(span, "until"))
            return .moments(try need("not_counted: until after from", span))
        }
        let span = DaySpan(from: try day(span, "from"), through: try day(span, "through"))
        return .days(try need("not_counted: through after from", span))
    }
}
