/// When offices are open on a working day.
public struct OfficeHours: Hashable, Sendable {
    /// Openings in order, each `[opens, closes)` in seconds since midnight.
    let openings: [Range<Int>]
    /// Seconds of office time in one working day, at least 1.
    let secondsADay: Int

    /// 08:00–12:00 and 14:00–18:00, the working hours of city management 工作时.
    public static let morningAndAfternoon = OfficeHours(
        unchecked: [8 * 3_600..<12 * 3_600, 14 * 3_600..<18 * 3_600])

    private init(unchecked openings: [Range<Int>]) {
        self.openings = openings
        secondsADay = openings.reduce(0) { $0 + $1.count }
    }

    /// Hours from opening to closing, in the order of the day.
    ///
    /// - Throws: ``CalendarFault/officeHours`` when there are none, one closes before it opens, or
    ///   two overlap.
    public init(_ hours: [(opens: TimeOfDay, closes: TimeOfDay)]) throws(CalendarFault) {
        var openings: [Range<Int>] = []
        for (opens, closes) in hours {
            let (start, end) = (opens.secondsSinceMidnight, closes.secondsSinceMidnight)
            guard start < end, start >= openings.last?.upperBound ?? 0
            else { throw .officeHours }
            openings.append(start..<end)
        }
        guard !openings.isEmpty else { throw .officeHours }
        self.init(unchecked: openings)
    }

    /// The hours as times, for showing them.
    public var hours: [(opens: TimeOfDay, closes: TimeOfDay)] {
        openings.map { (TimeOfDay(unchecked: $0.lowerBound), TimeOfDay(unchecked: $0.upperBound)) }
    }

    /// Office seconds that have passed by `second` of a working day.
    func passed(by second: Int) -> Int {
        openings.reduce(0) { $0 + max(0, min(second, $1.upperBound) - $1.lowerBound) }
    }

    /// The first second of the day by which `amount` office seconds, 1...secondsADay, have passed.
    func second(reaching amount: Int) -> Int {
        var left = amount
        for opening in openings {
            guard left > opening.count else { return opening.lowerBound + left }
            left -= opening.count
        }
        return openings.last?.upperBound ?? 0
    }
}
