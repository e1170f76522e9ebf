/// What a program came to for some rows of a batch.
public struct ColumnAnswers: Sendable {
    /// The rows of the batch; places in the answers count from its start.
    public let rows: Range<Int>
    private var answers: [String: Answer] = [:]

    /// One definition's answers.
    public enum Answer: Sendable {
        /// Of an expression.
        case values(ValueAnswers)
        /// Of a table.
        case table(TableAnswers)
    }

    init(_ rows: Range<Int>, _ answers: [String: Answer]) {
        self.rows = rows
        self.answers = answers
    }

    /// The answers of a definition; `nil` when it was not asked for.
    public subscript(name: String) -> Answer? { answers[name] }

    /// The answers of an expression; `nil` when it was not asked for or is a table.
    public func values(of name: String) -> ValueAnswers? {
        guard case .values(let values)? = answers[name] else { return nil }
        return values
    }

    /// The answers of a table; `nil` when it was not asked for or is an expression.
    public func table(_ name: String) -> TableAnswers? {
        guard case .table(let table)? = answers[name] else { return nil }
        return table
    }
}

/// What an expression came to for each row.
public struct ValueAnswers: Sendable {
    /// What kind of values; `nil` for numbers of any length and for rows worked out one by one.
    public let type: ColumnType?
    /// How many rows there are.
    public internal(set) var count = 0
    /// Whole units of 10^-scale, day numbers, months, seconds or word numbers; for truths empty.
    public internal(set) var units: [Int64] = []
    /// Rows with a value in ``units``; for truths the rows that are true.
    public internal(set) var known = Bitmap()
    /// For truths the rows that are false.
    public internal(set) var isFalse = Bitmap()
    /// Rows that hang on facts nobody has given.
    public internal(set) var missing = Bitmap()
    /// Rows the row interpreter worked out, whose results stand here instead.
    public internal(set) var exceptions: [Int: Outcome] = [:]
    var wides: [Number] = []
    var words: [String] = []

    /// What the expression came to in a row, and whether it hangs on facts nobody has given.
    public func answer(at row: Int) -> (value: Value, isMissing: Bool) {
        if let outcome = exceptions[row] { return (outcome.value, !outcome.missing.isEmpty) }
        return (value(at: row), missing[row])
    }

    private func value(at row: Int) -> Value {
        guard row >= 0, row < count else { return .null }
        if type == .boolean {
            return known[row] ? .boolean(true) : (isFalse[row] ? .boolean(false) : .null)
        }
        guard known[row] else { return .null }
        guard let type else { return wides.isEmpty ? .null : .number(wides[row]) }
        return type.value(of: units[row], words)
    }

    /// The answers as a column for another program; `nil` where no column type fits.
    ///
    /// Rows that hang on facts nobody has given count as not given.
    public var column: Column? {
        guard let type else { return nil }
        var column = Column(type)
        column.count = count
        column.known = known
        if type == .boolean {
            column.isTrue = known
            column.isFalse = isFalse
            for word in known.words.indices { column.known.words[word] |= isFalse.words[word] }
        } else {
            column.wide = units
        }
        var unknown = missing
        for (row, outcome) in exceptions {
            unknown[row] = !outcome.missing.isEmpty
            column.known[row] = false
            if !unknown[row], !outcome.value.isNull { column.odd[row] = outcome.value }
        }
        column.setUnknown(unknown)
        return column
    }
}

/// What a table says for each row.
public struct TableAnswers: Sendable {
    let kernel: TableKernel?
    /// How many rows there are.
    public internal(set) var count = 0
    var codes: [Int32] = []
    /// The same for small tables.
    var bytes: [UInt8] = []
    /// Rows the row interpreter worked out, whose results stand here instead.
    public internal(set) var exceptions: [Int: TableOutcome] = [:]
    var specials: [TableOutcome] = []
    var outputs: [ValueAnswers] = []

    /// What the table says in a row. Missing facts are not named here: ask the row itself with
    /// ``DecisionTable/explain(in:)``.
    public func outcome(at row: Int) -> TableOutcome {
        if let outcome = exceptions[row] { return outcome }
        guard let kernel, row >= 0, row < count else { return .undetermined }
        let code = bytes.isEmpty ? Int(codes[row]) : Int(bytes[row])
        if code < kernel.ruleCount {
            return .decided(kernel.values[code] ?? value(at: row, kernel), rows: [code])
        }
        if code == kernel.fallback { return .decided(kernel.defaultValue ?? .null, rows: []) }
        if code == kernel.undetermined { return .undetermined }
        if code == kernel.cannotTell { return .cannotTell(missing: []) }
        return specials[code - kernel.firstSpecial]
    }

    private func value(at row: Int, _ kernel: TableKernel) -> Value {
        let parts = outputs.map { $0.answer(at: row).value }
        guard kernel.table.outputs.count > 1 else { return parts.first ?? .null }
        return .context(Context(Array(zip(kernel.table.outputs.map(\.name), parts))))
    }

    /// The one rule a row rests on, by its number from 0; `nil` where there is none or several.
    public func rule(at row: Int) -> Int? {
        if let outcome = exceptions[row] {
            guard case .decided(_, let rows) = outcome, rows.count == 1 else { return nil }
            return rows[0]
        }
        guard let kernel, row >= 0, row < count else { return nil }
        let code = bytes.isEmpty ? Int(codes[row]) : Int(bytes[row])
        return code < kernel.ruleCount ? code : nil
    }

    /// How many rows rest on each rule alone, by its number from 0.
    public var hitsByRule: [Int] {
        var hits = Array(repeating: 0, count: kernel?.ruleCount ?? 0)
        for row in 0..<count {
            if let rule = rule(at: row), rule < hits.count { hits[rule] += 1 }
        }
        return hits
    }
}
