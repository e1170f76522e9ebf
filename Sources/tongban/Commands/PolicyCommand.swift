import ArgumentParser
import Civics
import Foundation
import JSON
import Policies

/// Policy documents on the command line.
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Check, test, explain, compare, format and run policy documents.",
        subcommands: [
            Check.self, Test.self, Explain.self, Diff.self, Format.self,
            PolicyActivate.self, PolicyPropose.self, PolicyRelease.self, PolicyRunCommand.self,
            PolicyPopulationCommand.self,
            PolicySituationsCommand.self,
        ])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Say everything that is wrong with a document.",
            discussion:
                "One finding a line: file:line:column, what is wrong, what was expected, how to mend it."
        )

        @Argument(help: "Folder of the document.") var folder: String
        @Option(help: "Language of the findings: zh-Hans, zh-Hant or en.") var language = "en"
        @Option(help: "Units that exist: units.yaml of a city.") var units: String?
        @Flag(help: "Findings as JSON.") var json = false
        @Flag(help: "Show notes too.") var notes = false

        func run() throws {
            let package = try PolicyFolder.read(folder)
            let surroundings = try PolicyFolder.surroundings(units: units, near: folder)
            let found = package.check(surroundings).filter { notes || $0.severity != .note }
            try FindingPrinter(language: language, json: json).printed(found, of: folder)
            let errors = found.filter { $0.severity == .error }.count
            let warnings = found.filter { $0.severity == .warning }.count
            if !json { print("\(folder): \(errors) errors, \(warnings) warnings") }
            if errors + warnings > 0 { throw ExitCode.failure }
        }
    }

    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test", abstract: "Run a document's situations.",
            discussion: "A row of a table that no situation reaches is a finding.")

        @Argument(help: "Folder of the document.") var folder: String
        @Option(help: "Folder of policy packages that hold the calendars.") var calendars: String?
        @Option(help: "Language of the findings: zh-Hans, zh-Hant or en.") var language = "en"
        @Flag(help: "Name the situations that hold, too.") var verbose = false

        func run() throws {
            let package = try PolicyFolder.read(folder)
            let calendar = try PolicyFolder.calendar(
                in: calendars ?? PolicyFolder.shelf(of: folder))
            let report = package.runSituations(
                on: calendar, in: try PolicyFolder.surroundings(units: nil, near: folder))
            for run in report.runs where verbose || !run.passed {
                print("\(run.passed ? "holds" : "FAILS")  \(run.name)  (\(folder)/\(run.place))")
                for result in run.results where !result.passed {
                    print(
                        "       \(result.what): expected \(result.expected), found \(result.actual)"
                    )
                }
            }
            let findings = report.findings.filter { $0.severity != .note }
            try FindingPrinter(language: language, json: false).printed(findings, of: folder)
            let failed = report.runs.filter { !$0.passed }.count
            print(
                report.runs.isEmpty
                    ? "\(folder): no situations"
                    : "\(folder): \(report.runs.count - failed) passed, \(failed) failed")
            if failed > 0 || findings.contains(where: { $0.severity == .error }) {
                throw ExitCode.failure
            }
        }
    }

    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain", abstract: "Say why a situation comes out as it does.",
            discussion:
                "Clause by clause with its article, and the nearest change that flips the answer.")

        @Argument(help: "Folder of the document.") var folder: String
        @Option(help: "Name of the situation.") var situation: String
        @Option(help: "zh-Hans, zh-Hant or en.") var language = "zh-Hans"
        @Option(help: "Folder of policy packages that hold the calendars.") var calendars: String?

        func run() throws {
            let package = try PolicyFolder.read(folder)
            let calendar = try PolicyFolder.calendar(
                in: calendars ?? PolicyFolder.shelf(of: folder))
            guard let explained = package.explain(situation: situation, on: calendar) else {
                let names = package.situations.map { "  \($0.name)" }.joined(separator: "\n")
                throw Failure("no situation is named so; there are:\n\(names)")
            }
            let reader = Language(rawValue: language) ?? .zhHans
            for explanation in explained {
                print(explanation.lines(in: reader).joined(separator: "\n"))
                print("")
            }
        }
    }

    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff", abstract: "Say in words what differs between two versions.")

        @Argument(help: "Folder of the older version.") var older: String
        @Argument(help: "Folder of the newer version.") var newer: String
        @Option(help: "zh-Hans, zh-Hant or en.") var language = "zh-Hans"

        func run() throws {
            guard let old = try PolicyFolder.read(older).policy,
                let new = try PolicyFolder.read(newer).policy
            else {
                throw Failure("one of the documents cannot be read; run `tongban policy check`")
            }
            let differences = old.differences(to: new)
            let reader = Language(rawValue: language) ?? .zhHans
            for difference in differences { print(difference.text.text(in: reader)) }
            if differences.isEmpty { print("No difference") }
        }
    }

    struct Format: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "format", abstract: "Write a document in its one form.",
            discussion: "Keywords become the English ones; meaning and prose stay as they are.")

        @Argument(help: "Folder of the document.") var folder: String
        @Flag(help: "Only say which files would change; exit 1 if any.") var check = false

        func run() throws {
            var changed = 0
            for file in try PolicyFolder.read(folder).files {
                let formatted = file.formatted().bytes
                guard formatted != file.bytes else { continue }
                changed += 1
                print("\(check ? "would change" : "formatted") \(folder)/\(file.name)")
                if !check {
                    try Data(formatted).write(to: URL(fileURLWithPath: "\(folder)/\(file.name)"))
                }
            }
            if check, changed > 0 { throw ExitCode.failure }
        }
    }
}

/// Prints findings for people or programs.
struct FindingPrinter {
    let language: String
    let json: Bool

    func printed(_ findings: [Finding], of folder: String) throws {
        if json {
            print(
                String(
                    decoding: JSONValue.array(findings.map(value)).prettyPrinted(), as: UTF8.self))
            return
        }
        let reader = Language(rawValue: language) ?? .en
        for finding in findings.sorted() {
            print(
                "\(folder)/\(finding.place): \(finding.severity.rawValue): \(finding.message.text(in: reader)) [\(finding.kind)]"
            )
            if let expected = finding.expected {
                print("    expected: \(expected.text(in: reader))")
            }
            if let remedy = finding.remedy { print("    mend: \(remedy.text(in: reader))") }
        }
    }

    private func value(_ finding: Finding) -> JSONValue {
        [
            "kind": .string(finding.kind), "severity": .string(finding.severity.rawValue),
            "place": .string(finding.place.description),
            "message": .string(finding.message.zhHans),
            "remedy": finding.remedy.map { .string($0.zhHans) } ?? .null,
        ]
    }
}
