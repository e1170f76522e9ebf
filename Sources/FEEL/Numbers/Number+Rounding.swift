extension Number {
    /// Brings digits and exponent into the 34-digit form, rounding half to even.
    ///
    /// - Returns: `nil` when the value is too large.
    static func fitted(_ coefficient: UInt128, _ exponent: Int, _ negative: Bool) -> Number? {
        var digits = coefficient
        var power = exponent
        if digits >= DecimalDigits.limit {
            let excess = DecimalDigits.count(digits) - DecimalDigits.most
            (digits, power) = shortened(digits, power, by: excess, negative, .halfEven)
        }
        if power >= DecimalDigits.lowestExponent, power <= DecimalDigits.highestExponent {
            return Number(unchecked: digits, exponent: Int32(power), negative: negative)
        }
        return fittedAtTheEdge(digits, power, negative)
    }

    private static func fittedAtTheEdge(
        _ digits: UInt128, _ power: Int, _ negative: Bool
    ) -> Number? {
        guard digits != 0 else { return .zero }
        if power < DecimalDigits.lowestExponent {
            let excess = DecimalDigits.lowestExponent - power
            guard excess <= DecimalDigits.most else { return .zero }
            let (rest, edge) = shortened(digits, power, by: excess, negative, .halfEven)
            return Number(unchecked: rest, exponent: Int32(edge), negative: negative)
        }
        let lack = power - DecimalDigits.highestExponent
        guard DecimalDigits.count(digits) + lack <= DecimalDigits.most else { return nil }
        let padded = digits * DecimalDigits.power(lack)
        let edge = Int32(DecimalDigits.highestExponent)
        return Number(unchecked: padded, exponent: edge, negative: negative)
    }

    private static func shortened(
        _ digits: UInt128, _ power: Int, by excess: Int, _ negative: Bool, _ mode: Rounding
    ) -> (UInt128, Int) {
        let divisor = DecimalDigits.power(excess)
        let (kept, lost) = digits.quotientAndRemainder(dividingBy: divisor)
        let grows = mode.grows(
            odd: kept % 2 == 1, negative: negative, remainder: lost, divisor: divisor)
        return settled(kept + (grows ? 1 : 0), power + excess)
    }

    private static func settled(_ digits: UInt128, _ power: Int) -> (UInt128, Int) {
        digits == DecimalDigits.limit ? (digits / 10, power + 1) : (digits, power)
    }

    /// The number with `scale` digits after the point; a negative scale rounds to tens, hundreds…
    ///
    /// - Returns: `nil` when `scale` is outside -6111...6176 or the result would not fit.
    public func rounded(scale: Int, _ mode: Rounding = .halfEven) -> Number? {
        guard scale >= -DecimalDigits.highestExponent, scale <= -DecimalDigits.lowestExponent else {
            return nil
        }
        let excess = -scale - Int(exponent)
        guard excess > 0 else { return self }
        guard excess <= 38 else { return roundedAway(scale: scale, mode) }
        let divisor = DecimalDigits.power(excess)
        let (kept, lost) = coefficient.quotientAndRemainder(dividingBy: divisor)
        let grows = mode.grows(
            odd: kept % 2 == 1, negative: isNegative, remainder: lost, divisor: divisor)
        return Number.fitted(kept + (grows ? 1 : 0), -scale, isNegative)
    }

    private func roundedAway(scale: Int, _ mode: Rounding) -> Number? {
        let grows = mode.grows(
            odd: false, negative: isNegative, remainder: isZero ? 0 : 1, divisor: 4)
        return Number.fitted(grows ? 1 : 0, -scale, isNegative)
    }

    /// The greatest whole number not above this one.
    public var floor: Number { rounded(scale: 0, .floor) ?? self }
    /// The least whole number not below this one.
    public var ceiling: Number { rounded(scale: 0, .ceiling) ?? self }
}
