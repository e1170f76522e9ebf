/// An interval of numbers, texts, dates, times or durations: `[1..10)`, `>= 80`.
///
/// A bound of `nil` is open-ended (`>= 80` has no upper bound).
public struct ValueRange: Hashable, Sendable {
    /// The lower bound, `nil` when there is none.
    public let lower: Value?
    /// The upper bound, `nil` when there is none.
    public let upper: Value?
    /// Whether the lower bound belongs to the range.
    public let lowerClosed: Bool
    /// Whether the upper bound belongs to the range.
    public let upperClosed: Bool

    /// An interval; bounds are not checked against each other.
    public init(lower: Value?, lowerClosed: Bool, upper: Value?, upperClosed: Bool) {
        self.lower = lower
        self.upper = upper
        self.lowerClosed = lowerClosed && lower != nil
        self.upperClosed = upperClosed && upper != nil
    }

    /// Whether a value lies inside, `nil` when it cannot be compared with the bounds.
    public func contains(_ value: Value) -> Bool? {
        if lowerClosed, upperClosed, let lower, lower == upper { return value.equals(lower) }
        if let lower {
            guard let order = value.order(lower) else { return nil }
            guard order > 0 || (order == 0 && lowerClosed) else { return false }
        }
        if let upper {
            guard let order = value.order(upper) else { return nil }
            guard order < 0 || (order == 0 && upperClosed) else { return false }
        }
        return true
    }
}

extension ValueRange: CustomStringConvertible {
    /// The interval as FEEL writes it.
    public var description: String {
        switch (lower, upper) {
        case (nil, nil): return "[null..null]"
        case (nil, let upper?): return (upperClosed ? "<= " : "< ") + upper.description
        case (let lower?, nil): return (lowerClosed ? ">= " : "> ") + lower.description
        case (let lower?, let upper?):
            let from = (lowerClosed ? "[" : "(") + lower.description
            return from + ".." + upper.description + (upperClosed ? "]" : ")")
        }
    }
}
