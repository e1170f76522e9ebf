import ArgumentParser
import Civics
import Foundation
import JSON
import Policies

/// Who speaks to a served city, and where it is.
struct CityAddress: ParsableArguments {
    @Option(help: "Address of the city, as https://…") var url: String
    @Option(help: "Account to sign in with; its password is read from $TONGBAN_PASSWORD or asked.")
    var account: String
    @Option(help: "Language of the answers: zh-Hans, zh-Hant or en.") var language = "en"

    func client() throws -> StoryClient {
        guard let base = URL(string: url) else { throw ValidationError("\(url) is no address") }
        return StoryClient(base: base, language: language)
    }

    /// A session of this account.
    func signIn(_ client: StoryClient) async throws -> String {
        let answer = try await client.send(
            "POST", "/api/v1/sessions",
            body: ["name": .string(account), "password": .string(try password())])
        guard answer.isFine, let token = answer.json["token"]?.string else {
            throw Failure(answer.problem)
        }
        return token
    }

    private func password() throws -> String {
        if let given = ProcessInfo.processInfo.environment["TONGBAN_PASSWORD"] { return given }
        FileHandle.standardError.write(Data("Password of \(account): ".utf8))
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw ValidationError("a password is needed")
        }
        return line
    }
}

/// Proposes a document in a running city.
struct PolicyPropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "Propose a new version in a running city.",
        discussion: """
            The city checks the document, runs its situations and keeps it for 24 hours; a second \
            person releases it with `tongban policy release` or on the policy shelf's pages. The \
            same folder proposed again is the same proposal.
            """)

    @Argument(help: "Folder of the document.") var folder: String
    @OptionGroup var city: CityAddress

    func run() async throws {
        let package = try PolicyFolder.read(folder)
        let client = try city.client()
        let token = try await city.signIn(client)
        let key = package.policy.map { "propose-\($0.digest.prefix(32))" } ?? "propose-unreadable"
        let answer = try await client.send(
            "POST", "/api/v1/policies/proposals", token: token,
            body: ["files": .array(package.files.map(Self.json))], key: key)
        guard answer.isFine else {
            let faults = (answer.json["errors"]?.array ?? []).compactMap { $0["detail"]?.string }
            throw Failure(
                (["\(answer.json["title"]?.string ?? answer.problem)"] + faults)
                    .joined(separator: "\n"))
        }
        let told = answer.json
        print(
            """
            \(told["document"]?.string ?? "")@\(told["documentVersion"]?.int ?? 0) is proposed \
            for \(told["effective"]?.string ?? ""), to be released before \
            \(told["expires"]?.string ?? "")
            proposal \(told["id"]?.string ?? "")
            hash \(told["hash"]?.string ?? "")
            """)
    }

    private static func json(_ file: PackageFile) -> JSONValue {
        let text = String(decoding: file.bytes, as: UTF8.self)
        if text.utf8.elementsEqual(file.bytes) {
            return ["name": .string(file.name), "text": .string(text)]
        }
        return [
            "name": .string(file.name), "base64": .string(Data(file.bytes).base64EncodedString()),
        ]
    }
}

/// Releases a proposal in a running city.
struct PolicyRelease: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Release a proposal in a running city.",
        discussion: "A second person signs the hash the proposal was made with.")

    @Argument(help: "The proposal.") var proposal: String
    @Option(help: "The hash to sign, as the proposal shows it.") var hash: String
    @OptionGroup var city: CityAddress

    func run() async throws {
        let client = try city.client()
        let token = try await city.signIn(client)
        let answer = try await client.send(
            "POST", "/api/v1/policies/proposals/\(proposal)/release", token: token,
            body: ["hash": .string(hash)], key: "release-\(hash.prefix(32))")
        guard answer.isFine else { throw Failure(answer.problem) }
        print(
            "\(answer.json["document"]?.string ?? "")@\(answer.json["documentVersion"]?.int ?? 0) "
                + "takes effect at \(answer.json["from"]?.string ?? "")")
    }
}
