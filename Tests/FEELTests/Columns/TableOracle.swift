import FEEL

/// A second implementation of decision tables, over plain numbers, that tries every row of the table.
///
/// It shares nothing with the language: cells are models of their own, values are whole numbers and
/// `nil` is null. Only the texts given to the language are made from it.
struct TableOracle {
    enum Cell: Hashable {
        case any
        case equal(Int)
        case oneOf([Int])
        case between(Int, Int, lowClosed: Bool, highClosed: Bool)
        case below(Int)
        case atLeast(Int)
        case not(Int)
        case null
        case valueOrNull(Int)

        /// Null passes only a cell that says so.
        func passes(_ value: Int?) -> Bool {
            guard let value else {
                switch self {
                case .any, .null, .valueOrNull: return true
                case .equal, .oneOf, .between, .below, .atLeast, .not: return false
                }
            }
            switch self {
            case .any: return true
            case .equal(let one), .valueOrNull(let one): return value == one
            case .oneOf(let some): return some.contains(value)
            case .between(let low, let high, let lowClosed, let highClosed):
                return (lowClosed ? value >= low : value > low)
                    && (highClosed ? value <= high : value < high)
            case .below(let limit): return value < limit
            case .atLeast(let limit): return value >= limit
            case .not(let one): return value != one
            case .null: return false
            }
        }

        var hasOrder: Bool {
            switch self {
            case .between, .below, .atLeast: true
            case .any, .equal, .oneOf, .not, .null, .valueOrNull: false
            }
        }
    }

    enum Answer: Hashable {
        case decided([Int?], rows: [Int], isList: Bool)
        case conflict([Int])
        case undetermined
    }

    let policy: HitPolicy
    let rows: [(cells: [Cell], output: Int?)]
    /// Outputs from the highest priority down.
    let order: [Int]
    let fallback: Int?

    func answer(_ inputs: [Int?]) -> Answer {
        let hits = rows.indices.filter { row in
            zip(rows[row].cells, inputs).allSatisfy { $0.passes($1) }
        }
        if hits.isEmpty { return ofNothing }
        let values = hits.map { rows[$0].output }
        switch policy {
        case .unique:
            return hits.count == 1 ? one(values[0], hits) : .conflict(hits)
        case .any: return Set(values).count == 1 ? one(values[0], hits) : .conflict(hits)
        case .first: return one(values[0], [hits[0]])
        case .priority:
            let best = ranked(hits)[0]
            return one(rows[best].output, [best])
        case .ruleOrder, .collect(nil): return .decided(values, rows: hits, isList: true)
        case .outputOrder:
            let sorted = ranked(hits)
            return .decided(sorted.map { rows[$0].output }, rows: sorted, isList: true)
        case .collect(let aggregator?): return one(aggregate(values, aggregator), hits)
        }
    }

    private func one(_ value: Int?, _ rows: [Int]) -> Answer {
        .decided([value], rows: rows, isList: false)
    }

    private var ofNothing: Answer {
        if let fallback { return one(fallback, []) }
        if case .collect(.count) = policy { return one(0, []) }
        return .undetermined
    }

    private func ranked(_ hits: [Int]) -> [Int] {
        var left = hits
        var sorted: [Int] = []
        while !left.isEmpty {
            var best = 0
            for place in left.indices where rank(left[place]) < rank(left[best]) { best = place }
            sorted.append(left.remove(at: best))
        }
        return sorted
    }

    private func rank(_ row: Int) -> Int {
        rows[row].output.flatMap { order.firstIndex(of: $0) } ?? order.count
    }

    /// A null among the outputs leaves no total.
    private func aggregate(_ values: [Int?], _ aggregator: Aggregator) -> Int? {
        if aggregator == .count { return values.count }
        var known: [Int] = []
        for value in values {
            guard let value else { return nil }
            known.append(value)
        }
        switch aggregator {
        case .sum: return known.reduce(0, +)
        case .min: return known.min()
        case .max: return known.max()
        case .count: return known.count
        }
    }
}

/// How a whole number stands for a value of a type in the language.
enum OracleType: String, CaseIterable, Sendable {
    case integer, money, text, truth, date, months, seconds

    func literal(_ number: Int) -> String {
        switch self {
        case .integer: "\(number)"
        case .money: "\(number).25"
        case .text: "\"词\(number)\""
        case .truth: number > 1 ? "true" : "false"
        case .date: "@\"19\(60 + number)-02-28\""
        case .months: "@\"P\(number + 1)M\""
        case .seconds: "@\"P\(number + 1)DT5S\""
        }
    }

    var hasOrder: Bool {
        switch self {
        case .integer, .money, .date, .months, .seconds: true
        case .text, .truth: false
        }
    }

    /// The numbers that stand for different values.
    var numbers: [Int] { self == .truth ? [1, 2] : Array(0..<6) }

    var column: ColumnType {
        switch self {
        case .integer: .integer
        case .money: .money
        case .text: .text
        case .truth: .boolean
        case .date: .date
        case .months: .yearMonthDuration
        case .seconds: .dayTimeDuration
        }
    }

    func text(_ cell: TableOracle.Cell) -> String {
        switch cell {
        case .any: "-"
        case .equal(let one): literal(one)
        case .oneOf(let some): some.map(literal).joined(separator: ", ")
        case .between(let low, let high, let lowClosed, let highClosed):
            (lowClosed ? "[" : "(") + literal(low) + ".." + literal(high) + (highClosed ? "]" : ")")
        case .below(let limit): "< " + literal(limit)
        case .atLeast(let limit): ">= " + literal(limit)
        case .not(let one): "not(" + literal(one) + ")"
        case .null: "null"
        case .valueOrNull(let one): literal(one) + ", null"
        }
    }
}
