/// One clock running over one calendar, on a scale of whole positions.
///
/// A position is the end of a day for the day kinds, a second on the wall for the hour kinds. Both
/// then follow one rule: units lie between positions, and pauses cut positions out.
struct ClockRun {
    let calendar: WorkingCalendar
    let kind: ClockKind
    let start: Int
    let pauses: [Range<Int>]

    /// More than any calendar holds, small enough to add without overflow.
    private static let mostUnits = 1 << 40

    /// Units given from outside, brought to where sums of them are safe.
    static func bounded(_ units: Int) -> Int { min(max(units, -mostUnits), mostUnits) }

    init(calendar: WorkingCalendar, kind: ClockKind, from: LocalDateTime, pauses: [Pause]) {
        self.calendar = calendar
        self.kind = kind
        start = kind.countsDays ? from.date.number : from.number
        self.pauses = Self.merged(pauses.compactMap { Self.cut($0, kind) })
    }

    // Days [a, b] are cut out as positions [a - 1, b): the end of the day before a to the end of b.
    private static func cut(_ pause: Pause, _ kind: ClockKind) -> Range<Int>? {
        guard kind.countsDays else { return pause.seconds }
        return pause.days.map { $0.from.number - 1..<$0.through.number }
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        guard ranges.count > 1 else { return ranges }
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard let last = merged.last, range.lowerBound <= last.upperBound else {
                merged.append(range)
                continue
            }
            merged[merged.count - 1] =
                last.lowerBound..<max(last.upperBound, range.upperBound)
        }
        return merged
    }

    func position(of moment: LocalDateTime) -> Int {
        kind.countsDays ? moment.date.number : moment.number
    }

    func end(at position: Int) -> Due.End {
        kind.countsDays
            ? .day(CivilDate(clamping: position)) : .moment(LocalDateTime(clamping: position))
    }

    /// The first position by which `units` have been counted.
    func position(after units: Int) -> Int {
        guard units > 0 else { return start }
        var (position, left) = (start, units)
        for pause in pauses where pause.upperBound > position {
            let open = count(position, max(position, pause.lowerBound))
            guard open < left else { break }
            left -= open
            position = pause.upperBound
        }
        return advance(position, left)
    }

    func counted(until moment: LocalDateTime) -> Int { counted(start, position(of: moment)) }

    /// Units between two positions, pauses left out.
    func counted(_ low: Int, _ high: Int) -> Int {
        guard low < high else { return 0 }
        return pauses.reduce(count(low, high)) { sum, pause in
            let cut = pause.clamped(to: low..<high)
            return cut.isEmpty ? sum : sum - count(cut.lowerBound, cut.upperBound)
        }
    }

    /// Whether a year without a notice was read on the way to a position.
    func touchesUnknownYear(through position: Int) -> Bool {
        guard kind.readsCalendar, position > start else { return false }
        let first = kind.countsDays ? start + 1 : start.floored(by: 86_400).quotient
        let last = kind.countsDays ? position : position.floored(by: 86_400).quotient
        return calendar.touchesUnknownYear(CivilDate(clamping: first), CivilDate(clamping: last))
    }
}

extension ClockRun {
    /// Units between two positions, pauses not looked at.
    private func count(_ low: Int, _ high: Int) -> Int {
        switch kind {
        case .calendarDay, .urgentHour: high - low
        case .workingDay: calendar.table.rank(high) - calendar.table.rank(low)
        case .workingHour: officeSeconds(by: high) - officeSeconds(by: low)
        }
    }

    private func advance(_ position: Int, _ units: Int) -> Int {
        switch kind {
        case .calendarDay, .urgentHour: position + units
        case .workingDay: calendar.table.day(units, after: position)
        case .workingHour: officeMoment(units, after: position)
        }
    }

    // Office seconds up to a moment from a fixed day far off; only differences mean something.
    private func officeSeconds(by moment: Int) -> Int {
        let (day, second) = moment.floored(by: 86_400)
        let hours = calendar.officeHours
        let today = calendar.table.isWorking(day) ? hours.passed(by: second) : 0
        return calendar.table.rank(day - 1) * hours.secondsADay + today
    }

    private func officeMoment(_ units: Int, after moment: Int) -> Int {
        let (day, second) = moment.floored(by: 86_400)
        let hours = calendar.officeHours
        let passed = calendar.table.isWorking(day) ? hours.passed(by: second) : hours.secondsADay
        let today = hours.secondsADay - passed
        guard units > today else { return day * 86_400 + hours.second(reaching: passed + units) }
        let (fullDays, rest) = (units - today - 1).quotientAndRemainder(
            dividingBy: hours.secondsADay)
        let last = calendar.table.day(fullDays + 1, after: day)
        return last * 86_400 + hours.second(reaching: rest + 1)
    }
}
