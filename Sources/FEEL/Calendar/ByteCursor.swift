/// Reads dates, times and durations byte by byte.
struct ByteCursor {
    let bytes: [UInt8]
    var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == character.value else { return false }
        position += 1
        return true
    }

    /// A run of digits, at most 18 long.
    mutating func digits(_ counts: ClosedRange<Int> = 1...18) -> (value: Int, count: Int)? {
        let start = position
        var value = 0
        while let byte = next, (0x30...0x39).contains(byte), position - start < 18 {
            value = value * 10 + Int(byte - 0x30)
            position += 1
        }
        let count = position - start
        guard counts.contains(count) else { return nil }
        return (value, count)
    }

    /// The digits behind a point, as nanoseconds; digits beyond the ninth are dropped.
    mutating func fraction() -> Int64? {
        var nanoseconds: Int64 = 0
        var unit: Int64 = 100_000_000
        let start = position
        while let byte = next, (0x30...0x39).contains(byte) {
            nanoseconds += Int64(byte - 0x30) * unit
            unit /= 10
            position += 1
        }
        return position > start ? nanoseconds : nil
    }

    mutating func date() -> CalendarDate? {
        let negative = take("-")
        let start = position
        guard let year = digits(4...9) else { return nil }
        if year.count > 4, bytes[start] == 0x30 { return nil }
        if negative, year.value == 0 { return nil }
        guard take("-"), let month = digits(2...2), take("-"), let day = digits(2...2) else {
            return nil
        }
        let signed = negative ? -year.value : year.value
        return CalendarDate(year: signed, month: month.value, day: day.value)
    }

    /// Hours, minutes, seconds and fraction as nanoseconds of the day; 24:00:00 gives a whole day.
    mutating func timeOfDay() -> Int64? {
        guard let hour = digits(2...2)?.value, take(":"), let minute = digits(2...2)?.value,
            take(":"), let second = digits(2...2)?.value
        else { return nil }
        var nanoseconds: Int64 = 0
        if take(".") {
            guard let fraction = fraction() else { return nil }
            nanoseconds = fraction
        }
        guard hour < 24 || (hour == 24 && minute == 0 && second == 0 && nanoseconds == 0) else {
            return nil
        }
        guard minute < 60, second < 60 else { return nil }
        let seconds = Int64(hour * 3600 + minute * 60 + second)
        return seconds * TimeOfDay.nanosecondsPerSecond + nanoseconds
    }

    /// `Z`, `+08:00`, `@Asia/Shanghai` or nothing.
    mutating func zone() -> Zone? {
        if isAtEnd { return .local }
        if take("Z") || take("z") { return .utc }
        if take("@") {
            let name = String(decoding: bytes[position...], as: UTF8.self)
            position = bytes.count
            return ZoneRegion(name).map { .region($0) }
        }
        let negative = take("-")
        guard negative || take("+") else { return nil }
        guard let hours = digits(2...2)?.value, take(":"), let minutes = digits(2...2)?.value else {
            return nil
        }
        var seconds = 0
        if take(":") {
            guard let read = digits(2...2)?.value else { return nil }
            seconds = read
        }
        guard minutes < 60, seconds < 60 else { return nil }
        let total = hours * 3600 + minutes * 60 + seconds
        return Zone(offset: negative ? -total : total)
    }
}

/// Numbers with leading zeros.
enum Digits {
    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// A fraction of a second, empty when zero: `.25`.
    static func fraction(_ nanoseconds: Int64) -> String {
        guard nanoseconds != 0 else { return "" }
        var digits = padded(Int(nanoseconds), to: 9)
        while digits.last == "0" { digits.removeLast() }
        return "." + digits
    }
}
