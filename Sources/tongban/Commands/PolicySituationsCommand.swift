import ArgumentParser
import Civics
import Foundation
import Policies

/// Situations a document has, and those it lacks.
struct PolicySituationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "situations", abstract: "Propose situations a document does not have yet.",
        discussion: """
            With --suggest: the least facts on both sides of every edge of every table that no \
            situation meets, as YAML for situations.yaml. An official confirms each before it counts. \
            Without it, the situations there are.
            """)

    @Argument(help: "Folder of the document.") var folder: String
    @Flag(help: "Propose what is missing.") var suggest = false
    @Option(help: "Folder of policy packages that hold the calendars.") var calendars: String?

    func run() throws {
        let package = try PolicyFolder.read(folder)
        guard suggest else {
            for situation in package.situations {
                print("\(situation.name)  (\(folder)/\(situation.place))")
            }
            return
        }
        guard package.policy != nil else {
            throw Failure("the document cannot be read; run `tongban policy check`")
        }
        let calendar = try PolicyFolder.calendar(in: calendars ?? PolicyFolder.shelf(of: folder))
        let suggestions = package.suggestedSituations(on: calendar)
        for situation in suggestions.situations { print(situation.yaml, terminator: "") }
        for name in suggestions.unreached { print("# no facts found for \(name)") }
        Progress.say(
            "\(suggestions.situations.count) situations to confirm, \(suggestions.unreached.count) not found"
        )
    }
}
