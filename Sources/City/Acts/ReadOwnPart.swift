import Policies
import Cases
public import Civics

extension CityHall {
    /// The roles a person has in a case: `applicant`, `父亲`; also by the organisations they act for.
    ///
    /// - Throws: `not-found` when there is no such case or it is none of theirs.
    public func roles(in id: CaseID, of person: SignedIn?) async throws -> Set<String> {
        let (file, _) = try await file(of: id, for: .readCase, by: person)
        guard let person else { return [] }
        let own = file.state.parties.filter { party in
            person.standsFor(
                person: party.person, organisation: party.organisation,
                under: file.state.policy.id)
        }
        return Set(own.map(\.role))
    }
}
