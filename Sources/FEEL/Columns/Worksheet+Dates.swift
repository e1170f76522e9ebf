extension Worksheet {
    private static let farthest: Int64 = 2_000_000_000

    func performDate(_ step: Instruction) {
        join(step.out, step.a, step.b)
        for word in 0..<span { one(step.out)[word] = one(step.a)[word] & one(step.b)[word] }
        switch step.operation {
        case .datePart: datePart(step)
        case .monthsBetween: monthsBetween(step)
        case .makeDate: makeDate(step)
        case .addMonths: addMonths(step)
        case .addSeconds: addSeconds(step)
        default:
            let (a, b, out) = (units(step.a), units(step.b), units(step.out))
            for row in 0..<rows { out[row] = (a[row] &- b[row]) &* 86_400 }
        }
    }

    private func drop(_ out: Slot, _ row: Int) {
        one(out)[row >> 6] &= ~(UInt64(1) << UInt64(row & 63))
    }

    private func datePart(_ step: Instruction) {
        join(step.out, step.a)
        for word in 0..<span { one(step.out)[word] = one(step.a)[word] }
        let (a, out) = (units(step.a), units(step.out))
        switch DatePart(rawValue: step.k) ?? .year {
        case .year: for row in 0..<rows { out[row] = CivilDay(a[row]).year }
        case .month: for row in 0..<rows { out[row] = CivilDay(a[row]).month }
        case .day: for row in 0..<rows { out[row] = CivilDay(a[row]).day }
        case .weekday:
            for row in 0..<rows {
                let rest = (a[row] + 3) % 7
                out[row] = (rest < 0 ? rest + 7 : rest) + 1
            }
        case .dayOfYear:
            for row in 0..<rows {
                out[row] =
                    a[row] - CivilDay(year: CivilDay(a[row]).year, month: 1, day: 1).number + 1
            }
        case .weekOfYear:
            for row in 0..<rows {
                out[row] = Int64(CalendarDate(dayNumber: Int(a[row]))?.weekOfYear ?? 1)
            }
        }
    }

    /// With `k` 0 the months may be negative; with 1 or 2 there are none when the end comes first.
    private func monthsBetween(_ step: Instruction) {
        let (a, b, out) = (units(step.a), units(step.b), units(step.out))
        let up = step.k != 1
        var (lastNumber, last) = (Int64.min, CivilDay(0))
        for row in 0..<rows {
            if b[row] != lastNumber { (lastNumber, last) = (b[row], CivilDay(b[row])) }
            let from = CivilDay(a[row])
            if a[row] <= b[row] {
                out[row] = from.months(until: last, up: up)
            } else if step.k == 0 {
                out[row] = 0 - last.months(until: from, up: true)
            } else {
                drop(step.out, row)
            }
        }
    }

    private func makeDate(_ step: Instruction) {
        join(step.out, step.a, step.b)
        if hangs(step.c) {
            for word in 0..<span {
                gone(step.out)[word] = gone(step.out, word) | gone(step.c)[word]
            }
            setHangs(step.out, true)
        }
        let (years, months, days) = (units(step.a), units(step.b), units(step.c))
        for word in 0..<span { one(step.out)[word] &= one(step.c)[word] }
        for row in 0..<rows where has(one(step.out), row) {
            let (year, month, day) = (years[row], months[row], days[row])
            guard (1...12).contains(month), (1...31).contains(day) else {
                drop(step.out, row)
                continue
            }
            guard abs(year.clamped) < 1_000_000 else {
                markRedo(row)
                continue
            }
            if day > CivilDay.last(month, year) { drop(step.out, row) }
            units(step.out)[row] = CivilDay(year: year, month: month, day: day).number
        }
    }

    private func addMonths(_ step: Instruction) {
        let (a, b, out) = (units(step.a), units(step.b), units(step.out))
        for row in 0..<rows where has(one(step.out), row) {
            guard abs(b[row].clamped) < 12_000_000, abs(a[row]) < Worksheet.farthest / 8 else {
                markRedo(row)
                continue
            }
            let from = CivilDay(a[row])
            let total = from.year * 12 + from.month - 1 + b[row] * step.k
            let year = total >= 0 ? total / 12 : (total - 11) / 12
            let month = total - year * 12 + 1
            let last = CivilDay.last(month, year)
            let isMissing = from.day > last
            let day = CivilDay(year: year, month: month, day: isMissing ? last : from.day).number
            out[row] = isMissing && step.l == 1 ? day + 1 : day
        }
    }

    private func addSeconds(_ step: Instruction) {
        let (a, b, out) = (units(step.a), units(step.b), units(step.out))
        for row in 0..<rows where has(one(step.out), row) {
            guard abs(b[row].clamped) < Worksheet.farthest * 80_000 else {
                markRedo(row)
                continue
            }
            let moved = a[row] * 86_400 + b[row] * step.k
            let day = moved >= 0 ? moved / 86_400 : (moved - 86_399) / 86_400
            out[row] = day
            if abs(day) > Worksheet.farthest { markRedo(row) }
        }
    }
}

extension Int64 {
    /// The number, with the one that has no counterpart moved by one.
    fileprivate var clamped: Int64 { Swift.max(self, -Int64.max) }
}
