/// A day and a time on the wall clock of one place, to the second; which place is said elsewhere.
///
/// Clocks of cases count in it, because office hours are wall-clock hours.
public struct LocalDateTime: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The civil day on that wall.
    public let date: CivilDate
    /// The time on that wall.
    public let time: TimeOfDay

    /// Joins a day and a time; without a time the day's first second.
    public init(_ date: CivilDate, _ time: TimeOfDay = .midnight) {
        self.date = date
        self.time = time
    }

    /// Reads `2026-12-01T09:30` or `2026-12-01T09:30:05`; nil for anything else.
    public init?(_ text: String) {
        self.init(bytes: Array(text.utf8)[...])
    }

    init?(bytes: ArraySlice<UInt8>) {
        guard bytes.count >= 16, bytes[bytes.startIndex + 10] == 84,
            let date = CivilDate(isoBytes: bytes.prefix(10)),
            let time = TimeOfDay(bytes: bytes.dropFirst(11))
        else { return nil }
        self.init(date, time)
    }

    /// Seconds on this wall since 1970-01-01T00:00, the scale clock arithmetic uses.
    var number: Int { date.number * 86_400 + time.secondsSinceMidnight }

    init(clamping number: Int) {
        let day = number.floored(by: 86_400)
        let date = CivilDate(clamping: day.quotient)
        self.init(date, TimeOfDay(unchecked: day.remainder))
    }

    /// The wall time so many seconds later, or earlier; nil outside the years 1 to 9999.
    public func adding(seconds: Int) -> LocalDateTime? {
        let (sum, overflow) = number.addingReportingOverflow(seconds)
        guard !overflow else { return nil }
        let day = sum.floored(by: 86_400)
        guard let date = CivilDate(daysSinceEpoch: day.quotient) else { return nil }
        return LocalDateTime(date, TimeOfDay(unchecked: day.remainder))
    }

    /// Seconds from this wall time to another on the same wall; negative when it is earlier.
    public func seconds(to other: LocalDateTime) -> Int { other.number - number }

    /// `2026-12-01T09:30`, with seconds only when they are not zero.
    public var description: String {
        DigitText.make(capacity: 19) { write(to: &$0, seconds: time.second != 0) }
    }

    func write(to text: inout DigitText, seconds: Bool) {
        date.write(to: &text)
        text.put("T")
        time.write(to: &text, seconds: seconds)
    }

    /// Earlier wall times come first.
    public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        (left.date, left.time) < (right.date, right.time)
    }
}
