import Civics
import JSON
import Policies

extension CityHall {
    /// The publication folded from its events; `nil` when there is none.
    func publication(_ id: CaseID) async throws -> Publication? {
        let events = try await store.history(of: id, after: 0)
        guard let first = events.first, PublicationStep.wireNames.contains(first.name) else {
            return nil
        }
        var publication = try Publication(id, opening: try Self.event(first))
        for record in events.dropFirst() { publication.apply(try Self.event(record)) }
        return publication
    }

    private static func event(_ record: RecordedEvent) throws -> PublicationEvent {
        try PublicationEvent(json: try JSONValue(parsing: record.payload ?? []))
    }

    /// The proposal of a document that waits for its second person.
    func openPublication(of document: String) async throws -> Publication? {
        let newest = try await store.publications(of: document, before: nil, limit: 1).first
        guard let newest, newest.stage == Publication.Stage.proposed.rawValue else { return nil }
        guard let publication = try await publication(newest.id),
            publication.stage == .proposed, world.now() < publication.proposal.expires
        else { return nil }
        return publication
    }

    /// What a decision refuses, as the problem to show.
    func decided(
        _ publication: Publication,
        _ decide: (Publication) throws(PublicationRefusal) -> PublicationEvent
    ) throws -> PublicationEvent {
        do {
            return try decide(publication)
        } catch {
            throw error.problem(of: publication, offset: world.offset)
        }
    }

    /// Writes events of a publication with the record it is found by, all or none.
    func write(
        _ events: [PublicationEvent], onto before: Publication?, becoming after: Publication,
        by person: SignedIn?, once: OnceRequest, files: [String: [UInt8]]? = nil,
        shelved: ActivatedPolicy? = nil
    ) async throws -> Answered {
        let body = summary(of: after).serialized()
        var records: [SideRecord] = [.publication(after.record, files: files)]
        if let shelved { records.append(.policy(shelved)) }
        let append = CaseAppend(
            after.id, expecting: before?.version ?? 0,
            events: events.map { recorded($0, in: after.id) }, row: after.row)
        do {
            _ = try await store.commit(
                JournalCommit(
                    [append], once: once.once(sender: person?.account, answer: body),
                    records: records))
        } catch {
            return try Self.told(error, after.proposal.document.version)
        }
        return Answered(body: body, version: after.version)
    }

    /// A repeated request is told what it was told first; anything else is refused.
    private static func told(_ refusal: JournalRefusal, _ version: Int) throws -> Answered {
        switch refusal {
        case .replay(let answer): return Answered(body: answer, isReplay: true)
        case .taken:
            let facts = ["version": String(version), "latest": String(version)]
            throw Problem(.versionNotNewer, facts: facts)
        case .staleVersion, .keyReused, .tokenSpent, .recordChanged, .erased, .malformed,
            .unavailable:
            throw refusal
        }
    }

    private func recorded(_ event: PublicationEvent, in id: CaseID) -> NewEvent {
        NewEvent(
            name: event.step.wireName, schema: PublicationEvent.schemaVersion, at: event.at,
            actor: event.by.map { seal.pseudonym(of: $0.person, in: id) },
            role: event.by?.seat.role.rawValue ?? "system", unit: event.by?.seat.unit,
            payload: event.json.canonical())
    }

    /// What is told after a step: enough to go on with, in no language.
    func summary(of publication: Publication) -> JSONValue {
        let proposal = publication.proposal
        var object: JSONObject = [
            "id": .string(publication.id.description),
            "document": .string(proposal.document.id),
            "documentVersion": .integer(Int64(proposal.document.version)),
            "version": .integer(Int64(publication.version)),
            "stage": .string(publication.stage.rawValue),
            "digest": .string(proposal.digest), "hash": .string(proposal.hash),
            "effective": .string(proposal.effective.description),
            "proposedAt": .string(publication.proposed.at.text(at: world.offset)),
            "expires": .string(proposal.expires.text(at: world.offset)),
        ]
        object["from"] = publication.from.map { .string($0.text(at: world.offset)) }
        object["reason"] = publication.reason.map { .string($0) }
        return .object(object)
    }

    /// Makes the record anew from the events; for rebuilding.
    func mendPublication(_ id: CaseID) async throws -> Bool {
        guard let right = try await publication(id)?.record else { return false }
        guard try await store.publication(id) != right else { return false }
        try await store.rewrite(right)
        return true
    }
}

extension Publication {
    /// What it is found by.
    var record: PublicationRecord {
        PublicationRecord(
            id: id, document: proposal.document.id, version: proposal.document.version,
            stage: stage.rawValue, next: next)
    }

    /// Its place among the journal's streams. It counts as closed there: no case is waiting.
    var row: CaseRow {
        CaseRow(
            caseID: id, number: "policy-\(id)", policy: proposal.document.description,
            kind: "policy-publication", stage: "policy-\(stage.rawValue)", isClosed: true,
            title: proposal.title.zhHans, opened: proposed.at,
            updated: events.last?.at ?? proposed.at)
    }
}
