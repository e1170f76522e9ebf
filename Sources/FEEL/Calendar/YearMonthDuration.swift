/// A span of whole months. Source: DMN 1.5, 10.3.2.3.8.
public struct YearMonthDuration: Hashable, Comparable, Sendable {
    /// The months, negative for a span backwards.
    public let months: Int

    /// A span of months.
    public init(months: Int) { self.months = months }

    /// Whole years, towards zero.
    public var years: Int { months / 12 }

    /// Whether one span is shorter.
    public static func < (left: YearMonthDuration, right: YearMonthDuration) -> Bool {
        left.months < right.months
    }
}

extension YearMonthDuration: CustomStringConvertible, LosslessStringConvertible {
    /// A span written `P1Y2M`.
    public init?(_ text: String) {
        var cursor = ByteCursor(text)
        let negative = cursor.take("-")
        guard cursor.take("P"), !cursor.isAtEnd else { return nil }
        var months = 0
        var unit = 12
        while let (value, _) = cursor.digits() {
            let isYears = unit == 12 && cursor.take("Y")
            guard isYears || cursor.take("M") else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: isYears ? 12 : 1)
            let (sum, excess) = months.addingReportingOverflow(product)
            guard !overflow, !excess else { return nil }
            months = sum
            unit = 1
            if !isYears { break }
        }
        guard cursor.isAtEnd, text.utf8.last != 0x50 else { return nil }
        self.init(months: negative ? -months : months)
    }

    /// The span as FEEL writes it.
    public var description: String {
        guard months != 0 else { return "P0M" }
        let size = months.magnitude
        let years = size >= 12 ? String(size / 12) + "Y" : ""
        let rest = size % 12 > 0 ? String(size % 12) + "M" : ""
        return (months < 0 ? "-P" : "P") + years + rest
    }
}
