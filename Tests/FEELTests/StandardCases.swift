import FEEL
import Testing

/// Expressions and what the standard says they come to, written from its text: DMN 1.5, 10.3.
///
/// A case a line. Both sides are FEEL, so that `@"P1Y"` stands for what it means and not for how it
/// is printed.
enum StandardCases {
    private static let scope = Facts(
        known: [:], asOf: CalendarDate("2026-11-21"), now: DateTime("2026-11-21T10:00:00Z"))

    private static func value(_ text: some StringProtocol) throws -> Value {
        try Expression(parsing: String(text), dialect: .dmn(NameSet())).evaluate(in: scope).value
    }

    static func judge(_ cases: String) throws {
        for line in cases.split(separator: "\n") {
            let sides = line.split(separator: "⇒", maxSplits: 1)
            try #require(sides.count == 2, "\(line)")
            let found = try value(sides[0])
            #expect(found == (try value(sides[1])), "\(line): \(found)")
        }
    }
}
