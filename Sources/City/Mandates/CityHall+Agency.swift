import Cases
import Civics
import Policies

extension CityHall {
    /// What others let them do counts as it stands at this moment.
    func withAgencies(_ person: SignedIn) async throws -> SignedIn {
        let held = try await book(of: person.person)
        guard !held.isEmpty else { return person }
        var person = person
        let day = today
        person.agencies = held.filter { $0.counts(on: day) }
        return person
    }

    /// Mandates somebody holds, whatever their state.
    func book(of agent: PersonID) async throws -> [Mandate] {
        try await mandateBook.mandates(of: agent, in: store)
    }

    /// The mandate a case is filed under; `nil` for one's own matters and at counters.
    func agency(
        for request: FilingRequest, of person: SignedIn
    ) throws -> Mandate? {
        switch (request.organisation, request.onBehalfOf) {
        case (let code?, nil) where !person.mandates.contains(code):
            return person.agency(for: code, or: nil, under: request.policy, with: .handle)
        case (nil, let number?):
            guard let principal = try? personID(ofResident: number, pointer: "/onBehalfOf")
            else { return nil }
            return person.agency(for: nil, or: principal, under: request.policy, with: .handle)
        case (_?, _), (nil, nil): return nil
        }
    }

    /// Why somebody may not act for an organisation, where they once were, or elsewhere are, its
    /// agent.
    func agencyRefusal(
        _ person: SignedIn, _ organisation: String, _ service: String
    ) async throws -> Problem? {
        let held = try await book(of: person.person).filter { $0.organisation == organisation }
        return held.isEmpty ? nil : Self.reason(held, service, on: today)
    }

    /// Why an agent who has acted in a case may act in it no more; nothing for anybody else, so
    /// that nobody learns which cases there are.
    func agencyEnded(_ person: SignedIn, in file: CaseFile) async throws -> Problem? {
        let service = file.state.policy.id
        let concerned = try await book(of: person.person).filter { mandate in
            file.state.parties.contains { party in
                mandate.organisation.map { party.organisation == $0 }
                    ?? (party.organisation == nil && party.person == mandate.grantor)
            }
        }
        guard !concerned.isEmpty else { return nil }
        let own = seal.pseudonym(of: person.person, in: file.state.id)
        let history = try await store.history(of: file.state.id, after: 0)
        guard history.contains(where: { $0.actor == own }) else { return nil }
        return Self.reason(concerned, service, on: today)
    }

    static func reason(_ mandates: [Mandate], _ service: String, on day: CivilDate) -> Problem {
        let isInScope = mandates.contains { $0.counts(on: day) && $0.covers(service) }
        let isCounting = mandates.contains { $0.counts(on: day) }
        if isCounting { return Problem(isInScope ? .mandateWithoutPower : .mandateOutOfScope) }
        return Problem(.mandateEnded)
    }

    /// Names of agents by their pseudonym in a case, for the side that let them act.
    func agentNames(in file: CaseFile, for person: SignedIn?) async throws -> [Pseudonym: String] {
        guard let person else { return [:] }
        var names: [Pseudonym: String] = [:]
        for mandate in try await mandates(of: person).given {
            names[seal.pseudonym(of: mandate.agent, in: file.state.id)] = mandate.agentName
        }
        return names
    }
}

extension SignedIn {
    /// Organisations they head or are an agent of today, in whatever service.
    public var organisations: Set<String> {
        mandates.union(agencies.compactMap(\.organisation))
    }

    /// Organisations they may file for in a service: those they head, and those whose mandate
    /// covers it.
    public func organisations(in service: String) -> Set<String> {
        organisations.filter { mayActFor($0, in: service) }
    }

    /// The mandate under which they may do this for an organisation; their own ones need none.
    func agency(
        for organisation: String?, or person: PersonID?, under service: String,
        with power: Mandate.Power
    ) -> Mandate? {
        agencies.first { mandate in
            let isFor =
                organisation.map { mandate.organisation == $0 }
                ?? (mandate.organisation == nil && mandate.grantor == person)
            return isFor && mandate.covers(service) && mandate.powers.contains(power)
        }
    }

    /// Whether a party of a case is they themselves or an organisation they head.
    func isParty(person: PersonID?, organisation: String?) -> Bool {
        person == self.person || organisation.map { mandates.contains($0) } ?? false
    }

    /// Whether they stand in for this party of a case: themselves, as head, or as an agent.
    func standsFor(
        person: PersonID?, organisation: String?, under service: String, doing act: Act = .readCase
    ) -> Bool {
        if isParty(person: person, organisation: organisation) { return true }
        return act.powers.contains {
            agency(for: organisation, or: person, under: service, with: $0) != nil
        }
    }

    /// Whether they may act for an organisation in a service.
    public func mayActFor(_ organisation: String, in service: String) -> Bool {
        mandates.contains(organisation)
            || agency(for: organisation, or: nil, under: service, with: .handle) != nil
    }
}
