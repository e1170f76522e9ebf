/// What a legal clock counts. Raw values are the names used in policy documents and vectors.
public enum ClockKind: String, Hashable, Sendable, CaseIterable {
    /// 工作日: days offices work; the day of acceptance is day zero (行政许可法 第八十二条).
    case workingDay = "working-day"
    /// 自然日: every day, holidays too; the day of acceptance is day zero.
    case calendarDay = "calendar-day"
    /// 工作时: office time on working days, counted from the moment of acceptance.
    case workingHour = "working-hour"
    /// 紧急工作时: every minute, nights and holidays too.
    case urgentHour = "urgent-hour"

    /// Whether the clock counts whole days rather than time.
    public var countsDays: Bool {
        switch self {
        case .workingDay, .calendarDay: true
        case .workingHour, .urgentHour: false
        }
    }

    /// Whether holidays and office hours matter to it, so that a missing calendar does too.
    public var readsCalendar: Bool {
        switch self {
        case .workingDay, .workingHour: true
        case .calendarDay, .urgentHour: false
        }
    }
}
