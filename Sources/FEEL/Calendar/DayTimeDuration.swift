/// A span of days, hours, minutes and seconds. Source: DMN 1.5, 10.3.2.3.7.
public struct DayTimeDuration: Hashable, Comparable, Sendable {
    /// The whole span in nanoseconds, negative for a span backwards.
    public let nanoseconds: Int128

    /// A span in nanoseconds.
    public init(nanoseconds: Int128) { self.nanoseconds = nanoseconds }

    /// A span from its parts.
    public init(days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Int = 0) {
        let hour = Int128(days) * 24 + Int128(hours)
        let second = (hour * 60 + Int128(minutes)) * 60 + Int128(seconds)
        nanoseconds = second * Int128(TimeOfDay.nanosecondsPerSecond)
    }

    /// Whole seconds, towards zero.
    public var wholeSeconds: Int128 { nanoseconds / Int128(TimeOfDay.nanosecondsPerSecond) }

    /// Whole days, towards zero.
    public var days: Int { Int(clamping: wholeSeconds / 86_400) }
    /// Hours beside the days.
    public var hours: Int { Int(wholeSeconds / 3600 % 24) }
    /// Minutes beside the hours.
    public var minutes: Int { Int(wholeSeconds / 60 % 60) }
    /// Seconds beside the minutes, with their fraction.
    public var seconds: Number {
        let rest = nanoseconds % (60 * Int128(TimeOfDay.nanosecondsPerSecond))
        return Number(coefficient: rest.magnitude, exponent: -9, negative: rest < 0) ?? .zero
    }

    /// Whether one span is shorter.
    public static func < (left: DayTimeDuration, right: DayTimeDuration) -> Bool {
        left.nanoseconds < right.nanoseconds
    }
}

extension DayTimeDuration: CustomStringConvertible, LosslessStringConvertible {
    /// A span written `P1DT2H30M4.5S`.
    public init?(_ text: String) {
        var cursor = ByteCursor(text)
        let negative = cursor.take("-")
        guard cursor.take("P"), let total = cursor.dayTimeParts(), cursor.isAtEnd else {
            return nil
        }
        self.init(nanoseconds: negative ? -total : total)
    }

    /// The span as FEEL writes it.
    public var description: String {
        guard nanoseconds != 0 else { return "PT0S" }
        let size = nanoseconds.magnitude
        let fraction = Int64(size % 1_000_000_000)
        let whole = size / 1_000_000_000
        let days = whole / 86_400 > 0 ? String(whole / 86_400) + "D" : ""
        let hours = whole / 3600 % 24 > 0 ? String(whole / 3600 % 24) + "H" : ""
        let minutes = whole / 60 % 60 > 0 ? String(whole / 60 % 60) + "M" : ""
        var seconds = ""
        if whole % 60 > 0 || fraction > 0 {
            seconds = String(whole % 60) + Digits.fraction(fraction) + "S"
        }
        let time = hours + minutes + seconds
        return (nanoseconds < 0 ? "-P" : "P") + days + (time.isEmpty ? "" : "T" + time)
    }
}

extension ByteCursor {
    /// The parts behind the `P`, in nanoseconds.
    fileprivate mutating func dayTimeParts() -> Int128? {
        let second = Int128(TimeOfDay.nanosecondsPerSecond)
        var total: Int128 = 0
        if next != 0x54 {
            guard let days = digits()?.value, take("D") else { return nil }
            total = Int128(days) * 86_400 * second
            if isAtEnd { return total }
        }
        guard take("T"), !isAtEnd else { return nil }
        var units: [(Unicode.Scalar, Int128)] = [("H", 3600), ("M", 60), ("S", 1)]
        while !isAtEnd {
            guard let value = digits()?.value else { return nil }
            let parts = take(".") ? fraction() ?? 0 : 0
            while let unit = units.first, !take(unit.0) || (parts > 0 && unit.1 != 1) {
                units.removeFirst()
            }
            guard let unit = units.first else { return nil }
            total += Int128(value) * unit.1 * second + Int128(parts)
            units.removeFirst()
        }
        return total
    }
}
