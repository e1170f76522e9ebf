import ArgumentParser

/// The one binary: serves a city, checks its policies, proves its ledger.
@main
struct Tongban: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tongban",
        abstract: "Runs a city's public services from the documents that govern them.",
        discussion: """
            Exit codes: 0 done, 1 something failed and was said, 64 wrong usage, 78 the data \
            directory or the configuration is not in order.
            """,
        version: Release.text,
        subcommands: [
            Serve.self, PolicyCommand.self, DMNCommand.self, Story.self, LedgerCommand.self,
            WitnessCommand.self, Conformance.self,
            ClockCommand.self, Problems.self, Rebuild.self, Backup.self, Restore.self, Migrate.self,
            Fsck.self, Sandbox.self,
        ])
}

/// What this binary calls itself.
enum Release {
    static let text = "0.1.0"
}

/// Ends the command with a sentence on standard error.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

extension ExitCode {
    /// `EX_CONFIG` of sysexits: the directory or the configuration is not in order.
    static let configuration = ExitCode(78)
}
