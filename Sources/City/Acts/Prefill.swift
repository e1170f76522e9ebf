import Cases
public import Civics
public import JSON
import Policies

extension CityHall {
    /// What offices hold already about the person (or the organisation they act for) for this
    /// service, each value with its source and its day, so that it is shown and not asked.
    ///
    /// Another person's number among the answers is looked up nowhere: what offices hold of them
    /// is for them alone.
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
                let organisations = person.organisations(in: id)
                if let only = organisations.first, organisations.count == 1 {
                    entries[key] = AnswerEntry(value: .string(only), source: .typed)
                }
                continue
            }
            guard person.mayActFor(code, in: id) else {
                throw try await agencyRefusal(person, code, id) ?? Problem(.notPermitted)
            }
        }
        let own = Set([person.residentNumber].compactMap(\.self))
        var records = officeRecords(
            of: prepared.policy, typed: entries, residentNumber: person.residentNumber,
            allowed: own, at: now)
        try await records.readFacts()
        let known = entries.merging(records.facts) { $1 }
        let held = try await records.materials(neededMaterials(prepared, known))
        note(.prefill, by: person, seat: seat, subject: person.person, allowed: true)
        return [
            "fields": .array(fields(records.facts, prepared.policy, in: language)),
            "materials": .array(materials(held, prepared.policy, at: now, in: language)),
        ]
    }

    func materials(
        _ held: [String: MaterialEntry], _ policy: Policy, at now: Instant, in language: Language
    ) -> [JSONValue] {
        held.sorted { $0.key < $1.key }.map { name, entry in
            var object: JSONObject = [
                "name": .string(name), "at": .string(now.text(at: world.offset)),
            ]
            object["title"] = policy.materials[name].map { .string($0.title.text(in: language)) }
            object["source"] = entry.origin.map { .string($0) }
            return .object(object)
        }
    }

    func fields(
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
