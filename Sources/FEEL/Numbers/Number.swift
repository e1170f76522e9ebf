/// An exact decimal number as FEEL counts: up to 34 significant digits, the range of IEEE 754
/// decimal128. Digits beyond the 34th are rounded half to even; nothing is ever binary
/// floating point.
///
///     Number("0.1")!.adding(Number("0.2")!)   // 0.3
///
/// Equality, order and hash go by value: `1.0 == 1.00`. Source: DMN 1.5, 10.3.2.3.1.
public struct Number: Hashable, Comparable, Sendable {
    /// The digits without sign, below 10^34.
    public let coefficient: UInt128
    /// The power of ten the digits are multiplied by, -6176...6111.
    public let exponent: Int32
    /// Whether the number is below zero; never true of zero itself.
    public let isNegative: Bool

    init(unchecked coefficient: UInt128, exponent: Int32, negative: Bool) {
        self.coefficient = coefficient
        self.exponent = exponent
        isNegative = negative && coefficient != 0
    }

    /// A number from its digits, rounded half to even where there are more than 34.
    ///
    /// - Returns: `nil` when the value lies beyond ±9.99…E6144.
    public init?(coefficient: UInt128, exponent: Int, negative: Bool = false) {
        guard let fitted = Number.fitted(coefficient, exponent, negative) else { return nil }
        self = fitted
    }

    /// A whole number.
    public init(_ whole: Int) {
        self.init(unchecked: UInt128(whole.magnitude), exponent: 0, negative: whole < 0)
    }

    /// A whole number of any size up to 34 digits; more digits are rounded half to even.
    public init(_ whole: Int128) {
        let fitted = Number.fitted(whole.magnitude, 0, whole < 0)
        self = fitted ?? .zero
    }

    /// Zero.
    public static let zero = Number(unchecked: 0, exponent: 0, negative: false)
    /// One.
    public static let one = Number(unchecked: 1, exponent: 0, negative: false)

    /// Whether the value is nothing.
    public var isZero: Bool { coefficient == 0 }

    /// The same number with the other sign.
    public var negated: Number {
        Number(unchecked: coefficient, exponent: exponent, negative: !isNegative)
    }

    /// The number without its sign.
    public var magnitude: Number {
        Number(unchecked: coefficient, exponent: exponent, negative: false)
    }

    /// The same value without zeros at the end of its digits: one writing for each value.
    public var canonical: Number {
        guard coefficient != 0 else { return .zero }
        let (digits, power) = DecimalDigits.stripped(coefficient, Int(exponent), upTo: Int.max)
        return Number(unchecked: digits, exponent: Int32(power), negative: isNegative)
    }

    /// Whether the value has no fraction.
    public var isInteger: Bool { exponent >= 0 || canonical.exponent >= 0 }

    /// The value as a machine word, `nil` when it has a fraction or does not fit.
    public var asInt: Int? { asInt64(scale: 0).map { Int($0) } }

    /// The value counted in units of 10^-`scale`, for instance fen with scale 2.
    ///
    /// - Returns: `nil` when that would lose digits or does not fit 64 bits.
    public func asInt64(scale: Int) -> Int64? {
        if exponent == 0, scale == 0 {
            guard let word = Int64(exactly: coefficient) else { return nil }
            return isNegative ? -word : word
        }
        let plain = canonical
        let shift = Int(plain.exponent) + scale
        guard shift >= 0, shift <= 18 else { return plain.isZero ? 0 : nil }
        let (units, overflow) = plain.coefficient
            .multipliedReportingOverflow(by: DecimalDigits.power(shift))
        guard !overflow, let word = Int64(exactly: units) else { return nil }
        return isNegative ? -word : word
    }

    /// Whether two numbers have the same value.
    public static func == (left: Number, right: Number) -> Bool {
        if left.exponent == right.exponent {
            return left.coefficient == right.coefficient && left.isNegative == right.isNegative
        }
        return left.order(right) == 0
    }

    /// Whether the left number is less than the right one.
    public static func < (left: Number, right: Number) -> Bool { left.order(right) < 0 }

    /// Hashes the value, not its writing.
    public func hash(into hasher: inout Hasher) {
        let plain = canonical
        hasher.combine(plain.coefficient)
        hasher.combine(plain.exponent)
        hasher.combine(plain.isNegative)
    }

    /// -1, 0 or 1 as this number is below, equal to or above another.
    func order(_ other: Number) -> Int {
        if isNegative != other.isNegative { return isNegative ? -1 : 1 }
        let order = magnitudeOrder(other)
        return isNegative ? -order : order
    }

    private func magnitudeOrder(_ other: Number) -> Int {
        if exponent == other.exponent {
            if coefficient == other.coefficient { return 0 }
            return coefficient < other.coefficient ? -1 : 1
        }
        if isZero || other.isZero { return isZero ? (other.isZero ? 0 : -1) : 1 }
        let height = DecimalDigits.count(coefficient) + Int(exponent)
        let otherHeight = DecimalDigits.count(other.coefficient) + Int(other.exponent)
        if height != otherHeight { return height < otherHeight ? -1 : 1 }
        let gap = Int(exponent) - Int(other.exponent)
        let left = gap > 0 ? coefficient * DecimalDigits.power(gap) : coefficient
        let right = gap < 0 ? other.coefficient * DecimalDigits.power(-gap) : other.coefficient
        if left == right { return 0 }
        return left < right ? -1 : 1
    }
}

extension Number: ExpressibleByIntegerLiteral {
    /// A whole number written in source.
    public init(integerLiteral value: Int) { self.init(value) }
}
