import City
import Civics
import Foundation
import Policies

/// The documents of a sample city, read, checked and ready to be activated.
struct SamplePolicies {
    let city: SampleFolder
    /// Who released them: two persons.
    let releasers: [AccountID]

    /// - Parameter isWanted: Asked with the name of each document's folder.
    /// - Throws: ``Failure`` with every finding that keeps a document from being used.
    func activated(
        at now: Instant, offset: UTCOffset, where isWanted: (String) -> Bool = { _ in true }
    ) throws -> [ActivatedPolicy] {
        let shelf = city.folder.folder("policies")
        let folders = try shelf.folders()
        let around = PolicySurroundings(documents: try PolicyFolder.documents(in: shelf.url.path))
        return try folders.filter { isWanted($0.name) }.map { folder in
            let files = try folder.files()
            let package = PolicyPackage(
                reading: files.map { PackageFile(name: $0.path, bytes: $0.bytes) })
            let errors = package.check(around).filter { $0.severity == .error }
            guard let policy = package.policy, errors.isEmpty else {
                let lines = errors.map {
                    "policies/\(folder.name)/\($0.place): \($0.message.text(in: .en))"
                }
                throw Failure(
                    (["policies/\(folder.name): cannot be used"] + lines).joined(separator: "\n"))
            }
            return ActivatedPolicy(
                id: policy.reference.id, version: policy.reference.version, digest: policy.digest,
                files: Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first },
                from: Instant(LocalDateTime(policy.effective), offset: offset), activated: now,
                by: releasers)
        }
    }
}
