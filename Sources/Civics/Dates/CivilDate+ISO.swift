extension CivilDate: LosslessStringConvertible {
    /// Reads the ISO 8601 form `2026-12-01` and nothing else; nil for anything that is not a day.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45,
            let year = Digits.value(bytes[0..<4]), let month = Digits.value(bytes[5..<7]),
            let day = Digits.value(bytes[8..<10])
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
        let (year, month, day) = components
        return Digits.padded(year, 4) + "-" + Digits.padded(month, 2) + "-" + Digits.padded(day, 2)
    }

    /// Eight digits, `20261201`.
    public var compact: String {
        let (year, month, day) = components
        return Digits.padded(year * 10_000 + month * 100 + day, 8)
    }
}
