/// Builds the column form of one table.
struct TableBuilding {
    let builder: PlanBuilder
    let table: DecisionTable
    let width: Int
    private let run: Run
    private var cells: [TableKernel.Cell] = []

    init(_ builder: PlanBuilder, _ table: DecisionTable) throws(NotVectorisable) {
        self.builder = builder
        self.table = table
        width = (table.rules.count + 64) / 64
        run = Run(
            Facts(
                known: builder.layout.constants, asOf: builder.layout.asOf,
                options: builder.layout.options))
        guard table.rules.count <= 100_000 else {
            throw NotVectorisable(.size("a table has more than 100000 rows"), .start)
        }
    }

    mutating func kernel() throws(NotVectorisable) -> TableKernel {
        var inputs: [TableIndex] = []
        for index in table.inputs.indices { inputs.append(try input(index)) }
        var values: [Value?] = []
        var slots: [Int: [Slot]] = [:]
        for (row, rule) in table.rules.enumerated() {
            if let value = fixed(rule.outputs) {
                values.append(value)
                continue
            }
            values.append(nil)
            slots[row] = try outputSlots(rule)
        }
        let fallback = try defaultValue()
        let isRestricted = table.inputs.contains { $0.allowed != nil }
        let sets = laidOut(inputs, isRestricted)
        return TableKernel(
            table, inputs: inputs, cells: cells, values: values, outputs: slots,
            defaultValue: fallback, width: width, out: builder.slot(.number(0)), sets: sets)
    }

    /// Row sets of all inputs one after the other; without declared values the bit that must always
    /// fit is left out, so that its word need not be looked at.
    private func laidOut(
        _ inputs: [TableIndex], _ isRestricted: Bool
    ) -> (masks: [UInt64], summaries: [UInt64], starts: [Int]) {
        guard width > 1 else { return ([], [], []) }
        let group = (width + 63) / 64
        let last = table.rules.count
        var (masks, summaries, starts): ([UInt64], [UInt64], [Int]) = ([], [], [])
        for input in inputs {
            starts.append(summaries.count)
            for region in 0...input.regions {
                var rows = Array(input.masks[region * width..<(region + 1) * width])
                if !isRestricted { rows[last >> 6] &= ~(UInt64(1) << UInt64(last & 63)) }
                var summary: UInt64 = 0
                for word in 0..<width where rows[word] != 0 {
                    summary |= UInt64(1) << UInt64(word / group)
                }
                masks += rows
                summaries.append(summary)
            }
        }
        return (masks, summaries, starts)
    }

    // MARK: Inputs

    private mutating func input(_ index: Int) throws(NotVectorisable) -> TableIndex {
        let input = table.inputs[index]
        let slot = try builder.compile(input.expression.syntax)
        let kind = builder.kind(slot)
        let words = try suits(kind, input)
        let builder = self.builder
        var reading = CellReading(kind) { builder.constant($0) }
        for word in words ?? [] { _ = reading.number(of: word) }
        var columns = RowSets(width: width, rules: table.rules.count)
        var known: [UnaryTests: RowSets.Cell] = [:]
        for (row, rule) in table.rules.enumerated() {
            let tests = rule.cells[index]
            let cell = known[tests] ?? self.cell(tests, kind, &reading)
            known[tests] = cell
            columns.add(cell, row)
            if case .asked = cell {
                let place = tests.position
                let asked = try builder.truth(tests.tests, slot, place)
                cells.append(TableKernel.Cell(row: row, input: index, slot: asked))
            }
        }
        columns.add(try allowed(input, kind, &reading), table.rules.count, unknownPasses: true)
        return try region(slot, kind, columns, reading, words)
    }

    private func cell(
        _ tests: UnaryTests, _ kind: SlotKind, _ reading: inout CellReading
    ) -> RowSets.Cell {
        if tests.isAny { return .any }
        let nullAsks = table.compiled.strictNull && !tests.mentionsNull
        if kind != .wide, kind != .nothing, let units = reading.units(passing: tests.tests) {
            let passes = tests.verdict(on: .null, run).asBoolean == true
            let truths = IntervalSet(Bounds(low: 0, high: 1))
            let kept = kind == .boolean ? units.intersection(truths) : units
            return .units(kept, null: passes && !nullAsks)
        }
        return .asked(null: !nullAsks)
    }

    /// The values an input may have, as one more row that must always fit.
    private func allowed(
        _ input: DecisionTable.Input, _ kind: SlotKind, _ reading: inout CellReading
    ) throws(NotVectorisable) -> RowSets.Cell {
        guard let tests = input.allowed else { return .any }
        guard let units = reading.units(passing: tests.tests) else {
            throw NotVectorisable(.form("these allowed values"), input.position)
        }
        let truths = IntervalSet(Bounds(low: 0, high: 1))
        return .units(kind == .boolean ? units.intersection(truths) : units, null: true)
    }

    /// Whether an input's declared type changes nothing, or which words it leaves.
    private func suits(
        _ kind: SlotKind, _ input: DecisionTable.Input
    ) throws(NotVectorisable) -> [String]? {
        switch (input.type, kind) {
        case (nil, _), (.any?, _), (.boolean?, .boolean), (.string?, .text), (.date?, .date),
            (.yearMonthDuration?, .months), (.dayTimeDuration?, .seconds), (.number?, .number),
            (.number?, .wide), (.money?, .number), (.money?, .wide), (.integer?, .number(0)):
            return nil
        case (.enumeration(let words)?, .text): return words
        default:
            throw NotVectorisable(.types("an input's declared type and \(kind)"), input.position)
        }
    }

    private func region(
        _ slot: Slot, _ kind: SlotKind, _ sets: RowSets, _ reading: CellReading,
        _ words: [String]?
    ) throws(NotVectorisable) -> TableIndex {
        let cuts = kind == .boolean ? [1] : sets.cuts
        guard (cuts.count + 2) * width <= 8_000_000 else {
            throw NotVectorisable(.size("a table has too many different bounds"), .start)
        }
        var search: TableIndex.Search = kind == .boolean ? .truth : TableIndex.search(cuts)
        var slot = slot
        if kind == .text {
            slot = regions(of: slot, cuts, reading.words, only: words)
            search = .ready
        }
        return TableIndex(
            slot: slot, search: search, cuts: cuts, masks: sets.masks(cuts), width: width,
            indifferent: sets.indifferent)
    }

    /// Each word's region, found once for each word; words a declared enumeration lacks are null.
    private func regions(
        of slot: Slot, _ cuts: [Int64], _ numbers: [String: Int64], only: [String]?
    ) -> Slot {
        let others = Int64(numbers.count)
        let declared = only.map { Set($0) }
        let builder = self.builder
        let table = builder.textTable(
            TextTable { word in
                if let declared, !declared.contains(word) { return .nothing }
                return .units(Int64(TableIndex.region(of: numbers[word] ?? others, cuts)))
            })
        return builder.emit(.textNumber, .number(0), a: slot, k: table)
    }

    // MARK: Outputs

    /// A row's result when it is the same for everybody.
    private func fixed(_ outputs: [Expression]) -> Value? {
        var context = Context()
        var only = Value.null
        for (expression, output) in zip(outputs, table.outputs) {
            guard let value = builder.constant(expression.syntax) else { return nil }
            only = output.type.map { $0.coerced(value, run) ?? .null } ?? value
            context[output.name] = only
        }
        return table.outputs.count > 1 ? .context(context) : only
    }

    private func defaultValue() throws(NotVectorisable) -> Value? {
        guard table.outputs.contains(where: { $0.defaultValue != nil }) else { return nil }
        let null = Expression(Syntax(.literal(.null), at: .start))
        guard let value = fixed(table.outputs.map { $0.defaultValue ?? null }) else {
            throw NotVectorisable(
                .form("a default that differs between people"), table.outputs[0].position)
        }
        return value
    }

    private func outputSlots(_ rule: DecisionTable.Rule) throws(NotVectorisable) -> [Slot] {
        guard table.hitPolicy == .unique || table.hitPolicy == .first else {
            throw NotVectorisable(
                .form("a result that differs between people under \(table.hitPolicy.sign)"),
                rule.position)
        }
        var slots: [Slot] = []
        for (expression, output) in zip(rule.outputs, table.outputs) {
            let slot = try builder.compile(expression.syntax)
            switch (output.type, builder.kind(slot)) {
            case (nil, _), (.any?, _), (.boolean?, .boolean), (.string?, .text), (.date?, .date),
                (.number?, .number), (.number?, .wide), (.money?, .number), (.money?, .wide),
                (.integer?, .number(0)), (.yearMonthDuration?, .months),
                (.dayTimeDuration?, .seconds):
                slots.append(slot)
            default:
                throw NotVectorisable(.types("an output's declared type"), output.position)
            }
        }
        return slots
    }
}
