/// Numbers of up to 34 digits, where a division or a long product needs them.
extension Worksheet {
    func performWide(_ step: Instruction) {
        switch step.operation {
        case .widen:
            single(step)
            let (source, target) = (units(step.a), wides(step.out))
            for row in 0..<rows { target[row] = Number(units: source[row], scale: Int(step.k)) }
        case .wideNegate:
            single(step)
            for row in 0..<rows { wides(step.out)[row] = wides(step.a)[row].negated }
        case .wideArithmetic: arithmetic(step)
        case .wideCompare: compare(step)
        case .wideRound: round(step)
        default:
            joinChoice(step)
            let test = one(step.c)
            for word in 0..<span {
                one(step.out)[word] =
                    test[word] & one(step.a)[word] | ~test[word] & one(step.b)[word]
            }
            for row in 0..<rows {
                wides(step.out)[row] = has(test, row) ? wides(step.a)[row] : wides(step.b)[row]
            }
        }
    }

    private func single(_ step: Instruction) {
        join(step.out, step.a)
        for word in 0..<span { one(step.out)[word] = one(step.a)[word] }
    }

    private func arithmetic(_ step: Instruction) {
        join(step.out, step.a, step.b)
        let sign = Syntax.Arithmetic.allCases[Int(step.k)]
        for word in 0..<span { one(step.out)[word] = one(step.a)[word] & one(step.b)[word] }
        for row in 0..<rows where has(one(step.out), row) {
            let (left, right) = (wides(step.a)[row], wides(step.b)[row])
            let result: Number?
            switch sign {
            case .add: result = left.adding(right)
            case .subtract: result = left.subtracting(right)
            case .multiply: result = left.multiplied(by: right)
            case .divide: result = left.divided(by: right)
            case .power: result = left.power(right)
            }
            wides(step.out)[row] = result ?? .zero
            if result == nil { one(step.out)[row >> 6] &= ~(UInt64(1) << UInt64(row & 63)) }
        }
    }

    private func compare(_ step: Instruction) {
        join(step.out, step.a, step.b)
        let sign = Syntax.Comparison.allCases[Int(step.k)]
        let (a, b) = (wides(step.a), wides(step.b))
        pack(one(step.out)) { row in sign.holds(a[row].order(b[row])) }
        let isEquality = sign == .equal || sign == .unequal
        for word in 0..<span {
            let (knownA, knownB) = (one(step.a)[word], one(step.b)[word])
            var holds = one(step.out)[word] & knownA & knownB
            var settled = knownA & knownB
            if isEquality {
                let alike = ~knownA & ~knownB
                holds |= sign == .equal ? alike : knownA ^ knownB
                settled = .max
            }
            one(step.out)[word] = holds
            two(step.out)[word] = settled & ~holds
        }
    }

    private func round(_ step: Instruction) {
        single(step)
        let mode = Rounding(place: step.l)
        for row in 0..<rows where has(one(step.out), row) {
            let number = wides(step.a)[row].rounded(scale: Int(step.k), mode)
            guard let units = number?.asInt64(scale: Int(step.k)) else {
                markRedo(row)
                continue
            }
            self.units(step.out)[row] = units
        }
    }
}
