extension Worksheet {
    /// Asks the child rows of the tile's rows, all at once.
    func aggregate(_ aggregate: Aggregate, _ columns: [Column], _ start: Int, _ out: Slot) {
        let relation = plan.relations[aggregate.relation]
        let field = relation.field
        if !columns[field].odd.isEmpty {
            for row in columns[field].odd.keys where row >= start && row < start + rows {
                markRedo(row - start)
            }
        }
        let sheet = laidOut(aggregate.relation, relation, columns[field], start)
        let first = Int(columns[field].offsets[start])
        sheet.run(columns[field].children[0].columns, start: first, upTo: aggregate.steps)
        passOnRedo(sheet)
        reset(columns[field], start, out)
        if aggregate.asksOutside { hangOnItems(aggregate, sheet, out) }
        fold(aggregate, sheet, columns[field], start, out)
        if aggregate.asksOutside, aggregate.filter >= 0 {
            askOfNothing(aggregate, relation, sheet, out)
        }
    }

    /// The worksheet of a relation's child rows, made ready for this tile.
    private func laidOut(
        _ index: Int, _ relation: RelationPlan, _ column: Column, _ start: Int
    ) -> Worksheet {
        let first = column.offsets[start]
        let count = Int(column.offsets[start + rows] - first)
        let known = children[index].flatMap { $0.capacity >= count ? $0 : nil }
        if let known, isLaidOut[index] { return known }
        let sheet =
            known
            ?? Worksheet(relation.plan, capacity: max(count + count / 4, 64), texts: texts)
        children[index] = sheet
        isLaidOut[index] = true
        sheet.texts = texts
        sheet.outer = self
        sheet.starts.removeAll(keepingCapacity: true)
        for offset in column.offsets[start...start + rows] { sheet.starts.append(offset - first) }
        if relation.asksOutside { sheet.parents = owners(sheet.starts) }
        sheet.begin(count)
        return sheet
    }

    private func owners(_ starts: [Int32]) -> [Int32] {
        var owners: [Int32] = []
        owners.reserveCapacity(Int(starts[rows]))
        for row in 0..<rows {
            for _ in starts[row]..<starts[row + 1] { owners.append(Int32(row)) }
        }
        return owners
    }

    private func passOnRedo(_ sheet: Worksheet) {
        guard (0..<sheet.span).contains(where: { sheet.redo[$0] != 0 }) else { return }
        let owners = owners(sheet.starts)
        for row in 0..<sheet.rows where sheet.has(sheet.redo, row) { markRedo(Int(owners[row])) }
    }

    private func reset(_ column: Column, _ start: Int, _ out: Slot) {
        let hasUnknown = column.unknown.count > start
        setHangs(out, hasUnknown)
        for word in 0..<span {
            one(out)[word] = 0
            two(out)[word] = 0
            gone(out)[word] = 0
        }
        guard hasUnknown else { return }
        for row in 0..<rows where column.unknown[start + row] { mark(gone(out), row) }
    }

    private func mark(_ bits: UnsafeMutablePointer<UInt64>, _ row: Int) {
        bits[row >> 6] |= UInt64(1) << UInt64(row & 63)
    }

    /// What hangs in a test or value asked of an item hangs in the whole.
    private func hangOnItems(_ aggregate: Aggregate, _ sheet: Worksheet, _ out: Slot) {
        let (filter, value) = (aggregate.filter, aggregate.value)
        let filterHangs = filter >= 0 && sheet.hangs(filter)
        let valueHangs = value >= 0 && sheet.hangs(value)
        guard filterHangs || valueHangs else { return }
        setHangs(out, true)
        let isLoop = aggregate.function == .some || aggregate.function == .every
        for row in 0..<rows {
            for item in Int(sheet.starts[row])..<Int(sheet.starts[row + 1]) {
                if filterHangs, sheet.has(sheet.gone(filter), item) { mark(gone(out), row) }
                guard valueHangs, !isLoop, filter < 0 || sheet.has(sheet.one(filter), item) else {
                    continue
                }
                if sheet.has(sheet.gone(value), item) { mark(gone(out), row) }
            }
        }
    }

    /// A filter over an empty list asks its test once, of null.
    private func askOfNothing(
        _ aggregate: Aggregate, _ relation: RelationPlan, _ sheet: Worksheet, _ out: Slot
    ) {
        guard
            sheet.hangs(aggregate.filter) || plan.kinds.indices.contains(where: { hangs(Slot($0)) })
        else { return }
        let empty = (0..<rows).filter { sheet.starts[$0] == sheet.starts[$0 + 1] }
        guard !empty.isEmpty else { return }
        let asked = Worksheet(relation.plan, capacity: empty.count, texts: texts)
        asked.outer = self
        asked.parents = empty.map { Int32($0) }
        asked.begin(empty.count)
        asked.run([], start: 0, phantom: true, upTo: aggregate.steps)
        guard asked.hangs(aggregate.filter) else { return }
        setHangs(out, true)
        for (place, row) in empty.enumerated() where asked.has(asked.gone(aggregate.filter), place)
        {
            mark(gone(out), row)
        }
    }

    private func fold(
        _ aggregate: Aggregate, _ sheet: Worksheet, _ column: Column, _ start: Int, _ out: Slot
    ) {
        let isFiltered = aggregate.filter >= 0
        if aggregate.function == .sum, !isFiltered, sumAll(aggregate, sheet, column, start, out) {
            return
        }
        let reading = Fold(
            sheet: sheet, filter: isFiltered ? sheet.one(aggregate.filter) : nil,
            units: aggregate.value >= 0 ? sheet.units(aggregate.value) : sheet.units(0),
            yes: sheet.one(max(aggregate.value, 0)), no: sheet.two(max(aggregate.value, 0)))
        sheet.starts.withUnsafeBufferPointer { starts in
            column.known.words.withUnsafeBufferPointer { known in
                for row in 0..<rows {
                    let place = start + row
                    let isThere = known[place >> 6] >> UInt64(place & 63) & 1 == 1
                    guard isThere || isFiltered else { continue }
                    let items = Int(starts[row])..<Int(starts[row + 1])
                    fold(aggregate, reading, items, row, out)
                }
            }
        }
    }

    /// Totals when every row has its list and every item a value.
    ///
    /// - Returns: `false` when that is not so, or a total does not fit.
    private func sumAll(
        _ aggregate: Aggregate, _ sheet: Worksheet, _ column: Column, _ start: Int, _ out: Slot
    ) -> Bool {
        let given = sheet.one(aggregate.value)
        for row in 0..<rows where row & 63 == 0 {
            let left = rows - row
            let wanted = left >= 64 ? UInt64.max : (UInt64(1) << UInt64(left)) - 1
            guard column.known.bits(from: start + row) & wanted == wanted else { return false }
        }
        for word in 0..<sheet.span {
            let left = sheet.rows - word << 6
            let wanted = left >= 64 ? UInt64.max : (UInt64(1) << UInt64(left)) - 1
            guard given[word] & wanted == wanted else { return false }
        }
        let (values, totals) = (sheet.units(aggregate.value), units(out))
        return sheet.starts.withUnsafeBufferPointer { starts in
            var bad: Int64 = 0
            var item = 0
            for row in 0..<rows {
                var total: Int64 = 0
                let end = Int(starts[row + 1])
                while item < end {
                    let sum = total &+ values[item]
                    bad |= (total ^ sum) & (values[item] ^ sum)
                    total = sum
                    item &+= 1
                }
                totals[row] = total
            }
            guard bad >= 0 else { return false }
            pack(one(out)) { row in starts[row + 1] > starts[row] }
            return true
        }
    }

    /// Where a fold finds what it needs.
    private struct Fold {
        let sheet: Worksheet
        let filter: UnsafeMutablePointer<UInt64>?
        let units: UnsafeMutablePointer<Int64>
        let yes: UnsafeMutablePointer<UInt64>
        let no: UnsafeMutablePointer<UInt64>

        @inline(__always)
        func passes(_ item: Int) -> Bool {
            guard let filter else { return true }
            return filter[item >> 6] >> UInt64(item & 63) & 1 == 1
        }

        @inline(__always)
        func isYes(_ item: Int) -> Bool { yes[item >> 6] >> UInt64(item & 63) & 1 == 1 }
        @inline(__always)
        func isNo(_ item: Int) -> Bool { no[item >> 6] >> UInt64(item & 63) & 1 == 1 }
    }

    @inline(__always)
    private func fold(
        _ aggregate: Aggregate, _ fold: Fold, _ items: Range<Int>, _ row: Int, _ out: Slot
    ) {
        switch aggregate.function {
        case .count:
            var count: Int64 = 0
            for item in items where fold.passes(item) { count += 1 }
            units(out)[row] = count
            mark(one(out), row)
        case .sum: sum(fold, items, row, out)
        case .min: extreme(fold, items, row, out) { $0 < $1 }
        case .max: extreme(fold, items, row, out) { $0 > $1 }
        case .mean: mean(aggregate, fold, items, row, out)
        case .any, .all, .contains: verdict(aggregate, fold, items, row, out)
        case .some, .every: quantified(aggregate, fold, items, row, out)
        }
    }

    /// Null among the values makes the whole null, and so does having none.
    @inline(__always)
    private func sum(_ fold: Fold, _ items: Range<Int>, _ row: Int, _ out: Slot) {
        var (total, count): (Int64, Int) = (0, 0)
        for item in items where fold.passes(item) {
            guard fold.isYes(item) else { return }
            let (sum, overflow) = total.addingReportingOverflow(fold.units[item])
            if overflow { markRedo(row) }
            total = sum
            count += 1
        }
        guard count > 0 else { return }
        units(out)[row] = total
        mark(one(out), row)
    }

    @inline(__always)
    private func extreme(
        _ fold: Fold, _ items: Range<Int>, _ row: Int, _ out: Slot,
        _ isBetter: (Int64, Int64) -> Bool
    ) {
        var best: Int64?
        for item in items where fold.passes(item) {
            guard fold.isYes(item) else { return }
            let value = fold.units[item]
            if best.map({ isBetter(value, $0) }) ?? true { best = value }
        }
        guard let best else { return }
        units(out)[row] = best
        mark(one(out), row)
    }

    private func mean(
        _ aggregate: Aggregate, _ fold: Fold, _ items: Range<Int>, _ row: Int, _ out: Slot
    ) {
        guard case .number(let scale) = fold.sheet.plan.kinds[Int(aggregate.value)] else { return }
        var (total, count): (Int128, Int) = (0, 0)
        for item in items where fold.passes(item) {
            guard fold.isYes(item) else { return }
            total += Int128(fold.units[item])
            count += 1
        }
        let sum = Number(coefficient: total.magnitude, exponent: -scale, negative: total < 0)
        guard count > 0, let mean = sum?.divided(by: Number(count)) else { return }
        wides(out)[row] = mean
        mark(one(out), row)
    }

    private func verdict(
        _ aggregate: Aggregate, _ fold: Fold, _ items: Range<Int>, _ row: Int, _ out: Slot
    ) {
        let isAll = aggregate.function == .all
        var (decided, open) = (false, false)
        for item in items where fold.passes(item) {
            let (isYes, isNo) = (fold.isYes(item), fold.isNo(item))
            decided = decided || (isAll ? isNo : isYes)
            open = open || !(isYes || isNo)
        }
        if open, !decided, aggregate.function != .contains { return }
        mark(decided == isAll ? two(out) : one(out), row)
    }

    /// Items are asked in turn until one decides; those after it do not matter.
    private func quantified(
        _ aggregate: Aggregate, _ fold: Fold, _ items: Range<Int>, _ row: Int, _ out: Slot
    ) {
        let isSome = aggregate.function == .some
        let hanging = fold.sheet.hangs(aggregate.value)
        var open = false
        for item in items where fold.passes(item) {
            if hanging, fold.sheet.has(fold.sheet.gone(aggregate.value), item) {
                setHangs(out, true)
                mark(gone(out), row)
            }
            if isSome ? fold.isYes(item) : fold.isNo(item) {
                mark(isSome ? one(out) : two(out), row)
                return
            }
            open = open || !(fold.isYes(item) || fold.isNo(item))
        }
        if !open { mark(isSome ? two(out) : one(out), row) }
    }
}
