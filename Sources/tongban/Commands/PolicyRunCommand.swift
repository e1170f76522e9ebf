import ArgumentParser
import City
import Civics
import Foundation
import Policies
import Storage

/// One decision of a document asked of a whole population.
struct PolicyRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Ask a document's decision of everybody in a population.",
        discussion: """
            The population is CSV, whose first line names an id and then facts or register fields, \
            or JSON with an object a line. An empty cell is a fact nobody has given, `null` one \
            known to be absent. `tongban policy population` makes one to try. `register` asks \
            everybody whom the city's own register knows, with the facts its registers hold: name \
            the data directory with --data and stop the server first.
            """)

    @Argument(help: "Folder of the document.") var folder: String
    @Option(help: "File with the people, - for standard input, or register.") var population: String
    @Option(help: "Data directory of the city, with --population register.") var data: String?
    @Option(help: "Register that names everybody.") var register = "population"
    @Option(help: "Day as of which everybody is asked, as 2026-12-01.") var asOf: String
    @Option(help: "Table, decision or expression; by default what the benefit pays.")
    var decision: String?
    @Option(help: "Fact that holds the region code of the totals by district.") var district:
        String?
    @Option(help: "Where each person's answer goes: FILE.csv or FILE.json (an object a line).")
    var out: String?
    @Option(help: "Explain the answer of the person with this id, and nothing else.")
    var explain: String?
    @Flag(help: "Go on with a run that was stopped.") var resume = false
    @Option(help: "zh-Hans, zh-Hant or en.") var language = "zh-Hans"
    @Option(help: "Folder of policy packages that hold the calendars.") var calendars: String?

    func validate() throws {
        guard (population == "register") == (data != nil) else {
            throw ValidationError("--population register and --data DIR belong together")
        }
        if resume, out == nil { throw ValidationError("--resume needs --out") }
    }

    func run() async throws {
        let started = ContinuousClock.now
        let run = try prepared()
        let directory: DataDirectory? =
            if let data { try await DataDirectory.existing(data) } else { nil }
        let source = try await source(run, directory)
        if let explain {
            try await printExplanation(of: explain, source, run)
        } else {
            try await work(run, source, since: started)
        }
        try await directory?.store.close()
    }

    private func work(
        _ run: PopulationRun, _ source: any PopulationSource, since started: ContinuousClock.Instant
    ) async throws {
        for (name, reason) in run.notVectorisable.sorted(by: { $0.key < $1.key }) {
            Progress.say("\(name): \(reason)")
        }
        var results = try out.map { try PopulationResults($0, run, source.mark, reader: words) }
        if resume { try results?.goOn(source) } else { try results?.begin() }
        let tally = try await PopulationWork(run, results?.sheet).work(source, &results)
        try results?.finish()
        let took = ContinuousClock.now - started
        for line in PopulationTotals(run, tally, words).lines { print(line) }
        print(PopulationTotals.closing(tally.all.people, took, words))
    }

    private func source(
        _ run: PopulationRun, _ directory: DataDirectory?
    ) async throws -> any PopulationSource {
        guard let directory else { return try PopulationStream(population, run) }
        let plan = try CityPlanReader(directory.folder).plan()
        return try await RegisterStream(
            RegisterPopulation(run, of: register, store: directory.store, plan: plan))
    }

    private var words: Language { Language(rawValue: language) ?? .zhHans }

    private func prepared() throws -> PopulationRun {
        guard let day = CivilDate(asOf) else {
            throw ValidationError("--as-of is a day such as 2026-12-01")
        }
        let calendar = try PolicyFolder.calendar(in: calendars ?? PolicyFolder.shelf(of: folder))
        guard let policy = try PolicyFolder.read(folder).policy?.counting(on: calendar) else {
            throw Failure("the document cannot be read; run `tongban policy check`")
        }
        return try PopulationRun(policy, asking: decision, on: day, district: district)
    }

    private func printExplanation(
        of id: String, _ source: any PopulationSource, _ run: PopulationRun
    ) async throws {
        guard let row = try await source.row(of: id) else {
            throw Failure("nobody in \(population) has the id \(id)")
        }
        guard row.unreadable.isEmpty else {
            throw Failure(row.unreadable.joined(separator: "\n"))
        }
        print(try run.explanation(of: row).lines(in: words).joined(separator: "\n"))
    }
}
