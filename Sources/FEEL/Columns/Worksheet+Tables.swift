extension Worksheet {
    /// A table's answer for every row, as the kernel numbers them.
    func decide(_ index: Int, _ columns: [Column], _ start: Int) {
        let kernel = plan.tables[index]
        setHangs(kernel.out, false)
        for word in 0..<span { one(kernel.out)[word] = .max }
        if kernel.isSmall {
            decideSmall(kernel, index, columns, start)
        } else if kernel.width == 1 {
            decideWord(kernel, index)
        } else {
            decideLarge(kernel, index)
        }
        decideHanging(kernel, index)
    }

    /// Up to seven rows: one look-up for each input and one for the answer, without a branch.
    private func decideSmall(
        _ kernel: TableKernel, _ index: Int, _ columns: [Column], _ start: Int
    ) {
        tableStates[index].masks8.withUnsafeMutableBufferPointer { masks in
            for row in 0..<rows { masks[row] = .max }
            for input in kernel.inputs {
                if let field = plan.direct[input.slot], readsDirectly(input.slot, columns, start) {
                    input.narrow(masks, by: columns[field], start, rows)
                    continue
                }
                input.small.withUnsafeBufferPointer { sets in
                    input.visit(self) { row, region in masks[row] &= sets[region] }
                }
            }
        }
        let out = units(kernel.out)
        let needsUnits = plan.picks.contains { $0.table == index }
        let small = tableStates[index].small
        tableStates[index].masks8.withUnsafeMutableBufferPointer { masks in
            small.withUnsafeBufferPointer { codes in
                for row in 0..<rows { masks[row] = codes[Int(masks[row])] }
            }
            if needsUnits { for row in 0..<rows { out[row] = Int64(masks[row]) } }
        }
    }

    /// Up to 63 rows.
    private func decideWord(_ kernel: TableKernel, _ index: Int) {
        tableStates[index].masks64.withUnsafeMutableBufferPointer { masks in
            for row in 0..<rows { masks[row] = .max }
            for input in kernel.inputs {
                input.masks.withUnsafeBufferPointer { sets in
                    input.visit(self) { row, region in masks[row] &= sets[region] }
                }
            }
            for cell in kernel.cells {
                let passes = one(cell.slot)
                let bit = UInt64(cell.row)
                for row in 0..<rows {
                    let fits = passes[row >> 6] >> UInt64(row & 63) & 1
                    masks[row] &= ~(1 << bit) | fits << bit
                }
            }
        }
        let out = units(kernel.out)
        let allowed = UInt64(1) << UInt64(kernel.ruleCount)
        let isPlain = !kernel.table.hitPolicy.gathers
        for row in 0..<rows {
            let mask = tableStates[index].masks64[row]
            let hits = mask & (allowed &- 1)
            if isPlain, mask & allowed != 0, hits != 0, hits & (hits &- 1) == 0 {
                out[row] = Int64(hits.trailingZeroBitCount)
            } else {
                settle(tableStates[index].code(of: mask, kernel), row, out)
            }
        }
    }

    private func settle(_ code: Int, _ row: Int, _ out: UnsafeMutablePointer<Int64>) {
        out[row] = Int64(max(code, 0))
        if code < 0 { markRedo(row) }
    }

    /// A table's answer number in a row of this tile.
    func code(_ table: Int, _ row: Int) -> Int {
        let kernel = plan.tables[table]
        return kernel.isSmall ? Int(tableStates[table].masks8[row]) : Int(units(kernel.out)[row])
    }

    /// Thousands of rows: only the words in which every input has a row are looked at.
    private func decideLarge(_ kernel: TableKernel, _ index: Int) {
        tableStates[index].regions.withUnsafeMutableBufferPointer { regions in
            for (place, input) in kernel.inputs.enumerated() {
                let (first, start) = (place * rows, kernel.starts[place])
                input.visit(self) { row, region in
                    regions[first + row] = Int32(truncatingIfNeeded: start + region)
                }
            }
        }
        var crowded: [(row: Int, hits: [Int])] = []
        let isPlain = kernel.cells.isEmpty && !kernel.table.hitPolicy.gathers
        tableStates[index].regions.withUnsafeBufferPointer { regions in
            for row in 0..<rows {
                let (hit, isOnly) = onlyHit(kernel, regions, row)
                if isOnly, isPlain, hit >= 0 {
                    units(kernel.out)[row] = Int64(hit)
                } else {
                    crowded.append((row, hits(kernel, regions, row)))
                }
            }
        }
        for (row, hits) in crowded { settle(hits, kernel, index, row) }
    }

    private func settle(_ hits: [Int], _ kernel: TableKernel, _ index: Int, _ row: Int) {
        let out = units(kernel.out)
        guard !kernel.isRestricted || hits.last == kernel.ruleCount else {
            out[row] = Int64(kernel.undetermined)
            return
        }
        let rows = hits.filter { hit in
            hit < kernel.ruleCount
                && !kernel.cells.contains { $0.row == hit && !has(one($0.slot), row) }
        }
        settle(tableStates[index].code(of: rows, kernel), row, out)
    }

    /// The row that fits and whether it is the only one; -1 for none. With declared values the bit
    /// that must always fit counts as a row, so that no row is ever the only one.
    @inline(__always)
    private func onlyHit(
        _ kernel: TableKernel, _ regions: UnsafeBufferPointer<Int32>, _ row: Int
    ) -> (Int, Bool) {
        var found = -1
        var count = 0
        visitWords(kernel, regions, row) { word, mask in
            found = word << 6 + mask.trailingZeroBitCount
            count &+= mask.nonzeroBitCount
        }
        return (found, count == 1)
    }

    private func hits(
        _ kernel: TableKernel, _ regions: UnsafeBufferPointer<Int32>, _ row: Int
    ) -> [Int] {
        var hits: [Int] = []
        visitWords(kernel, regions, row) { word, mask in
            var mask = mask
            while mask != 0 {
                hits.append(word << 6 + mask.trailingZeroBitCount)
                mask &= mask &- 1
            }
        }
        return hits
    }

    /// Calls `body` with the words in which some row fits.
    @inline(__always)
    private func visitWords(
        _ kernel: TableKernel, _ regions: UnsafeBufferPointer<Int32>, _ row: Int,
        _ body: (Int, UInt64) -> Void
    ) {
        let width = kernel.width
        let group = (width + 63) / 64
        let inputs = kernel.starts.count
        kernel.summaries.withUnsafeBufferPointer { summaries in
            kernel.masks.withUnsafeBufferPointer { masks in
                var summary: UInt64 = .max
                for input in 0..<inputs { summary &= summaries[Int(regions[input &* rows &+ row])] }
                while summary != 0 {
                    let part = summary.trailingZeroBitCount
                    summary &= summary &- 1
                    for word in part &* group..<min((part &+ 1) &* group, width) {
                        var mask: UInt64 = .max
                        for input in 0..<inputs {
                            mask &= masks[Int(regions[input &* rows &+ row]) &* width &+ word]
                        }
                        if mask != 0 { body(word, mask) }
                    }
                }
            }
        }
    }

    // MARK: Rows that hang on facts nobody has given

    private func decideHanging(_ kernel: TableKernel, _ index: Int) {
        let slots = kernel.inputs.map(\.slot) + kernel.cells.map(\.slot)
            + kernel.outputs.values.flatMap { $0 }
        let hanging = slots.filter { hangs($0) }
        guard !hanging.isEmpty else { return }
        let out = units(kernel.out)
        for word in 0..<span {
            var bits = hanging.reduce(UInt64(0)) { $0 | gone($1)[word] }
            while bits != 0 {
                let row = word << 6 + bits.trailingZeroBitCount
                bits &= bits &- 1
                guard row < rows else { continue }
                let code = hangingCode(kernel, index, row)
                settle(kernel.isSmall && code > 255 ? -1 : code, row, out)
                if kernel.isSmall {
                    tableStates[index].masks8[row] = UInt8(truncatingIfNeeded: max(code, 0))
                }
            }
        }
    }

    private func hangingCode(_ kernel: TableKernel, _ index: Int, _ row: Int) -> Int {
        var certain = Array(repeating: UInt64.max, count: kernel.width)
        var open = certain
        for input in kernel.inputs {
            let isGone = hangs(input.slot) && has(gone(input.slot), row)
            let region = isGone ? 0 : input.region(self, row) * kernel.width
            for word in 0..<kernel.width {
                certain[word] &= isGone ? input.indifferent[word] : input.masks[region + word]
                if !isGone { open[word] &= input.masks[region + word] }
            }
        }
        for cell in kernel.cells {
            let slot = kernel.inputs[cell.input].slot
            if hangs(slot), has(gone(slot), row) { continue }
            let bit = UInt64(1) << UInt64(cell.row & 63)
            let isGone = hangs(cell.slot) && has(gone(cell.slot), row)
            if isGone || !has(one(cell.slot), row) { certain[cell.row >> 6] &= ~bit }
            if !isGone, !has(one(cell.slot), row) { open[cell.row >> 6] &= ~bit }
        }
        return code(kernel, index, row, certain, open)
    }

    private func code(
        _ kernel: TableKernel, _ index: Int, _ row: Int, _ certain: [UInt64], _ open: [UInt64]
    ) -> Int {
        let last = kernel.ruleCount
        guard certain[last >> 6] >> UInt64(last & 63) & 1 == 1 else { return kernel.undetermined }
        for (rule, slots) in kernel.outputs where open[rule >> 6] >> UInt64(rule & 63) & 1 == 1 {
            if slots.contains(where: { hangs($0) && has(gone($0), row) }) { return kernel.cannotTell }
        }
        let key = SIMD2(certain[0], open[0])
        if kernel.width == 1, let known = tableStates[index].pairs[key] { return known }
        let sure = (0..<last).filter { certain[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
        let maybe = (0..<last).filter { rule in
            let rest: UInt64 = open[rule >> 6] & ~certain[rule >> 6]
            return rest >> UInt64(rule & 63) & 1 == 1
        }
        let code = sure.isEmpty && maybe.isEmpty
            ? tableStates[index].none
            : tableStates[index].code(kernel.outcome(sure, maybe), kernel)
        if kernel.width == 1 { tableStates[index].pairs[key] = code }
        return code
    }

    // MARK: Outputs as values

    func pick(_ step: Instruction) {
        let pick = plan.picks[Int(step.k)]
        let kernel = plan.tables[pick.table]
        let codes = units(kernel.out)
        let fixed = fixedValues(pick, kernel)
        setHangs(step.out, false)
        for word in 0..<span {
            one(step.out)[word] = 0
            two(step.out)[word] = 0
            gone(step.out)[word] = 0
        }
        for row in 0..<rows {
            let code = Int(codes[row])
            let bit = UInt64(1) << UInt64(row & 63)
            if code <= kernel.fallback, case .slot(let slot) = pick.sources[code] {
                take(slot, row, bit, pick)
                continue
            }
            switch fixed[code] {
            case .nothing: break
            case .gone:
                setHangs(step.out, true)
                gone(step.out)[row >> 6] |= bit
            case .units(let units):
                self.units(step.out)[row] = units
                one(step.out)[row >> 6] |= bit
            case .truth(let truth):
                if truth { one(step.out)[row >> 6] |= bit } else { two(step.out)[row >> 6] |= bit }
            case .wide(let number):
                wides(step.out)[row] = number
                one(step.out)[row >> 6] |= bit
            }
        }
    }

    private func take(_ slot: Slot, _ row: Int, _ bit: UInt64, _ pick: Pick) {
        one(pick.out)[row >> 6] |= one(slot)[row >> 6] & bit
        switch pick.kind {
        case .boolean: two(pick.out)[row >> 6] |= two(slot)[row >> 6] & bit
        case .wide: wides(pick.out)[row] = wides(slot)[row]
        case .nothing, .number, .text, .date, .months, .seconds:
            units(pick.out)[row] = units(slot)[row]
        }
    }

    /// A result as a slot holds it.
    enum Picked {
        case nothing
        case gone
        case units(Int64)
        case truth(Bool)
        case wide(Number)
    }

    private func fixedValues(_ pick: Pick, _ kernel: TableKernel) -> [Picked] {
        let specials = tableStates[pick.table].specials
        var values = tableStates[pick.table].picked[pick.output] ?? []
        if values.isEmpty {
            values = pick.sources.map { source in
                guard case .fixed(let value) = source else { return .nothing }
                return picked(value, pick.kind)
            }
            if kernel.defaultValue == nil { values[kernel.fallback] = .gone }
            values += [.gone, .gone]
        }
        guard values.count < kernel.firstSpecial + specials.count else { return values }
        for special in specials[(values.count - kernel.firstSpecial)...] {
            guard case .decided(let value, _) = special else {
                values.append(.gone)
                continue
            }
            values.append(picked(kernel.part(pick.output, of: value), pick.kind))
        }
        tableStates[pick.table].picked[pick.output] = values
        return values
    }

    private func picked(_ value: Value, _ kind: SlotKind) -> Picked {
        switch (kind, value) {
        case (_, .null): return .nothing
        case (.boolean, .boolean(let flag)): return .truth(flag)
        case (.wide, .number(let number)): return .wide(number)
        case (.text, .string(let text)): return .units(texts.number(of: text))
        default:
            var scratch = Lexicon()
            return kind.columnType?.units(of: value, &scratch).map { .units($0) } ?? .nothing
        }
    }
}
