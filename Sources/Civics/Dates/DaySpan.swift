/// Whole days from one to another, both included.
public struct DaySpan: Hashable, Sendable {
    /// The first day of the span.
    public let from: CivilDate
    /// The last day of the span, never before ``from``.
    public let through: CivilDate

    /// The days `from` to `through`, both included; nil when `through` is earlier.
    public init?(from: CivilDate, through: CivilDate) {
        guard from <= through else { return nil }
        self.from = from
        self.through = through
    }

    /// Whether the day lies in the span.
    public func contains(_ day: CivilDate) -> Bool { from <= day && day <= through }

    /// How many days the span has, at least 1.
    public var count: Int { from.distance(to: through) + 1 }
}
