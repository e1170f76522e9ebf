extension ColumnBatch {
    /// Some of the rows, with the same texts.
    public func slice(_ rows: Range<Int>) -> ColumnBatch {
        let rows = rows.clamped(to: 0..<count)
        let parts = columns.map { $0.slice(rows) }
        return ColumnBatch(layout, columns: parts, lexicon: lexicon) ?? ColumnBatch(layout)
    }

    /// The same rows with further facts, for instance what another program came to.
    ///
    /// - Returns: `nil` when a column has another number of rows.
    public func adding(_ facts: [(name: String, column: Column)]) -> ColumnBatch? {
        let fields = facts.map { ColumnLayout.Field($0.name, $0.column.type) }
        let wider = ColumnLayout(
            layout.fields + fields, constants: layout.constants, asOf: layout.asOf,
            functions: layout.functions, options: layout.options)
        return ColumnBatch(wider, columns: columns + facts.map(\.column), lexicon: lexicon)
    }
}

extension Column {
    /// Some of the rows.
    public func slice(_ rows: Range<Int>) -> Column {
        let rows = rows.clamped(to: 0..<count)
        var part = Column(type)
        part.count = rows.count
        part.known = known.slice(rows)
        if unknown.count > rows.lowerBound { part.unknown = unknown.slice(rows) }
        if !wide.isEmpty { part.wide = Array(wide[rows]) }
        if !narrow.isEmpty { part.narrow = Array(narrow[rows]) }
        if type == .boolean {
            part.isTrue = isTrue.slice(rows)
            part.isFalse = isFalse.slice(rows)
        }
        for (row, value) in odd where rows.contains(row) { part.odd[row - rows.lowerBound] = value }
        guard type.isRelation else { return part }
        let first = offsets[rows.lowerBound]
        part.offsets = offsets[rows.lowerBound...rows.upperBound].map { $0 - first }
        part.children = children.map { $0.slice(Int(first)..<Int(offsets[rows.upperBound])) }
        return part
    }
}

extension Bitmap {
    func slice(_ rows: Range<Int>) -> Bitmap {
        var part = Bitmap(count: rows.count)
        for word in part.words.indices {
            part.words[word] = bits(from: rows.lowerBound + word << 6)
        }
        part.trim()
        return part
    }
}
