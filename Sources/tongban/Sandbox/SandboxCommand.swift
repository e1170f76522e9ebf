import ArgumentParser
import City
import Civics
import Foundation
import Hummingbird
import HummingbirdCore
import JSON
import Logging
import Payments
import ServiceLifecycle
import Web

/// Stand-ins for others' services, for trying out: each its own process, reached over HTTP only.
struct Sandbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox", abstract: "Run a stand-in for somebody else's service.",
        subcommands: [SandboxPay.self, SandboxIdentity.self])
}

/// A payment provider where no money moves.
struct SandboxPay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pay", abstract: "Run a payment provider where no money moves.",
        discussion: """
            Writes FOLDER/payments.json and the shared secret beside it the first time; give that \
            file to `tongban serve --payments`. The payer chooses how it goes: paid, failed, paid \
            twice, or paid with a late notice.
            """)

    @Option(help: "Port to listen on.") var port = 8090
    @Option(help: "Folder for its settings and secret.") var folder: String

    func run() async throws {
        let address = "http://127.0.0.1:\(port)"
        let signature = try PaymentSettings.makeSandbox(in: folder, address: address)
        var logger = Logger(label: "sandbox-pay") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let pay = SandboxProvider(address: address, signature: signature)
        let table = try RouteTable(pay.routes, title: "Payment sandbox", version: Release.text)
        let door = FrontDoor(
            table, doorkeeper: SandboxNobody(), settings: WebSettings(origin: nil, rates: .none),
            metrics: Metrics(), log: nil, ids: CallIDs(start: 1))
        let (shown, file) = (address, folder)
        try await WebServer.application(
            door, address: .hostname("127.0.0.1", port: port), logger: logger
        ) { _ in
            FileHandle.standardOutput.write(
                Data("Payment sandbox at \(shown); settings in \(file)/payments.json\n".utf8))
        }.run()
    }
}
