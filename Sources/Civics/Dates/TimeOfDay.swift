/// A time on the wall clock, to the second, from 00:00:00 to 23:59:59.
public struct TimeOfDay: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// Seconds since 00:00, 0...86 399.
    public let secondsSinceMidnight: Int

    /// 00:00, when a day begins.
    public static let midnight = TimeOfDay(unchecked: 0)

    init(unchecked seconds: Int) { secondsSinceMidnight = seconds }

    /// The time so many seconds into the day; nil outside 0...86 399.
    public init?(secondsSinceMidnight seconds: Int) {
        guard (0..<86_400).contains(seconds) else { return nil }
        self.init(unchecked: seconds)
    }

    /// The time with these numbers; nil for hour 24, minute 60 or a leap second.
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        self.init(unchecked: hour * 3_600 + minute * 60 + second)
    }

    /// Reads `09:30` or `09:30:05`; nil for anything else.
    public init?(_ text: String) {
        self.init(bytes: Array(text.utf8)[...])
    }

    init?(bytes: ArraySlice<UInt8>) {
        let start = bytes.startIndex
        guard bytes.count == 5 || bytes.count == 8, bytes[start + 2] == 58,
            let hour = Digits.value(bytes.prefix(2)),
            let minute = Digits.value(bytes[start + 3..<start + 5])
        else { return nil }
        guard bytes.count == 8 else {
            self.init(hour: hour, minute: minute)
            return
        }
        guard bytes[start + 5] == 58, let second = Digits.value(bytes.suffix(2)) else { return nil }
        self.init(hour: hour, minute: minute, second: second)
    }

    /// 0...23.
    public var hour: Int { secondsSinceMidnight / 3_600 }
    /// 0...59.
    public var minute: Int { secondsSinceMidnight / 60 % 60 }
    /// 0...59.
    public var second: Int { secondsSinceMidnight % 60 }

    /// `09:30`, with `:05` after it only when the seconds are not zero.
    public var description: String {
        DigitText.make(capacity: 8) { write(to: &$0, seconds: second != 0) }
    }

    func write(to text: inout DigitText, seconds: Bool) {
        text.put(hour, 2)
        text.put(":")
        text.put(minute, 2)
        guard seconds else { return }
        text.put(":")
        text.put(second, 2)
    }

    /// Earlier times come first.
    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
        left.secondsSinceMidnight < right.secondsSinceMidnight
    }
}
