import API
import City
import Civics
import Foundation
import JSON
import Policies
import Web

extension CityDesk: PolicyDesk {
    func policies(for caller: Caller?, in language: Language) async throws -> [JSONValue] {
        guard let person = staff(caller) else {
            return hall.publicShelf().map { hall.view(of: $0, in: language) }
        }
        let documents = try await hall.policyShelf(by: person)
        return documents.map { hall.view(of: $0, in: language) }
    }

    func policy(
        _ id: String, for caller: Caller?, in language: Language
    ) async throws -> JSONValue? {
        guard let person = staff(caller) else {
            return hall.publicDocument(id).map { hall.view(of: $0, in: language) }
        }
        return try await hall.policyDocument(id, by: person).map {
            hall.view(of: $0, in: language)
        }
    }

    /// The caller, where what runs and what is proposed is theirs to know.
    private func staff(_ caller: Caller?) -> SignedIn? {
        guard let caller, caller.permissions.contains(Permission("read-policies")) else {
            return nil
        }
        return person(caller)
    }

    func policyVersion(
        _ id: String, _ version: Int, in language: Language
    ) async throws -> JSONValue? {
        guard let shelved = shelved(id, version),
            let package = try await hall.policyPackage(shelved.policy.reference)
        else { return nil }
        var object = hall.view(of: shelved, in: language).object ?? [:]
        object["files"] = .array(package.files.map(Self.json))
        return .object(object)
    }

    private static func json(_ file: PackageFile) -> JSONValue {
        let text = String(decoding: file.bytes, as: UTF8.self)
        let isText = text.utf8.elementsEqual(file.bytes)
        return [
            "name": .string(file.name),
            isText ? "text" : "base64":
                .string(isText ? text : Data(file.bytes).base64EncodedString()),
        ]
    }

    private func shelved(_ id: String, _ version: Int) -> ShelvedPolicy? {
        hall.publicDocument(id)?.versions.first { $0.policy.reference.version == version }
    }

    func policyDifference(
        _ id: String, from: Int, to: Int, in language: Language
    ) async throws -> [JSONValue]? {
        guard let older = shelved(id, from), let newer = shelved(id, to) else { return nil }
        return older.policy.differences(to: newer.policy).map {
            [
                "kind": .string($0.kind), "subject": .string($0.subject),
                "text": .string($0.text.text(in: language)),
            ]
        }
    }

    func reviewPolicy(
        _ files: [PolicyFile], by caller: Caller, in language: Language
    ) async throws -> JSONValue {
        let review = try await hall.reviewPolicy(Self.package(files), by: person(caller))
        return hall.view(of: review, in: language)
    }

    private static func package(_ files: [PolicyFile]) -> [PackageFile] {
        files.map { PackageFile(name: $0.name, bytes: $0.bytes) }
    }

    func proposePolicy(
        _ files: [PolicyFile], by caller: Caller, once: API.Once
    ) async throws -> Told {
        told(
            try await hall.proposePolicy(
                Self.package(files), by: person(caller), once: Self.once(once)))
    }

    func policyProposals(
        of document: String?, after cursor: String?, limit: Int, for caller: Caller
    ) async throws -> Page {
        let found = try await hall.publications(
            of: document, before: cursor.flatMap { CaseID($0) }, limit: limit,
            by: person(caller))
        return Page(
            items: found.map { hall.view(of: $0) },
            next: found.count == limit ? found.last?.id.description : nil)
    }

    func policyProposal(_ id: CaseID, for caller: Caller) async throws -> Told? {
        let found = try await hall.readPublication(id, by: person(caller))
        return found.map {
            Told(hall.view(of: $0.publication), version: $0.publication.version)
        }
    }

    func policyReceipts(of id: CaseID, for caller: Caller) async throws -> [JSONValue] {
        try await hall.publicationReceipts(of: id, by: person(caller))
    }

    func releasePolicy(
        _ id: CaseID, hash: String, by caller: Caller, once: API.Once
    ) async throws -> Told {
        told(
            try await hall.releasePolicy(
                id, hash: hash, by: person(caller), once: Self.once(once)))
    }

    func withdrawPolicy(
        _ id: CaseID, reason: String, by caller: Caller, once: API.Once
    ) async throws -> Told {
        told(
            try await hall.withdrawPolicy(
                id, reason: reason, by: person(caller), once: Self.once(once)))
    }
}
