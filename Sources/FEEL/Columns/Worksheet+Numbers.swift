extension Worksheet {
    func performNumber(_ step: Instruction) {
        let (a, b, out) = (units(step.a), units(step.b), units(step.out))
        switch step.operation {
        case .add:
            both(step)
            var bad: Int64 = 0
            for row in 0..<rows {
                let sum = a[row] &+ b[row]
                bad |= (a[row] ^ sum) & (b[row] ^ sum)
                out[row] = sum
            }
            if bad < 0 { again(step) { row in a[row].addingReportingOverflow(b[row]).overflow } }
        case .subtract:
            both(step)
            var bad: Int64 = 0
            for row in 0..<rows {
                let rest = a[row] &- b[row]
                bad |= (a[row] ^ b[row]) & (a[row] ^ rest)
                out[row] = rest
            }
            if bad < 0 {
                again(step) { row in a[row].subtractingReportingOverflow(b[row]).overflow }
            }
        case .multiply:
            both(step)
            multiply(step, out, a) { row in b[row] }
        case .scaleUp:
            only(step)
            multiply(step, out, a) { _ in step.k }
        case .negate, .absolute:
            only(step)
            let isNegation = step.operation == .negate
            for row in 0..<rows { out[row] = isNegation || a[row] < 0 ? 0 &- a[row] : a[row] }
            again(step) { row in a[row] == .min }
        case .minimum:
            both(step)
            for row in 0..<rows { out[row] = min(a[row], b[row]) }
        case .maximum:
            both(step)
            for row in 0..<rows { out[row] = max(a[row], b[row]) }
        case .select: select(step)
        case .round: round(step)
        case .quotient: quotient(step)
        case .modulo: modulo(step)
        case .truncatedDivide:
            only(step)
            for row in 0..<rows { out[row] = a[row] / step.k }
        case .remainder:
            only(step)
            for row in 0..<rows { out[row] = a[row] % step.k }
        default: textNumber(step)
        }
    }

    private func only(_ step: Instruction) {
        join(step.out, step.a)
        for word in 0..<span { one(step.out)[word] = one(step.a)[word] }
    }

    private func both(_ step: Instruction) {
        join(step.out, step.a, step.b)
        for word in 0..<span { one(step.out)[word] = one(step.a)[word] & one(step.b)[word] }
    }

    /// Rows whose result does not fit are worked out by the row interpreter.
    @inline(__always)
    private func again(_ step: Instruction, _ fails: (Int) -> Bool) {
        for row in 0..<rows where fails(row) && has(one(step.out), row) { markRedo(row) }
    }

    @inline(__always)
    private func multiply(
        _ step: Instruction, _ out: UnsafeMutablePointer<Int64>,
        _ a: UnsafeMutablePointer<Int64>, _ factor: (Int) -> Int64
    ) {
        var bad = false
        for row in 0..<rows {
            let (product, overflow) = a[row].multipliedReportingOverflow(by: factor(row))
            out[row] = product
            bad = bad || overflow
        }
        guard bad else { return }
        again(step) { row in a[row].multipliedReportingOverflow(by: factor(row)).overflow }
    }

    private func select(_ step: Instruction) {
        joinChoice(step)
        let (a, b, out) = (units(step.a), units(step.b), units(step.out))
        for word in 0..<span {
            let test = one(step.c)[word]
            one(step.out)[word] = test & one(step.a)[word] | ~test & one(step.b)[word]
            for row in word << 6..<min(rows, (word + 1) << 6) {
                let keep = 0 &- Int64(truncatingIfNeeded: test >> UInt64(row & 63) & 1)
                out[row] = a[row] & keep | b[row] & ~keep
            }
        }
    }

    private func round(_ step: Instruction) {
        only(step)
        let (a, out) = (units(step.a), units(step.out))
        let mode = Rounding(place: step.l)
        let isHalfUp = mode == .halfUp
        switch step.k {
        case 1 where isHalfUp: for row in 0..<rows { out[row] = halfUp(a[row], 10) }
        case 2 where isHalfUp: for row in 0..<rows { out[row] = halfUp(a[row], 100) }
        case 3 where isHalfUp: for row in 0..<rows { out[row] = halfUp(a[row], 1000) }
        case 4 where isHalfUp: for row in 0..<rows { out[row] = halfUp(a[row], 10_000) }
        default:
            let unit = Powers.of(Int(step.k))
            for row in 0..<rows { out[row] = mode.quotient(a[row], unit) }
        }
    }

    /// To the nearest, ties away from zero.
    @inline(__always)
    private func halfUp(_ units: Int64, _ unit: Int64) -> Int64 {
        let (whole, rest) = (units / unit, units % unit)
        if rest >= unit / 2 { return whole + 1 }
        return rest <= -(unit / 2) ? whole - 1 : whole
    }

    /// Divides and rounds in one step.
    ///
    /// The row interpreter rounds the quotient to 34 digits first. For dividends below 10^34 the
    /// quotient is farther from every tie than that rounding reaches, so both agree.
    private func quotient(_ step: Instruction) {
        both(step)
        let (a, b, out) = (units(step.a), units(step.b), units(step.out))
        let mode = Rounding(place: step.l)
        let (up, down) = (Powers.of(Int(step.k)), Powers.of(-Int(step.k)))
        for row in 0..<rows where has(one(step.out), row) {
            guard b[row] != 0 else {
                one(step.out)[row >> 6] &= ~(UInt64(1) << UInt64(row & 63))
                continue
            }
            let (short, overflow) = a[row].multipliedReportingOverflow(by: up)
            let (unit, tooLong) = b[row].multipliedReportingOverflow(by: down)
            if !overflow, !tooLong, unit != -1 {
                out[row] = mode.quotient(short, unit)
                continue
            }
            let dividend = Int128(a[row]) * Int128(up)
            guard dividend.magnitude < 10_000_000_000_000_000_000_000_000_000_000_000,
                let units = Int64(exactly: mode.quotient(dividend, Int128(b[row]) * Int128(down)))
            else {
                markRedo(row)
                continue
            }
            out[row] = units
        }
    }

    private func modulo(_ step: Instruction) {
        both(step)
        let (a, b, out) = (units(step.a), units(step.b), units(step.out))
        for row in 0..<rows where has(one(step.out), row) {
            switch b[row] {
            case 0: one(step.out)[row >> 6] &= ~(UInt64(1) << UInt64(row & 63))
            case -1: out[row] = 0
            default:
                let rest = a[row] % b[row]
                out[row] = rest != 0 && (rest < 0) != (b[row] < 0) ? rest + b[row] : rest
            }
        }
    }

    private func textNumber(_ step: Instruction) {
        only(step)
        let (a, out) = (units(step.a), units(step.out))
        texts.tables[Int(step.k)].withUnsafeBufferPointer { table in
            for row in 0..<rows {
                let place = Int(a[row])
                let answer = place >= 0 && place < table.count ? table[place] : BoundTexts.null
                out[row] = answer
                if answer == BoundTexts.null {
                    one(step.out)[row >> 6] &= ~(UInt64(1) << UInt64(row & 63))
                }
            }
        }
    }
}

extension Rounding {
    /// The mode a step names by its place.
    init(place: Int64) {
        switch place {
        case 0: self = .halfEven
        case 1: self = .halfUp
        case 2: self = .halfDown
        case 3: self = .up
        case 4: self = .down
        case 5: self = .floor
        default: self = .ceiling
        }
    }

    /// The place a step names the mode by.
    var place: Int64 {
        switch self {
        case .halfEven: 0
        case .halfUp: 1
        case .halfDown: 2
        case .up: 3
        case .down: 4
        case .floor: 5
        case .ceiling: 6
        }
    }

    /// A quotient as a whole number; the divisor must not be zero nor the quotient overflow.
    @inline(__always)
    func quotient<Word: FixedWidthInteger & SignedInteger>(_ dividend: Word, _ divisor: Word)
        -> Word
    {
        let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard rest != 0 else { return whole }
        let negative = (rest < 0) != (divisor < 0)
        let away: Word = negative ? -1 : 1
        let grows: Bool
        switch self {
        case .up: grows = true
        case .down: grows = false
        case .floor: grows = negative
        case .ceiling: grows = !negative
        case .halfEven, .halfUp, .halfDown:
            let (size, gap) = (rest.magnitude, divisor.magnitude - rest.magnitude)
            let isTie = size == gap
            grows =
                size > gap || (isTie && (self == .halfUp || (self == .halfEven && whole % 2 != 0)))
        }
        return grows ? whole + away : whole
    }
}
