public import FEEL

/// Runs the public compliance suite of DMN, the Technology Compatibility Kit.
///
/// Source: github.com/dmn-tck/tck, `TestCases`; format `testCases.xsd`.
public struct DMNConformance: Sendable {
    /// Names in a directory; how a directory is listed is the caller's matter.
    public typealias Listing = (String) throws -> [String]
    /// The bytes of a file.
    public typealias Reading = (String) throws -> [UInt8]

    /// What `now()` gives while the suite runs.
    public let now: DateTime

    /// Whether each model is first written as DMN 1.5 and read again.
    public let rewriting: Bool

    /// A run at a moment; `rewriting` judges what ``Model/xml()`` writes instead of the files.
    public init(now: DateTime, rewriting: Bool = false) {
        self.now = now
        self.rewriting = rewriting
    }

    /// Runs every test file under a directory against the models beside it.
    ///
    /// - Parameter skipping: Names of folders to leave out, such as those that call Java.
    /// - Returns: The counts, and a line for each failing case.
    /// - Throws: Only what `list` and `read` throw of the directory itself; models and tests that
    ///   cannot be read are failing cases.
    public func run(
        directory: String, skipping: Set<String> = ["0076-feel-external-java"],
        list: Listing, read: Reading
    ) throws -> ConformanceReport {
        var report = ConformanceReport()
        var waiting = [directory]
        while let folder = waiting.popLast() {
            let names = try list(folder).sorted()
            let tests = names.filter { $0.contains("-test-") && $0.hasSuffix(".xml") }
            let models = names.filter { $0.hasSuffix(".dmn") }
            if !models.isEmpty || !tests.isEmpty {
                run(folder, models, tests, read, into: &report)
                continue
            }
            let inner = names.filter { !$0.contains(".") && !skipping.contains($0) }
            waiting += inner.reversed().map { folder + "/" + $0 }
        }
        return report
    }

    private func run(
        _ folder: String, _ models: [String], _ tests: [String], _ read: Reading,
        into report: inout ConformanceReport
    ) {
        var files: [String: [UInt8]] = [:]
        for name in models { files[name] = try? read(folder + "/" + name) }
        var library = ModelLibrary(files)
        if rewriting { library = library.rewritten() }
        for name in tests {
            guard let bytes = try? read(folder + "/" + name),
                let root = try? XMLDocument.parse(bytes)
            else {
                report.fail(folder, name, "the test file cannot be read")
                continue
            }
            let wanted = root.first("modelName")?.trimmedText ?? ""
            guard let model = library.model(file: wanted) ?? library.model(beside: name) else {
                report.fail(folder, name, "no model \(wanted)")
                continue
            }
            for test in root.all("testCase") { run(test, model, folder, name, into: &report) }
        }
    }

    private func run(
        _ test: XMLNode, _ model: Model, _ folder: String, _ file: String,
        into report: inout ConformanceReport
    ) {
        var values: [String: Value] = [:]
        for input in test.all("inputNode") {
            let name = (input.attribute("name") ?? "").collapsed
            let value = TestValue.value(of: input)
            values[name] = value
            if let space = input.attribute("namespace") { values[space + "#" + name] = value }
        }
        let inputs = ModelInputs(values, asOf: now.date, now: now)
        var isValued = false
        var problems: [String] = []
        for result in test.all("resultNode") {
            let expected = result.first("expected").map { TestValue.value(of: $0) } ?? .null
            isValued = isValued || !expected.isNull
            let outcome = ask(model, test, result, inputs)
            if !TestValue.agree(expected, outcome?.value ?? .null) {
                problems.append(difference(result, expected, outcome))
            }
        }
        let id = test.attribute("id") ?? "?"
        report.count(folder, file, id, isValued: isValued, problems: problems)
    }

    private func ask(
        _ model: Model, _ test: XMLNode, _ result: XMLNode, _ inputs: ModelInputs
    ) -> Outcome? {
        let wanted = result.attribute("name") ?? ""
        let invocable = test.attribute("invocableName") ?? wanted
        switch test.attribute("type") {
        case "decisionService":
            return part(wanted, of: model.evaluate(service: invocable, inputs: inputs))
        case "bkm": return model.evaluate(knowledge: invocable, inputs: inputs)
        default:
            return model.evaluate(decision: wanted, inputs: inputs)
                ?? model.evaluate(service: wanted, inputs: inputs)
        }
    }

    /// The output a test names, where a service gives several.
    private func part(_ name: String, of outcome: Outcome?) -> Outcome? {
        guard let outcome, case .context(let context) = outcome.value, let value = context[name]
        else { return outcome }
        return Outcome(value: value, missing: outcome.missing, reasons: outcome.reasons)
    }

    private func difference(_ result: XMLNode, _ expected: Value, _ outcome: Outcome?) -> String {
        let name = result.attribute("name") ?? "?"
        guard let outcome else { return "\(name): no such decision" }
        let reasons = outcome.reasons.prefix(2).map { "\($0.kind)" }.joined(separator: "; ")
        return "\(name): expected \(expected), got \(outcome.value) \(reasons)"
    }
}

/// The counts of a run, and what failed.
public struct ConformanceReport: Hashable, Sendable {
    /// Cases that expect a value, and how many of them passed.
    public private(set) var valued = Tally()
    /// Cases that expect null, and how many of them passed.
    public private(set) var null = Tally()
    /// A line for each failing case.
    public private(set) var failures: [String] = []

    /// Passed out of all.
    public struct Tally: Hashable, Sendable {
        /// How many passed.
        public internal(set) var passed = 0
        /// How many there are.
        public internal(set) var total = 0
    }

    /// `valued N/N  null N/N`, then `N passed, N failed`.
    public var summary: [String] {
        let passed = valued.passed + null.passed
        let failed = valued.total + null.total - passed
        return [
            "valued \(valued.passed)/\(valued.total)  null \(null.passed)/\(null.total)",
            "\(passed) passed, \(failed) failed",
        ]
    }

    mutating func fail(_ folder: String, _ file: String, _ problem: String) {
        count(folder, file, "-", isValued: true, problems: [problem])
    }

    mutating func count(
        _ folder: String, _ file: String, _ id: String, isValued: Bool, problems: [String]
    ) {
        var tally = isValued ? valued : null
        tally.total += 1
        if problems.isEmpty { tally.passed += 1 }
        if isValued { valued = tally } else { null = tally }
        guard !problems.isEmpty else { return }
        let place = folder.split(separator: "/").last ?? ""
        failures.append("\(place)/\(file) \(id): " + problems.joined(separator: " | "))
    }
}
