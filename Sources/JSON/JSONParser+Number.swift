extension JSONParser {
    /// A number: an `Int64` where the text is one, else its exact text.
    mutating func number() throws(JSONFault) -> JSONValue {
        let start = position
        let negative = take(.minus)
        let digits = position
        try wholePart()
        let whole = peek != UInt8(ascii: ".") && peek | 0x20 != UInt8(ascii: "e")
        if whole, let value = integer(digits..<position, negative: negative) {
            return .integer(value)
        }
        if !whole { try fractionAndExponent() }
        guard position - start <= limits.numberLength else {
            throw JSONFault(kind: .numberTooLong, offset: start)
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return .number(JSONNumber(unchecked: text))
    }

    private mutating func wholePart() throws(JSONFault) {
        if take(.zero) {
            guard !isDigit(peek) else { throw fault(.invalidNumber) }
            return
        }
        try skipDigits()
    }

    private mutating func fractionAndExponent() throws(JSONFault) {
        if take(UInt8(ascii: ".")) { try skipDigits() }
        guard peek | 0x20 == UInt8(ascii: "e") else { return }
        position &+= 1
        if !take(UInt8(ascii: "+")) { _ = take(.minus) }
        let start = position
        try skipDigits()
        let significant = bytes[start..<position].drop { $0 == .zero }.count
        guard significant <= JSONNumber.exponentDigits else {
            throw JSONFault(kind: .numberTooLong, offset: start)
        }
    }

    private mutating func skipDigits() throws(JSONFault) {
        let start = position
        while position < bytes.count, isDigit(bytes[position]) { position &+= 1 }
        guard position > start else {
            throw fault(position < bytes.count ? .invalidNumber : .unexpectedEnd)
        }
    }

    /// The value of up to 19 digits; minus zero has none, so that its sign is kept as text.
    private func integer(_ digits: Range<Int>, negative: Bool) -> Int64? {
        guard digits.count <= 19, !(negative && bytes[digits.lowerBound] == .zero) else {
            return nil
        }
        var magnitude: UInt64 = 0
        for place in digits { magnitude = magnitude &* 10 &+ UInt64(bytes[place] &- .zero) }
        if !negative { return Int64(exactly: magnitude) }
        return magnitude == UInt64(Int64.max) + 1 ? .min : Int64(exactly: magnitude).map { -$0 }
    }

    @inline(__always)
    private func isDigit(_ byte: UInt8) -> Bool { byte >= .zero && byte <= .nine }
}
