import JSON

/// Runs the public suite's cases for draft 2020-12.
public enum JSONSchemaConformance {
    /// A file of the suite: its path under `tests/draft2020-12` or `remotes`, and its bytes.
    public typealias File = (path: String, bytes: [UInt8])

    /// What became of the cases.
    public struct Report: Hashable, Sendable, CustomStringConvertible {
        public internal(set) var passed = 0
        /// Each case judged otherwise than it says: file, group and case.
        public internal(set) var failures: [String] = []

        /// `N passed, N failed`.
        public var description: String { "\(passed) passed, \(failures.count) failed" }
    }

    /// Runs every case of every file.
    ///
    /// - Parameters:
    ///   - remotes: Documents that the suite serves at `http://localhost:1234/`.
    ///   - assertsFormats: For the suite's optional `format` cases.
    public static func run(
        tests: some Sequence<File>, remotes: some Sequence<File>, assertsFormats: Bool = false
    ) -> Report {
        var library = SchemaLibrary(assertsFormats: assertsFormats)
        for (path, bytes) in remotes {
            guard let document = try? JSONValue(parsing: bytes) else { continue }
            library.add(document, at: "http://localhost:1234/" + path)
        }
        var report = Report()
        for (path, bytes) in tests {
            guard let groups = (try? JSONValue(parsing: bytes))?.array else {
                report.failures.append(path)
                continue
            }
            for group in groups { run(group, of: path, in: library, &report) }
        }
        return report
    }

    private static func run(
        _ group: JSONValue, of path: String, in library: SchemaLibrary, _ report: inout Report
    ) {
        let name = "\(path): \(group["description"]?.string ?? "")"
        let schema = group["schema"].flatMap { try? Schema($0, in: library) }
        for test in group["tests"]?.array ?? [] {
            guard let schema, let value = test["data"], let valid = test["valid"]?.bool,
                schema.fits(value) == valid, schema.findings(value).isEmpty == valid
            else {
                report.failures.append("\(name): \(test["description"]?.string ?? "")")
                continue
            }
            report.passed += 1
        }
    }
}
