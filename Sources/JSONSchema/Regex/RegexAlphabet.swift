/// All scalars parted into kinds that a pattern's sets cannot tell apart.
struct RegexAlphabet: Sendable {
    /// Number of kinds.
    let count: Int
    /// Where the kind changes, and the kind from there on.
    private let starts: [UInt32]
    private let kinds: [UInt16]
    private let ascii: [UInt16]
    /// For each kind, which sets contain it.
    private let members: [[Bool]]

    init(_ sets: [ScalarSet]) {
        let edges = Set(sets.flatMap { $0.ranges.flatMap { [$0.lowerBound, $0.upperBound + 1] } })
        let starts = edges.union([0]).filter { $0 <= ScalarSet.last }.sorted()
        var numbers: [[Bool]: UInt16] = [:]
        var members: [[Bool]] = []
        var kinds: [UInt16] = []
        for start in starts {
            let membership = sets.map { $0.contains(start) }
            let kind = numbers[membership] ?? UInt16(truncatingIfNeeded: members.count)
            if numbers[membership] == nil {
                numbers[membership] = kind
                members.append(membership)
            }
            kinds.append(kind)
        }
        self.starts = starts
        self.kinds = kinds
        self.members = members
        count = members.count
        ascii = (0..<128).map { Self.search($0, starts, kinds) }
    }

    func contains(_ set: Int, _ kind: Int) -> Bool { members[kind][set] }

    @inline(__always)
    func kind(of value: UInt32) -> Int {
        Int(value < 128 ? ascii[Int(value)] : Self.search(value, starts, kinds))
    }

    private static func search(_ value: UInt32, _ starts: [UInt32], _ kinds: [UInt16]) -> UInt16 {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= value { low = middle } else { high = middle }
        }
        return kinds[low]
    }
}
