import Cases
import Civics
import JSON
import Policies

extension CityHall {
    /// The answers a case is filed with: what was typed, and what offices hold.
    ///
    /// A register's value wins over a typed one of the same fact. A register without a record
    /// leaves the fact unknown; the rules then say that they cannot tell.
    func gatheredAnswers(
        _ request: FilingRequest, _ prepared: PreparedPolicy, _ applicant: Applicant,
        at now: Instant
    ) async throws -> [String: AnswerEntry] {
        var entries: [String: AnswerEntry] = [:]
        entries.reserveCapacity(request.answers.count + 8)
        for member in request.answers {
            let isQuestion = prepared.policy.questions[member.key] != nil
            entries[member.key] = AnswerEntry(
                value: member.value, source: isQuestion ? .question : .typed)
        }
        let held = try await heldFacts(
            of: prepared.policy, applicant: applicant, typed: entries, at: now)
        for (name, entry) in held { entries[name] = entry }
        for (name, text) in placed(request, applicant, held) {
            entries[name] = AnswerEntry(value: .string(text), source: .engine)
        }
        return entries
    }

    /// Where the case belongs: its grid or component, else where the person is registered; the
    /// category it was reported under, and who owns the component.
    private func placed(
        _ request: FilingRequest, _ applicant: Applicant, _ held: [String: AnswerEntry]
    ) -> [String: String] {
        let plan = rules.plan
        var words: [String: String] = [:]
        words[EngineFacts.category] = request.category
        if let component = request.component {
            words[EngineFacts.componentOwner] = plan.owner(ofComponent: component)
            words[EngineFacts.territory] = plan.component(component)?.grid
        }
        if let position = request.position, words[EngineFacts.territory] == nil {
            words[EngineFacts.territory] = plan.grid(
                longitude: position.longitude, latitude: position.latitude)
        }
        return words
    }

    /// What offices hold of the facts a document names, by fact.
    func heldFacts(
        of policy: Policy, applicant: Applicant, typed: [String: AnswerEntry], at now: Instant
    ) async throws -> [String: AnswerEntry] {
        var records: [RegisterKey: JSONValue?] = [:]
        var held: [String: AnswerEntry] = [:]
        for fact in policy.facts {
            guard case .register(let resource, let field, let keyFact) = fact.source else {
                continue
            }
            let key = keyFact.map { typed[$0]?.value.string } ?? applicant.residentNumber
            guard let key else { continue }
            let place = RegisterKey(resource: resource, key: key)
            if records[place] == nil {
                records[place] = try await registerBody(place)
            }
            guard let value = value(of: field, in: records[place] ?? nil, of: resource) else {
                continue
            }
            held[fact.name] = AnswerEntry(
                value: value, source: .register(resource: resource, field: field, at: now))
        }
        return held
    }

    /// An office that has no record says that the fact is absent; one that does not answer here
    /// says nothing.
    private func value(
        of field: String, in body: JSONValue?, of resource: String
    ) -> JSONValue? {
        guard let body else { return rules.plan.resources.contains(resource) ? .null : nil }
        return body[field] ?? .null
    }

    struct RegisterKey: Hashable {
        var resource: String
        var key: String
    }

    private func registerBody(_ place: RegisterKey) async throws -> JSONValue? {
        guard let record = try await store.record(of: place.resource, key: place.key) else {
            return nil
        }
        return try JSONValue(parsing: record.body)
    }
}
