/// A table's outputs as values of other steps.
extension Worksheet {
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
