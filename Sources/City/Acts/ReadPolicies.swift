public import Civics
public import JSON
public import Policies

/// A document on the shelf: its versions, what waits, and what runs under it.
public struct ShelfDocument: Sendable {
    /// Id without version.
    public var id: String
    /// Every released version, the oldest first; never empty.
    public var versions: [ShelvedPolicy]
    /// The version in force now; `nil` before the first takes effect and after the last ended.
    public var inForce: ShelvedPolicy?
    /// Cases that are not over, by the version they run under.
    public var running: [Int: Int]
    /// The proposal that waits for its second person.
    public var proposed: Publication?

    /// The version to show where one is shown: the one in force, else the newest.
    public var shown: ShelvedPolicy? { inForce ?? versions.last }
    /// Released versions that wait for their instant.
    public func waiting(at now: Instant) -> [ShelvedPolicy] { versions.filter { $0.from > now } }
}

extension CityHall {
    /// All documents on the shelf, by id. Open to anyone: what is law here is no secret.
    public func publicShelf() -> [ShelfDocument] {
        rules.documents.compactMap { publicDocument($0) }
    }

    /// One document; `nil` when there is none of this id.
    public func publicDocument(_ id: String) -> ShelfDocument? {
        let versions = rules.shelf(of: id)
        guard !versions.isEmpty else { return nil }
        let now = world.now()
        let begun = versions.last { $0.from <= now }
        let hasEnded = begun?.policy.until.map { today > $0 } ?? false
        return ShelfDocument(
            id: id, versions: versions, inForce: hasEnded ? nil : begun, running: [:],
            proposed: nil)
    }

    /// All documents with what runs under them and what is proposed, for staff.
    public func policyShelf(by person: SignedIn?) async throws -> [ShelfDocument] {
        try permitReading(person)
        let running = try await runningCases()
        var documents: [ShelfDocument] = []
        for var document in publicShelf() {
            for (reference, count) in running where reference.id == document.id {
                document.running[reference.version] = count
            }
            document.proposed = try await openPublication(of: document.id)
            documents.append(document)
        }
        return documents
    }

    /// One document with what runs under it and what is proposed, for staff; `nil` without one.
    public func policyDocument(
        _ id: String, by person: SignedIn?
    ) async throws -> ShelfDocument? {
        try permitReading(person)
        guard var document = publicDocument(id) else { return nil }
        document.running = try await runningCases(of: id)
        document.proposed = try await openPublication(of: id)
        return document
    }

    /// A released version's folder as it stands on the shelf; `nil` without one. Open to anyone.
    public func policyPackage(_ reference: PolicyReference) async throws -> PolicyPackage? {
        let files = try await store.files(of: reference.id, version: reference.version)
        return files.map { PolicyPackage(reading: $0.packageFiles) }
    }

    /// Publications of a document (`nil` for all), newest first.
    public func publications(
        of document: String?, before id: CaseID?, limit: Int, by person: SignedIn?
    ) async throws -> [Publication] {
        try permitReading(person)
        let records = try await store.publications(of: document, before: id, limit: limit)
        var publications: [Publication] = []
        for record in records {
            if let one = try await publication(record.id) { publications.append(one) }
        }
        return publications
    }

    /// The proposal of a document that waits for its second person; `nil` when none does.
    public func policyProposal(
        of document: String, by person: SignedIn?
    ) async throws -> Publication? {
        try permitReading(person)
        return try await openPublication(of: document)
    }

    /// One publication with the folder that was proposed; `nil` without one.
    public func readPublication(
        _ id: CaseID, by person: SignedIn?
    ) async throws -> (publication: Publication, package: PolicyPackage)? {
        try permitReading(person)
        guard let publication = try await publication(id),
            let files = try await store.files(ofPublication: id)
        else { return nil }
        return (publication, PolicyPackage(reading: files.packageFiles))
    }

    /// What the review of a kept proposal says now.
    public func review(
        of package: PolicyPackage, by person: SignedIn?
    ) async throws -> PolicyReview {
        try permitReading(person)
        return try await review(package.files)
    }

    /// Receipts of a publication's sealed steps, oldest first; those a checkpoint covers already.
    public func publicationReceipts(
        of id: CaseID, by person: SignedIn?
    ) async throws -> [JSONValue] {
        try permitReading(person)
        guard try await publication(id) != nil else { return [] }
        var receipts: [JSONValue] = []
        for event in try await store.history(of: id, after: 0) {
            guard let bytes = try await store.receipt(for: event.position, disclosing: true) else {
                continue
            }
            receipts.append(try JSONValue(parsing: bytes))
        }
        return receipts
    }

    /// Cases that run under one version, in the order they were opened.
    public func runningCases(
        under reference: PolicyReference, after id: CaseID?, limit: Int, by person: SignedIn?
    ) async throws -> [CaseRow] {
        try permitReading(person)
        return try await store.running(
            underVersion: reference.description, after: id, limit: limit)
    }

    /// How an account's person is addressed; `nil` when there is no such account.
    public func displayName(of account: AccountID) async throws -> String? {
        try await store.account(account).flatMap { AccountProfile($0.body)?.displayName }
    }

    @discardableResult
    private func permitReading(_ person: SignedIn?) throws -> Seat? {
        let seat = try permit(.readPolicies, to: person)
        note(.readPolicies, by: person, seat: seat, allowed: true)
        return seat
    }
}
