extension Run {
    /// How deep values may hold each other.
    static let valueDepth = 1_000

    /// Whether a value is small enough to be walked through, counted as work.
    ///
    /// A short text can make a list that holds another twice, which holds another twice, and so on:
    /// small in memory, endless to print or compare.
    func admits(_ value: Value) -> Bool {
        switch value {
        case .list, .context: break
        case .null, .boolean, .number, .string, .date, .time, .dateTime, .yearMonthDuration,
            .dayTimeDuration, .range, .function:
            return true
        }
        var budget = options.sizeLimit
        value.weigh(&budget, depth: 0)
        return budget >= 0 && spend(options.sizeLimit - budget)
    }
}

extension Value {
    /// Takes the number of values inside from the budget, stopping below zero.
    fileprivate func weigh(_ budget: inout Int, depth: Int) {
        let parts: [Value]
        switch self {
        case .list(let items): parts = items
        case .context(let context): parts = context.values
        case .null, .boolean, .number, .string, .date, .time, .dateTime, .yearMonthDuration,
            .dayTimeDuration, .range, .function:
            return
        }
        budget -= parts.count
        if depth >= Run.valueDepth { budget = -1 }
        for part in parts {
            guard budget >= 0 else { return }
            part.weigh(&budget, depth: depth + 1)
        }
    }
}
