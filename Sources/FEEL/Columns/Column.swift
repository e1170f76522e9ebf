/// One fact of all rows of a batch.
///
/// A row holds a value, a known null, or nothing because nobody has given the fact. A fact that the
/// column's type cannot hold, such as a tenth of a fen in a money column, is kept aside: its row is
/// worked out by the row interpreter, so the answer is right and only slower.
public struct Column: Sendable {
    /// What the column holds.
    public let type: ColumnType
    /// How many rows there are.
    public internal(set) var count = 0
    var wide: [Int64] = []
    var narrow: [Int32] = []
    var isTrue = Bitmap()
    var isFalse = Bitmap()
    var known = Bitmap()
    /// Rows whose fact nobody has given; empty when there are none.
    var unknown = Bitmap()
    var odd: [Int: Value] = [:]
    /// For a relation: where each row's child rows begin, and the end of the last.
    var offsets: [Int32] = [0]
    /// For a relation: one batch of all child rows.
    var children: [ColumnBatch] = []

    /// No rows yet.
    public init(_ type: ColumnType) {
        self.type = type
        if case .relation(let fields) = type {
            children = [ColumnBatch(ColumnLayout(fields))]
        }
    }

    /// Whole units of 10^-scale, or months or seconds of a span.
    ///
    /// - Parameter nulls: The rows without a value, `nil` for none.
    public init(_ type: ColumnType, units: [Int64], nulls: Bitmap? = nil) {
        self.init(type)
        wide = units
        finish(units.count, nulls)
    }

    /// Small whole units, day numbers since 1970-01-01, or numbers of texts in the lexicon.
    public init(_ type: ColumnType, small: [Int32], nulls: Bitmap? = nil) {
        self.init(type)
        narrow = small
        finish(small.count, nulls)
    }

    /// Answers yes or no.
    public init(truths: Bitmap, nulls: Bitmap? = nil) {
        self.init(.boolean)
        isTrue = truths
        isFalse = Bitmap(count: truths.count, filled: true)
        finish(truths.count, nulls)
        for word in isTrue.words.indices {
            isTrue.words[word] &= known.words[word]
            isFalse.words[word] = known.words[word] & ~isTrue.words[word]
        }
    }

    /// For every row the child rows from one offset up to the next.
    ///
    /// - Parameter offsets: One more than there are rows, rising from 0 to the count of child rows.
    public init(offsets: [Int32], children: ColumnBatch, nulls: Bitmap? = nil) {
        self.init(.relation(children.layout.fields))
        self.offsets = offsets.isEmpty ? [0] : offsets
        self.children = [children]
        finish(self.offsets.count - 1, nulls)
    }

    private mutating func finish(_ rows: Int, _ nulls: Bitmap?) {
        count = rows
        known = Bitmap(count: rows, filled: true)
        guard let nulls else { return }
        for (word, bits) in nulls.words.enumerated() where word < known.words.count {
            known.words[word] &= ~bits
        }
    }

    /// Says that nobody has given the fact of these rows.
    public mutating func setUnknown(_ rows: Bitmap) {
        unknown = rows
        for (word, bits) in rows.words.enumerated() where word < known.words.count {
            known.words[word] &= ~bits
            if word < isTrue.words.count { isTrue.words[word] &= ~bits }
            if word < isFalse.words.count { isFalse.words[word] &= ~bits }
        }
    }
}
