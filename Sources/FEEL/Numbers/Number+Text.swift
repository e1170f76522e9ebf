extension Number: CustomStringConvertible, LosslessStringConvertible {
    /// A number written as FEEL or XML Schema writes it: `-12.50`, `.5`, `1.2E3`.
    ///
    /// - Returns: `nil` for anything else, including spaces, `NaN` and infinities.
    public init?(_ text: String) { self.init(utf8: Array(text.utf8)) }

    private init?(utf8: [UInt8]) {
        var reader = NumberReader(bytes: utf8)
        guard let number = reader.read() else { return nil }
        self = number
    }

    /// The shortest plain writing: no zeros at the end, no exponent up to 60 places.
    public var description: String {
        let plain = canonical
        let power = Int(plain.exponent)
        let sign = plain.isNegative ? "-" : ""
        let digits = String(plain.coefficient)
        if power >= 0 {
            guard power <= 60 else { return sign + digits + "E+" + String(power) }
            return sign + digits + String(repeating: "0", count: power)
        }
        guard power >= -60 else { return sign + digits + "E" + String(power) }
        let point = digits.utf8.count + power
        if point > 0 { return sign + digits.prefix(point) + "." + digits.dropFirst(point) }
        return sign + "0." + String(repeating: "0", count: -point) + digits
    }
}

/// Reads the digits, point and exponent of one number.
private struct NumberReader {
    let bytes: [UInt8]
    var position = 0
    var coefficient: UInt128 = 0
    var dropped = 0
    var lost = false
    var seen = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> Number? {
        guard bytes.count <= 10_000 else { return nil }
        let negative = take(0x2D)
        if !negative { _ = take(0x2B) }
        digits()
        var fraction = 0
        if take(0x2E) {
            let before = seen
            digits()
            fraction = seen - before
            if fraction == 0 { return nil }
        }
        guard seen > 0, let exponent = exponentPart(), position == bytes.count else { return nil }
        let digits = DecimalDigits.sticky(coefficient, lost: lost)
        return Number.fitted(digits, exponent - fraction + dropped, negative)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func digits() {
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            let digit = bytes[position] - 0x30
            if coefficient < DecimalDigits.limit * 100 {
                coefficient = coefficient * 10 + UInt128(digit)
            } else {
                dropped += 1
                lost = lost || digit != 0
            }
            seen += 1
            position += 1
        }
    }

    private mutating func exponentPart() -> Int? {
        guard take(0x65) || take(0x45) else { return 0 }
        let negative = take(0x2D)
        if !negative { _ = take(0x2B) }
        var value = 0
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            value = min(value * 10 + Int(bytes[position] - 0x30), 1_000_000)
            position += 1
        }
        guard position > start else { return nil }
        return negative ? -value : value
    }
}
