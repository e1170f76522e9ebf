/// Asks a program about one row at a time, without building anything for each question.
///
/// Not for several tasks at once: give each its own.
public final class ColumnAsker {
    private let program: ColumnProgram
    private let sheet: Worksheet
    private var columns: [Column]
    private var gone = false

    init(_ kernel: ColumnKernel) {
        program = kernel.program
        sheet = Worksheet(kernel.program.plan, capacity: 1, texts: kernel.texts)
        columns = kernel.program.layout.fields.map { Column($0.type) }
        for index in columns.indices { columns[index].makeRoom() }
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
        let code = Int(sheet.units(kernel.out)[0])
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
        let isOrdered = scope.vocabulary === program.layout.vocabulary
        var fits = true
        for index in columns.indices {
            let fact = isOrdered
                ? scope.fact(at: index) : scope.fact(named: program.layout.fields[index].name)
            fits = columns[index].replace(fact, &sheet.texts) && fits
        }
        guard fits else { return false }
        sheet.run(columns, start: 0, rows: 1)
        return sheet.redo[0] & 1 == 0
    }

    private func value(_ slot: Slot) -> Value {
        let kind = sheet.plan.kinds[Int(slot)]
        let isKnown = sheet.one(slot)[0] & 1 == 1
        if kind == .boolean {
            return isKnown ? .boolean(true) : (sheet.two(slot)[0] & 1 == 1 ? .boolean(false) : .null)
        }
        guard isKnown else { return .null }
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

extension Column {
    /// One row that can be replaced again and again.
    fileprivate mutating func makeRoom() {
        count = 1
        known = Bitmap(count: 1)
        unknown = Bitmap(count: 1)
        isTrue = Bitmap(count: 1)
        isFalse = Bitmap(count: 1)
        wide = [0]
    }

    /// - Returns: `false` when the column cannot hold the fact.
    fileprivate mutating func replace(_ fact: Fact, _ texts: inout BoundTexts) -> Bool {
        if type.isRelation { return rebuild(fact, &texts) }
        guard case .known(let value) = fact else {
            set(known: 0, gone: 1)
            if type == .boolean { (isTrue.words[0], isFalse.words[0]) = (0, 0) }
            return true
        }
        switch (type, value) {
        case (_, .null): set(known: 0, gone: 0)
        case (.boolean, .boolean): set(known: 1, gone: 0)
        case (.number(let scale), .number(let number)):
            guard let units = number.asInt64(scale: scale) else { return false }
            wide[0] = units
            set(known: 1, gone: 0)
        case (.text, .string(let text)):
            let number = texts.number(of: text)
            guard texts.lexicon.words[Int(number)].utf8.elementsEqual(text.utf8) else { return false }
            wide[0] = number
            set(known: 1, gone: 0)
        default:
            var scratch = Lexicon()
            guard type.holds(value, &scratch), let units = type.units(of: value, &scratch) else {
                return false
            }
            wide[0] = units
            set(known: 1, gone: 0)
        }
        if type == .boolean {
            isTrue.words[0] = value == .boolean(true) ? 1 : 0
            isFalse.words[0] = value == .boolean(false) ? 1 : 0
        }
        return true
    }

    private mutating func set(known: UInt64, gone: UInt64) {
        self.known.words[0] = known
        unknown.words[0] = gone
    }

    private mutating func rebuild(_ fact: Fact, _ texts: inout BoundTexts) -> Bool {
        var column = Column(type)
        var words = texts.lexicon
        column.append(fact, &words)
        for word in words.words.dropFirst(texts.lexicon.words.count) { _ = texts.number(of: word) }
        self = column
        return odd.isEmpty && children.allSatisfy { $0.columns.allSatisfy(\.odd.isEmpty) }
    }
}
