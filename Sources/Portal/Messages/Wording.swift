public import Civics
import JSON

/// Writes dates, numbers and sizes as people read them. The only place of the portal that does.
public struct Wording: Hashable, Sendable {
    public let language: Language
    public let offset: UTCOffset

    public init(_ language: Language, offset: UTCOffset = .chinaStandardTime) {
        (self.language, self.offset) = (language, offset)
    }

    /// `2026年11月21日`, `21 November 2026`.
    public func day(_ day: CivilDate) -> String { day.text(in: language) }

    /// With the day of the week: `2026年11月21日（星期六）`, `Saturday 21 November 2026`.
    public func dayOfWeek(_ day: CivilDate) -> String {
        let weekday = day.weekday.text(in: language)
        return language == .en ? "\(weekday) \(self.day(day))" : "\(self.day(day))（\(weekday)）"
    }

    /// `2026年11月21日 09:30`, `21 November 2026, 09:30`.
    public func moment(_ instant: Instant) -> String { moment(instant.local(at: offset)) }

    /// A moment written out in the reader's language.
    public func moment(_ local: LocalDateTime) -> String {
        let time = Self.clock(local.time)
        return day(local.date) + (language == .en ? ", " : " ") + time
    }

    /// A day or a moment in ISO form as people read it; the text itself when it is neither.
    public func date(_ iso: String) -> String {
        if let day = CivilDate(iso) { return self.day(day) }
        if let local = LocalDateTime(iso) { return moment(local) }
        if let instant = Instant(iso) { return moment(instant) }
        return iso
    }

    /// A due date with its day of the week.
    public func due(_ iso: String) -> String {
        if let day = CivilDate(iso) { return dayOfWeek(day) }
        return date(iso)
    }

    /// Hours and minutes, `09:30`.
    static func clock(_ time: TimeOfDay) -> String {
        String(time.description.prefix(5))
    }

    /// A code in groups of four, from the left: `9299 0101 YTA0`.
    public static func grouped(_ code: String) -> String {
        var text = ""
        for (place, character) in code.enumerated() {
            if place > 0, place.isMultiple(of: 4) { text.append(" ") }
            text.append(character)
        }
        return text
    }

    /// A size in the unit people know: `2.1 GB`, `1.5 MB`, `320 KB`.
    public static func size(_ bytes: Int) -> String {
        if bytes >= 1_000_000_000 {
            let tenths = (bytes / 1_000 + 50_000) / 100_000
            return tenths % 10 == 0 ? "\(tenths / 10) GB" : "\(tenths / 10).\(tenths % 10) GB"
        }
        guard bytes >= 1_000_000 else { return "\(max(1, (bytes + 500) / 1000)) KB" }
        let tenths = (bytes + 50_000) / 100_000
        return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
    }

    /// Names one after another: `甲、乙`, `a, b`.
    public func list(_ items: [String]) -> String {
        items.joined(separator: language == .en ? ", " : "、")
    }

    /// A name with what stands in brackets after it.
    public func bracketed(_ text: String, _ note: String) -> String {
        language == .en ? "\(text) (\(note))" : "\(text)（\(note)）"
    }
}
