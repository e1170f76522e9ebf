extension Value {
    /// FEEL's `=`: `nil` when the two cannot be compared, such as a number with a text.
    ///
    /// With null on either side the answer is always true or false. Times with a zone are equal
    /// when they are the same instant; parts below a second do not count.
    /// Source: DMN 1.5, table 53.
    public func equals(_ other: Value) -> Bool? {
        switch (self, other) {
        case (.null, .null): true
        case (.null, _), (_, .null): false
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left == right
        case (.boolean(let left), .boolean(let right)): left == right
        case (.list(let left), .list(let right)): Value.equal(left, right)
        case (.context(let left), .context(let right)): Value.equal(left, right)
        case (.range(let left), .range(let right)): Value.equal(left, right)
        case (.function(let left), .function(let right)): left == right
        default: order(other).map { $0 == 0 }
        }
    }

    private static func equal(_ left: [Value], _ right: [Value]) -> Bool? {
        guard left.count == right.count else { return false }
        for (one, other) in zip(left, right) {
            guard let same = one.equals(other) else { return nil }
            guard same else { return false }
        }
        return true
    }

    private static func equal(_ left: Context, _ right: Context) -> Bool? {
        guard left.count == right.count else { return false }
        for (key, value) in zip(left.keys, left.values) {
            guard let other = right[key], let same = value.equals(other) else { return false }
            guard same else { return false }
        }
        return true
    }

    private static func equal(_ left: ValueRange, _ right: ValueRange) -> Bool? {
        guard left.lowerClosed == right.lowerClosed, left.upperClosed == right.upperClosed,
            (left.lower == nil) == (right.lower == nil),
            (left.upper == nil) == (right.upper == nil)
        else { return false }
        guard let lower = (left.lower ?? .null).equals(right.lower ?? .null),
            let upper = (left.upper ?? .null).equals(right.upper ?? .null)
        else { return nil }
        return lower && upper
    }

    /// -1, 0 or 1 as this value is below, equal to or above another of its kind; `nil` when the two
    /// have no order.
    public func order(_ other: Value) -> Int? {
        switch (self, other) {
        case (.number(let left), .number(let right)): left.order(right)
        case (.string(let left), .string(let right)): Value.order(left, right)
        case (.date(let left), .date(let right)): Value.sign(left, right)
        case (.time(let left), .time(let right)): Value.order(left, right)
        case (.dateTime(let left), .dateTime(let right)): Value.order(left, right)
        case (.date(let left), .dateTime(let right)):
            Value.order(DateTime(midnight: left, zone: .utc), right)
        case (.dateTime(let left), .date(let right)):
            Value.order(left, DateTime(midnight: right, zone: .utc))
        case (.yearMonthDuration(let left), .yearMonthDuration(let right)): Value.sign(left, right)
        case (.dayTimeDuration(let left), .dayTimeDuration(let right)): Value.sign(left, right)
        default: nil
        }
    }

    private static func sign<T: Comparable>(_ left: T, _ right: T) -> Int {
        left == right ? 0 : (left < right ? -1 : 1)
    }

    /// Texts go by code point.
    private static func order(_ left: String, _ right: String) -> Int {
        if left == right { return 0 }
        return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars) ? -1 : 1
    }

    private static func order(_ left: TimeOfDay, _ right: TimeOfDay) -> Int? {
        guard (left.offset == nil) == (right.offset == nil) else { return nil }
        let second = TimeOfDay.nanosecondsPerSecond
        return sign(left.universal / second, right.universal / second)
    }

    private static func order(_ left: DateTime, _ right: DateTime) -> Int? {
        guard (left.offset == nil) == (right.offset == nil) else { return nil }
        let second = Int128(TimeOfDay.nanosecondsPerSecond)
        return sign(left.instant.floored(by: second), right.instant.floored(by: second))
    }
}

extension Int128 {
    /// Division towards minus infinity.
    func floored(by divisor: Int128) -> Int128 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
