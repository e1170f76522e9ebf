/// An amount of renminbi in whole fen, never rounded unless a rule is named.
///
/// From about −92 to +92 quadrillion yuan; what would go beyond throws.
public struct Money: Hashable, Comparable, Sendable {
    /// The amount in fen 分, a hundredth of a yuan; negative for a debt.
    public let fen: Int64

    /// Nothing.
    public static let zero = Money(fen: 0)

    /// So many fen.
    public init(fen: Int64) { self.fen = fen }

    /// So many whole yuan.
    ///
    /// - Throws: ``MoneyFault/overflow``.
    public init(yuan: Int64) throws(MoneyFault) { self = try Money(fen: 100).times(yuan) }

    /// The sum. Throws ``MoneyFault/overflow``.
    public func plus(_ other: Money) throws(MoneyFault) -> Money {
        try Self.checked(fen.addingReportingOverflow(other.fen))
    }

    /// The difference. Throws ``MoneyFault/overflow``.
    public func minus(_ other: Money) throws(MoneyFault) -> Money {
        try Self.checked(fen.subtractingReportingOverflow(other.fen))
    }

    /// So many times the amount, such as months of an allowance. Throws ``MoneyFault/overflow``.
    public func times(_ count: Int64) throws(MoneyFault) -> Money {
        try Self.checked(fen.multipliedReportingOverflow(by: count))
    }

    /// A share of the amount, computed exactly and then settled to whole fen by a named rule.
    ///
    /// - Throws: ``MoneyFault/overflow`` when the result does not fit.
    public func times(_ share: Ratio, rounding: Rounding) throws(MoneyFault) -> Money {
        let product = Int128(fen) * Int128(share.numerator)
        let settled = rounding.quotient(product, Int128(share.denominator))
        guard let fen = Int64(exactly: settled) else { throw .overflow }
        return Money(fen: fen)
    }

    private static func checked(_ sum: (Int64, overflow: Bool)) throws(MoneyFault) -> Money {
        guard !sum.overflow else { throw .overflow }
        return Money(fen: sum.0)
    }

    /// Smaller amounts come first.
    public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }
}

/// Why an amount of money cannot be had.
public enum MoneyFault: Error, Hashable, Sendable {
    /// The result is beyond 64 bits of fen.
    case overflow
    /// A share with nothing below the line.
    case divisionByZero
    /// The text is not an amount such as `12.34 元`.
    case notAnAmount
    /// The text names less than a fen: round it first, by a named rule.
    case finerThanFen
}
