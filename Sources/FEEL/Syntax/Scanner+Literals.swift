extension Scanner {
    /// The value of a number that begins here.
    mutating func number() throws(SyntaxError) -> Number? {
        try skipBlanks()
        let start = position
        var end = position
        skipDigits(&end)
        if end < scalars.count, scalars[end] == ".", isDigit(end + 1) {
            end += 1
            skipDigits(&end)
        }
        guard end > start else { return nil }
        skipExponent(&end)
        guard let number = Number(text(start..<end)) else {
            throw error(.badLiteral, "a number within 34 digits and E6144", "write it shorter")
        }
        position = end
        return number
    }

    private func isDigit(_ place: Int) -> Bool {
        place < scalars.count && (0x30...0x39).contains(scalars[place].value)
    }

    private func skipDigits(_ end: inout Int) {
        while isDigit(end) { end += 1 }
    }

    private func skipExponent(_ end: inout Int) {
        guard end < scalars.count, scalars[end] == "e" || scalars[end] == "E" else { return }
        var place = end + 1
        if place < scalars.count, scalars[place] == "+" || scalars[place] == "-" { place += 1 }
        guard isDigit(place) else { return }
        skipDigits(&place)
        end = place
    }

    /// The text in quotes that begins here.
    mutating func string() throws(SyntaxError) -> String? {
        try skipBlanks()
        guard current == "\"" else { return nil }
        let start = position
        position += 1
        var units: [UInt16] = []
        while let scalar = current {
            position += 1
            switch scalar {
            case "\"": return String(decoding: units, as: UTF16.self)
            case "\\": try escape(into: &units)
            default: units.append(contentsOf: UTF16.encode(scalar).map(Array.init) ?? [])
            }
        }
        throw error(.unterminatedText, "a closing \"", "close the text with \"", at: start)
    }

    private mutating func escape(into units: inout [UInt16]) throws(SyntaxError) {
        let start = position - 1
        let plain: [Unicode.Scalar: UInt16] = [
            "n": 10, "r": 13, "t": 9, "\"": 34, "'": 39, "\\": 92,
        ]
        guard let scalar = current else { return }
        position += 1
        if let unit = plain[scalar] {
            units.append(unit)
            return
        }
        let length = scalar == "u" ? 4 : (scalar == "U" ? 6 : 0)
        guard length > 0, position + length <= scalars.count,
            let code = UInt32(text(position..<position + length), radix: 16), code <= 0x10FFFF
        else {
            // Not an escape of FEEL: the backslash stands for itself, as in regular expressions.
            units.append(92)
            position = start + 1
            return
        }
        position += length
        if code <= 0xFFFF {
            units.append(UInt16(code))
        } else if let wide = Unicode.Scalar(code).flatMap({ UTF16.encode($0) }) {
            units.append(contentsOf: Array(wide))
        }
    }

    /// `@"2026-12-01"` and the like.
    mutating func atLiteral() throws(SyntaxError) -> Value? {
        try skipBlanks()
        guard current == "@" else { return nil }
        let start = position
        position += 1
        guard let text = try string() else {
            throw error(.unexpected, "a text in quotes behind @", "write @\"2026-12-01\"")
        }
        guard let value = Value(temporal: text) else {
            throw error(
                .badLiteral, "a date, time, date and time or duration that exists",
                "write it as in @\"2026-12-01\", @\"10:30:00\" or @\"P1Y\"", at: start)
        }
        return value
    }
}

extension Value {
    /// A date, time, moment or duration from its text, whichever it is.
    init?(temporal text: String) {
        if let date = CalendarDate(text) {
            self = .date(date)
        } else if let moment = DateTime(text) {
            self = .dateTime(moment)
        } else if let time = TimeOfDay(text) {
            self = .time(time)
        } else if let months = YearMonthDuration(text) {
            self = .yearMonthDuration(months)
        } else if let span = DayTimeDuration(text) {
            self = .dayTimeDuration(span)
        } else {
            return nil
        }
    }
}
