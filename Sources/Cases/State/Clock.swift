public import Civics

/// Which limit a clock measures.
public struct ClockID: Hashable, Sendable {
    /// What the limit binds.
    public enum Subject: Hashable, Sendable {
        /// The case as its applicant sees it.
        case whole
        /// One branch of a parallel approval, or an invited department.
        case branch(String)
        /// One step, by the path of its waiting place.
        case place(String)
    }

    /// Promised publicly, or set by statute; both run at once. A step's own limit is promised.
    public enum Measure: String, Hashable, Sendable { case promised, statutory }

    public let subject: Subject
    public let measure: Measure

    public init(_ subject: Subject, _ measure: Measure) {
        self.subject = subject
        self.measure = measure
    }
}

/// A legal clock: a ledger of entries, each with its ground, and what follows from them now.
///
/// Days of standing still run from the day after the clock stopped through the day it went on:
/// the day a period begins is not counted in it (民法典 第二百零一条), so stopping and resuming on
/// one day moves nothing. Hours stand still from moment to moment.
public struct Clock: Hashable, Sendable {
    public let id: ClockID
    /// The limit as it is now, extensions included.
    public internal(set) var limit: Limit
    /// From when it is counted: day zero is this instant's day.
    public internal(set) var from: Instant
    /// Everything that ever happened to the clock, oldest first.
    public internal(set) var entries: [ClockEntry]
    /// Times of standing still that are over, since ``from``.
    public internal(set) var pauses: [ClockPause]
    /// Grounds for which it stands still now; empty while it runs.
    public internal(set) var standing: [String]
    public internal(set) var standingSince: Instant?
    /// Will start again from zero when it goes on (interrupted).
    public internal(set) var startsAgain: Bool
    public internal(set) var stoppedAt: Instant?
    /// When it ends; `nil` while it stands still.
    public internal(set) var mark: DueMark?
    /// Light announced last.
    public internal(set) var announced: Light
    /// How many of the mark's reminders were sent.
    public internal(set) var reminded: Int

    /// The ground on which a clock begins that measures how long something lasts.
    static let periodGround = "period"

    /// It measures how long something lasts (公示期): its end is its fulfilment and never late.
    public var isPeriod: Bool { entries.first?.ground.code == Self.periodGround }

    /// Neither stopped nor standing still.
    public var isRunning: Bool { stoppedAt == nil && standing.isEmpty }

    /// Whether it was stopped in time; `nil` while it runs or stands still.
    public var isKept: Bool? {
        guard let stoppedAt else { return nil }
        if isPeriod { return true }
        return mark.map { stoppedAt < $0.lateFrom } ?? (announced < .red)
    }

    /// The light at an instant; a clock that stands still or has stopped keeps the one it had.
    public func light(at instant: Instant) -> Light {
        if isPeriod { return .green }
        guard let mark else { return announced }
        let moment = stoppedAt.map { min($0, instant) } ?? instant
        return mark.light(at: moment, late: id.measure == .statutory ? .black : .red)
    }
}

/// One entry of a clock's ledger.
public struct ClockEntry: Hashable, Sendable {
    /// What happened to the clock.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case started, suspended, interrupted, resumed, extended, redated = "re-dated", stopped
    }

    public let kind: Kind
    public let at: Instant
    public let ground: ClockGround
    /// The limit this entry set, when it set one.
    public let limit: Limit?
    /// The end that followed from it.
    public let mark: DueMark?
}

/// Why a clock did what it did.
public struct ClockGround: Hashable, Sendable {
    /// `accepted`, `supplement`, `extension`, `calendar-changed` …, or the document's own code.
    public let code: String
    public let citation: Citation?
    /// Reason as the official wrote it; never shown outside the case.
    public let note: String?

    init(_ code: String, _ citation: Citation? = nil, note: String? = nil) {
        self.code = code
        self.citation = citation
        self.note = note
    }
}

/// Time that did not count.
public struct ClockPause: Hashable, Sendable {
    public let from: Instant
    public let until: Instant
}

/// When a limit ends, with the instants at which somebody is to be told.
public struct DueMark: Hashable, Sendable {
    public let end: Due.End
    /// A day was counted whose year has no calendar yet.
    public let provisional: Bool
    /// First instant of the yellow light: at most a fifth, or one day, is left.
    public let yellowFrom: Instant
    /// First instant that is too late.
    public let lateFrom: Instant
    /// Reminders the step asks for, in order of time.
    public let reminders: [Reminder]

    /// One reminder before the end.
    public struct Reminder: Hashable, Sendable {
        public let percent: Int
        public let at: Instant
        /// Unit or desk told.
        public let tell: String
    }

    /// The light at an instant, `late` once the limit is past.
    public func light(at instant: Instant, late: Light) -> Light {
        if instant >= lateFrom { return late }
        return instant >= yellowFrom ? .yellow : .green
    }
}

/// The warning lights, in order of weight.
public enum Light: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Time enough.
    case green
    /// At most a fifth or one day left.
    case yellow
    /// The promise is broken.
    case red
    /// The statute is broken.
    case black

    var weight: Int {
        switch self {
        case .green: 0
        case .yellow: 1
        case .red: 2
        case .black: 3
        }
    }

    public static func < (left: Light, right: Light) -> Bool { left.weight < right.weight }
}
