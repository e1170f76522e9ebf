/// Rows of facts in columns: a whole population, or as many rows as fit the memory at hand.
public struct ColumnBatch: Sendable {
    /// What is declared.
    public let layout: ColumnLayout
    /// The columns, in the order of the layout's fields.
    public private(set) var columns: [Column]
    /// How many rows there are.
    public private(set) var count = 0
    /// The texts of all columns.
    public private(set) var lexicon: Lexicon

    /// No rows yet.
    public init(_ layout: ColumnLayout, lexicon: Lexicon = Lexicon()) {
        self.layout = layout
        self.lexicon = lexicon
        columns = layout.fields.map { Column($0.type) }
    }

    /// Columns made elsewhere.
    ///
    /// - Returns: `nil` when their number, types or lengths do not suit the layout.
    public init?(_ layout: ColumnLayout, columns: [Column], lexicon: Lexicon = Lexicon()) {
        guard columns.count == layout.fields.count,
            zip(columns, layout.fields).allSatisfy({ $0.type == $1.type }),
            columns.allSatisfy({ $0.count == columns.first?.count }),
            columns.allSatisfy(\.isSound)
        else { return nil }
        self.layout = layout
        self.columns = columns
        self.lexicon = lexicon
        count = columns.first?.count ?? 0
    }

    /// Adds a row; facts missing at the end count as not given.
    public mutating func append(_ facts: [Fact]) {
        for index in columns.indices {
            columns[index].append(index < facts.count ? facts[index] : .unknown, &lexicon)
        }
        count += 1
    }

    /// Adds a row with the facts a scope has.
    public mutating func append(_ scope: some Scope) {
        append(layout.fields.map { scope.fact(named: $0.name) })
    }

    mutating func append(_ facts: [Fact], _ lexicon: inout Lexicon) {
        for index in columns.indices { columns[index].append(facts[index], &lexicon) }
        count += 1
    }

    /// The facts of one row as a scope for the row interpreter.
    public func scope(at row: Int) -> Record {
        var facts = columns.map { $0.fact(at: row, lexicon) }
        for name in layout.vocabulary.names.dropFirst(facts.count) {
            facts.append(layout.constants[name].map { .known($0) } ?? .undeclared)
        }
        return Record(
            layout.vocabulary, facts, asOf: layout.asOf, functions: layout.functions,
            options: layout.options)
    }
}

extension Column {
    /// Whether all parts have the length the count says, so that no reading goes beyond an end.
    var isSound: Bool {
        guard known.count == count, unknown.count <= count else { return false }
        switch type {
        case .boolean: return isTrue.count == count && isFalse.count == count
        case .relation:
            guard let last = offsets.last, offsets[0] == 0, offsets.count == count + 1,
                let batch = children.first, Int(last) == batch.count
            else { return false }
            return zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 }
        case .number, .text, .date, .yearMonthDuration, .dayTimeDuration:
            return wide.isEmpty ? narrow.count == count : wide.count == count
        }
    }
}
