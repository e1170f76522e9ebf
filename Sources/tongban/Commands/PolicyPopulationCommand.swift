import ArgumentParser
import Civics
import Foundation
import Policies

/// People who do not exist, to try a document on.
struct PolicyPopulationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "population", abstract: "Make a synthetic population for a document.",
        discussion: """
            CSV on standard output: an id and every fact that people and registers give, one in ten \
            known to be absent. The same seed gives the same people.
            """)

    @Argument(help: "Folder of the document.") var folder: String
    @Option(help: "How many people.") var people = 1_000
    @Option(help: "Any whole number.") var seed: UInt64 = 1
    @Option(help: "Percent of facts nobody has given.") var unknown = 0
    @Option(help: "Day around which they live, by default the document's first.") var asOf: String?
    @Option(help: "File to write instead of standard output.") var out: String?

    func validate() throws {
        guard people >= 0, people <= 1_000_000_000 else {
            throw ValidationError("--people is at most 1000000000")
        }
        guard (0...90).contains(unknown) else { throw ValidationError("--unknown is 0 to 90") }
        guard asOf.map({ CivilDate($0) != nil }) ?? true else {
            throw ValidationError("--as-of is a day such as 2026-12-01")
        }
    }

    func run() throws {
        let package = try PolicyFolder.read(folder)
        guard let policy = package.policy else {
            throw Failure("the document cannot be read; run `tongban policy check`")
        }
        let day = asOf.flatMap { CivilDate($0) } ?? policy.effective
        var city = SyntheticPopulation(
            package, policy, on: day, seed: seed, nulls: 10, unknowns: unknown)
        let file = try output()
        var bytes = city.head
        for number in 1...max(people, 1) where number <= people {
            let digits = String(number)
            let id = "S" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
            city.write(city.next(), id: id, into: &bytes)
            if bytes.count > 1 << 20 {
                try file.write(contentsOf: bytes)
                bytes = []
            }
        }
        try file.write(contentsOf: bytes)
    }

    private func output() throws -> FileHandle {
        guard let out else { return .standardOutput }
        guard FileManager.default.createFile(atPath: out, contents: nil),
            let file = FileHandle(forWritingAtPath: out)
        else { throw Failure("\(out): cannot be written") }
        return file
    }
}
