extension Worksheet {
    /// A table's answer for every row, as the kernel numbers them.
    func decide(_ index: Int) {
        let kernel = plan.tables[index]
        setHangs(kernel.out, false)
        for word in 0..<span { one(kernel.out)[word] = .max }
        if kernel.isSmall {
            decideSmall(kernel, index)
        } else if kernel.width == 1 {
            decideWord(kernel, index)
        } else {
            decideLarge(kernel, index)
        }
        decideHanging(kernel, index)
    }

    /// Up to seven rows: one look-up for each input and one for the answer, without a branch.
    private func decideSmall(_ kernel: TableKernel, _ index: Int) {
        let out = units(kernel.out)
        tableStates[index].masks8.withUnsafeMutableBufferPointer { masks in
            for row in 0..<rows { masks[row] = kernel.inputs.isEmpty ? .max : masks[row] }
            for (place, input) in kernel.inputs.enumerated() {
                input.small.withUnsafeBufferPointer { sets in
                    if place == 0 {
                        input.visit(self) { row, region in masks[row] = sets[region] }
                    } else {
                        input.visit(self) { row, region in masks[row] &= sets[region] }
                    }
                }
            }
        }
        let state = tableStates[index]
        state.masks8.withUnsafeBufferPointer { masks in
            state.small.withUnsafeBufferPointer { codes in
                for row in 0..<rows { out[row] = codes[Int(masks[row])] }
            }
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

    /// Thousands of rows: only the words in which every input has a row are looked at.
    private func decideLarge(_ kernel: TableKernel, _ index: Int) {
        for (place, input) in kernel.inputs.enumerated() {
            tableStates[index].regions[place].withUnsafeMutableBufferPointer { regions in
                input.visit(self) { row, region in regions[row] = Int32(truncatingIfNeeded: region) }
            }
        }
        let out = units(kernel.out)
        var hits: [Int] = []
        for row in 0..<rows {
            let isAllowed = collect(kernel, index, row, &hits)
            if isAllowed, hits.count == 1, kernel.cells.isEmpty, !kernel.table.hitPolicy.gathers {
                out[row] = Int64(hits[0])
                continue
            }
            hits.removeAll { hit in
                kernel.cells.contains { $0.row == hit && !has(one($0.slot), row) }
            }
            let code = isAllowed
                ? tableStates[index].code(of: hits, kernel) : kernel.undetermined
            settle(code, row, out)
        }
    }

    /// The rows that fit; `false` when an input has a value it may not have.
    private func collect(
        _ kernel: TableKernel, _ index: Int, _ row: Int, _ hits: inout [Int]
    ) -> Bool {
        hits.removeAll(keepingCapacity: true)
        let width = kernel.width
        let group = (width + 63) / 64
        var summary: UInt64 = .max
        for (place, input) in kernel.inputs.enumerated() {
            summary &= input.summaries[Int(tableStates[index].regions[place][row])]
        }
        var isAllowed = false
        while summary != 0 {
            let part = summary.trailingZeroBitCount
            summary &= summary &- 1
            for word in part * group..<min((part + 1) * group, width) {
                var mask: UInt64 = .max
                for (place, input) in kernel.inputs.enumerated() {
                    mask &= input.masks[Int(tableStates[index].regions[place][row]) * width + word]
                }
                while mask != 0 {
                    let hit = word << 6 + mask.trailingZeroBitCount
                    mask &= mask &- 1
                    if hit < kernel.ruleCount { hits.append(hit) } else { isAllowed = hit == kernel.ruleCount }
                }
            }
        }
        return isAllowed
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
                if row < rows { settle(hangingCode(kernel, index, row), row, out) }
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
