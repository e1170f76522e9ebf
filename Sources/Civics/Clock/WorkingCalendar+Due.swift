extension WorkingCalendar {
    /// When a limit ends that started at `from`.
    ///
    /// Day kinds: the day of `from` is day zero, the end is the limit-th counted day after it.
    /// Hour kinds: the end is the first moment when that much has been counted, so four working
    /// hours from 08:00 end at 12:00, not at 14:00.
    ///
    /// - Parameters:
    ///   - notCounted: Time that stands still, in any order, overlapping as it may.
    ///   - elapsed: Days, or seconds for the hour kinds, counted before `from`: for a clock that
    ///     goes on under a new limit or calendar. More than the limit ends at `from`.
    ///   - explained: Whether ``Due/lines`` are wanted; without them the cost is below a microsecond.
    /// - Returns: Never earlier than `from`; at the latest in the year 9999, then provisional.
    public func due(
        _ limit: Limit, from: LocalDateTime, notCounted: [Pause] = [], elapsed: Int = 0,
        explained: Bool = false
    ) -> Due {
        let run = ClockRun(calendar: self, kind: limit.kind, from: from, pauses: notCounted)
        let before = ClockRun.bounded(elapsed)
        let position = run.position(after: max(limit.units - before, 0))
        let end = run.end(at: position)
        return Due(
            end: end, provisional: run.touchesUnknownYear(through: position),
            lines: explained ? run.lines(through: position, counted: before) : [])
    }

    /// The last working day on which something accepted on a day may still be answered.
    ///
    ///     calendar.dueDate(accepted: 2026-09-18, within: 10)   // 2026-10-09, over the holiday week
    ///
    /// - Parameter days: Working days, 0...36 600, beyond which the nearest bound is taken; zero
    ///   means the same day.
    public func dueDate(
        accepted: CivilDate, within days: Int, notCounted: [Pause] = []
    ) -> Due {
        due(
            Limit(clamping: days, .workingDay), from: LocalDateTime(accepted),
            notCounted: notCounted)
    }

    /// The first moment by which so many minutes of office time have passed.
    public func instantDue(
        from: LocalDateTime, workingMinutes: Int, notCounted: [Pause] = []
    ) -> Due {
        due(Limit(clamping: workingMinutes, .workingHour), from: from, notCounted: notCounted)
    }

    /// The first moment by which so many minutes have passed, nights and holidays counted.
    public func instantDue(
        from: LocalDateTime, urgentMinutes: Int, notCounted: [Pause] = []
    ) -> Due {
        due(Limit(clamping: urgentMinutes, .urgentHour), from: from, notCounted: notCounted)
    }

    /// What a clock has counted from one moment to another, pauses left out.
    ///
    /// - Returns: Days, or seconds for the hour kinds; zero when `to` is not later.
    public func elapsed(
        _ kind: ClockKind, from: LocalDateTime, to: LocalDateTime, notCounted: [Pause] = []
    ) -> Int {
        ClockRun(calendar: self, kind: kind, from: from, pauses: notCounted).counted(until: to)
    }

    /// How far a limit has come at a moment, and so what is left of it.
    ///
    /// - Parameter elapsed: Days, or seconds for the hour kinds, counted before `from`.
    public func remaining(
        _ limit: Limit, from: LocalDateTime, at moment: LocalDateTime, notCounted: [Pause] = [],
        elapsed: Int = 0
    ) -> Progress {
        let run = ClockRun(calendar: self, kind: limit.kind, from: from, pauses: notCounted)
        return Progress(
            kind: limit.kind, limit: limit.units,
            elapsed: ClockRun.bounded(elapsed) + run.counted(until: moment),
            provisional: run.touchesUnknownYear(through: run.position(of: moment)))
    }
}

extension Limit {
    /// The limit nearest to `amount` that can be held.
    init(clamping amount: Int, _ kind: ClockKind) {
        let bound = kind.countsDays ? Self.longest.days : Self.longest.minutes
        self.init(unchecked: min(max(amount, 0), bound), kind)
    }
}
