import ArgumentParser
import Foundation
import FoundationNetworking
import JSON
import Storage
import TransparencyLog

/// Proofs an outsider can check.
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Verify receipts and audit a ledger.",
        subcommands: [Verify.self, AuditLedger.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Verify a receipt offline.",
            discussion:
                "The key is printed by `GET /version` of the city and in its data directory.")

        @Argument(help: "File with a receipt (JSON) or a proof (tlog-proof text).") var file: String
        @OptionGroup var trust: Trust
        @Option(help: "The sealed entry, needed with tlog-proof text.") var entry: String?

        func run() throws {
            let policy = try trust.policy()
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
            if let json = try? JSONValue(parsing: bytes) {
                let verified = try Receipt(json).verify(by: policy)
                print(
                    "whole: entry \(verified.index) of \(verified.trusted.checkpoint.size), type "
                        + "\(verified.entry.type)")
                return
            }
            guard let entry else { throw ValidationError("tlog-proof text needs --entry FILE") }
            let proof = try LogProof(parsing: bytes)
            let leaf = LogHash.leaf([UInt8](try Data(contentsOf: URL(fileURLWithPath: entry))))
            let trusted = try proof.verify(leaf: leaf, policy: policy)
            print("whole: entry \(proof.index) of \(trusted.checkpoint.size)")
        }
    }

    struct AuditLedger: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "audit", abstract: "Re-derive every root of a ledger.",
            discussion: """
                Reads a data directory, or the tiles a city serves over HTTP. With --policy the \
                newest checkpoint that enough witnesses cosigned is held to the entries.
                """)

        @Argument(help: "Data directory, or address of a city.") var place: String
        @OptionGroup var trust: Trust

        func run() async throws {
            let log: any LogReading & Sendable
            let named: String
            if place.hasPrefix("http") {
                let served = ServedLog(base: place, isWitnessed: trust.policy != nil)
                (log, named) = (served, try await served.key())
            } else {
                guard trust.policy == nil else {
                    throw ValidationError("--policy asks for the address of a running city")
                }
                let directory = try await DataDirectory.open(place)
                named = directory.store.verifier.description
                _ = await directory.store.sealAll()
                try await directory.store.close()
                log = FolderLog(folder: Folder(place).folder("ledger"))
            }
            let audit = Audit(policy: try trust.policy(orKey: named), memories: [])
            let report = await audit.run(log) { _, entry in
                (try? LedgerEntry(parsing: entry)) != nil
            }
            for finding in report.findings { print(finding) }
            print(
                "\(report.entries) entries, \(report.pieces) pieces: "
                    + (report.isSound ? "sound" : "\(report.findings.count) findings"))
            if !report.isSound { throw ExitCode.failure }
        }
    }
}

/// The pieces of a ledger in a folder.
struct FolderLog: LogReading {
    let folder: Folder

    func read(_ path: String) async throws -> [UInt8] { try folder.bytes(path) }
}

/// The pieces of a ledger a city serves.
struct ServedLog: LogReading {
    let base: String
    /// Whether the checkpoint is the one witnesses cosigned.
    var isWitnessed = false

    func read(_ path: String) async throws -> [UInt8] {
        let place = isWitnessed && path == "checkpoint" ? "checkpoint/witnessed" : path
        guard let url = URL(string: "\(base)/\(place)") else {
            throw Failure("\(path): no address")
        }
        let (data, response) = try await URLSession.shared.data(from: url)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else {
            throw Failure("\(url.absoluteString) is not there")
        }
        return [UInt8](data)
    }

    func key() async throws -> String {
        guard let key = try JSONValue(parsing: try await read("version"))["ledgerKey"]?.string
        else {
            throw Failure("\(base)/version names no ledger key; give it with --key")
        }
        return key
    }
}
