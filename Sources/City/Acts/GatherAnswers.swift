import Cases
import Civics
import JSON
import Policies

extension CityHall {
    /// What a case is filed with.
    struct Gathered {
        /// What was typed, and what offices hold: a register's value wins over a typed one.
        var answers: [String: AnswerEntry]
        /// What was handed in, and what the rules ask for and an office holds.
        var materials: [String: MaterialEntry]
        /// The rules as they were asked with these answers; `nil` when they were not.
        var asking: (any CaseAsking)?
    }

    func gathered(
        _ request: FilingRequest, _ prepared: PreparedPolicy, _ applicant: Applicant,
        at now: Instant
    ) async throws -> Gathered {
        var entries: [String: AnswerEntry] = [:]
        entries.reserveCapacity(request.answers.count + 8)
        for member in request.answers {
            let isQuestion = prepared.policy.questions[member.key] != nil
            entries[member.key] = AnswerEntry(
                value: member.value, source: isQuestion ? .question : .typed)
        }
        var records = officeRecords(
            of: prepared.policy, typed: entries, residentNumber: applicant.residentNumber, at: now)
        try await records.readFacts()
        for (name, entry) in records.facts { entries[name] = entry }
        let component =
            request.component
            ?? DocumentWords.component.lazy.compactMap { entries[$0]?.value.string }.first
        var words = placed(
            category: request.category, component: component, position: request.position)
        if words[EngineFacts.territory] == nil {
            words[EngineFacts.territory] = try chosen(request.territory)
        }
        for (name, text) in words {
            entries[name] = AnswerEntry(value: .string(text), source: .engine)
        }
        if entries[EngineFacts.territory] == nil, prepared.isTerritorial {
            let region = try await records.region()
            entries[EngineFacts.territory] = region.map {
                AnswerEntry(value: .string($0), source: .engine)
            }
        }
        var materials = request.materials.mapValues {
            MaterialEntry(state: .supplied, attachments: $0)
        }
        var asking: (any CaseAsking)?
        if !prepared.policy.materials.isEmpty {
            asking = prepared.rules.asking(entries, knownFacts(on: today))
        }
        let needed = Set(asking?.materials().map(\.name) ?? []).subtracting(materials.keys)
        for (name, entry) in try await records.materials(needed) { materials[name] = entry }
        return Gathered(answers: entries, materials: materials, asking: asking)
    }

    /// A territory somebody chose: only one that a unit is responsible for.
    private func chosen(_ territory: String?) throws -> String? {
        guard let territory else { return nil }
        guard rules.plan.units.values.contains(where: { $0.region == territory }) else {
            throw Problem(.invalidField, fields: [FieldProblem("/territory", .notOffered)])
        }
        return territory
    }

    /// Materials the rules ask for, as far as these answers tell.
    func neededMaterials(
        _ prepared: PreparedPolicy, _ entries: [String: AnswerEntry]
    ) -> Set<String> {
        guard !prepared.policy.materials.isEmpty else { return [] }
        var asking = prepared.rules.ruleAsking(entries, knownFacts(on: today))
        return Set(asking.materials().filter { $0.answer == .yes }.map(\.material.name))
    }

    func officeRecords(
        of policy: Policy, typed: [String: AnswerEntry], residentNumber: String?,
        allowed: Set<String>? = nil, at now: Instant
    ) -> OfficeRecords {
        OfficeRecords(
            store: store, plan: rules.plan, policy: policy, typed: typed,
            residentNumber: residentNumber, allowed: allowed, at: now,
            on: now.date(at: world.offset))
    }

    /// Where the case belongs by its grid or component; the category it was reported under, and
    /// who owns the component.
    func placed(
        category: String?, component: String?, position: Position?
    ) -> [String: String] {
        let plan = rules.plan
        var words: [String: String] = [:]
        words[EngineFacts.category] = category
        if let component {
            words[EngineFacts.componentOwner] = plan.owner(ofComponent: component)
            words[EngineFacts.territory] = plan.component(component)?.grid
        }
        if let position, words[EngineFacts.territory] == nil {
            words[EngineFacts.territory] = plan.grid(
                longitude: position.longitude, latitude: position.latitude)
        }
        return words
    }
}
