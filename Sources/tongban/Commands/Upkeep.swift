import ArgumentParser
import City
import Civics
import Foundation
import Storage

/// Followers are read anew from the journal's first entry.
struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make the cases' index anew from the journal, and say what differed.",
        discussion: "Stop the server first. The journal and the ledger are not touched.")

    @Option(help: "Data directory.") var data: String

    func run() async throws {
        let directory = try await DataDirectory.open(data)
        let hall = try await directory.hall()
        let report = try await hall.rebuildIndex { done in
            FileHandle.standardError.write(Data("  \(done) cases\r".utf8))
        }
        try await hall.rebuildSupervision()
        try await directory.store.close()
        print(
            "\(report.cases) cases read from \(report.events) events, \(report.mended) rows mended")
    }
}

/// A copy of a running or stopped city, keys apart.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy a data directory, its keys to a place of their own.",
        discussion: """
            The copy without the keys opens nothing; keep the keys apart and for a shorter time, \
            so that what was erased stays erased. Stop the server first, or copy from it with the \
            same command on its host: readers never block it.
            """)

    @Option(help: "Data directory.") var data: String
    @Option(help: "Empty or new directory for everything but the keys.") var to: String
    @Option(help: "Empty or new directory for the keys.") var keys: String

    func run() async throws {
        let directory = try await DataDirectory.open(data)
        let report = try await directory.store.backup(to: to)
        try BackupRun.copyBeside(from: directory.folder, to: Folder(to))
        try await directory.store.backupKeys(to: keys)
        try await directory.store.close()
        print(
            "\(report.events) events, \(report.pieces) ledger pieces and "
                + "\(report.attachments) attachments copied to \(to); keys to \(keys)")
    }
}

/// A data directory from a backup and its keys.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Make a data directory from a backup and its keys.")

    @Option(help: "Directory the backup is in.") var from: String
    @Option(help: "Directory the keys are in.") var keys: String
    @Option(help: "Empty or new data directory.") var data: String

    func run() async throws {
        let world = Machine.world()
        let erased = try await Store.restore(
            from: from, keys: keys, to: Folder(data).url.path,
            try DataDirectory.settings(world, Folder(from)))
        try BackupRun.copyBeside(from: Folder(from), to: Folder(data))
        print("Restored to \(data); \(erased) cases were erased again")
    }
}

/// What a new release would change in a data directory.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring a data directory up to this release.",
        discussion: "Serving does the same at its start. Make a backup first.")

    @Option(help: "Data directory.") var data: String
    @Flag(help: "Only say what would be done.") var dryRun = false

    func run() async throws {
        let pending = try await Store.pendingMigrations(of: Folder(data).url.path)
        guard !pending.isEmpty else {
            print("Nothing to do")
            return
        }
        for name in pending { print((dryRun ? "would run " : "runs ") + name) }
        guard !dryRun else { return }
        try await DataDirectory.open(data).store.close()
        print("Done")
    }
}

/// Reads everything and says what is damaged.
struct Fsck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fsck", abstract: "Read every event, payload and ledger piece and check it.")

    @Option(help: "Data directory.") var data: String

    func run() async throws {
        let directory = try await DataDirectory.open(data)
        let report = try await directory.store.fsck()
        try await directory.store.close()
        for finding in report.findings { print(finding) }
        print(
            "\(report.events) events, \(report.payloads) payloads, \(report.pieces) ledger pieces: "
                + (report.isSound ? "sound" : "\(report.findings.count) findings"))
        if !report.isSound { throw ExitCode.failure }
    }
}

/// The sample city's clock from the command line.
struct ClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock", abstract: "Set the sample city's clock forward.",
        discussion: "Stop the server first, or use POST /api/v1/clock on the running one.")

    @Option(help: "Data directory of a sample city.") var data: String
    @Argument(help: "Moment, as 2026-12-07T09:00:00+08:00.") var moment: String

    func run() async throws {
        let folder = Folder(data)
        guard folder.has("sample-city") else {
            throw Failure("\(data) is no sample city: only a sample city's clock can be set")
        }
        guard let wanted = Instant(moment) else {
            throw ValidationError("\(moment) is no moment; write 2026-12-07T09:00:00+08:00")
        }
        guard try SettableClock(folder: folder).set(to: wanted) != nil else {
            throw Failure("the clock can only be set forward")
        }
        print("It is \(wanted.text(at: .chinaStandardTime)) in this city now")
    }
}
