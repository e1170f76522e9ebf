/// What becomes of a day that its month does not have: 31 January plus one month, or a birthday of
/// 29 February in a common year. The standard is silent; a document must say.
public enum MonthEnd: String, Hashable, Sendable, CaseIterable {
    /// Back to the last day the month has.
    case down
    /// On to the first day of the next month.
    case up
}
