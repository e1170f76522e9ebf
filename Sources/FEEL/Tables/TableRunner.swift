/// Asks one table once.
struct TableRunner {
    /// A row that fits, or might.
    struct Candidate {
        let row: Int
        let value: Value
    }

    let table: CompiledTable
    let run: Run
    let locals: Locals?
    /// Each row's cells when they are wanted.
    var verdicts: [RowVerdict]?
    private(set) var inputOutcomes: [Outcome] = []
    private var missing: [String] = []
    private var certain: [Int] = []
    private var possible: [Int] = []

    init(_ table: CompiledTable, _ run: Run, _ locals: Locals?) {
        self.table = table
        self.run = run
        self.locals = locals
    }

    mutating func decide() -> TableOutcome {
        guard run.spend(table.rows.count), askInputs() else { return .undetermined }
        for row in table.rows.indices { ask(row) }
        guard let hits = candidates(certain), let maybe = candidates(possible) else {
            return cannotTell
        }
        guard let answer = answer(hits) else { return cannotTell }
        if case .conflict = answer { return answer }
        return maybe.isEmpty || stands(answer, hits, maybe) ? answer : cannotTell
    }

    private var cannotTell: TableOutcome {
        var seen: Set<String> = []
        return .cannotTell(missing: missing.filter { seen.insert($0).inserted })
    }

    /// A step's value and the facts it hangs on.
    private func asked(_ step: Step, _ locals: Locals?) -> (Value, [String]) {
        let mark = run.missing.count
        let value = step(run, locals)
        guard run.missing.count > mark else { return (value, []) }
        let names = Array(run.missing[mark...])
        run.missing.removeSubrange(mark...)
        return (value, names)
    }

    /// `false` when an input has a value it may not have.
    private mutating func askInputs() -> Bool {
        inputOutcomes.reserveCapacity(table.inputs.count)
        var allowed = true
        for input in table.inputs {
            var (value, names) = asked(input.value, locals)
            if let type = input.type {
                value = type.coerced(value, run) ?? run.fail(.nonConforming(type), input.position)
            }
            if let tests = input.allowed, !value.isNull, !tests.allow(value, run) {
                _ = run.fail(.badArgument(value.description), input.position)
                allowed = false
            }
            inputOutcomes.append(Outcome(value: value, missing: names))
        }
        return allowed
    }

    private mutating func ask(_ row: Int) {
        let cells = table.rows[row].cells
        var open: [String] = []
        var excluded = false
        var recorded: [CellVerdict] = []
        for (index, cell) in cells.enumerated() {
            if excluded {
                if verdicts == nil { break }
                recorded.append(.notAsked)
                continue
            }
            let verdict = verdict(cell, inputOutcomes[index])
            if case .unknown(let names) = verdict { open += names }
            excluded = verdict == .excluded
            if verdicts != nil { recorded.append(verdict) }
        }
        verdicts?.append(RowVerdict(cells: recorded))
        if excluded { return }
        if open.isEmpty {
            certain.append(row)
        } else {
            possible.append(row)
            missing += open
        }
    }

    private func verdict(_ cell: CompiledTable.Cell, _ input: Outcome) -> CellVerdict {
        if cell.isAny { return .matched }
        if !input.missing.isEmpty { return .unknown(missing: input.missing) }
        if input.value.isNull, table.strictNull, !cell.mentionsNull { return .excluded }
        let mark = run.missing.count
        let passes = cell.step(run, Locals(input.value, locals)).asBoolean == true
        guard run.missing.count > mark else { return passes ? .matched : .excluded }
        let names = Array(run.missing[mark...])
        run.missing.removeSubrange(mark...)
        return .unknown(missing: names)
    }

    /// The rows with their outputs; `nil` when an output hangs on facts nobody has given.
    private mutating func candidates(_ rows: [Int]) -> [Candidate]? {
        var candidates: [Candidate] = []
        for row in rows {
            guard let value = output(table.rows[row].outputs) else { return nil }
            candidates.append(Candidate(row: row, value: value))
        }
        return candidates
    }

    private mutating func output(_ steps: [Step]) -> Value? {
        var context = Context()
        var only = Value.null
        for (step, output) in zip(steps, table.outputs) {
            let (raw, names) = asked(step, locals)
            guard names.isEmpty else {
                missing += names
                return nil
            }
            only = raw
            if let type = output.type {
                only = type.coerced(raw, run) ?? run.fail(.nonConforming(type), output.position)
            }
            if table.outputs.count > 1 { context[output.name] = only }
        }
        return table.outputs.count > 1 ? .context(context) : only
    }

    /// The answer if exactly these rows fit; `nil` when the default hangs on unknown facts.
    private mutating func answer(_ hits: [Candidate]) -> TableOutcome? {
        guard !hits.isEmpty else {
            if case .collect(.count) = table.hitPolicy, table.defaults == nil {
                return .decided(.whole(0), rows: [])
            }
            guard let defaults = table.defaults else { return .undetermined }
            return output(defaults).map { .decided($0, rows: []) }
        }
        return TableAnswer(table: table, run: run).answer(hits)
    }

    /// Whether the answer stays the same whichever of the possible rows turn out to fit.
    private mutating func stands(
        _ answer: TableOutcome, _ hits: [Candidate], _ maybe: [Candidate]
    ) -> Bool {
        guard case .decided(let value, _) = answer else { return false }
        if hits.count + maybe.count > 1 {
            switch table.hitPolicy {
            case .unique, .ruleOrder, .outputOrder, .collect(nil), .collect(.count): return false
            case .collect(.sum):
                return (hits.isEmpty ? [value] : []).allSatisfy(\.isZero)
                    && maybe.allSatisfy(\.value.isZero)
            case .any, .priority, .first, .collect: break
            }
        }
        return maybe.allSatisfy { one in
            let with = (hits + [one]).sorted { $0.row < $1.row }
            guard case .decided(let other, _)? = self.answer(with) else { return false }
            return other == value
        }
    }
}

extension Value {
    /// Whether this is the number zero.
    fileprivate var isZero: Bool { equals(.whole(0)) == true }
}
