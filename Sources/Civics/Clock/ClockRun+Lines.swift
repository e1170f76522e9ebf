extension ClockRun {
    /// The reckoning day by day, from day zero through the day of `position`.
    func lines(through position: Int, counted before: Int) -> [DueLine] {
        kind.countsDays
            ? dayLines(through: min(position, CivilDate.latest.number), before)
            : timeLines(through: position, before)
    }

    private func dayLines(through position: Int, _ before: Int) -> [DueLine] {
        var lines = [line(start, .dayZero)]
        guard position > start else { return lines }
        var number = before
        for day in start + 1...position {
            if let ground = ground(day) {
                lines.append(line(day, .notCounted(ground)))
            } else {
                number += 1
                lines.append(line(day, .counted(number: number)))
            }
        }
        return lines
    }

    private func ground(_ day: Int) -> DueLine.Ground? {
        if pauses.contains(where: { $0.contains(day - 1) }) { return .suspended }
        guard kind == .workingDay, !calendar.table.isWorking(day) else { return nil }
        return restGround(day)
    }

    private func restGround(_ day: Int) -> DueLine.Ground {
        calendar.dayKind(CivilDate(clamping: day)) == .holiday ? .holiday : .weekend
    }

    private func timeLines(through position: Int, _ before: Int) -> [DueLine] {
        var (lines, total) = ([DueLine](), before)
        let days = (first: start.floored(by: 86_400), last: position.floored(by: 86_400))
        for day in days.first.quotient...min(days.last.quotient, CivilDate.latest.number) {
            let low = max(start, day * 86_400)
            let high = min(position, (day + 1) * 86_400)
            let seconds = counted(low, high)
            total += seconds
            let reckoning: DueLine.Reckoning =
                seconds > 0
                ? .time(counted: seconds, total: total) : .notCounted(idleGround(day, low, high))
            lines.append(line(day, reckoning))
        }
        return lines
    }

    private func idleGround(_ day: Int, _ low: Int, _ high: Int) -> DueLine.Ground {
        guard kind == .workingHour else { return .suspended }
        guard calendar.table.isWorking(day) else { return restGround(day) }
        let isPaused = pauses.contains { low < high && !$0.clamped(to: low..<high).isEmpty }
        return isPaused ? .suspended : .outsideOfficeHours
    }

    private func line(_ number: Int, _ reckoning: DueLine.Reckoning) -> DueLine {
        let day = CivilDate(clamping: number)
        let dayKind = calendar.dayKind(day)
        let isNoticed = dayKind == .holiday || dayKind == .makeUp
        let reads = kind.readsCalendar && reckoning != .dayZero
        return DueLine(
            day: day, reckoning: reckoning, isMakeUp: dayKind == .makeUp,
            provisional: reads && calendar.isProvisional(day),
            source: reads && isNoticed ? calendar.years[day.year]?.source : nil)
    }
}
