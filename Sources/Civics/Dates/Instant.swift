/// A point in time, in whole milliseconds since 1970-01-01T00:00Z; the same everywhere.
///
/// Held within 0001-01-02 and 9999-12-30, so that every offset gives a civil day. Values from
/// outside that range are moved to its nearest end.
public struct Instant: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// Milliseconds since the Unix epoch; negative before 1970.
    public let millisecondsSinceEpoch: Int64

    /// The earliest point held, 0001-01-02T00:00Z.
    public static let earliest = Instant(unchecked: -62_135_510_400_000)
    /// The latest point held, 9999-12-30T23:59:59.999Z.
    public static let latest = Instant(unchecked: 253_402_214_399_999)

    private init(unchecked milliseconds: Int64) { millisecondsSinceEpoch = milliseconds }

    /// The point so many milliseconds after the Unix epoch, moved into the range held.
    public init(millisecondsSinceEpoch milliseconds: Int64) {
        let earliest = Self.earliest.millisecondsSinceEpoch
        let latest = Self.latest.millisecondsSinceEpoch
        self.init(unchecked: min(max(milliseconds, earliest), latest))
    }

    /// The point at which a wall clock with this offset shows `local`.
    public init(_ local: LocalDateTime, offset: UTCOffset = .chinaStandardTime) {
        self.init(millisecondsSinceEpoch: Int64(local.number - offset.seconds) * 1_000)
    }

    /// Reads RFC 3339, `2026-12-01T09:30:00.125+08:00` or with `Z`; the offset is required.
    ///
    /// Digits finer than a millisecond are cut off. Nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let mark = bytes.lastIndex(where: { $0 == 90 || $0 == 43 || $0 == 45 }), mark >= 16,
            let offset = UTCOffset(String(decoding: bytes[mark...], as: UTF8.self))
        else { return nil }
        let wall = bytes[..<mark]
        let point = wall.firstIndex(of: 46) ?? mark
        guard point == 19 || point == mark,
            let local = LocalDateTime(bytes: wall[..<point]),
            let fraction = Self.milliseconds(wall[point...])
        else { return nil }
        self = Instant(local, offset: offset).adding(milliseconds: fraction)
    }

    private static func milliseconds(_ fraction: ArraySlice<UInt8>) -> Int64? {
        guard !fraction.isEmpty else { return 0 }
        let digits = fraction.dropFirst()
        guard (1...9).contains(digits.count), digits.allSatisfy(Digits.isDigit) else { return nil }
        let firstThree =
            Array(digits.prefix(3)) + Array(repeating: 48, count: 3 - min(3, digits.count))
        return Digits.value(firstThree).map(Int64.init)
    }

    /// What a wall clock with this offset shows, to the second; the milliseconds are cut off.
    public func local(at offset: UTCOffset = .chinaStandardTime) -> LocalDateTime {
        let seconds = Int(millisecondsSinceEpoch).floored(by: 1_000).quotient
        return LocalDateTime(clamping: seconds + offset.seconds)
    }

    /// The civil day it is at this point where the wall clock has this offset.
    public func date(at offset: UTCOffset = .chinaStandardTime) -> CivilDate {
        local(at: offset).date
    }

    /// The point so many milliseconds later, or earlier, moved into the range held.
    public func adding(milliseconds: Int64) -> Instant {
        let (sum, overflow) = millisecondsSinceEpoch.addingReportingOverflow(milliseconds)
        guard !overflow else { return milliseconds < 0 ? .earliest : .latest }
        return Instant(millisecondsSinceEpoch: sum)
    }

    /// Milliseconds from this point to another; negative when it is earlier.
    public func milliseconds(to other: Instant) -> Int64 {
        other.millisecondsSinceEpoch - millisecondsSinceEpoch
    }

    /// RFC 3339 on the wall of `offset`: `2026-12-01T09:30:00+08:00`, with `.125` when needed.
    public func text(at offset: UTCOffset = .chinaStandardTime) -> String {
        let rest = Int(millisecondsSinceEpoch).floored(by: 1_000).remainder
        return DigitText.make(capacity: 29) { text in
            local(at: offset).write(to: &text, seconds: true)
            if rest != 0 {
                text.put(".")
                text.put(rest, 3)
            }
            offset.write(to: &text)
        }
    }

    /// RFC 3339 in UTC, `2026-12-01T01:30:00Z`.
    public var description: String { text(at: .utc) }

    /// Earlier points come first.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.millisecondsSinceEpoch < right.millisecondsSinceEpoch
    }
}
