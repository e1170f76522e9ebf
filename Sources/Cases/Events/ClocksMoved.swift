public import Civics
import JSON

/// Clocks that moved together, for one reason: started, suspended, extended …
///
/// The ends that follow are reckoned when the event is made and stand in it, so that history reads
/// the same whatever calendar is known later.
public struct ClocksMoved: Hashable, Sendable {
    public let kind: ClockEntry.Kind
    public let ground: ClockGround
    public let changes: [Change]

    /// What changed on one clock; what is `nil` stays as it was.
    public struct Change: Hashable, Sendable {
        public let clock: ClockID
        public let from: Instant?
        public let limit: Limit?
        public let mark: DueMark?
    }
}

extension ClockEntry.Kind {
    var wireName: String {
        switch self {
        case .started: "clock.started"
        case .suspended: "clock.suspended"
        case .interrupted: "clock.interrupted"
        case .resumed: "clock.resumed"
        case .extended: "clock.extended"
        case .redated: "clock.re-dated"
        case .stopped: "clock.stopped"
        }
    }
}

extension ClocksMoved: Payload {
    init(_ kind: ClockEntry.Kind, _ f: Fields) throws(EventFault) {
        self.kind = kind
        ground = ClockGround(try f("ground"), try f("article"), note: try f("note"))
        changes = try f("clocks")
    }

    // The kind stands in the wire name; a payload alone is taken as a start.
    init(_ f: Fields) throws(EventFault) { try self.init(.started, f) }

    func write(_ w: inout FieldWriter) {
        w("article", ground.citation)
        w("clocks", changes)
        w("ground", ground.code)
        w("note", ground.note)
    }
}

extension ClocksMoved.Change: Payload {
    init(_ f: Fields) throws(EventFault) {
        clock = try f("clock")
        from = try f("from")
        limit = try f("limit")
        mark = try f("mark")
    }

    func write(_ w: inout FieldWriter) {
        w("clock", clock)
        w("from", from)
        w("limit", limit)
        w("mark", mark)
    }
}

/// `promised`, `statutory@branch:fire-check`, `promised@place:核查`.
extension ClockID: Wire {
    init(wire: JSONValue) throws(EventFault) {
        guard let id = ClockID(try String(wire: wire)) else { throw .malformed(field: "") }
        self = id
    }
    func write(to writer: inout FieldWriter) { writer.text.write(description) }
}

extension ClockID: LosslessStringConvertible {
    /// Reads ``description``; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1)
        guard let first = parts.first, let measure = Measure(rawValue: String(first)) else {
            return nil
        }
        guard parts.count == 2 else { self.init(.whole, measure); return }
        let subject = parts[1].split(separator: ":", maxSplits: 1)
        guard subject.count == 2 else { return nil }
        switch subject[0] {
        case "branch": self.init(.branch(String(subject[1])), measure)
        case "place": self.init(.place(String(subject[1])), measure)
        default: return nil
        }
    }

    /// `promised` for the whole case, `statutory@branch:…`, `promised@place:…`.
    public var description: String {
        switch subject {
        case .whole: measure.rawValue
        case .branch(let branch): "\(measure.rawValue)@branch:\(branch)"
        case .place(let path): "\(measure.rawValue)@place:\(path)"
        }
    }
}

extension DueMark: Payload {
    init(_ f: Fields) throws(EventFault) {
        end = try f("end")
        provisional = try f("provisional")
        yellowFrom = try f("yellow")
        lateFrom = try f("late")
        reminders = try f("reminders")
    }

    func write(_ w: inout FieldWriter) {
        w("end", end)
        w("late", lateFrom)
        w("provisional", provisional)
        w("reminders", reminders)
        w("yellow", yellowFrom)
    }
}

extension DueMark.Reminder: Payload {
    init(_ f: Fields) throws(EventFault) {
        percent = try f("percent")
        at = try f("at")
        tell = try f("tell")
    }

    func write(_ w: inout FieldWriter) {
        w("at", at)
        w("percent", percent)
        w("tell", tell)
    }
}
