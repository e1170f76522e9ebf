/// One day of the reckoning behind a due date.
public struct DueLine: Hashable, Sendable {
    /// What the day did to the clock.
    public enum Reckoning: Hashable, Sendable {
        /// The day of acceptance, from which days are counted.
        case dayZero
        /// Counted as the `number`-th day of the limit.
        case counted(number: Int)
        /// Counted for `counted` seconds, `total` since the start.
        case time(counted: Int, total: Int)
        /// Not counted.
        case notCounted(Ground)
    }

    /// Why a day was not counted.
    public enum Ground: Hashable, Sendable {
        /// A Saturday or Sunday.
        case weekend
        /// A holiday of the year's notice.
        case holiday
        /// The clock stood still.
        case suspended
        /// A working day, but the moments that matter fall outside office hours.
        case outsideOfficeHours
    }

    /// The day.
    public let day: CivilDate
    /// What it did to the clock.
    public let reckoning: Reckoning
    /// A weekend day on which offices work.
    public let isMakeUp: Bool
    /// The day's year has no calendar yet, and its kind mattered.
    public let provisional: Bool
    /// The notice that makes the day a holiday or a make-up day.
    public let source: Citation?
}
