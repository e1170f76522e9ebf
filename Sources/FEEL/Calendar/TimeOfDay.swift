/// A time of the day, with or without a zone. Source: DMN 1.5, 10.3.2.3.4.
public struct TimeOfDay: Hashable, Sendable {
    static let nanosecondsPerSecond: Int64 = 1_000_000_000
    static let nanosecondsPerDay: Int64 = 86_400 * nanosecondsPerSecond

    /// Nanoseconds since midnight, 0..<86,400,000,000,000.
    public let nanoseconds: Int64
    /// Where the time is read.
    public let zone: Zone

    init(wrapping nanoseconds: Int64, zone: Zone) {
        let rest = nanoseconds % TimeOfDay.nanosecondsPerDay
        self.nanoseconds = rest < 0 ? rest + TimeOfDay.nanosecondsPerDay : rest
        self.zone = zone
    }

    /// A time of day, `nil` outside 00:00:00...23:59:59.999999999.
    public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: Zone = .local) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
            (0..<1_000_000_000).contains(nanosecond)
        else { return nil }
        let seconds = Int64(hour * 3600 + minute * 60 + second)
        self.init(
            wrapping: seconds * TimeOfDay.nanosecondsPerSecond + Int64(nanosecond), zone: zone)
    }

    /// The hour, 0...23.
    public var hour: Int { secondOfDay / 3600 }
    /// The minute, 0...59.
    public var minute: Int { secondOfDay / 60 % 60 }
    /// The whole second, 0...59.
    public var second: Int { secondOfDay % 60 }
    /// The part below a second in nanoseconds.
    public var nanosecond: Int64 { nanoseconds % TimeOfDay.nanosecondsPerSecond }
    /// Whole seconds since midnight.
    public var secondOfDay: Int { Int(nanoseconds / TimeOfDay.nanosecondsPerSecond) }

    /// Seconds ahead of UTC, `nil` without a zone. A region counts by its rule on 1 January 1970,
    /// since a time alone has no date.
    public var offset: Int? {
        guard let day = CalendarDate(dayNumber: 0) else { return nil }
        return zone.offset(on: day, secondOfDay: secondOfDay)
    }

    /// Nanoseconds since midnight UTC (may be negative or beyond a day); wall time without a zone.
    var universal: Int64 {
        nanoseconds - Int64(offset ?? 0) * TimeOfDay.nanosecondsPerSecond
    }
}

extension TimeOfDay: CustomStringConvertible, LosslessStringConvertible {
    /// A time written `10:30:00`, with an optional fraction and zone.
    public init?(_ text: String) {
        var cursor = ByteCursor(text)
        guard let nanoseconds = cursor.timeOfDay(), let zone = cursor.zone(), cursor.isAtEnd else {
            return nil
        }
        self.init(wrapping: nanoseconds, zone: zone)
    }

    /// The time as FEEL writes it.
    public var description: String {
        Digits.padded(hour, to: 2) + ":" + Digits.padded(minute, to: 2) + ":"
            + Digits.padded(second, to: 2) + Digits.fraction(nanosecond) + zone.suffix
    }
}
