/// How long something may take, in the unit the law counts: 5 working days, 2 urgent hours.
public struct Limit: Hashable, Sendable {
    /// What is counted.
    public let kind: ClockKind
    /// Days for the day kinds, minutes for the hour kinds; never negative.
    public let amount: Int

    /// The longest limit in days, a hundred years; in minutes, the same time.
    public static let longest = (days: 36_600, minutes: 36_600 * 24 * 60)

    /// A limit of so many days, or minutes for the hour kinds.
    ///
    /// Nil when negative or above ``longest``.
    public init?(_ amount: Int, _ kind: ClockKind) {
        let bound = kind.countsDays ? Self.longest.days : Self.longest.minutes
        guard (0...bound).contains(amount) else { return nil }
        self.init(unchecked: amount, kind)
    }

    init(unchecked amount: Int, _ kind: ClockKind) {
        self.kind = kind
        self.amount = amount
    }

    /// The amount in what ``WorkingCalendar`` counts: days, or seconds for the hour kinds.
    public var units: Int { kind.countsDays ? amount : amount * 60 }
}

/// Why a text is not a limit; nothing of the text is repeated.
public enum LimitFault: Error, Hashable, Sendable {
    /// There is no number at the front: write `5 working days`.
    case noNumber
    /// The number is too large to be a limit; see ``Limit/longest``.
    case tooLong
    /// `5 days` may mean working or calendar days, which differ: say which.
    case ambiguousDays
    /// The unit is not a working or calendar day, nor a working or urgent hour or minute.
    case unknownUnit
}
