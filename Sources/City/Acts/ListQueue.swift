import Cases
public import Civics
public import JSON

extension CityHall {
    /// One page of a unit's queue, the most urgent first.
    ///
    /// - Parameter question: `unit` empty takes the unit of the person's own seat. Another unit's
    ///   queue is seen by dispatchers, supervisors and auditors only.
    public func queue(
        _ question: QueueQuestion, of person: SignedIn?, in language: Language
    ) async throws -> (items: [JSONValue], next: String?, count: QueueCount) {
        let (page, count) = try await queuePlaces(question, of: person)
        return (
            page.items.map { .object(item($0, in: language)) }, page.next?.description, count
        )
    }

    /// The same with its rows as they stand, for pages.
    public func queuePlaces(
        _ question: QueueQuestion, of person: SignedIn?
    ) async throws -> (page: QueuePage, count: QueueCount) {
        let seat = try permit(.listQueue, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        var question = question
        if question.unit.isEmpty { question.unit = seat?.unit ?? "" }
        let seesAll = person.seats.contains {
            [.dispatcher, .supervisor, .auditor].contains($0.role)
        }
        guard seesAll || person.seats.contains(where: { $0.unit == question.unit }) else {
            note(.listQueue, by: person, seat: seat, allowed: false)
            throw Problem(.notPermitted)
        }
        note(.listQueue, by: person, seat: seat, allowed: true)
        return (try await store.queue(question), try await store.count(question))
    }

    /// How many places a question finds in a queue of the person's, without a page of them.
    public func queueCount(
        _ question: QueueQuestion, of person: SignedIn?
    ) async throws -> QueueCount {
        try permit(.listQueue, to: person)
        let seesAll = person?.seats.contains {
            [.dispatcher, .supervisor, .auditor].contains($0.role)
        }
        guard seesAll == true || person?.seats.contains(where: { $0.unit == question.unit }) == true
        else { throw Problem(.notPermitted) }
        return try await store.count(question)
    }

    /// What has come about with cases a queue shows, by case: the supplement came back, a unit
    /// returned it, somebody urged it. Nothing of their content.
    public func queueNotes(
        _ items: [QueueItem], of person: SignedIn?
    ) async throws -> [CaseID: Set<QueueNote>] {
        try permit(.listQueue, to: person)
        var notes: [CaseID: Set<QueueNote>] = [:]
        for item in items where notes[item.row.caseID] == nil {
            guard let state = try await file(of: item.row.caseID)?.state else { continue }
            var found: Set<QueueNote> = []
            if state.supplement?.suppliedAt != nil, state.decision == nil {
                found.insert(.supplied)
            }
            if state.handling?.bounces.isEmpty == false { found.insert(.returned) }
            if state.waiting.contains(where: \.urged) { found.insert(.urged) }
            notes[item.row.caseID] = found
        }
        return notes
    }

    private func item(_ item: QueueItem, in language: Language) -> JSONObject {
        var object = summary(of: item.row, in: language)
        object["place"] = .string(item.place.path)
        object["unit"] = .string(item.place.unit)
        object["desk"] = .string(item.place.desk)
        object["since"] = .string(item.place.since.text(at: world.offset))
        object["due"] = item.place.due.map { .string($0.text(at: world.offset)) }
        object["placeLight"] = .string(item.place.light.word)
        object["assigned"] = .bool(item.place.assignee != nil)
        return object
    }
}

/// What has come about with a case in a queue.
public enum QueueNote: String, Hashable, Sendable, CaseIterable {
    /// The applicant has supplied what was asked for.
    case supplied
    /// A unit handed it back.
    case returned
    /// The applicant has urged it.
    case urged
}
