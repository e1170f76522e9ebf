/// A day of the week, numbered as ISO 8601 does: Monday 1 to Sunday 7.
public enum Weekday: Int, Hashable, Sendable, CaseIterable {
    /// 星期一, the first day of the week in GB/T 7408.
    case monday = 1
    /// 星期二.
    case tuesday
    /// 星期三.
    case wednesday
    /// 星期四.
    case thursday
    /// 星期五.
    case friday
    /// 星期六, a rest day unless a calendar makes it a working day.
    case saturday
    /// 星期日, a rest day unless a calendar makes it a working day.
    case sunday

    /// Whether offices rest on this day when no calendar says otherwise.
    public var isWeekend: Bool { self == .saturday || self == .sunday }

    /// The weekday as a reader writes it: `星期六` or `Saturday`.
    public func text(in language: Language) -> String {
        switch language {
        case .zhHans, .zhHant: "星期" + ["一", "二", "三", "四", "五", "六", "日"][rawValue - 1]
        case .en:
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][
                rawValue - 1]
        }
    }
}
