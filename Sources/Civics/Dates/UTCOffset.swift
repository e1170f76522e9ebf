/// How far a place's wall clock is ahead of UTC, fixed, to the minute, within 18 hours.
public struct UTCOffset: Hashable, Sendable, LosslessStringConvertible {
    /// Minutes ahead of UTC; negative west of Greenwich.
    public let minutes: Int

    /// UTC itself.
    public static let utc = UTCOffset(unchecked: 0)
    /// 北京时间, UTC+8 the whole year and in the whole country.
    public static let chinaStandardTime = UTCOffset(unchecked: 480)

    private init(unchecked minutes: Int) { self.minutes = minutes }

    /// An offset of so many minutes; nil beyond 18 hours either way.
    public init?(minutes: Int) {
        guard (-1_080...1_080).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// Reads `Z`, `+08:00` or `-03:30`; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        if bytes == [90] {
            self = .utc
            return
        }
        guard bytes.count == 6, bytes[0] == 43 || bytes[0] == 45, bytes[3] == 58,
            let hours = Digits.value(bytes[1..<3]), let minutes = Digits.value(bytes[4..<6]),
            minutes < 60
        else { return nil }
        self.init(minutes: (bytes[0] == 45 ? -1 : 1) * (hours * 60 + minutes))
    }

    /// Seconds ahead of UTC.
    public var seconds: Int { minutes * 60 }

    /// `+08:00`; UTC prints as `Z`.
    public var description: String {
        DigitText.make(capacity: 6) { write(to: &$0) }
    }

    func write(to text: inout DigitText) {
        guard minutes != 0 else { return text.put("Z") }
        text.put(minutes < 0 ? "-" : "+")
        text.put(abs(minutes) / 60, 2)
        text.put(":")
        text.put(abs(minutes) % 60, 2)
    }
}
