import NIOCore

/// Time that only goes forward, for limits and durations; it has nothing to do with the calendar.
/// Replaced in tests by one that stands still until told otherwise.
public struct Monotonic: Sendable {
    /// Nanoseconds since some fixed moment.
    public let nanoseconds: @Sendable () -> UInt64

    /// A clock of one's own.
    public init(nanoseconds: @escaping @Sendable () -> UInt64) { self.nanoseconds = nanoseconds }

    /// The machine's own.
    public static let machine = Monotonic { NIODeadline.now().uptimeNanoseconds }
}
