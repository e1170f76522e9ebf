/// Where a time is read: no place in particular, a fixed distance from UTC, or a region with its
/// own summer time.
public enum Zone: Hashable, Sendable {
    /// No zone given: wall time.
    case local
    /// Seconds ahead of UTC, within ±18 hours (DMN 1.5 allows ±14 hours in what it writes).
    case offset(Int32)
    /// A named region of the IANA time zone database.
    case region(ZoneRegion)

    /// UTC.
    public static let utc = Zone.offset(0)

    /// A fixed offset in seconds, `nil` beyond 18 hours.
    public init?(offset: Int) {
        guard abs(offset) <= 18 * 3600 else { return nil }
        self = .offset(Int32(offset))
    }

    /// Seconds ahead of UTC at a local day and second of that day; `nil` without a zone.
    func offset(on date: CalendarDate, secondOfDay: Int) -> Int? {
        switch self {
        case .local: nil
        case .offset(let seconds): Int(seconds)
        case .region(let region): region.rule.offset(localDay: date, secondOfDay: secondOfDay)
        }
    }

    /// How FEEL writes it: nothing, `Z`, `+08:00`, `@Asia/Shanghai`.
    public var suffix: String {
        switch self {
        case .local: return ""
        case .region(let region): return "@" + region.name
        case .offset(let seconds):
            guard seconds != 0 else { return "Z" }
            let size = Int(abs(seconds))
            let hours = Digits.padded(size / 3600, to: 2)
            let minutes = Digits.padded(size / 60 % 60, to: 2)
            let rest = size % 60 == 0 ? "" : ":" + Digits.padded(size % 60, to: 2)
            return (seconds < 0 ? "-" : "+") + hours + ":" + minutes + rest
        }
    }
}

/// A region of the IANA time zone database, with the rule in force today.
///
/// Offsets follow each region's present rule for all years; historic changes are not kept.
public struct ZoneRegion: Hashable, Sendable {
    private let index: UInt16

    /// A region by its name, such as `Asia/Shanghai`; `nil` when the database has none of it.
    public init?(_ name: String) {
        guard let index = ZoneTable.shared.indexes[name] else { return nil }
        self.index = index
    }

    /// The region's name.
    public var name: String { ZoneTable.shared.entries[Int(index)].name }

    var rule: ZoneRule { ZoneTable.shared.entries[Int(index)].rule }
}

/// The regions and their rules, read once from ``ZoneTable/text``.
struct ZoneTable: Sendable {
    struct Entry: Sendable {
        let name: String
        let rule: ZoneRule
    }

    static let shared = ZoneTable()

    let entries: [Entry]
    let indexes: [String: UInt16]

    private init() {
        var entries: [Entry] = []
        var indexes: [String: UInt16] = [:]
        var rule: ZoneRule?
        for line in ZoneTable.text.split(separator: "\n") {
            guard line.first == " " else {
                rule = ZoneRule(String(line))
                continue
            }
            guard let rule else { continue }
            for name in line.split(separator: " ") {
                indexes[String(name)] = UInt16(entries.count)
                entries.append(Entry(name: String(name), rule: rule))
            }
        }
        self.entries = entries
        self.indexes = indexes
    }
}
