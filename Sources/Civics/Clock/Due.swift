/// When a limit ends, and whether that is certain.
public struct Due: Hashable, Sendable {
    /// The end of a limit, in what its clock counts.
    public enum End: Hashable, Sendable, LosslessStringConvertible {
        /// The last day, in time until it is over.
        case day(CivilDate)
        /// The last moment, itself still in time.
        case moment(LocalDateTime)

        /// Reads what ``description`` prints; nil for anything else.
        public init?(_ text: String) {
            if let day = CivilDate(text) {
                self = .day(day)
            } else if let moment = LocalDateTime(text) {
                self = .moment(moment)
            } else {
                return nil
            }
        }

        /// `2026-12-01` or `2026-12-01T09:30`.
        public var description: String {
            switch self {
            case .day(let day): day.description
            case .moment(let moment): moment.description
            }
        }
    }

    /// The end of the limit.
    public let end: End
    /// True when a day was counted whose year has no calendar yet: the date may still move.
    public let provisional: Bool
    /// Why it is this day, one line a day, oldest first; empty unless asked for.
    public let lines: [DueLine]

    /// A due date that was reckoned before, as a record tells it.
    public init(end: End, provisional: Bool, lines: [DueLine] = []) {
        self.end = end
        self.provisional = provisional
        self.lines = lines
    }

    /// The day on which the limit ends.
    public var date: CivilDate {
        switch end {
        case .day(let day): day
        case .moment(let moment): moment.date
        }
    }

    /// When a timer should fire: the midnight after the last day, or the last moment itself.
    public var expires: LocalDateTime {
        switch end {
        case .day(let day): LocalDateTime(day.advanced(by: 1))
        case .moment(let moment): moment
        }
    }

    /// Whether something done at `moment` is late.
    public func isPast(at moment: LocalDateTime) -> Bool {
        switch end {
        case .day(let day): moment.date > day
        case .moment(let last): moment > last
        }
    }
}

/// A count of working days, and whether it is certain.
public struct DayCount: Hashable, Sendable {
    /// Working days; negative when counted backwards.
    public let count: Int
    /// True when a day was counted whose year has no calendar yet.
    public let provisional: Bool
}

/// How far a running limit has come at one moment.
public struct Progress: Hashable, Sendable {
    /// What is counted.
    public let kind: ClockKind
    /// The whole limit: days, or seconds for the hour kinds.
    public let limit: Int
    /// What has been counted, pauses left out: days, or seconds for the hour kinds.
    public let elapsed: Int
    /// True when a day was counted whose year has no calendar yet.
    public let provisional: Bool

    /// What is left: days, or seconds for the hour kinds; negative when the limit is past.
    public var remaining: Int { limit - elapsed }
    /// Whether more has been counted than the limit allows.
    public var isPast: Bool { elapsed > limit }

    /// Whether at most this share of the limit is left, 0...100; the yellow light asks for 20.
    public func isAtMost(percentLeft: Int) -> Bool { remaining * 100 <= limit * percentLeft }
}
