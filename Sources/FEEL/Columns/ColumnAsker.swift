/// Asks a program about one row at a time, without building anything for each question.
///
/// Not for several tasks at once: give each its own.
public final class ColumnAsker {
    /// A fact a step reads.
    private struct Load {
        let kind: SlotKind
        let out: Slot
        var place = -1
    }

    private let program: ColumnProgram
    private let sheet: Worksheet
    private var loads: [Load] = []
    private var names: [String] = []
    private let steps: [Instruction]
    /// Columns of one row for the relations; the other columns stay empty.
    private var columns: [Column]
    private let relations: [Int]
    private var vocabulary: Vocabulary?

    init(_ kernel: ColumnKernel) {
        program = kernel.program
        let plan = kernel.program.plan
        sheet = Worksheet(plan, capacity: 1, texts: kernel.texts)
        columns = kernel.program.layout.fields.map { Column($0.type) }
        relations = plan.relations.map(\.field)
        steps = plan.instructions.filter { $0.operation != .load && !$0.operation.isConstant }
        for step in plan.instructions where step.operation == .load {
            names.append(kernel.program.layout.fields[Int(step.k)].name)
            loads.append(Load(kind: plan.kinds[Int(step.out)], out: step.out))
        }
    }

    /// What the expression comes to, by its place among the definitions.
    public func outcome(of index: Int = 0, in scope: some Scope) -> Outcome {
        guard program.outputs.indices.contains(index),
            case .slot(let slot) = program.outputs[index], work(scope), !hangs(slot)
        else { return slowly(index, scope) }
        return Outcome(value: value(slot))
    }

    /// What the table says, by its place among the definitions.
    public func decision(of index: Int = 0, in scope: some Scope) -> TableOutcome {
        guard program.outputs.indices.contains(index),
            case .table(let table, let picks) = program.outputs[index], table >= 0, work(scope)
        else { return slowTable(index, scope) }
        let kernel = program.plan.tables[table]
        let code = sheet.code(table, 0)
        if code == kernel.cannotTell { return slowTable(index, scope) }
        if code < kernel.ruleCount {
            if let value = kernel.values[code] { return .decided(value, rows: [code]) }
            return .decided(assembled(picks, kernel), rows: [code])
        }
        if code == kernel.fallback { return .decided(kernel.defaultValue ?? .null, rows: []) }
        if code == kernel.undetermined { return .undetermined }
        return sheet.tableStates[table].specials[code - kernel.firstSpecial]
    }

    private func assembled(_ picks: [Slot], _ kernel: TableKernel) -> Value {
        guard kernel.table.outputs.count > 1 else { return picks.first.map(value) ?? .null }
        let names = kernel.table.outputs.map(\.name)
        return .context(Context(Array(zip(names, picks.map(value)))))
    }

    private func hangs(_ slot: Slot) -> Bool { sheet.hangs(slot) && sheet.has(sheet.gone(slot), 0) }

    private func slowly(_ index: Int, _ scope: some Scope) -> Outcome {
        let answers = program.rows.answers(Declared(scope, program.layout))
        guard answers.indices.contains(index), case .value(let outcome) = answers[index] else {
            return Outcome(value: .null)
        }
        return outcome
    }

    private func slowTable(_ index: Int, _ scope: some Scope) -> TableOutcome {
        let answers = program.rows.answers(Declared(scope, program.layout))
        guard answers.indices.contains(index), case .table(let outcome) = answers[index] else {
            return .undetermined
        }
        return outcome
    }

    /// `false` when the row interpreter has to say.
    private func work(_ scope: some Scope) -> Bool {
        let known = scope.vocabulary
        if let known, known !== vocabulary { find(known) }
        sheet.begin(1)
        for index in loads.indices {
            let load = loads[index]
            let fact =
                known != nil && load.place >= 0
                ? scope.fact(at: load.place) : scope.fact(named: names[index])
            guard sheet.put(fact, load.kind, load.out) else { return false }
        }
        for field in relations {
            let fact = scope.fact(named: program.layout.fields[field].name)
            guard columns[field].rebuild(fact, &sheet.texts) else { return false }
        }
        for step in steps { sheet.perform(step, columns, 0, false) }
        return sheet.redo[0] & 1 == 0
    }

    /// Finds the facts' places once for all scopes with the same vocabulary.
    private func find(_ known: Vocabulary) {
        vocabulary = known
        for index in loads.indices { loads[index].place = known.slot(of: names[index]) ?? -1 }
    }

    private func value(_ slot: Slot) -> Value {
        let kind = sheet.plan.kinds[Int(slot)]
        let isKnown = sheet.one(slot)[0] & 1 == 1
        if kind == .boolean {
            return isKnown
                ? .boolean(true) : (sheet.two(slot)[0] & 1 == 1 ? .boolean(false) : .null)
        }
        guard isKnown else { return .null }
        if case .number(let scale) = kind {
            return .number(Number(units: sheet.units(slot)[0], scale: scale))
        }
        guard let type = kind.columnType else { return .number(sheet.wides(slot)[0]) }
        return type.value(of: sheet.units(slot)[0], sheet.texts.lexicon.words)
    }
}

/// A scope with the constants of a layout.
private struct Declared<Inner: Scope>: Scope {
    let inner: Inner
    let layout: ColumnLayout

    init(_ inner: Inner, _ layout: ColumnLayout) {
        self.inner = inner
        self.layout = layout
    }

    var asOf: CalendarDate? { layout.asOf }
    var functions: HostFunctions { layout.functions }
    var options: EvaluationOptions { layout.options }

    func fact(named name: String) -> Fact {
        if layout.place(of: name) != nil {
            let fact = inner.fact(named: name)
            return fact == .undeclared ? .unknown : fact
        }
        return layout.constants[name].map { .known($0) } ?? .undeclared
    }
}

extension Worksheet {
    /// Puts one fact into the first row of a slot.
    ///
    /// - Returns: `false` when the slot cannot hold it.
    fileprivate func put(_ fact: Fact, _ kind: SlotKind, _ out: Slot) -> Bool {
        setHangs(out, false)
        one(out)[0] = 0
        two(out)[0] = 0
        guard case .known(let value) = fact else {
            setHangs(out, true)
            gone(out)[0] = 1
            return true
        }
        if value.isNull { return true }
        if kind == .boolean {
            guard case .boolean(let flag) = value else { return false }
            one(out)[0] = flag ? 1 : 0
            two(out)[0] = flag ? 0 : 1
            return true
        }
        guard let units = units(of: value, kind) else { return false }
        self.units(out)[0] = units
        one(out)[0] = 1
        return true
    }

    private func units(of value: Value, _ kind: SlotKind) -> Int64? {
        switch (kind, value) {
        case (.number(let scale), .number(let number)): return number.asInt64(scale: scale)
        case (.date, .date(let date)): return Int32(exactly: date.dayNumber).map { Int64($0) }
        case (.months, .yearMonthDuration(let span)):
            return Int32(exactly: span.months).map { Int64($0) }
        case (.seconds, .dayTimeDuration(let span)): return span.exactSeconds
        case (.text, .string(let text)):
            let number = texts.number(of: text)
            let same = texts.lexicon.words[Int(number)].utf8.elementsEqual(text.utf8)
            return same ? number : nil
        default: return nil
        }
    }
}

extension Column {
    /// A column of this one fact.
    ///
    /// - Returns: `false` when the column cannot hold it.
    fileprivate mutating func rebuild(_ fact: Fact, _ texts: inout BoundTexts) -> Bool {
        var column = Column(type)
        var words = texts.lexicon
        column.append(fact, &words)
        for word in words.words.dropFirst(texts.lexicon.words.count) { _ = texts.number(of: word) }
        self = column
        return odd.isEmpty && children.allSatisfy { $0.columns.allSatisfy(\.odd.isEmpty) }
    }
}
