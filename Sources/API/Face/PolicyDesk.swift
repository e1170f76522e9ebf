public import Civics
public import JSON
public import Web

/// Policy documents: what is in force, and bringing new versions into force by two people.
public protocol PolicyDesk: Sendable {
    /// Every document with its versions; items are component `PolicyDocument`.
    func policies(for caller: Caller?, in language: Language) async throws -> [JSONValue]

    /// One document; component `PolicyDocument`. `nil` without one.
    func policy(_ id: String, for caller: Caller?, in language: Language) async throws -> JSONValue?

    /// One version with its files; component `PolicyVersion`. `nil` without one.
    func policyVersion(
        _ id: String, _ version: Int, in language: Language
    ) async throws -> JSONValue?

    /// How one version differs from another, in words; items are component `PolicyDifference`.
    /// `nil` when one of them does not exist.
    func policyDifference(
        _ id: String, from: Int, to: Int, in language: Language
    ) async throws -> [JSONValue]?

    /// What checks, situations and comparison say; nothing is kept. Component `PolicyReview`.
    func reviewPolicy(
        _ files: [PolicyFile], by caller: Caller, in language: Language
    ) async throws -> JSONValue

    /// Proposes a version; durable when this returns. Component `PolicyProposal`.
    ///
    /// - Throws: `document-at-fault`, `version-not-newer`, `proposal-open`, `effect-too-early`.
    func proposePolicy(
        _ files: [PolicyFile], by caller: Caller, once: Once
    ) async throws -> Told

    /// Proposals, newest first; items are component `PolicyProposal`.
    func policyProposals(
        of document: String?, after cursor: String?, limit: Int, for caller: Caller
    ) async throws -> Page

    /// One proposal with its steps; component `PolicyProposal`. `nil` without one.
    func policyProposal(_ id: CaseID, for caller: Caller) async throws -> Told?

    /// Receipts of a proposal's sealed steps; items are component `Receipt`.
    func policyReceipts(of id: CaseID, for caller: Caller) async throws -> [JSONValue]

    /// A second person signs the hash they were shown. Component `PolicyProposal`.
    ///
    /// - Throws: `own-proposal`, `proposal-differs`, `proposal-expired`, `proposal-over`.
    func releasePolicy(
        _ id: CaseID, hash: String, by caller: Caller, once: Once
    ) async throws -> Told

    /// Takes a proposal back. Component `PolicyProposal`.
    func withdrawPolicy(
        _ id: CaseID, reason: String, by caller: Caller, once: Once
    ) async throws -> Told
}

/// One file of a document's folder, as sent.
public struct PolicyFile: Hashable, Sendable {
    /// Path inside the folder.
    public var name: String
    public var bytes: [UInt8]

    /// A file of this path.
    public init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}
