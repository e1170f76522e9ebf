import ArgumentParser
import City
import Civics
import Foundation
import Hummingbird
import HummingbirdCore
import JSON
import Logging
import ServiceLifecycle
import Web

/// An identity provider (OpenID Connect) where anybody may be anybody.
struct SandboxIdentity: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identity", abstract: "Run an identity provider where anybody may be anybody.",
        discussion: """
            Writes FOLDER/sign-on.json and the client's secret beside it; give that file to \
            `tongban serve --sign-on`. Whoever signs in types a resident number, and chooses \
            whether the token is a good one or one of the bad ones a city must refuse.
            """)

    @Option(help: "Port to listen on.") var port = 8091
    @Option(help: "Folder for its settings and secret.") var folder: String

    func run() async throws {
        let address = "http://127.0.0.1:\(port)"
        let secret = try writeSettings(address)
        var logger = Logger(label: "sandbox-identity") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let provider = try SandboxOpenID(issuer: address, clientSecret: secret)
        let table = try RouteTable(
            provider.routes, title: "Identity sandbox", version: Release.text)
        let door = FrontDoor(
            table, doorkeeper: SandboxNobody(), settings: WebSettings(origin: nil, rates: .none),
            metrics: Metrics(), log: nil, ids: CallIDs(start: 1))
        let (shown, file) = (address, folder)
        try await WebServer.application(
            door, address: .hostname("127.0.0.1", port: port), logger: logger
        ) { _ in
            FileHandle.standardOutput.write(
                Data("Identity sandbox at \(shown); settings in \(file)/sign-on.json\n".utf8))
        }.run()
    }

    private func writeSettings(_ address: String) throws -> String {
        let folder = URL(fileURLWithPath: folder, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let secret = Hex.text(Machine.randomBytes(24))
        let isMade = FileManager.default.createFile(
            atPath: folder.appendingPathComponent("sign-on.secret").path,
            contents: Data(secret.utf8), attributes: [.posixPermissions: 0o600])
        guard isMade else { throw Failure("\(folder.path) cannot be written") }
        let settings: JSONValue = [
            "issuer": .string(address), "clientID": "city", "secretFile": "sign-on.secret",
            "name": [
                "zh-Hans": "身份沙箱", "zh-Hant": "身分沙箱", "en": "the identity sandbox",
            ],
            "scopes": ["profile"],
            "claims": [
                "residentNumber": "resident_number", "verified": "real_name_verified",
                "name": "name", "creditCode": "credit_code",
            ],
        ]
        try Data(settings.serialized()).write(
            to: folder.appendingPathComponent("sign-on.json"), options: .atomic)
        return secret
    }
}

/// Knows nobody: no page of a sandbox asks for a session.
struct SandboxNobody: Doorkeeper {
    func caller(bearing token: String) async throws -> Caller? { nil }
}
