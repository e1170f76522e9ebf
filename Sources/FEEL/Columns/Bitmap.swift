/// One bit for each row.
public struct Bitmap: Hashable, Sendable {
    /// How many rows there are.
    public private(set) var count: Int
    var words: [UInt64]

    /// The same bit for every row.
    public init(count: Int = 0, filled: Bool = false) {
        self.count = count
        words = Array(repeating: filled ? .max : 0, count: (count + 63) / 64)
        trim()
    }

    /// The bit of a row; rows beyond the end are false.
    public subscript(row: Int) -> Bool {
        get { row >= 0 && row < count && words[row >> 6] >> UInt64(row & 63) & 1 == 1 }
        set {
            guard row >= 0, row < count else { return }
            let bit = UInt64(1) << UInt64(row & 63)
            if newValue { words[row >> 6] |= bit } else { words[row >> 6] &= ~bit }
        }
    }

    /// Adds a row.
    public mutating func append(_ bit: Bool) {
        if count & 63 == 0 { words.append(0) }
        count += 1
        if bit { words[(count - 1) >> 6] |= UInt64(1) << UInt64((count - 1) & 63) }
    }

    /// How many rows are true.
    public var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Whether no row is true.
    public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Sixty-four rows from any row on; rows beyond the end are false.
    func bits(from row: Int) -> UInt64 {
        let (word, shift) = (row >> 6, UInt64(row & 63))
        let low = word < words.count ? words[word] >> shift : 0
        guard shift > 0, word + 1 < words.count else { return low }
        return low | words[word + 1] << (64 - shift)
    }

    /// Counts rows whose words are already there.
    mutating func grow(by rows: Int) {
        count += rows
        trim()
    }

    mutating func trim() {
        if count & 63 != 0 { words[words.count - 1] &= (UInt64(1) << UInt64(count & 63)) - 1 }
    }
}
