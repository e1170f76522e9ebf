/// Which rows of a table a value passes, cell by cell.
struct RowSets {
    enum Cell {
        case any
        case units(IntervalSet, null: Bool)
        /// Asked of every person; whether null may pass at all.
        case asked(null: Bool)
    }

    let width: Int
    private var placed: [(row: Int, cell: Cell)] = []
    private(set) var indifferent: [UInt64]

    init(width: Int, rules: Int) {
        self.width = width
        indifferent = Array(repeating: 0, count: width)
    }

    mutating func add(_ cell: Cell, _ row: Int, unknownPasses: Bool = false) {
        placed.append((row, cell))
        var isIndifferent = unknownPasses
        if case .any = cell { isIndifferent = true }
        if isIndifferent { indifferent[row >> 6] |= UInt64(1) << UInt64(row & 63) }
    }

    /// The values from which on another set of rows may fit.
    var cuts: [Int64] {
        var cuts: Set<Int64> = []
        for case (_, .units(let set, _)) in placed {
            for part in set.parts {
                if part.lowerBound > .min { cuts.insert(part.lowerBound) }
                if part.upperBound < .max { cuts.insert(part.upperBound + 1) }
            }
        }
        return cuts.sorted()
    }

    /// The rows of every region, then those of null.
    func masks(_ cuts: [Int64]) -> [UInt64] {
        let regions = cuts.count + 1
        var masks = Array(repeating: UInt64(0), count: (regions + 1) * width)
        func set(_ region: Int, _ row: Int) {
            masks[region * width + row >> 6] |= UInt64(1) << UInt64(row & 63)
        }
        for (row, cell) in placed {
            switch cell {
            case .any: for region in 0...regions { set(region, row) }
            case .asked(let null):
                for region in 0..<regions { set(region, row) }
                if null { set(regions, row) }
            case .units(let units, let null):
                for part in units.parts {
                    let last = TableIndex.region(of: part.upperBound, cuts)
                    for region in TableIndex.region(of: part.lowerBound, cuts)...last {
                        set(region, row)
                    }
                }
                if null { set(regions, row) }
            }
        }
        return masks
    }
}
