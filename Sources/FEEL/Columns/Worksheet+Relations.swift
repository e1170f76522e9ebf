extension Worksheet {
    /// Asks the child rows of the tile's rows, all at once.
    func aggregate(
        _ aggregate: Aggregate, _ index: Int, _ columns: [Column], _ start: Int, _ out: Slot
    ) {
        let field = aggregate.field
        if !columns[field].odd.isEmpty {
            for row in columns[field].odd.keys where row >= start && row < start + rows {
                markRedo(row - start)
            }
        }
        let offsets = Array(columns[field].offsets[start...start + rows])
        let first = Int(offsets[0])
        let count = Int(offsets[rows]) - first
        let sheet = child(index, aggregate.plan, count)
        if aggregate.asksOutside { sheet.parents = owners(offsets, first) }
        sheet.run(columns[field].children[0].columns, start: first, rows: count)
        passOnRedo(sheet, offsets, first)
        reset(columns[field], start, out)
        if aggregate.asksOutside { hangOnItems(aggregate, sheet, offsets, first, out) }
        fold(aggregate, sheet, offsets, first, columns[field], start, out)
        if aggregate.asksOutside, aggregate.filter >= 0 { askOfNothing(aggregate, sheet, offsets, out) }
    }

    private func child(_ index: Int, _ plan: Plan, _ count: Int) -> Worksheet {
        if let sheet = children[index], sheet.capacity >= count {
            sheet.texts = texts
            sheet.outer = self
            return sheet
        }
        let sheet = Worksheet(plan, capacity: max(count + count / 4, 64), texts: texts)
        sheet.outer = self
        children[index] = sheet
        return sheet
    }

    private func owners(_ offsets: [Int32], _ first: Int) -> [Int32] {
        var owners: [Int32] = []
        owners.reserveCapacity(Int(offsets[rows]) - first)
        for row in 0..<rows {
            for _ in offsets[row]..<offsets[row + 1] { owners.append(Int32(row)) }
        }
        return owners
    }

    private func passOnRedo(_ sheet: Worksheet, _ offsets: [Int32], _ first: Int) {
        guard (0..<sheet.span).contains(where: { sheet.redo[$0] != 0 }) else { return }
        let owners = owners(offsets, first)
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
    private func hangOnItems(
        _ aggregate: Aggregate, _ sheet: Worksheet, _ offsets: [Int32], _ first: Int, _ out: Slot
    ) {
        let (filter, value) = (aggregate.filter, aggregate.value)
        let filterHangs = filter >= 0 && sheet.hangs(filter)
        let valueHangs = value >= 0 && sheet.hangs(value)
        guard filterHangs || valueHangs else { return }
        setHangs(out, true)
        let isLoop = aggregate.function == .some || aggregate.function == .every
        for row in 0..<rows {
            for item in Int(offsets[row]) - first..<Int(offsets[row + 1]) - first {
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
        _ aggregate: Aggregate, _ sheet: Worksheet, _ offsets: [Int32], _ out: Slot
    ) {
        guard sheet.hangs(aggregate.filter) || plan.kinds.indices.contains(where: { hangs(Slot($0)) })
        else { return }
        let empty = (0..<rows).filter { offsets[$0] == offsets[$0 + 1] }
        guard !empty.isEmpty else { return }
        let asked = Worksheet(aggregate.plan, capacity: empty.count, texts: texts)
        asked.outer = self
        asked.parents = empty.map { Int32($0) }
        asked.run([], start: 0, rows: empty.count, phantom: true)
        guard asked.hangs(aggregate.filter) else { return }
        setHangs(out, true)
        for (place, row) in empty.enumerated() where asked.has(asked.gone(aggregate.filter), place) {
            mark(gone(out), row)
        }
    }

    private func fold(
        _ aggregate: Aggregate, _ sheet: Worksheet, _ offsets: [Int32], _ first: Int,
        _ column: Column, _ start: Int, _ out: Slot
    ) {
        for row in 0..<rows {
            let isThere = column.known[start + row]
            guard isThere || aggregate.filter >= 0 else { continue }
            let items = Int(offsets[row]) - first..<Int(offsets[row + 1]) - first
            switch aggregate.function {
            case .count: count(aggregate, sheet, items, row, out)
            case .sum, .min, .max: total(aggregate, sheet, items, row, out)
            case .mean: mean(aggregate, sheet, items, row, out)
            case .any, .all, .contains: verdict(aggregate, sheet, items, row, out)
            case .some, .every: quantified(aggregate, sheet, items, row, out)
            }
        }
    }

    @inline(__always)
    private func passes(_ aggregate: Aggregate, _ sheet: Worksheet, _ item: Int) -> Bool {
        aggregate.filter < 0 || sheet.has(sheet.one(aggregate.filter), item)
    }

    private func count(
        _ aggregate: Aggregate, _ sheet: Worksheet, _ items: Range<Int>, _ row: Int, _ out: Slot
    ) {
        var count = 0
        for item in items where passes(aggregate, sheet, item) { count += 1 }
        units(out)[row] = Int64(count)
        mark(one(out), row)
    }

    /// Null among the values makes the whole null, and so does having none.
    private func total(
        _ aggregate: Aggregate, _ sheet: Worksheet, _ items: Range<Int>, _ row: Int, _ out: Slot
    ) {
        let (values, known) = (sheet.units(aggregate.value), sheet.one(aggregate.value))
        var total: Int64?
        for item in items where passes(aggregate, sheet, item) {
            guard sheet.has(known, item) else { return }
            guard let before = total else {
                total = values[item]
                continue
            }
            switch aggregate.function {
            case .min: total = Swift.min(before, values[item])
            case .max: total = Swift.max(before, values[item])
            default:
                let (sum, overflow) = before.addingReportingOverflow(values[item])
                if overflow { markRedo(row) }
                total = sum
            }
        }
        guard let total else { return }
        units(out)[row] = total
        mark(one(out), row)
    }

    private func mean(
        _ aggregate: Aggregate, _ sheet: Worksheet, _ items: Range<Int>, _ row: Int, _ out: Slot
    ) {
        guard case .number(let scale) = aggregate.plan.kinds[Int(aggregate.value)] else { return }
        let (values, known) = (sheet.units(aggregate.value), sheet.one(aggregate.value))
        var (total, count): (Int128, Int) = (0, 0)
        for item in items where passes(aggregate, sheet, item) {
            guard sheet.has(known, item) else { return }
            total += Int128(values[item])
            count += 1
        }
        let sum = Number(coefficient: total.magnitude, exponent: -scale, negative: total < 0)
        guard count > 0, let mean = sum?.divided(by: Number(count)) else { return }
        wides(out)[row] = mean
        mark(one(out), row)
    }

    private func verdict(
        _ aggregate: Aggregate, _ sheet: Worksheet, _ items: Range<Int>, _ row: Int, _ out: Slot
    ) {
        let (yes, no) = (sheet.one(aggregate.value), sheet.two(aggregate.value))
        let isAll = aggregate.function == .all
        var (decided, open) = (false, false)
        for item in items where passes(aggregate, sheet, item) {
            let (isYes, isNo) = (sheet.has(yes, item), sheet.has(no, item))
            decided = decided || (isAll ? isNo : isYes)
            open = open || !(isYes || isNo)
        }
        if open, !decided, aggregate.function != .contains { return }
        mark(decided == isAll ? two(out) : one(out), row)
    }

    /// Items are asked in turn until one decides; those after it do not matter.
    private func quantified(
        _ aggregate: Aggregate, _ sheet: Worksheet, _ items: Range<Int>, _ row: Int, _ out: Slot
    ) {
        let (yes, no) = (sheet.one(aggregate.value), sheet.two(aggregate.value))
        let isSome = aggregate.function == .some
        let hanging = sheet.hangs(aggregate.value)
        var open = false
        for item in items where passes(aggregate, sheet, item) {
            if hanging, sheet.has(sheet.gone(aggregate.value), item) {
                setHangs(out, true)
                mark(gone(out), row)
            }
            if sheet.has(isSome ? yes : no, item) {
                mark(isSome ? one(out) : two(out), row)
                return
            }
            open = open || !(sheet.has(yes, item) || sheet.has(no, item))
        }
        if !open { mark(isSome ? two(out) : one(out), row) }
    }
}
