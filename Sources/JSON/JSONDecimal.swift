/// The value of a number's text: ± digits × 10^exponent, without zeros at either end of the
/// digits, so that equal values have equal parts. Zero has no digits.
struct JSONDecimal: Hashable {
    let isNegative: Bool
    /// Each 0...9, the most significant first.
    let digits: [UInt8]
    let exponent: Int

    /// - Parameter text: A number in RFC 8259's grammar with an exponent of few digits.
    init(_ text: String) {
        var digits: [UInt8] = []
        digits.reserveCapacity(text.utf8.count)
        var point: Int?
        var (scale, inExponent, isSmall) = (0, false, false)
        for byte in text.utf8 {
            switch byte {
            case .zero ... .nine where inExponent: scale = scale * 10 + Int(byte - .zero)
            case .zero ... .nine: digits.append(byte - .zero)
            case UInt8(ascii: "."): point = digits.count
            case UInt8(ascii: "e"), UInt8(ascii: "E"): inExponent = true
            case .minus where inExponent: isSmall = true
            default: break
            }
        }
        var exponent = (isSmall ? -scale : scale) - (point.map { digits.count - $0 } ?? 0)
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        if digits.first == 0 { digits = Array(digits.drop { $0 == 0 }) }
        self.digits = digits
        self.exponent = digits.isEmpty ? 0 : exponent
        isNegative = text.utf8.first == .minus && !digits.isEmpty
    }

    /// Digits before the decimal point; below zero for numbers such as 0.001.
    var magnitude: Int { digits.count + exponent }

    var wholeValue: Int64? {
        guard exponent >= 0, magnitude <= 19 else { return nil }
        var whole: Int64 = 0
        for place in 0..<magnitude {
            let digit = Int64(place < digits.count ? digits[place] : 0)
            let (shifted, overflow) = whole.multipliedReportingOverflow(by: 10)
            let (next, overflows) =
                isNegative
                ? shifted.subtractingReportingOverflow(digit)
                : shifted.addingReportingOverflow(digit)
            if overflow || overflows { return nil }
            whole = next
        }
        return whole
    }

    /// This value's digits × 10^shift modulo `divisor`'s digits. Because neither ends in zero, a
    /// negative shift can never come out even.
    func isMultiple(of divisor: JSONDecimal) -> Bool? {
        guard !divisor.digits.isEmpty, divisor.digits.count <= 18 else { return nil }
        if digits.isEmpty { return true }
        let shift = exponent - divisor.exponent
        guard shift >= 0 else { return false }
        let modulus = divisor.digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
        func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
            modulus.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
        }
        var remainder = digits.reduce(UInt64(0)) {
            (product($0, 10 % modulus) + UInt64($1)) % modulus
        }
        var (power, left) = (10 % modulus, shift)
        while left > 0 {
            if left & 1 == 1 { remainder = product(remainder, power) }
            power = product(power, power)
            left >>= 1
        }
        return remainder == 0
    }
}

extension JSONDecimal: Comparable {
    static func < (left: JSONDecimal, right: JSONDecimal) -> Bool {
        if left.sign != right.sign { return left.sign < right.sign }
        return left.isNegative
            ? right.isSmallerInMagnitude(than: left) : left.isSmallerInMagnitude(than: right)
    }

    private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

    private func isSmallerInMagnitude(than other: JSONDecimal) -> Bool {
        magnitude == other.magnitude
            ? digits.lexicographicallyPrecedes(other.digits) : magnitude < other.magnitude
    }
}

extension JSONDecimal {
    /// ECMAScript's Number::toString over these digits.
    var canonicalText: String {
        if digits.isEmpty { return "0" }
        let sign = isNegative ? "-" : ""
        let figures = String(decoding: digits.map { $0 + .zero }, as: UTF8.self)
        let (count, point) = (digits.count, magnitude)
        if count <= point, point <= 21 {
            return sign + figures + String(repeating: "0", count: point - count)
        }
        if point > 0, point <= 21 {
            return sign + figures.prefix(point) + "." + figures.dropFirst(point)
        }
        if point > -6, point <= 0 {
            return sign + "0." + String(repeating: "0", count: -point) + figures
        }
        let fraction = count == 1 ? "" : "." + figures.dropFirst()
        let power = point - 1
        return sign + figures.prefix(1) + fraction + (power < 0 ? "e-" : "e+") + String(abs(power))
    }
}
