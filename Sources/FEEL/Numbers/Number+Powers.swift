extension Number {
    private static let half = Number(unchecked: 5, exponent: -1, negative: false)
    private static let two = Number(2)
    /// ln 10 to 34 digits.
    private static let logOfTen = Number(
        unchecked: 2_302_585_092_994_045_684_017_991_454_684_364, exponent: -33, negative: false)

    /// This number raised to another.
    ///
    /// Whole exponents are multiplied out; others go through ``naturalLog`` and ``exponential``,
    /// good to about 30 digits.
    /// - Returns: `nil` for zero to a negative power, a negative base with a broken exponent, or
    ///   when the result is too large.
    public func power(_ exponent: Number) -> Number? {
        if let whole = exponent.asInt { return power(whole: whole) }
        guard !isNegative else { return nil }
        if isZero { return exponent.isNegative ? nil : .zero }
        return naturalLog?.multiplied(by: exponent)?.exponential
    }

    private func power(whole: Int) -> Number? {
        if isZero, whole < 0 { return nil }
        var result = Number.one
        var square = self
        var left = whole.magnitude
        while left > 0 {
            if left & 1 == 1 {
                guard let product = result.multiplied(by: square) else { return tooLarge(whole) }
                result = product
            }
            left >>= 1
            guard left > 0 else { break }
            guard let next = square.multiplied(by: square) else { return tooLarge(whole) }
            square = next
        }
        return whole < 0 ? Number.one.divided(by: result) : result
    }

    private func tooLarge(_ whole: Int) -> Number? { whole < 0 ? .zero : nil }

    /// The square root, correct to the last of 34 digits; `nil` of a negative number.
    public var squareRoot: Number? {
        guard !isNegative else { return nil }
        guard !isZero else { return .zero }
        let odd = exponent % 2 != 0
        let digits = Double(coefficient) * (odd ? 10 : 1)
        let root = digits.squareRoot()
        let half = (Int(exponent) - (odd ? 1 : 0)) / 2
        guard var guess = Number.approximated(root, power: half) else { return nil }
        for _ in 0..<3 {
            guard let sum = divided(by: guess)?.adding(guess),
                let next = sum.multiplied(by: Number.half)
            else { return nil }
            guess = next
        }
        return nearestRoot(guess) ?? guess
    }

    /// The root among its neighbours of 34 digits: in whole numbers r is the root of n when
    /// r² ≤ n < (r + 1)², and r + 1 lies nearer when n - r² > r.
    private func nearestRoot(_ guess: Number) -> Number? {
        let shift = DecimalDigits.most - DecimalDigits.count(coefficient)
        let power = Int(exponent) - shift
        let scale = power % 2 == 0 ? DecimalDigits.most : DecimalDigits.most - 1
        let whole = (coefficient * DecimalDigits.power(shift))
            .multipliedFullWidth(by: DecimalDigits.power(scale))
        let missing = DecimalDigits.most - DecimalDigits.count(guess.coefficient)
        let place = (power - scale) / 2
        // A guess just below a power of ten may have been rounded up to it.
        let above = Int(guess.exponent) - missing - place
        guard above == 0 || above == 1 else { return nil }
        var root = guess.coefficient * DecimalDigits.power(missing + above)
        for _ in 0..<64 where Number.square(root, exceeds: whole) { root -= 1 }
        for _ in 0..<64 where !Number.square(root + 1, exceeds: whole) { root += 1 }
        let rest = whole.low &- root.multipliedFullWidth(by: root).low
        return Number.fitted(rest > root ? root + 1 : root, place, false)?.canonical
    }

    private static func square(
        _ root: UInt128, exceeds whole: (high: UInt128, low: UInt128)
    ) -> Bool {
        let square = root.multipliedFullWidth(by: root)
        return (square.high, square.low) > (whole.high, whole.low)
    }

    /// Sixteen digits of a positive machine number, times a power of ten: only a first guess.
    private static func approximated(_ value: Double, power: Int) -> Number? {
        var value = value
        var power = power
        while value < 1e15 {
            value *= 10
            power -= 1
        }
        while value > 1e17 {
            value /= 10
            power += 1
        }
        return Number.fitted(UInt128(value), power, false)
    }

    /// e to this number, good to about 32 digits; `nil` when too large.
    public var exponential: Number? {
        guard let steps = divided(by: Number.logOfTen)?.rounded(scale: 0)?.asInt,
            abs(steps) < 7000,
            let whole = Number(steps).multiplied(by: Number.logOfTen),
            let rest = subtracting(whole)?.divided(by: Number(64))
        else { return isNegative ? .zero : nil }
        guard var result = rest.exponentialSeries else { return nil }
        for _ in 0..<6 {
            guard let square = result.multiplied(by: result) else { return nil }
            result = square
        }
        return Number.fitted(result.coefficient, Int(result.exponent) + steps, false)
    }

    private var exponentialSeries: Number? {
        var sum = Number.one
        var term = Number.one
        for index in 1...24 {
            guard let next = term.multiplied(by: self)?.divided(by: Number(index)),
                let total = sum.adding(next)
            else { return nil }
            (term, sum) = (next, total)
        }
        return sum
    }

    /// The natural logarithm, good to about 32 digits; `nil` of zero and below.
    public var naturalLog: Number? {
        guard !isNegative, !isZero else { return nil }
        let height = DecimalDigits.count(coefficient) - 1
        var root = Number(unchecked: coefficient, exponent: Int32(-height), negative: false)
        for _ in 0..<5 {
            guard let next = root.squareRoot else { return nil }
            root = next
        }
        guard let series = root.logSeries?.multiplied(by: Number(32)) else { return nil }
        let tens = Number(Int(exponent) + height)
        return tens.multiplied(by: Number.logOfTen)?.adding(series)
    }

    /// ln x = 2 artanh((x-1)/(x+1)), for x just above one.
    private var logSeries: Number? {
        guard let above = subtracting(.one), let below = adding(.one),
            let ratio = above.divided(by: below), let square = ratio.multiplied(by: ratio)
        else { return nil }
        var sum = ratio
        var power = ratio
        for odd in stride(from: 3, through: 27, by: 2) {
            guard let next = power.multiplied(by: square),
                let term = next.divided(by: Number(odd)), let total = sum.adding(term)
            else { return nil }
            (power, sum) = (next, total)
        }
        return sum.multiplied(by: Number.two)
    }
}
