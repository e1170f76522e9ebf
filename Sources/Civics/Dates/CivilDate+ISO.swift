extension CivilDate: LosslessStringConvertible {
    /// Reads the ISO 8601 form `2026-12-01` and nothing else; nil for anything that is not a day.
    public init?(_ text: String) {
        self.init(isoBytes: Array(text.utf8)[...])
    }

    init?(isoBytes bytes: ArraySlice<UInt8>) {
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == 45, bytes[start + 7] == 45,
            let year = Digits.value(bytes.prefix(4)),
            let month = Digits.value(bytes[start + 5..<start + 7]),
            let day = Digits.value(bytes.suffix(2))
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads eight digits `20261201`, as case numbers and resident numbers write a day.
    public init?(compact text: String) {
        self.init(compactDigits: Array(text.utf8)[...])
    }

    init?(compactDigits bytes: ArraySlice<UInt8>) {
        guard bytes.count == 8, let number = Digits.value(bytes) else { return nil }
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// The ISO 8601 form, `2026-12-01`.
    public var description: String {
        DigitText.make(capacity: 10) { write(to: &$0) }
    }

    func write(to text: inout DigitText) {
        let (year, month, day) = components
        text.put(year, 4)
        text.put("-")
        text.put(month, 2)
        text.put("-")
        text.put(day, 2)
    }

    /// Eight digits, `20261201`.
    public var compact: String {
        Digits.padded(compactNumber, 8)
    }

    var compactNumber: Int {
        let (year, month, day) = components
        return year * 10_000 + month * 100 + day
    }
}
