extension Column {
    /// Adds a row.
    mutating func append(_ fact: Fact, _ lexicon: inout Lexicon) {
        count += 1
        let value: Value
        switch fact {
        case .known(let given): value = given
        case .unknown, .undeclared:
            value = .null
            while unknown.count < count - 1 { unknown.append(false) }
            unknown.append(true)
        }
        put(value, &lexicon)
    }

    private mutating func put(_ value: Value, _ lexicon: inout Lexicon) {
        switch type {
        case .boolean: putTruth(value)
        case .relation: putChildren(value, &lexicon)
        case .number, .dayTimeDuration:
            let units = type.units(of: value, &lexicon)
            wide.append(units ?? 0)
            note(units != nil, value)
        case .text, .date, .yearMonthDuration:
            let units = type.units(of: value, &lexicon).flatMap { Int32(exactly: $0) }
            narrow.append(units ?? 0)
            note(units != nil, value)
        }
    }

    private mutating func note(_ fits: Bool, _ value: Value) {
        known.append(fits)
        if !fits, !value.isNull { odd[count - 1] = value }
    }

    private mutating func putTruth(_ value: Value) {
        let truth = value.asBoolean
        isTrue.append(truth == true)
        isFalse.append(truth == false)
        note(truth != nil, value)
    }

    private mutating func putChildren(_ value: Value, _ lexicon: inout Lexicon) {
        let end = offsets[offsets.count - 1]
        guard case .list(let items) = value, let rows = rows(of: items),
            let next = Int32(exactly: Int(end) + rows.count)
        else {
            offsets.append(end)
            note(false, value)
            return
        }
        for row in rows { children[0].append(row, &lexicon) }
        offsets.append(next)
        note(true, value)
    }

    /// The items' facts in the order of the child columns, `nil` when one of them does not fit.
    private func rows(of items: [Value]) -> [[Fact]]? {
        guard case .relation(let fields) = type else { return nil }
        var rows: [[Fact]] = []
        for item in items {
            guard case .context(let context) = item else { return nil }
            let values = fields.map { context[$0.name] ?? .null }
            var scratch = Lexicon()
            for (field, value) in zip(fields, values) where !value.isNull {
                guard field.type.holds(value, &scratch) else { return nil }
            }
            rows.append(values.map { .known($0) })
        }
        return rows
    }

    /// The fact of a row.
    public func fact(at row: Int, _ lexicon: Lexicon) -> Fact {
        if unknown[row] { return .unknown }
        if let value = odd[row] { return .known(value) }
        guard known[row] else { return .known(.null) }
        switch type {
        case .boolean: return .known(.boolean(isTrue[row]))
        case .relation: return .known(list(at: row, lexicon))
        case .number, .text, .date, .yearMonthDuration, .dayTimeDuration:
            let units = wide.isEmpty ? Int64(narrow[row]) : wide[row]
            return .known(type.value(of: units, lexicon.words))
        }
    }

    private func list(at row: Int, _ lexicon: Lexicon) -> Value {
        guard let batch = children.first else { return .list([]) }
        let rows = Int(offsets[row])..<Int(offsets[row + 1])
        return .list(
            rows.map { row in
                var context = Context()
                for (field, column) in zip(batch.layout.fields, batch.columns) {
                    context[field.name] = .null
                    if case .known(let value) = column.fact(at: row, lexicon) {
                        context[field.name] = value
                    }
                }
                return .context(context)
            })
    }
}

extension ColumnType {
    /// Whether a value can be kept exactly.
    func holds(_ value: Value, _ lexicon: inout Lexicon) -> Bool {
        switch (self, value) {
        case (.boolean, .boolean): true
        case (.date, _), (.yearMonthDuration, _):
            units(of: value, &lexicon).flatMap { Int32(exactly: $0) } != nil
        default: units(of: value, &lexicon) != nil
        }
    }

    /// The whole number a value is kept as, `nil` when the column cannot hold it.
    func units(of value: Value, _ lexicon: inout Lexicon) -> Int64? {
        switch (self, value) {
        case (.number(let scale), .number(let number)): number.asInt64(scale: scale)
        case (.text, .string(let text)): units(of: text, &lexicon)
        case (.date, .date(let date)): Int64(date.dayNumber)
        case (.yearMonthDuration, .yearMonthDuration(let span)): Int64(span.months)
        case (.dayTimeDuration, .dayTimeDuration(let span)): span.exactSeconds
        default: nil
        }
    }

    /// A text that only looks like one already there, with other code points, does not fit.
    private func units(of text: String, _ lexicon: inout Lexicon) -> Int64? {
        let number = lexicon.number(of: text)
        let same = lexicon.words[Int(number)].utf8.elementsEqual(text.utf8)
        return same ? Int64(number) : nil
    }

    /// The value kept as a whole number.
    func value(of units: Int64, _ words: [String]) -> Value {
        switch self {
        case .number(let scale):
            return .number(Number(units: units, scale: scale))
        case .text:
            let place = Int(units)
            return words.indices.contains(place) ? .string(words[place]) : .null
        case .date: return CalendarDate(dayNumber: Int(units)).map { .date($0) } ?? .null
        case .yearMonthDuration:
            return .yearMonthDuration(YearMonthDuration(months: Int(units)))
        case .dayTimeDuration:
            return .dayTimeDuration(DayTimeDuration(seconds: Int(units)))
        case .boolean, .relation: return .null
        }
    }
}

extension DayTimeDuration {
    /// The span in seconds, `nil` when it has a fraction or does not fit.
    var exactSeconds: Int64? {
        nanoseconds % 1_000_000_000 == 0 ? Int64(exactly: nanoseconds / 1_000_000_000) : nil
    }
}

extension Number {
    /// A number counted in units of 10^-`scale`.
    init(units: Int64, scale: Int) {
        self.init(
            unchecked: UInt128(units.magnitude), exponent: Int32(-scale), negative: units < 0)
    }
}
