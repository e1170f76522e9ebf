import ArgumentParser
import Civics
import DMN
import FEEL
import Foundation
import JSONSchema
import TransparencyLog

/// Runs public suites' cases and says which fail.
struct Conformance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run public conformance suites.",
        subcommands: [ClockSuite.self, MerkleSuite.self, DMNSuite.self, JSONSchemaSuite.self])

    struct ClockSuite: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "clock", abstract: "Legal-clock vectors, one JSON object a line.",
            discussion: """
                Counts with the calendars in the policy documents under --policies; by default \
                those of the sample city.
                """)

        @Argument(help: "File of vectors (JSON Lines).") var file: String
        @Option(help: "Folder of policy packages that hold the calendars.") var policies: String?

        func run() throws {
            let calendar = try PolicyFolder.calendar(in: policies)
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let report = ClockConformance.run(text: text, calendar: calendar)
            for failure in report.failures {
                print(
                    "line \(failure.line) \(failure.id): expected \(failure.expected), found \(failure.found)"
                )
            }
            print(report.summary)
            if !report.failures.isEmpty { throw ExitCode.failure }
        }
    }

    struct MerkleSuite: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "merkle", abstract: "Inclusion and consistency proofs, JSON cases.")

        @Argument(help: "Folder that holds inclusion/ and consistency/.") var folder: String

        func run() throws {
            let files = try Folder(folder).files().filter { $0.path.hasSuffix(".json") }
            let report = MerkleConformance.run(files: files)
            for failure in report.failures { print(failure) }
            print(report.description)
            if !report.failures.isEmpty { throw ExitCode.failure }
        }
    }

    struct DMNSuite: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "dmn", abstract: "The DMN technology compatibility kit.")

        @Argument(help: "Folder with compliance-level-2 and -3.") var folder: String

        func run() throws {
            guard
                let now = DateTime(Machine.now().local().description + ":00")
                    ?? DateTime("2026-01-01T00:00:00")
            else { throw Failure("the machine's clock cannot be read") }
            let report = try DMNConformance(now: now).run(
                directory: folder,
                list: { try FileManager.default.contentsOfDirectory(atPath: $0) },
                read: { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) })
            for line in report.failures { print(line) }
            for line in report.summary { print(line) }
            let all = report.valued.total + report.null.total
            let failed = all - report.valued.passed - report.null.passed
            // The suite counts as met from 99 % on; what fails is listed all the same.
            if failed * 100 > all { throw ExitCode.failure }
        }
    }

    struct JSONSchemaSuite: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "json-schema", abstract: "The official draft 2020-12 suite.")

        @Argument(help: "Folder with tests/ and remotes/.") var folder: String

        func run() throws {
            let tests = Folder(folder).folder("tests/draft2020-12")
            let report = JSONSchemaConformance.run(
                tests: try tests.files(), remotes: try Folder(folder).folder("remotes").files())
            for failure in report.failures { print(failure) }
            print(report.description)
            if !report.failures.isEmpty { throw ExitCode.failure }
        }
    }
}
