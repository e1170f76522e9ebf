import Civics
import FEEL
import Foundation
import Policies
import Testing

@Suite("The policy authors' guide tells the truth")
struct GuideTests {
    private static let guide: String = {
        let url = PackageRoot.url.appendingPathComponent("docs/authors.md")
        return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    }()

    private static let examples = GuideExample.examples(in: guide)

    private static var functions: HostFunctions { .policies(on: SampleDocumentsTests.calendar) }

    @Test("Every example comes to what the guide says")
    func results() throws {
        try #require(Self.examples.count > 100)
        for example in Self.examples {
            do {
                let answer = try example.answer(functions: Self.functions)
                #expect(answer == example.expected, "docs/authors.md:\(example.line)")
            } catch {
                Issue.record("docs/authors.md:\(example.line): \(error)")
            }
        }
    }

    @Test("Every function has its name and an example in the guide")
    func functionsNamed() {
        let own = ["工作日加", "add_working_days", "工作日差", "working_days_between"]
        for name in Expression.builtInNames + own {
            #expect(Self.guide.contains("`\(name)"), "\(name) is not named")
            let isShown = Self.examples.contains { example in
                (try? Expression(parsing: example.expression))?.functions.contains(name) == true
            }
            #expect(isShown, "\(name) has no example")
        }
    }

    @Test("Every document of the guide passes every check, and its situations come out as written")
    func documents() throws {
        let packages = Self.packages()
        try #require(packages.count == 2)
        let calendar = try #require(SampleDocumentsTests.calendar)
        for package in packages {
            let findings = package.check().filter { $0.severity != .note }
            #expect(findings.map { $0.line(in: .en) } == [])
            let report = package.runSituations(on: calendar)
            let unmet = report.runs.flatMap { run in
                run.results.filter { !$0.passed }.map { "\(run.name): \($0.what) ≠ \($0.actual)" }
            }
            #expect(unmet == [])
            #expect(report.findings.map { $0.line(in: .en) } == [])
            #expect(report.runs.count >= 6)
        }
    }

    /// Each `policy` block with the `situations` block that follows it.
    private static func packages() -> [PolicyPackage] {
        var files: [[PackageFile]] = []
        var block: (word: String, lines: [Substring])?
        for line in guide.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = block {
                if line == "````" {
                    let bytes = Array(open.lines.joined(separator: "\n").utf8) + [0x0A]
                    if open.word == "policy" {
                        files.append([PackageFile(name: "policy.md", bytes: bytes)])
                    } else {
                        files[files.count - 1].append(
                            PackageFile(name: "situations.yaml", bytes: bytes))
                    }
                    block = nil
                } else {
                    block?.lines.append(line)
                }
            } else if line == "````policy" || (line == "````situations" && !files.isEmpty) {
                block = (String(line.dropFirst(4)), [])
            }
        }
        return files.map { PolicyPackage(reading: $0) }
    }
}
