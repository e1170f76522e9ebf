/// A program made ready for the texts of one lexicon: a value that any number of tasks may use.
public struct ColumnKernel: Sendable {
    let program: ColumnProgram
    let texts: BoundTexts

    /// Works out the program for some rows of a batch.
    ///
    /// Ranges of some 4,000 to 16,000 rows keep memory small and let tasks share the work; a range
    /// that starts at a multiple of 64 is read fastest. A batch with other texts than the kernel
    /// was made for is understood, only slower to begin.
    /// - Returns: No rows when the batch's layout is not the program's.
    public func evaluate(_ batch: ColumnBatch, rows: Range<Int>) -> ColumnAnswers {
        guard batch.layout.fields == program.layout.fields else { return ColumnAnswers(0..<0, [:]) }
        let rows = rows.clamped(to: 0..<batch.count)
        let texts = batch.lexicon == texts.base ? texts : BoundTexts(program.plan, batch.lexicon)
        let tile = min(Worksheet.tile(program.plan), max(rows.count, 1))
        let sheet = Worksheet(program.plan, capacity: tile, texts: texts)
        var gathering = Gathering(program, sheet, rows.count)
        var start = rows.lowerBound
        while start < rows.upperBound {
            let count = min(sheet.capacity, rows.upperBound - start)
            sheet.run(batch.columns, start: start, rows: count)
            gathering.take(sheet)
            gathering.takeAgain(sheet, batch, start, rows.lowerBound)
            start += count
        }
        gathering.takeRowWise(batch, rows)
        return gathering.finished(rows)
    }
}

/// Collects what each tile came to.
struct Gathering {
    private let program: ColumnProgram
    private var values: [Int: ValueAnswers] = [:]
    private var tables: [Int: TableAnswers] = [:]
    private let sheet: Worksheet

    init(_ program: ColumnProgram, _ sheet: Worksheet, _ rows: Int) {
        self.program = program
        self.sheet = sheet
        for (index, output) in program.outputs.enumerated() {
            switch output {
            case .slot(let slot): values[index] = Gathering.values(slot, sheet, rows)
            case .table(let table, let picks) where table >= 0:
                var answers = TableAnswers(kernel: program.plan.tables[table])
                if program.plan.tables[table].isSmall {
                    answers.bytes.reserveCapacity(rows)
                } else {
                    answers.codes = Array(repeating: 0, count: rows)
                }
                answers.outputs = picks.map { Gathering.values($0, sheet, rows) }
                tables[index] = answers
            case .table, .rowWise: break
            }
        }
    }

    private static func values(_ slot: Slot, _ sheet: Worksheet, _ rows: Int) -> ValueAnswers {
        let kind = sheet.plan.kinds[Int(slot)]
        var values = ValueAnswers(type: kind.columnType)
        if kind == .wide { values.wides.reserveCapacity(rows) }
        if kind != .wide, kind != .boolean { values.units.reserveCapacity(rows) }
        return values
    }

    mutating func take(_ sheet: Worksheet) {
        for (index, output) in program.outputs.enumerated() {
            switch output {
            case .slot(let slot): values[index]?.take(slot, sheet)
            case .table(let table, let picks) where table >= 0:
                tables[index]?.take(table, sheet)
                for (place, slot) in picks.enumerated() {
                    tables[index]?.outputs[place].take(slot, sheet)
                }
            case .table, .rowWise: break
            }
        }
    }

    /// Rows the columns could not hold.
    mutating func takeAgain(_ sheet: Worksheet, _ batch: ColumnBatch, _ start: Int, _ first: Int) {
        for word in 0..<sheet.span where sheet.redo[word] != 0 {
            for row in word << 6..<min(sheet.rows, (word + 1) << 6) where sheet.has(sheet.redo, row)
            {
                put(program.rows.answers(batch.scope(at: start + row)), start + row - first)
            }
        }
    }

    private mutating func put(_ answers: [RowProgram.Answer], _ row: Int) {
        for (index, answer) in answers.enumerated() {
            switch answer {
            case .value(let outcome): values[index]?.exceptions[row] = outcome
            case .table(let outcome): tables[index]?.exceptions[row] = outcome
            }
        }
    }

    /// Definitions without a column form.
    mutating func takeRowWise(_ batch: ColumnBatch, _ rows: Range<Int>) {
        var wanted: [Int] = []
        for (index, output) in program.outputs.enumerated() {
            if case .rowWise = output { wanted.append(index) }
        }
        guard !wanted.isEmpty else { return }
        for row in rows {
            let answers = program.rows.answers(batch.scope(at: row))
            for index in wanted {
                switch answers[index] {
                case .value(let outcome):
                    values[index, default: ValueAnswers(type: nil)]
                        .exceptions[row - rows.lowerBound] = outcome
                case .table(let outcome):
                    tables[index, default: TableAnswers(kernel: nil)]
                        .exceptions[row - rows.lowerBound] = outcome
                }
            }
        }
    }

    mutating func finished(_ rows: Range<Int>) -> ColumnAnswers {
        var answers: [String: ColumnAnswers.Answer] = [:]
        for (index, name) in program.names.enumerated() {
            if var found = values[index] {
                found.finish(rows.count, sheet)
                answers[name] = .values(found)
            }
            if var found = tables[index] {
                found.finish(rows.count, program.outputs[index], sheet)
                answers[name] = .table(found)
            }
        }
        return ColumnAnswers(rows, answers)
    }
}

extension ValueAnswers {
    init(type: ColumnType?) { self.type = type }

    fileprivate mutating func take(_ slot: Slot, _ sheet: Worksheet) {
        let rows = sheet.rows
        switch sheet.plan.kinds[Int(slot)] {
        case .boolean: isFalse.append(sheet.two(slot), rows)
        case .wide:
            wides.append(contentsOf: UnsafeBufferPointer(start: sheet.wides(slot), count: rows))
        case .nothing, .number, .text, .date, .months, .seconds:
            units.append(contentsOf: UnsafeBufferPointer(start: sheet.units(slot), count: rows))
        }
        known.append(sheet.one(slot), rows)
        if sheet.hangs(slot) {
            missing.pad(to: count)
            missing.append(sheet.gone(slot), rows)
        }
        count += rows
    }

    fileprivate mutating func finish(_ rows: Int, _ sheet: Worksheet) {
        count = rows
        missing.pad(to: rows)
        if type == .text { words = sheet.texts.lexicon.words }
    }
}

extension TableAnswers {
    init(kernel: TableKernel?) { self.kernel = kernel }

    fileprivate mutating func take(_ table: Int, _ sheet: Worksheet) {
        let kernel = sheet.plan.tables[table]
        if kernel.isSmall {
            bytes += sheet.tableStates[table].masks8[..<sheet.rows]
            count += sheet.rows
            return
        }
        let source = sheet.units(kernel.out)
        let (first, rows) = (count, sheet.rows)
        codes.withUnsafeMutableBufferPointer { codes in
            for row in 0..<rows { codes[first + row] = Int32(truncatingIfNeeded: source[row]) }
        }
        count += rows
    }

    fileprivate mutating func finish(
        _ rows: Int, _ output: ColumnProgram.Output, _ sheet: Worksheet
    ) {
        count = rows
        guard case .table(let table, _) = output, table >= 0 else { return }
        specials = sheet.tableStates[table].specials
        for place in outputs.indices { outputs[place].finish(rows, sheet) }
    }
}

extension Bitmap {
    /// Adds rows from whole words; the rows before must fill theirs.
    fileprivate mutating func append(_ source: UnsafeMutablePointer<UInt64>, _ rows: Int) {
        guard count & 63 == 0 else {
            for row in 0..<rows { append(source[row >> 6] >> UInt64(row & 63) & 1 == 1) }
            return
        }
        words.append(contentsOf: UnsafeBufferPointer(start: source, count: (rows + 63) / 64))
        grow(by: rows)
    }

    fileprivate mutating func pad(to rows: Int) {
        guard count < rows else { return }
        trim()
        words += Array(repeating: 0, count: (rows + 63) / 64 - words.count)
        grow(by: rows - count)
    }
}

extension ColumnKernel {
    /// The columns that ``ValueAnswers/column`` gives for some definitions, in their order; those
    /// without a column type are left out.
    public func fields(of names: [String]) -> [ColumnLayout.Field] {
        names.compactMap { name in
            guard let place = program.names.firstIndex(of: name),
                case .slot(let slot) = program.outputs[place],
                let type = program.plan.kinds[Int(slot)].columnType
            else { return nil }
            return ColumnLayout.Field(name, type)
        }
    }
}
