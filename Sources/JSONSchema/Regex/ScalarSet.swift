/// A set of Unicode scalars as sorted ranges that neither touch nor overlap.
struct ScalarSet: Hashable {
    private(set) var ranges: [ClosedRange<UInt32>]

    static let last: UInt32 = 0x10FFFF

    init(_ ranges: [ClosedRange<UInt32>]) {
        var joined: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let end = joined.last?.upperBound, range.lowerBound <= end &+ 1 {
                let start = joined.removeLast().lowerBound
                joined.append(start...max(end, range.upperBound))
            } else {
                joined.append(range)
            }
        }
        self.ranges = joined
    }

    init(_ scalars: String) { self.init(scalars.unicodeScalars.map { $0.value...$0.value }) }

    static func single(_ value: UInt32) -> ScalarSet { ScalarSet([value...value]) }

    func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

    var inverted: ScalarSet {
        var gaps: [ClosedRange<UInt32>] = []
        var start: UInt32 = 0
        for range in ranges {
            if range.lowerBound > start { gaps.append(start...range.lowerBound - 1) }
            start = range.upperBound + 1
        }
        if start <= Self.last { gaps.append(start...Self.last) }
        return ScalarSet(gaps)
    }

    func contains(_ value: UInt32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= value
    }
}

/// The classes that ECMA-262 §22.2.2.9 names.
extension ScalarSet {
    static let digit = ScalarSet([0x30...0x39])
    static let word = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let lineEnd = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
    /// WhiteSpace and LineTerminator (ECMA-262 §12.2 and §12.3).
    static let space = ScalarSet([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
        0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
}
