import FEEL

/// A line of values and where to look on it: at each cut, and once between neighbouring cuts.
enum Scale {
    case whole, decimal, date

    /// Samples in ascending order: below the first cut, at each, between each two, above the last.
    func samples(_ cuts: [Value]) -> [Value] {
        switch self {
        case .whole: wholeNumbers(cuts)
        case .decimal: decimals(cuts)
        case .date: dates(cuts)
        }
    }

    private func numbers(_ cuts: [Value]) -> [Number] {
        var numbers: [Number] = []
        for cut in cuts {
            if case .number(let number) = cut, !numbers.contains(number) { numbers.append(number) }
        }
        return numbers.sorted()
    }

    private func wholeNumbers(_ cuts: [Value]) -> [Value] {
        var samples: Set<Number> = []
        for cut in numbers(cuts) {
            guard let floor = cut.rounded(scale: 0, .floor) else { continue }
            for step in -1...1 {
                if let near = floor.adding(Number(step)) { samples.insert(near) }
            }
            if let above = floor.adding(Number(2)), floor != cut { samples.insert(above) }
        }
        if samples.isEmpty { samples.insert(0) }
        return samples.sorted().map { .number($0) }
    }

    private func decimals(_ cuts: [Value]) -> [Value] {
        let cuts = numbers(cuts)
        guard let first = cuts.first, let last = cuts.last else { return [0] }
        var samples: [Number] = [first.subtracting(1)].compactMap(\.self)
        for (index, cut) in cuts.enumerated() {
            samples.append(cut)
            if index + 1 < cuts.count, let between = Self.between(cut, cuts[index + 1]) {
                samples.append(between)
            }
        }
        samples += [last.adding(1)].compactMap(\.self)
        return samples.map { .number($0) }
    }

    /// A short number between two: just above the lower one, where that still fits.
    private static func between(_ lower: Number, _ upper: Number) -> Number? {
        for step in ["1", "0.01", "0.0001"] {
            if let step = Number(step), let near = lower.adding(step), near < upper { return near }
        }
        guard let sum = lower.adding(upper) else { return nil }
        return sum.divided(by: 2)
    }

    private func dates(_ cuts: [Value]) -> [Value] {
        var days: Set<Int> = []
        for cut in cuts {
            guard case .date(let date) = cut else { continue }
            days.formUnion([date.dayNumber - 1, date.dayNumber, date.dayNumber + 1])
        }
        if days.isEmpty { days.insert(0) }
        return days.sorted().compactMap { CalendarDate(dayNumber: $0).map { .date($0) } }
    }
}
