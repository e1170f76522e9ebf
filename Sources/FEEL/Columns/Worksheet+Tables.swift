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
        tableStates[index].masks8.withUnsafeMutableBufferPointer { $0.update(repeating: .max) }
        for input in kernel.inputs {
            if let field = plan.direct[input.slot], let steps = input.steps,
                readsDirectly(input.slot, columns, start)
            {
                narrow(index, steps, columns[field], start)
                continue
            }
            tableStates[index].masks8.withUnsafeMutableBufferPointer { masks in
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

    private func narrow(_ index: Int, _ steps: TableIndex.Steps, _ column: Column, _ start: Int) {
        let rows = self.rows
        passed.withUnsafeMutableBufferPointer { passed in
            tableStates[index].masks8.withUnsafeMutableBufferPointer { masks in
                steps.narrow(masks, passed, by: column, start, rows)
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

    func settle(_ code: Int, _ row: Int, _ out: UnsafeMutablePointer<Int64>) {
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
}
