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
            Stop the server first. The document must check without findings and its situations must \
            hold. From its effective day on new cases begin under it; running cases do what it says \
            of them when the city is served again.
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
        let calendar = try PolicyFolder.calendar(in: PolicyFolder.shelf(of: folder))
        guard package.runSituations(on: calendar).passed else {
            throw Failure("\(folder): situations fail; run `tongban policy test \(folder)`")
        }
        let directory = try await DataDirectory.open(data)
        let people = try await releasers(directory)
        try await directory.store.activate([activated(package, policy, by: people, directory)])
        try await directory.store.close()
        print("\(policy.reference) takes effect on \(policy.effective)")
    }

    private func releasers(_ directory: DataDirectory) async throws -> [AccountID] {
        var people: [AccountID] = []
        for (name, role) in [(author, Role.policyAuthor), (releaser, Role.policyReleaser)] {
            guard let record = try await directory.store.account(named: name),
                let profile = AccountProfile(record.body),
                profile.seats.contains(where: { $0.role == role })
            else { throw Failure("\(name) is no \(role.rawValue) of this city") }
            people.append(record.id)
        }
        return people
    }

    private func activated(
        _ package: PolicyPackage, _ policy: Policy, by people: [AccountID],
        _ directory: DataDirectory
    ) -> ActivatedPolicy {
        let midnight = LocalDateTime(policy.effective, .midnight)
        return ActivatedPolicy(
            id: policy.reference.id, version: policy.reference.version, digest: policy.digest,
            files: Dictionary(package.files.map { ($0.name, $0.bytes) }) { first, _ in first },
            from: Instant(midnight, offset: directory.world.offset),
            activated: directory.world.now(), by: people)
    }
}
