import Cases
public import Civics
import JSON
import Policies

extension CityHall {
    /// The agent agrees or declines; either side ends it. What was ended stays ended.
    ///
    /// - Parameter state: `active` or `declined` by the agent, `revoked` by either.
    /// - Throws: `not-found` for a mandate of others, `not-in-this-stage`.
    public func change(
        mandate id: CaseID, to state: Mandate.State, by person: SignedIn?
    ) async throws -> Mandate {
        try permit(.giveMandate, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        var mandate = try await self.mandate(id, for: person)
        let isAgent = mandate.agent == person.person
        let isGrantor = heads(mandate, person)
        let isRight: Bool =
            switch state {
            case .active, .declined: isAgent && mandate.state == .offered
            case .revoked:
                (isAgent || isGrantor) && (mandate.state == .active || mandate.state == .offered)
            case .offered: false
            }
        guard isRight, !(state == .active && mandate.until < today) else {
            throw Problem(.notInThisStage, facts: ["stage": mandate.state.rawValue])
        }
        mandate.state = state
        if state == .active, !person.displayName.isEmpty { mandate.agentName = person.displayName }
        let event =
            switch state {
            case .active: "mandate.accepted"
            case .declined: "mandate.declined"
            case .revoked, .offered: "mandate.revoked"
            }
        try await write(
            event, &mandate, by: person, tell: isAgent ? mandate.grantor : mandate.agent)
        return mandate
    }

    /// Mandates the person gave or that concern an organisation they head, and those they hold.
    public func mandates(
        of person: SignedIn?
    ) async throws -> (given: [Mandate], held: [Mandate]) {
        try permit(.giveMandate, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        var holders = [Mandate.givenBy(person.person)]
        holders += person.mandates.sorted().map { Mandate.of(organisation: $0) }
        var given: [Mandate] = []
        for holder in holders {
            let records = try await store.houseRecords(.mandate, of: holder, limit: 200)
            for mandate in records.compactMap(Mandate.init)
            where !given.contains(where: { $0.id == mandate.id }) {
                given.append(mandate)
            }
        }
        return (given, try await book(of: person.person))
    }

    /// One mandate, for those it concerns.
    public func mandate(_ id: CaseID, for person: SignedIn?) async throws -> Mandate {
        guard let person else { throw Problem(.notSignedIn) }
        guard
            let mandate = try await store.houseRecord(.mandate, id.description)
                .flatMap(Mandate.init),
            mandate.agent == person.person || heads(mandate, person)
        else { throw Problem(.notFound) }
        return mandate
    }

    private func heads(_ mandate: Mandate, _ person: SignedIn) -> Bool {
        person.isParty(person: mandate.grantor, organisation: mandate.organisation)
    }

    /// A mandate's events stand in the journal and are sealed like a case's; the mandate itself is
    /// written in the same transaction.
    func write(
        _ event: String, _ mandate: inout Mandate, by person: SignedIn, tell other: PersonID
    ) async throws {
        let now = world.now()
        mandate.changed = now
        let recorded = NewEvent(
            name: event, schema: 1, at: now,
            actor: seal.pseudonym(of: person.person, in: mandate.id), role: "applicant",
            unit: nil, payload: JSONValue.object(mandate.json).canonical())
        let row = CaseRow(
            caseID: mandate.id, number: "mandate-\(mandate.id)", policy: "mandate",
            kind: "mandate", stage: mandate.state.rawValue, isClosed: true,
            opened: now, updated: now)
        let message = InboxMessage(
            id: world.timeOrderedID(), person: other, caseID: mandate.id, kind: event, at: now,
            body: JSONValue.object(["mandate": .string(mandate.id.description)]).serialized())
        _ = try await store.commit(
            JournalCommit(
                [
                    CaseAppend(
                        mandate.id, expecting: mandate.version, events: [recorded], row: row)
                ], records: [.house(mandate.record(at: now)), .message(message)]))
        mandate.version += 1
        mandateBook.forget(mandate.agent)
    }
}
