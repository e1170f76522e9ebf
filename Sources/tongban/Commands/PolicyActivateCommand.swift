import ArgumentParser
import City
import Civics
import Foundation
import Policies
import Storage

/// Brings a checked document into force in a stopped city.
struct PolicyActivate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate", abstract: "Bring a document into force, released by two people.",
        discussion: """
            Stop the server first; a running one takes `tongban policy propose` and `release`. The \
            document must check without findings and its situations must hold. Proposal and \
            release are sealed like those of a running server; from its effective day on, never \
            before the release, new cases begin under it, and running cases do what it says of \
            them when the city is served again.
            """)

    @Argument(help: "Folder of the document.") var folder: String
    @Option(help: "Data directory.") var data: String
    @Option(help: "Account of the person who proposes it.") var author: String
    @Option(help: "Account of the second person, who releases it.") var releaser: String

    func run() async throws {
        guard author != releaser else {
            throw ValidationError("a document is released by two different people")
        }
        let package = try PolicyFolder.read(folder)
        let faults = package.check(try PolicyFolder.surroundings(units: nil, near: folder))
            .filter { $0.severity == .error }
        guard faults.isEmpty, let policy = package.policy else {
            throw Failure("\(folder): \(faults.count) errors; run `tongban policy check \(folder)`")
        }
        let directory = try await DataDirectory.open(data)
        let outcome = await Self.outcome { try await publish(package, policy, in: directory) }
        _ = await directory.store.sealAll()
        try await directory.store.close()
        print("\(policy.reference) takes effect at \(try outcome.get())")
    }

    /// What came of it; the store is closed whatever it was.
    private static func outcome(
        _ work: () async throws -> String
    ) async -> Result<String, any Error> {
        do { return .success(try await work()) } catch { return .failure(error) }
    }

    private func publish(
        _ package: PolicyPackage, _ policy: Policy, in directory: DataDirectory
    ) async throws -> String {
        let hall = try await directory.hall()
        let first = try await person(author, .policyAuthor, directory)
        let second = try await person(releaser, .policyReleaser, directory)
        do {
            _ = try await hall.proposePolicy(package.files, by: first, once: .system)
            let open = try await hall.policyProposal(of: policy.reference.id, by: second)
            guard let open else { throw Failure("the proposal is not there") }
            _ = try await hall.releasePolicy(
                open.id, hash: open.proposal.hash, by: second, once: .system)
        } catch let problem as Problem {
            throw Failure(Self.words(problem))
        }
        try await hall.writeAccessNotes()
        let from = hall.rules.shelf(of: policy.reference.id).last?.from ?? hall.world.now()
        return from.text(at: hall.world.offset)
    }

    private static func words(_ problem: Problem) -> String {
        (["\(problem.title(in: .en)). \(problem.detail(in: .en))"]
            + problem.fields.map { $0.message(in: .en) }).joined(separator: "\n")
    }

    private func person(
        _ name: String, _ role: Role, _ directory: DataDirectory
    ) async throws -> SignedIn {
        guard let record = try await directory.store.account(named: name),
            let profile = AccountProfile(record.body),
            profile.seats.contains(where: { $0.role == role })
        else { throw Failure("\(name) is no \(role.rawValue) of this city") }
        return profile.signedIn(
            account: record.id, person: record.person,
            on: directory.world.now().date(at: directory.world.offset))
    }
}
