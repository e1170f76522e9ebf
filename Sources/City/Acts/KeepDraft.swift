import Civics
public import JSON

extension CityHall {
    /// A person's drafts, last changed first.
    public func drafts(of person: SignedIn?) async throws -> [JSONValue] {
        try permit(.keepDraft, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        return try await store.drafts(of: person.person).map { .object(view(of: $0)) }
    }

    /// One of the person's drafts; another's is none.
    public func draft(_ id: DraftID, of person: SignedIn?) async throws -> (JSONValue, Int)? {
        try permit(.keepDraft, to: person)
        guard let person, let draft = try await store.draft(id), draft.person == person.person
        else { return nil }
        return (.object(view(of: draft)), draft.version)
    }

    /// Keeps a draft: a new one for version 0, otherwise over the version that was seen.
    ///
    /// - Parameter body: `answers` and `materials`; what offices hold is not kept in drafts.
    /// - Throws: `stale-version` when another window was first, `not-found` for another's draft.
    public func keepDraft(
        _ id: DraftID?, service: String, body: JSONObject, seen: Int, by person: SignedIn?
    ) async throws -> (JSONValue, Int) {
        try permit(.keepDraft, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        if let id {
            guard let held = try await store.draft(id), held.person == person.person else {
                throw Problem(.notFound)
            }
        }
        guard rules.inForce(service, at: world.now(), offset: world.offset) != nil else {
            throw Problem(.notFound)
        }
        var draft = Draft(
            id: id ?? world.timeOrderedID(), person: person.person, policy: service,
            changed: world.now(), body: JSONValue.object(body).serialized())
        guard let version = try await store.save(draft, over: seen) else {
            let current = try await store.draft(draft.id)?.version ?? 0
            throw Problem(
                .staleVersion, facts: ["seen": String(seen), "current": String(current)])
        }
        draft.version = version
        return (.object(view(of: draft)), version)
    }

    /// Throws a draft away; one that is gone already is no error.
    public func discardDraft(_ id: DraftID, by person: SignedIn?) async throws {
        guard try await draft(id, of: person) != nil else { return }
        try await store.discard(id)
    }

    private func view(of draft: Draft) -> JSONObject {
        var object: JSONObject = [
            "id": .string(draft.id.description), "service": .string(draft.policy),
            "version": .integer(Int64(draft.version)),
            "changedAt": .string(draft.changed.text(at: world.offset)),
        ]
        let body = (try? JSONValue(parsing: draft.body)) ?? .null
        object["answers"] = body["answers"] ?? [:]
        object["materials"] = body["materials"] ?? [:]
        return object
    }
}
