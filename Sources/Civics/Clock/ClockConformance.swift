import JSON

/// Runs files of clock cases, one JSON object a line, against a calendar.
///
/// Each line has `id`, `kind` (a ``ClockKind`` or `working-days-between`), `from`, `limit` (days or
/// minutes) with `due`, or `to` with `count`; `not_counted` holds spans `from`–`through` in days or
/// `from`–`until` in moments; `provisional` says whether a year without a calendar was touched.
public enum ClockConformance {
    /// What a run found.
    public struct Report: Hashable, Sendable, CustomStringConvertible {
        /// Lines that came out as they say.
        public let passed: Int
        /// Lines that did not, in the order of the file.
        public let failures: [Failure]

        /// `80 passed, 0 failed`.
        public var summary: String { "\(passed) passed, \(failures.count) failed" }
        /// One line a failure, then the summary.
        public var description: String {
            (failures.map(\.description) + [summary]).joined(separator: "\n")
        }
    }

    /// A line that came out otherwise, or could not be read.
    public struct Failure: Hashable, Sendable, CustomStringConvertible {
        /// The line's number in the file, from 1.
        public let line: Int
        /// The line's `id`, empty when it has none.
        public let id: String
        /// What the line says.
        public let expected: String
        /// What came out, or why the line could not be read.
        public let found: String

        /// `line 3 (c0003): expected …, found …`.
        public var description: String {
            "line \(line)" + (id.isEmpty ? "" : " (\(id))")
                + ": expected \(expected), found \(found)"
        }
    }

    /// Runs all lines; blank ones are passed over.
    ///
    /// - Parameters:
    ///   - text: The whole file.
    ///   - calendar: The calendar the file was made for.
    public static func run(text: String, calendar: WorkingCalendar) -> Report {
        var (passed, failures) = (0, [Failure]())
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
            if let failure = failure(of: line, number: index + 1, calendar) {
                failures.append(failure)
            } else {
                passed += 1
            }
        }
        return Report(passed: passed, failures: failures)
    }

    private static func failure(
        of line: Substring, number: Int, _ calendar: WorkingCalendar
    ) -> Failure? {
        guard let value = try? JSONValue(parsing: String(line)) else {
            return Failure(line: number, id: "", expected: "a JSON object", found: "something else")
        }
        let id = value["id"]?.string ?? ""
        do {
            let vector = try ClockVector(value)
            let found = vector.outcome(calendar)
            guard found != vector.expected else { return nil }
            return Failure(line: number, id: id, expected: vector.expected, found: found)
        } catch {
            return Failure(line: number, id: id, expected: error.expected, found: "something else")
        }
    }
}
