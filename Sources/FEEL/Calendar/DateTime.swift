/// A day with a time of that day, with or without a zone. Source: DMN 1.5, 10.3.2.3.6.
public struct DateTime: Hashable, Sendable {
    /// The day.
    public let date: CalendarDate
    /// Nanoseconds since that day's midnight, 0..<86,400,000,000,000.
    public let nanoseconds: Int64
    /// Where day and time are read.
    public let zone: Zone

    /// A day and a time of it; the zone is the time's.
    public init(date: CalendarDate, time: TimeOfDay) {
        self.date = date
        nanoseconds = time.nanoseconds
        zone = time.zone
    }

    /// Midnight at the beginning of a day.
    public init(midnight date: CalendarDate, zone: Zone = .local) {
        self.date = date
        nanoseconds = 0
        self.zone = zone
    }

    /// The time of the day.
    public var time: TimeOfDay { TimeOfDay(wrapping: nanoseconds, zone: zone) }

    /// Seconds ahead of UTC, `nil` without a zone.
    public var offset: Int? { zone.offset(on: date, secondOfDay: time.secondOfDay) }

    /// Nanoseconds since 1970-01-01T00:00:00, in UTC where there is a zone, else as wall time.
    public var instant: Int128 {
        wall - Int128(offset ?? 0) * Int128(TimeOfDay.nanosecondsPerSecond)
    }

    private var wall: Int128 {
        Int128(date.dayNumber) * Int128(TimeOfDay.nanosecondsPerDay) + Int128(nanoseconds)
    }

    /// The moment so much later; the zone stays. `nil` outside the years a date holds.
    ///
    /// In a region with summer time the distance is counted on the wall clock.
    public func adding(_ duration: DayTimeDuration) -> DateTime? {
        let (total, overflow) = wall.addingReportingOverflow(duration.nanoseconds)
        guard !overflow else { return nil }
        let day = Int128(TimeOfDay.nanosecondsPerDay)
        var number = total / day
        if total % day < 0 { number -= 1 }
        guard let word = Int(exactly: number), let date = CalendarDate(dayNumber: word) else {
            return nil
        }
        let rest = Int64(total - number * day)
        return DateTime(date: date, time: TimeOfDay(wrapping: rest, zone: zone))
    }

    /// The same wall time so many months later.
    public func adding(months: Int, rounding: MonthEnd = .down) -> DateTime? {
        date.adding(months: months, rounding: rounding).map { DateTime(date: $0, time: time) }
    }
}

extension DateTime: CustomStringConvertible, LosslessStringConvertible {
    /// A moment written `2026-12-01T10:30:00+08:00`; a date alone means its midnight.
    public init?(_ text: String) {
        var cursor = ByteCursor(text)
        guard let date = cursor.date() else { return nil }
        if cursor.isAtEnd {
            self.init(midnight: date)
            return
        }
        guard cursor.take("T"), let nanoseconds = cursor.timeOfDay(), let zone = cursor.zone(),
            cursor.isAtEnd
        else { return nil }
        let time = TimeOfDay(wrapping: nanoseconds, zone: zone)
        guard nanoseconds < TimeOfDay.nanosecondsPerDay else {
            guard let next = date.adding(days: 1) else { return nil }
            self.init(date: next, time: time)
            return
        }
        self.init(date: date, time: time)
    }

    /// The moment as FEEL writes it.
    public var description: String { date.description + "T" + time.description }
}
