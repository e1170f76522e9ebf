/// Decimal digits in fixed places, the way dates and codes write them.
enum Digits {
    /// The number that ASCII digits write; nil when empty, longer than 18, or with any other byte.
    static func value(_ bytes: some Collection<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
        var value = 0
        for byte in bytes {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// `number`, not negative, with leading zeros up to `width`; wider numbers stay whole.
    static func padded(_ number: Int, _ width: Int) -> String {
        DigitText.make(capacity: max(width, 20)) { $0.put(number, width) }
    }
}

extension Int {
    /// Division that rounds towards minus infinity, so that days before 1970 fall into their day.
    func floored(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
