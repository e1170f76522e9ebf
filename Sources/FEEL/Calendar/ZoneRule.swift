/// A zone's offset and summer time in the POSIX notation, `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// Source: POSIX.1-2017, 8.3 `TZ`; RFC 8536, 3.3.
struct ZoneRule: Hashable, Sendable {
    /// The week of a month on which clocks change: `M3.5.0/2`.
    struct Change: Hashable, Sendable {
        let month: Int
        let week: Int
        let weekday: Int
        let second: Int

        /// The day number on which the change falls.
        func dayNumber(in year: Int) -> Int {
            guard let first = CalendarDate(year: year, month: month, day: 1) else { return 0 }
            let ahead = (weekday - first.weekday % 7 + 7) % 7
            var day = 1 + ahead + (week - 1) * 7
            while day > CalendarDate.days(inMonth: month, of: year) { day -= 7 }
            return first.dayNumber + day - 1
        }
    }

    let standard: Int
    let summer: Int
    let start: Change?
    let end: Change?

    init?(_ text: String) {
        var cursor = ByteCursor(text)
        guard cursor.skipZoneName(), let standard = cursor.posixOffset() else { return nil }
        self.standard = -standard
        guard !cursor.isAtEnd else {
            (summer, start, end) = (-standard, nil, nil)
            return
        }
        guard cursor.skipZoneName() else { return nil }
        summer = cursor.next == 0x2C ? self.standard + 3600 : -(cursor.posixOffset() ?? 0)
        start = cursor.change()
        end = cursor.change()
    }

    /// Seconds ahead of UTC at a local wall time.
    func offset(localDay: CalendarDate, secondOfDay: Int) -> Int {
        guard let start, let end else { return standard }
        let now = localDay.dayNumber * 86_400 + secondOfDay
        let from = start.dayNumber(in: localDay.year) * 86_400 + start.second
        let to = end.dayNumber(in: localDay.year) * 86_400 + end.second
        let isSummer = from < to ? (now >= from && now < to) : (now >= from || now < to)
        return isSummer ? summer : standard
    }
}

extension ByteCursor {
    fileprivate mutating func skipZoneName() -> Bool {
        let start = position
        if take("<") {
            while let byte = next, byte != 0x3E { position += 1 }
            return take(">")
        }
        while let byte = next, (0x41...0x5A).contains(byte & 0xDF) { position += 1 }
        return position > start
    }

    /// Hours, minutes and seconds west of Greenwich, in seconds.
    fileprivate mutating func posixOffset() -> Int? {
        let negative = take("-")
        if !negative { _ = take("+") }
        guard let hours = digits(1...3)?.value else { return nil }
        var total = hours * 3600
        if take(":"), let minutes = digits(1...2)?.value { total += minutes * 60 }
        if take(":"), let seconds = digits(1...2)?.value { total += seconds }
        return negative ? -total : total
    }

    fileprivate mutating func change() -> ZoneRule.Change? {
        guard take(","), take("M"), let month = digits()?.value, take("."),
            let week = digits()?.value, take("."), let weekday = digits()?.value
        else { return nil }
        var second = 7200
        if take("/"), let read = posixOffset() { second = read }
        return ZoneRule.Change(month: month, week: week, weekday: weekday, second: second)
    }
}
