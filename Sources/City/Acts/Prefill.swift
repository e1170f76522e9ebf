import Cases
public import Civics
public import JSON
import Policies

extension CityHall {
    /// What offices hold already about the person (or the organisation they act for) for this
    /// service, each value with its source and its day, so that it is shown and not asked.
    ///
    /// - Parameter typed: Answers given so far; keys of registers (a credit code) are among them.
    /// - Returns: `nil` when the service is not in force.
    public func prefill(
        _ id: String, typed: JSONObject, for person: SignedIn?, in language: Language
    ) async throws -> JSONValue? {
        let seat = try permit(.prefill, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        let now = world.now()
        guard let prepared = rules.inForce(id, at: now, offset: world.offset) else { return nil }
        var entries: [String: AnswerEntry] = [:]
        for member in typed {
            entries[member.key] = AnswerEntry(value: member.value, source: .typed)
        }
        let keys = prepared.policy.facts.filter { $0.type == .creditCode }.map(\.name)
        for key in keys {
            guard let code = entries[key]?.value.string else {
                if let only = person.mandates.first, person.mandates.count == 1 {
                    entries[key] = AnswerEntry(value: .string(only), source: .typed)
                }
                continue
            }
            guard person.mandates.contains(code) else { throw Problem(.notPermitted) }
        }
        let applicant = Applicant(
            person: person.person, residentNumber: person.residentNumber, organisation: nil)
        let held = try await heldFacts(
            of: prepared.policy, applicant: applicant, typed: entries, at: now)
        note(.prefill, by: person, seat: seat, subject: person.person, allowed: true)
        return ["fields": .array(fields(held, prepared.policy, in: language))]
    }

    private func fields(
        _ held: [String: AnswerEntry], _ policy: Policy, in language: Language
    ) -> [JSONValue] {
        held.sorted { $0.key < $1.key }.map { name, entry in
            var object: JSONObject = ["name": .string(name), "value": entry.value]
            object["title"] = policy.facts[name]?.title.map { .string($0.text(in: language)) }
            if case .register(let resource, let field, let at) = entry.source {
                object["source"] = .string("\(resource).\(field)")
                object["at"] = .string(at.text(at: world.offset))
            }
            return .object(object)
        }
    }
}
