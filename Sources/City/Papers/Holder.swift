import Cases
import Civics
import JSON
import Policies

extension CityHall {
    /// The applicant's name, as the registers gave it to the case; `nil` where none did.
    ///
    /// A fact that reads a register's `name` under the applicant's own number is theirs; for an
    /// organisation, one that reads it under a credit code.
    func holder(of state: Case) -> String? {
        guard let policy = rules[state.policy]?.policy,
            let applicant = state.parties.first(where: { $0.role == "applicant" })
        else { return nil }
        func text(_ fact: String) -> String? { state.answers[fact]?.value.string }
        for fact in policy.facts {
            guard case .register(_, "name", let key) = fact.source, let name = text(fact.name)
            else { continue }
            if let organisation = applicant.organisation {
                if key.flatMap(text) == organisation { return name }
                continue
            }
            guard let key else { return name }
            let number = text(key).flatMap { try? ResidentNumber(recorded: $0) }
            if let number, seal.personID(of: number) == applicant.person { return name }
        }
        return nil
    }

    /// The name as a stranger may see it.
    func masked(_ name: String?, _ state: Case?) -> String {
        guard let name else { return "" }
        let applicant = state?.parties.first { $0.role == "applicant" }
        return applicant?.organisation == nil ? PaperWording.masked(name) : name
    }
}
