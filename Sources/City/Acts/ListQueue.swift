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
        let page = try await store.queue(question)
        let count = try await store.count(question)
        return (
            page.items.map { .object(item($0, in: language)) }, page.next?.description, count
        )
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
