import ArgumentParser
import Civics
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import ServiceLifecycle
import TransparencyLog

/// Runs a witness: an outsider who cosigns that a ledger only ever grows (C2SP tlog-witness).
struct WitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness", abstract: "Cosign the checkpoints of ledgers that only grow.",
        discussion: """
            Answers POST /add-checkpoint (C2SP tlog-witness). The first start makes a key in \
            DIR/key and prints its public half, which a ledger's policy names. What was cosigned \
            is on disk before the answer goes out. Run it outside of the operator.
            """)

    @Option(help: "Directory of the witness: its key and what it last saw.") var data: String
    @Option(help: "Name of the witness, a URL without scheme, for a new key.")
    var name = "witness.example"
    @Option(help: "Verifier key of a ledger it knows, as GET /version of a city names it.")
    var log: [String]
    @Option(help: "Port to listen on.") var port = 8090
    @Option(help: "Address to listen on.") var host = "127.0.0.1"

    private static let largestRequest = 64 << 10

    func run() async throws {
        let folder = Folder(data)
        let key = try key(in: folder)
        var logs: [String: [NoteVerifier]] = [:]
        for text in log {
            guard let verifier = NoteVerifier(parsing: text) else {
                throw ValidationError("\(text) is no verifier key")
            }
            logs[verifier.name, default: []].append(verifier)
        }
        guard !logs.isEmpty else { throw ValidationError("name at least one ledger with --log") }
        guard let witness = Witness(key: key, logs: logs) else {
            throw Failure("\(data)/key is no cosignature key")
        }
        let book = try WitnessBook(folder, witness)
        let (line, address) = (key.verifier.description, "http://\(host):\(port)")
        try await application(book) {
            FileHandle.standardOutput.write(
                Data("witness \(line) \(address)\nanswers \(address)/add-checkpoint\n".utf8))
        }.runService()
    }

    private func application(
        _ book: WitnessBook, greeting: @escaping @Sendable () -> Void
    ) -> some ApplicationProtocol {
        let router = Router()
        router.get("/livez") { _, _ in "ok\n" }
        router.post("/add-checkpoint") { request, _ -> Response in
            let body = try await request.body.collect(upTo: Self.largestRequest)
            let now = Machine.now().millisecondsSinceEpoch / 1000
            let answer = try await book.answer(Array(body.readableBytesView), at: now)
            return Response(
                status: HTTPResponse.Status(code: answer.status),
                headers: [.contentType: answer.contentType],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
        }
        var logger = Logger(label: "witness") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        return Application(
            router: router, configuration: .init(address: .hostname(host, port: port)),
            onServerRunning: { _ in greeting() }, logger: logger)
    }

    /// The witness's own key, made at the first start and readable by its owner only.
    private func key(in folder: Folder) throws -> NoteSigner {
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let file = folder.url.appendingPathComponent("key")
        if let text = try? String(contentsOf: file, encoding: .utf8) {
            let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard let key = NoteSigner(parsing: trimmed) else {
                throw Failure("\(file.path) is no key")
            }
            return key
        }
        guard
            let key = NoteSigner(
                name: name, kind: .cosignature, seed: Machine.randomBytes(32))
        else { throw ValidationError("\(name) is no name for a key") }
        let isMade = FileManager.default.createFile(
            atPath: file.path, contents: Data((key.privateText + "\n").utf8),
            attributes: [.posixPermissions: 0o600])
        guard isMade else { throw Failure("\(file.path) cannot be written") }
        return key
    }
}
