/// Wall time from one moment up to but not including another.
public struct MomentSpan: Hashable, Sendable {
    /// The first moment inside.
    public let from: LocalDateTime
    /// The first moment no longer inside, never before ``from``.
    public let until: LocalDateTime

    /// The time `[from, until)`; nil when `until` is earlier. Equal ends make an empty span.
    public init?(from: LocalDateTime, until: LocalDateTime) {
        guard from <= until else { return nil }
        self.from = from
        self.until = until
    }

    /// Whether the moment lies in `[from, until)`.
    public func contains(_ moment: LocalDateTime) -> Bool { from <= moment && moment < until }
}
