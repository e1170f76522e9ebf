/// Which rows of a small table a value passes, read off column by column.
///
/// The rows that fit change only at the cuts: behind each cut some rows' bits turn over. So a row
/// set is the first region's, turned over at every cut the value has reached: comparisons and
/// exclusive ors without a branch or a look-up, which the compiler works out many rows at a time.
extension TableIndex {
    struct Steps: Sendable {
        /// More cuts than this are looked up instead.
        static let limit = 16

        /// The rows of the first region.
        let first: UInt8
        /// For each cut the bits that turn over.
        let turns: [(cut: Int64, bits: UInt8)]
        let null: UInt8

        /// - Parameter rows: The row sets by region, then that of null.
        /// - Returns: `nil` when there are too many cuts.
        init?(_ cuts: [Int64], _ rows: [UInt8]) {
            guard cuts.count <= Steps.limit, rows.count == cuts.count + 2 else { return nil }
            first = rows[0]
            null = rows[cuts.count + 1]
            turns = cuts.enumerated().map { place, cut in
                (cut: cut, bits: rows[place] ^ rows[place + 1])
            }
        }
    }
}

extension TableIndex.Steps {
    /// Keeps in every row's set the rows that a column's value passes.
    ///
    /// - Parameter passed: Memory of the same size, for whatever stands there.
    /// - Parameter start: The first row in the column, a multiple of 64.
    func narrow(
        _ sets: UnsafeMutableBufferPointer<UInt8>, _ passed: UnsafeMutableBufferPointer<UInt8>,
        by column: Column, _ start: Int, _ rows: Int
    ) {
        passed.update(repeating: first)
        if column.wide.isEmpty {
            column.narrow.withUnsafeBufferPointer { turn(passed, $0, start, rows) }
        } else {
            column.wide.withUnsafeBufferPointer { turn(passed, $0, start, rows) }
        }
        let words = start >> 6..<(start + rows + 63) >> 6
        column.known.words.withUnsafeBufferPointer { known in
            sets.withMemoryRebound(to: UInt64.self) { sets in
                passed.withMemoryRebound(to: UInt64.self) { passed in
                    keep(sets, passed, UnsafeBufferPointer(rebasing: known[words]))
                }
            }
        }
    }

    private func turn(
        _ passed: UnsafeMutableBufferPointer<UInt8>, _ values: UnsafeBufferPointer<Int32>,
        _ start: Int, _ rows: Int
    ) {
        guard let passed = passed.baseAddress, let values = values.baseAddress else { return }
        let own = values + start
        for (cut, bits) in turns where bits != 0 {
            guard let cut = Int32(exactly: cut) else {
                // No value of this width reaches a cut above it, and each has passed one below.
                if cut < 0 { for row in 0..<rows { passed[row] ^= bits } }
                continue
            }
            for row in 0..<rows { passed[row] ^= own[row] >= cut ? bits : 0 }
        }
    }

    /// Processors of the common kind compare no 64-bit words many at a time, but they subtract them:
    /// a value below a cut leaves a negative difference, or is itself negative where the difference
    /// would not fit.
    private func turn(
        _ passed: UnsafeMutableBufferPointer<UInt8>, _ values: UnsafeBufferPointer<Int64>,
        _ start: Int, _ rows: Int
    ) {
        guard let passed = passed.baseAddress, let values = values.baseAddress else { return }
        let own = values + start
        for (cut, bits) in turns where bits != 0 {
            if cut >= 0 {
                for row in 0..<rows {
                    let below = own[row] | (own[row] &- cut)
                    passed[row] ^= Int32(truncatingIfNeeded: below >> 32) < 0 ? 0 : bits
                }
            } else {
                for row in 0..<rows {
                    let below = own[row] & (own[row] &- cut)
                    passed[row] ^= Int32(truncatingIfNeeded: below >> 32) < 0 ? 0 : bits
                }
            }
        }
    }

    /// Rows without a value pass what null passes. Eight rows at a time: each of eight bits of the
    /// bitmap is spread over a byte.
    @inline(__always)
    private func keep(
        _ sets: UnsafeMutableBufferPointer<UInt64>, _ passed: UnsafeMutableBufferPointer<UInt64>,
        _ known: UnsafeBufferPointer<UInt64>
    ) {
        let nulls = UInt64(null) &* 0x0101_0101_0101_0101
        for (word, bits) in known.enumerated() {
            for part in 0..<8 {
                let eight = (bits >> UInt64(part * 8)) & 0xFF
                let apart = (eight &* 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201
                let top = (apart &+ 0x7F7F_7F7F_7F7F_7F7F) & 0x8080_8080_8080_8080
                let given = (top &- (top >> 7)) | top
                let place = word * 8 + part
                sets[place] &= (passed[place] & given) | (nulls & ~given)
            }
        }
    }
}
