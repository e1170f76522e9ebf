/// Rows of a table that hang on facts nobody has given.
extension Worksheet {
    func decideHanging(_ kernel: TableKernel, _ index: Int) {
        let slots =
            kernel.inputs.map(\.slot) + kernel.cells.map(\.slot)
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
            if slots.contains(where: { hangs($0) && has(gone($0), row) }) {
                return kernel.cannotTell
            }
        }
        let key = SIMD2(certain[0], open[0])
        if kernel.width == 1, let known = tableStates[index].pairs[key] { return known }
        let sure = (0..<last).filter { certain[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
        let maybe = (0..<last).filter { rule in
            let rest: UInt64 = open[rule >> 6] & ~certain[rule >> 6]
            return rest >> UInt64(rule & 63) & 1 == 1
        }
        let code =
            sure.isEmpty && maybe.isEmpty
            ? tableStates[index].none
            : tableStates[index].code(kernel.outcome(sure, maybe), kernel)
        if kernel.width == 1 { tableStates[index].pairs[key] = code }
        return code
    }
}
