/// One input of a table: values sorted into regions, and for each region the rows it passes.
struct TableIndex: Sendable {
    /// How a value finds its region.
    enum Search: Sendable {
        case truth
        /// The slot already holds the region.
        case ready
        /// Every value between the first and the last cut has a place of its own.
        case dense(first: Int64, regions: [UInt16])
        case few([Int64])
        case many([Int64])

        /// Whether regions follow from the values of a column themselves.
        var comparesValues: Bool {
            switch self {
            case .dense, .few, .many: true
            case .truth, .ready: false
            }
        }
    }

    let slot: Slot
    let search: Search
    /// Row sets by region, `width` words each; the last region is null.
    let masks: [UInt64]
    let width: Int
    /// The rows whose cell does not ask: they pass even when nobody has given the fact.
    let indifferent: [UInt64]
    let small: [UInt8]
    /// For small tables whose values are compared with a few cuts.
    let steps: Steps?
    let regions: Int

    init(
        slot: Slot, search: Search, cuts: [Int64], masks: [UInt64], width: Int,
        indifferent: [UInt64]
    ) {
        self.slot = slot
        self.search = search
        self.masks = masks
        self.width = width
        self.indifferent = indifferent
        regions = masks.count / width - 1
        let small = width == 1 ? masks.map { UInt8(truncatingIfNeeded: $0) } : []
        self.small = small
        steps = search.comparesValues && width == 1 ? Steps(cuts, small) : nil
    }

    /// Places where the answer may change: a value's region is the number of cuts at or below it.
    static func search(_ cuts: [Int64]) -> Search {
        guard let first = cuts.first, let last = cuts.last else { return .few([]) }
        let (reach, overflow) = last.subtractingReportingOverflow(first)
        if !overflow, reach <= 4096, cuts.count > 3 {
            var regions: [UInt16] = [0]
            var region = 0
            for value in first...last {
                while region < cuts.count, cuts[region] <= value { region += 1 }
                regions.append(UInt16(region))
            }
            return .dense(first: first, regions: regions)
        }
        return cuts.count <= 12 ? .few(cuts) : .many(cuts)
    }

    static func region(of value: Int64, _ cuts: [Int64]) -> Int {
        var (low, high) = (0, cuts.count)
        while low < high {
            let middle = (low + high) / 2
            if cuts[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Calls `body` with every row's region.
    @inline(__always)
    func visit(_ sheet: Worksheet, _ body: (Int, Int) -> Void) {
        let known = sheet.one(slot)
        let rows = sheet.rows
        let values = sheet.units(slot)
        switch search {
        case .truth:
            let (yes, no) = (sheet.one(slot), sheet.two(slot))
            for row in 0..<rows {
                let shift = UInt64(row & 63)
                let isTrue = Int(yes[row >> 6] >> shift & 1)
                let isFalse = Int(no[row >> 6] >> shift & 1)
                body(row, 2 &- 2 &* isFalse &- isTrue)
            }
        case .ready: visit(known, rows, body) { row in Int(values[row]) }
        case .dense(let first, let table):
            // Brought to the last cut before the first is taken away, no difference overflows.
            let last = first + Int64(table.count - 2)
            table.withUnsafeBufferPointer { table in
                visit(known, rows, body) { row in
                    let place = values[row] < first ? 0 : min(values[row], last) &- first &+ 1
                    return Int(table[Int(place)])
                }
            }
        case .few(let cuts): visitFew(cuts, known, values, rows, body)
        case .many(let cuts):
            cuts.withUnsafeBufferPointer { cuts in
                visit(known, rows, body) { row in TableIndex.branchless(values[row], cuts) }
            }
        }
    }

    /// Up to four cuts are compared without a loop.
    @inline(__always)
    private func visitFew(
        _ cuts: [Int64], _ known: UnsafeMutablePointer<UInt64>,
        _ values: UnsafeMutablePointer<Int64>, _ rows: Int, _ body: (Int, Int) -> Void
    ) {
        guard cuts.count <= 4 else {
            cuts.withUnsafeBufferPointer { cuts in
                visit(known, rows, body) { row in
                    var region = 0
                    for cut in cuts { region &+= cut <= values[row] ? 1 : 0 }
                    return region
                }
            }
            return
        }
        let first = cuts.isEmpty ? .max : cuts[0]
        let second = cuts.count > 1 ? cuts[1] : .max
        let third = cuts.count > 2 ? cuts[2] : .max
        let fourth = cuts.count > 3 ? cuts[3] : .max
        let limit = cuts.count
        visit(known, rows, body) { row in
            let value = values[row]
            let low = (value >= first ? 1 : 0) &+ (value >= second ? 1 : 0)
            let high = (value >= third ? 1 : 0) &+ (value >= fourth ? 1 : 0)
            return min(low &+ high, limit)
        }
    }

    @inline(__always)
    private func visit(
        _ known: UnsafeMutablePointer<UInt64>, _ rows: Int, _ body: (Int, Int) -> Void,
        _ region: (Int) -> Int
    ) {
        var row = 0
        while row < rows {
            let bits = known[row >> 6]
            let end = min(row + 64, rows)
            if bits == .max {
                while row < end {
                    body(row, region(row))
                    row &+= 1
                }
            } else {
                while row < end {
                    let found = region(row)
                    body(row, bits >> UInt64(row & 63) & 1 == 1 ? found : regions)
                    row &+= 1
                }
            }
        }
    }

    @inline(__always)
    private static func branchless(_ value: Int64, _ cuts: UnsafeBufferPointer<Int64>) -> Int {
        var base = 0
        var left = cuts.count
        while left > 1 {
            let half = left >> 1
            base = cuts[base + half - 1] <= value ? base + half : base
            left -= half
        }
        return left == 1 && cuts[base] <= value ? base + 1 : base
    }

    /// The region of one row.
    func region(_ sheet: Worksheet, _ row: Int) -> Int {
        if case .truth = search {
            if sheet.has(sheet.one(slot), row) { return 1 }
            return sheet.has(sheet.two(slot), row) ? 0 : 2
        }
        guard sheet.has(sheet.one(slot), row) else { return regions }
        let value = sheet.units(slot)[row]
        switch search {
        case .truth, .ready: return Int(value)
        case .dense(let first, let table):
            let last = first + Int64(table.count - 2)
            return Int(table[value < first ? 0 : Int(min(value, last) - first + 1)])
        case .few(let cuts), .many(let cuts): return TableIndex.region(of: value, cuts)
        }
    }
}
