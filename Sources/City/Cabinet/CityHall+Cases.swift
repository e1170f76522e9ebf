import Policies
import Cases
public import Civics
import JSON

extension CityHall {
    /// The case folded from its events; `nil` when there is none or it was erased.
    func file(of id: CaseID) async throws -> CaseFile? {
        let held = cabinet.file(id)
        let version = held?.state.version ?? 0
        // What was worked on a moment ago stands here as it stands in the journal.
        if let held, try await store.version(of: id) == version { return held }
        let events = try await store.history(of: id, after: version)
        guard let first = events.first else { return held }
        // Publications and mandates have streams of their own in the one journal.
        if PublicationStep.wireNames.contains(first.name) { return nil }
        if first.name.hasPrefix("mandate.") { return nil }
        if events.contains(where: { $0.payload == nil || HouseEvent.isNone(ofCase: $0.name) }) {
            cabinet.forget(id)
            return nil
        }
        var state = held?.state
        for event in events { try Self.apply(event, to: &state) }
        let file = state.map { CaseFile(state: $0) }
        if let file { cabinet.keep(file) }
        return file
    }

    private static func apply(_ record: RecordedEvent, to state: inout Case?) throws {
        let event = try CaseEvent(json: try JSONValue(parsing: record.payload ?? []))
        if state == nil { state = try Case(opening: event) } else { state?.apply(event) }
    }

    /// What a decision becomes when it is written: events with their public part, and the row the
    /// case is found by.
    func append(_ events: [CaseEvent], to before: Case?, after: Case) -> CaseAppend {
        var names: [PersonID: Pseudonym] = [:]
        func name(_ person: PersonID) -> Pseudonym {
            if let known = names[person] { return known }
            let name = seal.pseudonym(of: person, in: after.id)
            names[person] = name
            return name
        }
        return CaseAppend(
            after.id, expecting: before?.version ?? 0,
            events: events.map { Self.recorded($0, by: $0.by.person.map(name)) },
            row: row(of: after))
    }

    private static func recorded(_ event: CaseEvent, by actor: Pseudonym?) -> NewEvent {
        NewEvent(
            name: event.wireName, schema: CaseEvent.schemaVersion, at: event.at, actor: actor,
            role: event.by.desk.rawValue, unit: event.by.unit,
            payload: event.canonical)
    }

    /// How a seat stands to a case: computed from the case's own state, never from the session.
    ///
    /// - Parameter act: What is to be done: an agent's mandate may cover one act and not another.
    func relations(
        of person: SignedIn, in seat: Seat, to state: Case, doing act: Act = .readCase
    ) -> Set<Relation> {
        var relations: Set<Relation> = []
        let isParty = state.parties.contains { party in
            person.standsFor(
                person: party.person, organisation: party.organisation, under: state.policy.id,
                doing: act)
        }
        if isParty { relations.insert(.own) }
        if let unit = seat.unit, state.concerns(unit: unit) || hasIssued(unit, in: state) {
            relations.insert(.sameUnit)
        }
        if state.isAssigned(to: person.person) { relations.insert(.assigned) }
        return relations
    }

    /// Whether a paper of the case is the unit's: what was given on the spot passed no desk of it,
    /// and it answers for the paper and may have to revoke it.
    private func hasIssued(_ unit: String, in state: Case) -> Bool {
        let services = rules[state.policy]?.policy.services
        return state.papers.contains { paper in
            services?.contains { $0.result == paper.paper && $0.unit == unit } ?? false
        }
    }

    /// The case, when this person may do this with it.
    ///
    /// - Throws: `not-found` both when there is no such case and when it is none of theirs, so
    ///   that nobody learns which numbers exist; `not-permitted` when they may see but not do it.
    func file(
        of id: CaseID, for act: Act, by person: SignedIn?
    ) async throws -> (file: CaseFile, seat: Seat?) {
        guard let person else { throw Problem(.notSignedIn) }
        guard let file = try await file(of: id) else { throw Problem(.notFound) }
        let verdict = access.decide(act, by: person) { seat in
            relations(of: person, in: seat, to: file.state, doing: act)
        }
        switch verdict {
        case .allowed(let seat):
            return (file, seat)
        case .denied(let denial):
            note(act, by: person, on: id, allowed: false)
            guard denial == .notPermitted else { throw denial.problem }
            if let reason = try await agencyEnded(person, in: file) { throw reason }
            throw Problem(maySee(file.state, person) ? .notPermitted : .notFound)
        }
    }

    /// Whether somebody may open a case, for a page that names it; nothing is written down.
    public func mayOpen(_ id: CaseID, by person: SignedIn?) async throws -> Bool {
        guard let person, let file = try await file(of: id) else { return false }
        return maySee(file.state, person)
    }

    private func maySee(_ state: Case, _ person: SignedIn) -> Bool {
        let verdict = access.decide(.readCase, by: person) { seat in
            relations(of: person, in: seat, to: state)
        }
        if case .allowed = verdict { return true }
        return false
    }

    /// The case of a citizen number (grouped or not) or of an id.
    func caseID(named text: String) async throws -> CaseID? {
        if let id = CaseID(text) { return id }
        let digits = text.filter { $0 != " " && $0 != "-" }
        guard let number = try? CaseNumber(digits) else { return nil }
        return try await store.row(number: number.text)?.caseID
    }
}

extension Case {
    /// Units that have, had or are about to have a part in the case.
    func concerns(unit: String) -> Bool {
        waiting.contains { $0.unit == unit } || branches.contains { $0.unit == unit }
            || handling?.unit == unit || timeline.contains { $0.unit == unit }
    }

    func isAssigned(to person: PersonID) -> Bool {
        handling?.person == person || waiting.contains { $0.assignee == person }
    }
}
