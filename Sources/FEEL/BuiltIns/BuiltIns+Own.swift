extension BuiltIns {
    /// What Chinese policy documents count with, beyond the standard.
    static let own: [BuiltIn] = [
        BuiltIn("周岁", ["出生日期", "基准日"], ["born", "on"], gives: .integer) {
            call throws(Fault) in
            .whole(try completedMonths(call) / 12)
        },
        BuiltIn("足月", ["起", "止"], ["from", "to"], gives: .integer) { call throws(Fault) in
            .whole(try completedMonths(call))
        },
        BuiltIn("每月", ["起", "止"], ["from", "to"], gives: .list(.date)) { call throws(Fault) in
            try eachMonth(call)
        },
        BuiltIn("分段累进", ["x", "表"], ["amount", "brackets"], gives: .number) {
            call throws(Fault) in
            try progressive(call)
        },
    ]

    /// Whole months from the first day to the second; a start the month lacks completes as
    /// ``EvaluationOptions/birthday`` says. Null when the second day comes first.
    private static func completedMonths(_ call: BuiltInCall) throws(Fault) -> Int {
        let (from, to) = (try call.date(0), try call.date(1))
        guard from <= to else { throw .badArgument("\(to) is before \(from)") }
        return from.months(until: to, rounding: call.options.birthday)
    }

    /// The start and the same day of each following month up to the end, the end included.
    private static func eachMonth(_ call: BuiltInCall) throws(Fault) -> Value {
        let (from, to) = (try call.date(0), try call.date(1))
        guard from <= to else { return [] }
        let months = (to.year - from.year) * 12 + to.month - from.month
        try call.sized(months)
        var days: [Value] = []
        for month in 0...months {
            let day = from.adding(months: month, rounding: call.options.monthEnd)
            if let day, day <= to { days.append(.date(day)) }
        }
        return .list(days)
    }

    /// Each part of an amount at the rate of its bracket: `[{起: 0, 率: 0.03}, {起: 36000, 率: 0.1}]`.
    ///
    /// Brackets begin at rising amounts; what lies below the first is free.
    private static func progressive(_ call: BuiltInCall) throws(Fault) -> Value {
        let amount = try call.number(0)
        var brackets: [(start: Number, rate: Number)] = []
        for item in try call.list(1) {
            guard case .context(let row) = item,
                case .number(let start)? = row["起"] ?? row["from"],
                case .number(let rate)? = row["率"] ?? row["rate"]
            else { throw .badArgument("a bracket needs 起 and 率") }
            if let last = brackets.last, start <= last.start {
                throw .badArgument("brackets must begin at rising amounts")
            }
            brackets.append((start, rate))
        }
        var total = Number.zero
        for (index, bracket) in brackets.enumerated() where amount > bracket.start {
            let next = index + 1 < brackets.count ? brackets[index + 1].start : amount
            guard
                let part = min(next, amount).subtracting(bracket.start)?
                    .multiplied(by: bracket.rate), let sum = total.adding(part)
            else { throw .outOfRange }
            total = sum
        }
        return .number(total)
    }
}
