import API
import Civics
import JSON
import Web

extension SmallCity {
    private static let document: JSONValue = [
        "id": "sample.allowance", "title": "高龄津贴", "versions": [["version": 1]],
    ]

    private var proposal: JSONValue {
        [
            "id": .string(Self.caseID.description), "document": "sample.allowance",
            "documentVersion": 2, "stage": "proposed", "version": 1,
            "hash": .string(String(repeating: "a", count: 64)),
        ]
    }

    func policies(for caller: Caller?, in language: Language) async throws -> [JSONValue] {
        [Self.document]
    }

    func policy(
        _ id: String, for caller: Caller?, in language: Language
    ) async throws -> JSONValue? { Self.document }

    func policyVersion(
        _ id: String, _ version: Int, in language: Language
    ) async throws -> JSONValue? {
        [
            "id": .string(id), "version": .integer(Int64(version)),
            "digest": .string(String(repeating: "b", count: 64)), "files": [],
        ]
    }

    func policyDifference(
        _ id: String, from: Int, to: Int, in language: Language
    ) async throws -> [JSONValue]? {
        [["kind": "amount", "subject": "月标准", "text": "100 → 120"]]
    }

    func reviewPolicy(
        _ files: [PolicyFile], by caller: Caller, in language: Language
    ) async throws -> JSONValue { ["faults": 0, "findings": []] }

    func proposePolicy(
        _ files: [PolicyFile], by caller: Caller, once: Once
    ) async throws -> Told { Told(proposal, version: 1) }

    func policyProposals(
        of document: String?, after cursor: String?, limit: Int, for caller: Caller
    ) async throws -> Page { Page(items: [proposal]) }

    func policyProposal(_ id: CaseID, for caller: Caller) async throws -> Told? {
        Told(proposal, version: 1)
    }

    func policyReceipts(of id: CaseID, for caller: Caller) async throws -> [JSONValue] { [] }

    func releasePolicy(
        _ id: CaseID, hash: String, by caller: Caller, once: Once
    ) async throws -> Told { Told(proposal, version: 2) }

    func withdrawPolicy(
        _ id: CaseID, reason: String, by caller: Caller, once: Once
    ) async throws -> Told { Told(proposal, version: 2) }
}
