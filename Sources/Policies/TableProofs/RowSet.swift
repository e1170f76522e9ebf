/// A set of rows, one bit each.
struct RowSet: Hashable {
    private var words: [UInt64]

    init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

    /// All rows from 0 to `count`.
    static func all(_ count: Int) -> RowSet {
        var rows = RowSet(count: count)
        for row in 0..<count { rows.insert(row) }
        return rows
    }

    mutating func insert(_ row: Int) { words[row / 64] |= 1 << UInt64(row % 64) }

    mutating func formUnion(_ other: RowSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    func intersection(_ other: RowSet) -> RowSet {
        var rows = self
        for index in words.indices { rows.words[index] &= other.words[index] }
        return rows
    }

    func contains(_ row: Int) -> Bool { words[row / 64] & (1 << UInt64(row % 64)) != 0 }
    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// The rows in order.
    var rows: [Int] {
        words.enumerated().flatMap { index, word in
            (0..<64).filter { word & (1 << UInt64($0)) != 0 }.map { index * 64 + $0 }
        }
    }

    var first: Int? {
        guard let index = words.firstIndex(where: { $0 != 0 }) else { return nil }
        return index * 64 + words[index].trailingZeroBitCount
    }
}
