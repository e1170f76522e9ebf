/// An exact fraction, for shares and rates of money: 1/3, 0.75 as 3/4.
public struct Ratio: Hashable, Sendable, CustomStringConvertible {
    /// Above the line, with the sign, in lowest terms.
    public let numerator: Int64
    /// Below the line, at least 1, in lowest terms.
    public let denominator: Int64

    /// The fraction in lowest terms.
    ///
    /// - Throws: ``MoneyFault/divisionByZero``; ``MoneyFault/overflow`` when lowest terms with a
    ///   positive denominator do not fit 64 bits.
    public init(_ numerator: Int64, _ denominator: Int64) throws(MoneyFault) {
        guard denominator != 0 else { throw .divisionByZero }
        var (divisor, rest) = (denominator.magnitude, numerator.magnitude)
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        let sign: Int128 = denominator < 0 ? -1 : 1
        guard let top = Int64(exactly: sign * Int128(numerator) / Int128(divisor)),
            let bottom = Int64(exactly: sign * Int128(denominator) / Int128(divisor))
        else { throw .overflow }
        self.numerator = top
        self.denominator = bottom
    }

    /// `3/4`, or `2` for a whole number.
    public var description: String {
        denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
    }
}
