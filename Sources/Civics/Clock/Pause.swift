/// Time that does not count towards a limit: a hearing, an inspection, a supplement
/// (行政许可法 第四十五条).
public enum Pause: Hashable, Sendable {
    /// Whole days, both ends included.
    case days(DaySpan)
    /// From a moment up to, not including, another.
    case moments(MomentSpan)

    /// The pause as days: a day that is paused for any part of it does not count at all.
    ///
    /// So the day on which a clock resumes is a new day zero, as the day of acceptance was.
    /// Nil for an empty pause.
    public var days: DaySpan? {
        switch self {
        case .days(let span): return span
        case .moments(let span):
            guard span.from < span.until else { return nil }
            let last = LocalDateTime(clamping: span.until.number - 1).date
            return DaySpan(from: span.from.date, through: last)
        }
    }

    /// The pause as seconds on the wall, `[from, until)`; whole days run to the next midnight.
    var seconds: Range<Int> {
        switch self {
        case .days(let span): return span.from.number * 86_400..<(span.through.number + 1) * 86_400
        case .moments(let span): return span.from.number..<span.until.number
        }
    }
}
