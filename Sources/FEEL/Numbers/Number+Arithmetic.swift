extension Number {
    /// The sum, `nil` when it is too large.
    public func adding(_ other: Number) -> Number? {
        if exponent == other.exponent {
            return combined(coefficient, other.coefficient, Int(exponent), other.isNegative)
        }
        return exponent > other.exponent ? aligned(other) : other.aligned(self)
    }

    /// The difference, `nil` when it is too large.
    public func subtracting(_ other: Number) -> Number? { adding(other.negated) }

    private func combined(
        _ mine: UInt128, _ others: UInt128, _ power: Int, _ otherNegative: Bool
    ) -> Number? {
        if isNegative == otherNegative {
            return Number.fitted(mine + others, power, isNegative)
        }
        if mine >= others { return Number.fitted(mine - others, power, isNegative) }
        return Number.fitted(others - mine, power, otherNegative)
    }

    /// Adds a number whose exponent is lower than this one's.
    private func aligned(_ other: Number) -> Number? {
        if isZero { return other }
        let gap = Int(exponent) - Int(other.exponent)
        let room = 38 - DecimalDigits.count(coefficient)
        if gap <= room {
            let shifted = coefficient * DecimalDigits.power(gap)
            return combined(shifted, other.coefficient, Int(other.exponent), other.isNegative)
        }
        let shifted = coefficient * DecimalDigits.power(room)
        let dropped = gap - room
        let tail: UInt128
        if dropped > 38 {
            tail = other.isZero ? 0 : 1
        } else {
            let (kept, lost) = other.coefficient
                .quotientAndRemainder(dividingBy: DecimalDigits.power(dropped))
            tail = DecimalDigits.sticky(kept, lost: lost != 0)
        }
        return combined(shifted, tail, Int(exponent) - room, other.isNegative)
    }

    /// The product, `nil` when it is too large.
    public func multiplied(by other: Number) -> Number? {
        let power = Int(exponent) + Int(other.exponent)
        let negative = isNegative != other.isNegative
        let (high, low) = coefficient.multipliedFullWidth(by: other.coefficient)
        if high == 0 { return Number.fitted(low, power, negative) }
        let bits = 256 - high.leadingZeroBitCount
        let excess = max(1, ((bits * 1233) >> 12) - 36)
        let (quotient, lost) = DecimalDigits.power(excess).dividingFullWidth((high, low))
        let digits = DecimalDigits.sticky(quotient, lost: lost != 0)
        return Number.fitted(digits, power + excess, negative)
    }

    /// The quotient to 34 digits, `nil` when the divisor is zero or the result too large.
    public func divided(by other: Number) -> Number? {
        guard !other.isZero else { return nil }
        guard !isZero else { return .zero }
        let negative = isNegative != other.isNegative
        let ideal = Int(exponent) - Int(other.exponent)
        let (whole, rest) = coefficient.quotientAndRemainder(dividingBy: other.coefficient)
        if rest == 0 { return Number.fitted(whole, ideal, negative) }
        let lift = DecimalDigits.most - DecimalDigits.count(coefficient)
        let otherLift = DecimalDigits.most - DecimalDigits.count(other.coefficient)
        let dividend = (coefficient * DecimalDigits.power(lift))
            .multipliedFullWidth(by: DecimalDigits.power(35))
        let divisor = other.coefficient * DecimalDigits.power(otherLift)
        let (quotient, lost) = divisor.dividingFullWidth((dividend.high, dividend.low))
        let power = ideal - lift - 35 + otherLift
        guard lost == 0 else {
            return Number.fitted(DecimalDigits.sticky(quotient, lost: true), power, negative)
        }
        let (digits, exact) = DecimalDigits.stripped(quotient, power, upTo: ideal)
        return Number.fitted(digits, exact, negative)
    }

    /// What is left after taking whole multiples of `other` downwards: `x - y * floor(x / y)`,
    /// so the result has the divisor's sign. `nil` when the divisor is zero.
    public func modulo(_ other: Number) -> Number? {
        guard !other.isZero else { return nil }
        let rest = Number(
            unchecked: remainderDigits(other), exponent: min(exponent, other.exponent),
            negative: isNegative)
        guard !rest.isZero, isNegative != other.isNegative else { return rest }
        return rest.adding(other)
    }

    /// The digits of |self| mod |other|, at the lower of the two exponents.
    private func remainderDigits(_ other: Number) -> UInt128 {
        let gap = Int(exponent) - Int(other.exponent)
        if gap < 0 {
            guard DecimalDigits.count(other.coefficient) - gap <= 38 else { return coefficient }
            return coefficient % (other.coefficient * DecimalDigits.power(-gap))
        }
        var rest = coefficient % other.coefficient
        var left = gap
        while left > 0, rest != 0 {
            let step = min(left, 34)
            let wide = rest.multipliedFullWidth(by: DecimalDigits.power(step))
            let high = wide.high % other.coefficient
            rest = other.coefficient.dividingFullWidth((high, wide.low)).remainder
            left -= step
        }
        return rest
    }
}
