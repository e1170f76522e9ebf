/// A JSON number as the exact decimal text it was written in; equal and ordered by its
/// mathematical value, whatever the notation: `1.50`, `15e-1` and `1.5` are equal.
public struct JSONNumber: Sendable {
    /// The number as written, in RFC 8259's grammar.
    public let text: String

    /// Exponents have at most this many digits, so that no later arithmetic can be made to
    /// write out a million zeros.
    static let exponentDigits = 5

    /// Reads a number by RFC 8259 §6, of at most 256 characters and an exponent within ±99,999;
    /// `nil` for anything else.
    public init?(_ text: String) {
        guard let value = try? JSONValue(parsing: text), let number = value.number,
            text.utf8.first != .space, text.utf8.last.map({ $0 >= .zero && $0 <= .nine }) == true
        else { return nil }
        self.init(unchecked: number.text)
    }

    /// A whole number.
    public init(_ whole: Int64) { text = String(whole) }

    /// The shortest decimal that reads back as `value`; `nil` for not-a-number and infinities.
    public init?(shortest value: Double) {
        guard value.isFinite else { return nil }
        text = JSONDecimal(value.description).canonicalText
    }

    init(unchecked text: String) { self.text = text }

    /// The nearest binary fraction; infinite beyond its range.
    public var double: Double { Double(text) ?? .nan }

    /// The value as an integer, when it is whole and within `Int64`.
    public var wholeValue: Int64? { JSONDecimal(text).wholeValue }

    /// Whether the value is mathematically whole: `1.0` and `1e300` are.
    public var isWhole: Bool { JSONDecimal(text).exponent >= 0 }

    /// The one shortest text of this value, laid out as ECMAScript lays out numbers (RFC 8785
    /// §3.2.2.3) but from the exact decimal digits: `1.50e1` gives `15`, `1e-7` gives `1e-7`.
    public var canonicalText: String { JSONDecimal(text).canonicalText }

    /// Whether this is a whole multiple of `divisor`, exactly.
    ///
    /// - Returns: `nil` when `divisor` is zero or has more than 18 significant digits.
    public func isMultiple(of divisor: JSONNumber) -> Bool? {
        JSONDecimal(text).isMultiple(of: JSONDecimal(divisor.text))
    }
}

extension JSONNumber: Hashable, Comparable {
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.text == right.text || JSONDecimal(left.text) == JSONDecimal(right.text)
    }

    public static func < (left: JSONNumber, right: JSONNumber) -> Bool {
        JSONDecimal(left.text) < JSONDecimal(right.text)
    }

    public func hash(into hasher: inout Hasher) {
        let decimal = JSONDecimal(text)
        if let whole = decimal.wholeValue {
            Self.hash(whole, into: &hasher)
        } else {
            hasher.combine(4)
            hasher.combine(decimal)
        }
    }

    static func hash(_ whole: Int64, into hasher: inout Hasher) {
        hasher.combine(3)
        hasher.combine(whole)
    }
}
