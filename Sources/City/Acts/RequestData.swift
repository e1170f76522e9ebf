import Cases
import Civics
import JSON
import Policies

extension CityHall {
    /// 调取: an examiner asks the office that holds a fact for it; what the register says is put on
    /// the case with its source and day, whatever follows from it follows at once.
    ///
    /// - Throws: `invalid-field` for a fact no register gives; `facts-missing` when the register
    ///   does not know.
    func requestData(
        _ ordered: Ordered, _ fact: String, by person: SignedIn?
    ) async throws -> Answered {
        let (file, seat) = try await file(of: ordered.id, for: ordered.act, by: person)
        let state = file.state
        let prepared = try prepared(state)
        guard case .register? = prepared.policy.facts[fact]?.source else {
            throw Problem(.invalidField, fields: [FieldProblem("/fact", .notOffered)])
        }
        if let answer = try await repeated(ordered.seen, file.state, ordered.once, by: person) {
            return answer
        }
        var records = officeRecords(
            of: prepared.policy, typed: state.answers, residentNumber: nil, at: world.now())
        try await records.readFacts()
        let subject = state.parties.first { $0.role == DocumentWords.applicant }?.person
        note(ordered.act, by: person, seat: seat, on: state.id, subject: subject, allowed: true)
        guard let entry = records.facts[fact] else {
            throw CaseRefusal.factsMissing([fact]).problem
        }
        return try await write(
            .factChanged(fact, entry), to: file, under: prepared,
            by: actor(person, in: seat, of: state), person: person, once: ordered.once,
            seen: ordered.seen)
    }
}
