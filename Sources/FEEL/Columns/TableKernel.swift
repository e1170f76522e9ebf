/// A table over columns: inputs sorted into regions, row sets intersected, answers by number.
///
/// Answer numbers: a row's own number; then ``fallback``, ``undetermined``, ``cannotTell``; then
/// answers of several rows in the order they were first met.
struct TableKernel: Sendable {
    /// A cell that differs between people.
    struct Cell: Sendable {
        let row: Int
        let input: Int
        let slot: Slot
    }

    let table: DecisionTable
    let inputs: [TableIndex]
    let cells: [Cell]
    /// Each row's result, `nil` when it differs between people.
    let values: [Value?]
    /// The output slots of rows whose result differs.
    let outputs: [Int: [Slot]]
    let defaultValue: Value?
    let width: Int
    let out: Slot
    /// Whether an input has declared values, so that one more bit must always fit.
    let isRestricted: Bool
    /// The row sets of all inputs one after the other, for large tables.
    let masks: [UInt64]
    let summaries: [UInt64]
    /// Where each input's regions begin in them.
    let starts: [Int]
    /// For small tables the answers of all row sets, worked out once for all worksheets.
    private(set) var settled: TableState?

    init(
        _ table: DecisionTable, inputs: [TableIndex], cells: [Cell], values: [Value?],
        outputs: [Int: [Slot]], defaultValue: Value?, width: Int, out: Slot,
        sets: (masks: [UInt64], summaries: [UInt64], starts: [Int])
    ) {
        self.table = table
        (self.inputs, self.cells, self.values, self.outputs) = (inputs, cells, values, outputs)
        (self.defaultValue, self.width, self.out) = (defaultValue, width, out)
        isRestricted = table.inputs.contains { $0.allowed != nil }
        (masks, summaries, starts) = sets
        if isSmall { settled = TableState(self, capacity: 0) }
    }

    var ruleCount: Int { table.rules.count }
    var fallback: Int { ruleCount }
    var undetermined: Int { ruleCount + 1 }
    var cannotTell: Int { ruleCount + 2 }
    var firstSpecial: Int { ruleCount + 3 }
    /// Whether all row sets fit into eight bits.
    var isSmall: Bool { ruleCount < 8 && cells.isEmpty }

    /// The answer when no row fits.
    var none: TableOutcome {
        if let defaultValue { return .decided(defaultValue, rows: []) }
        if case .collect(.count) = table.hitPolicy { return .decided(.whole(0), rows: []) }
        return .undetermined
    }

    /// What certain and possible rows come to; `nil` when a result that differs has to be compared,
    /// which is left to the row interpreter.
    func outcome(_ certain: [Int], _ possible: [Int]) -> TableOutcome? {
        guard let answer = answer(certain) else { return nil }
        if case .conflict = answer { return answer }
        if possible.isEmpty { return answer }
        guard let stands = stands(answer, certain, possible) else { return nil }
        return stands ? answer : .cannotTell(missing: [])
    }

    private func answer(_ rows: [Int]) -> TableOutcome? {
        guard !rows.isEmpty else { return none }
        var hits: [TableRunner.Candidate] = []
        for row in rows {
            guard let value = values[row] else {
                let isConflict = table.hitPolicy == .unique && rows.count > 1
                return isConflict ? .conflict(rows: rows) : nil
            }
            hits.append(TableRunner.Candidate(row: row, value: value))
        }
        let run = Run(Facts())
        return TableAnswer(table: table.compiled, run: run).answer(hits)
    }

    /// Whether the answer stays the same whichever of the possible rows turn out to fit.
    private func stands(
        _ answer: TableOutcome, _ certain: [Int], _ possible: [Int]
    ) -> Bool? {
        switch table.hitPolicy {
        case .unique where certain.count + possible.count > 1: return false
        case .ruleOrder, .outputOrder, .collect(nil), .collect(.count): return false
        case .collect(.sum) where !certain.isEmpty:
            return possible.allSatisfy { values[$0]?.equals(.whole(0)) == true }
        case .unique, .any, .priority, .first, .collect: break
        }
        guard case .decided(let value, _) = answer else { return false }
        if case .collect(.sum) = table.hitPolicy {
            return possible.count == 1 && values[possible[0]] == value
        }
        for row in possible {
            guard let with = self.answer((certain + [row]).sorted()) else { return nil }
            guard case .decided(let other, _) = with, other == value else { return false }
        }
        return true
    }
}

/// What a worksheet remembers of one table between tiles.
struct TableState {
    /// Answers of several rows.
    private(set) var specials: [TableOutcome] = []
    private var seen: [TableOutcome: Int] = [:]
    var single: [UInt64: Int] = [:]
    var pairs: [SIMD2<UInt64>: Int] = [:]
    private var several: [[Int]: Int] = [:]
    /// Results as slots hold them, by output and answer number.
    var picked: [Int: [Worksheet.Picked]] = [:]
    var small: [UInt8] = []
    /// For small tables: row sets, then answer numbers.
    var masks8: [UInt8] = []
    var masks64: [UInt64] = []
    /// For large tables: every input's region of every row, input by input.
    var regions: [Int32] = []
    let none: Int

    init(_ kernel: TableKernel, capacity: Int) {
        if let settled = kernel.settled {
            self = settled
            masks8 = Array(repeating: 0, count: capacity)
            return
        }
        switch kernel.none {
        case .decided where kernel.defaultValue != nil: none = kernel.fallback
        case .decided(let value, let rows):
            specials = [.decided(value, rows: rows)]
            seen = [.decided(value, rows: rows): kernel.firstSpecial]
            none = kernel.firstSpecial
        case .undetermined, .conflict, .cannotTell: none = kernel.undetermined
        }
        if kernel.isSmall {
            small = (0..<256).map { UInt8(truncatingIfNeeded: code(of: UInt64($0), kernel)) }
        } else if kernel.width == 1 {
            masks64 = Array(repeating: 0, count: capacity)
        } else {
            regions = Array(repeating: 0, count: capacity * kernel.inputs.count)
        }
    }

    /// The answer number of rows that fit for certain, given as a row set.
    mutating func code(of mask: UInt64, _ kernel: TableKernel) -> Int {
        let allowed = UInt64(1) << UInt64(kernel.ruleCount)
        guard mask & allowed != 0 else { return kernel.undetermined }
        let rows = mask & (allowed - 1)
        if rows == 0 { return none }
        if rows & (rows - 1) == 0, !kernel.table.hitPolicy.gathers {
            return rows.trailingZeroBitCount
        }
        if kernel.table.hitPolicy == .first { return rows.trailingZeroBitCount }
        if let known = single[rows] { return known }
        let certain = (0..<kernel.ruleCount).filter { rows >> UInt64($0) & 1 == 1 }
        let code = code(kernel.outcome(certain, []), kernel)
        single[rows] = code
        return code
    }

    /// The answer number of rows that fit for certain, given one by one.
    mutating func code(of hits: [Int], _ kernel: TableKernel) -> Int {
        guard let first = hits.first else { return none }
        if kernel.table.hitPolicy == .first { return first }
        if let known = several[hits] { return known }
        let code = code(kernel.outcome(hits, []), kernel)
        several[hits] = code
        return code
    }

    /// The number of an answer; -1 when the row interpreter has to say.
    mutating func code(_ outcome: TableOutcome?, _ kernel: TableKernel) -> Int {
        switch outcome {
        case nil: return -1
        case .undetermined: return kernel.undetermined
        case .cannotTell: return kernel.cannotTell
        case .decided(_, let rows) where rows.isEmpty && kernel.defaultValue != nil:
            return kernel.fallback
        case .decided(_, let rows) where rows.count == 1 && !kernel.table.hitPolicy.gathers:
            return rows[0]
        case .decided(let value, let rows): return number(of: .decided(value, rows: rows), kernel)
        case .conflict(let rows): return number(of: .conflict(rows: rows), kernel)
        }
    }

    private mutating func number(of outcome: TableOutcome, _ kernel: TableKernel) -> Int {
        if let known = seen[outcome] { return known }
        specials.append(outcome)
        seen[outcome] = kernel.firstSpecial + specials.count - 1
        return kernel.firstSpecial + specials.count - 1
    }
}

extension HitPolicy {
    /// Whether even one row's result is made into something else.
    var gathers: Bool {
        switch self {
        case .unique, .any, .priority, .first: false
        case .ruleOrder, .outputOrder, .collect: true
        }
    }
}
