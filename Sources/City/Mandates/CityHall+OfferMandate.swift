import Cases
public import Civics
import Policies

/// What somebody asks for who names an agent.
public struct MandateOffer: Sendable {
    /// Credit code; `nil` for oneself.
    public var organisation: String?
    /// Resident number of the agent.
    public var agent: String
    /// At most 50 characters.
    public var agentName: String
    /// Documents by id; empty for all.
    public var services: [String]
    public var powers: Set<Mandate.Power>
    public var from: CivilDate
    /// The last day it counts; at most five years after the first.
    public var until: CivilDate

    public init(
        organisation: String?, agent: String, agentName: String, services: [String],
        powers: Set<Mandate.Power>, from: CivilDate, until: CivilDate
    ) {
        (self.organisation, self.agent, self.agentName) = (organisation, agent, agentName)
        (self.services, self.powers) = (services, powers)
        (self.from, self.until) = (from, until)
    }
}

extension CityHall {
    /// Names an agent. Nothing counts before the agent has agreed.
    ///
    /// - Throws: `invalid-field` with every field at fault, `not-permitted` for an organisation
    ///   the person does not head: an agent names no agents (民法典第一百六十九条).
    public func offerMandate(_ offer: MandateOffer, by person: SignedIn?) async throws -> Mandate {
        let seat = try permit(.giveMandate, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        if let code = offer.organisation, !person.mandates.contains(code) {
            throw Problem(
                .notPermitted, fields: [FieldProblem("/organisation", .notOffered, facts: [:])])
        }
        let agent = try agent(of: offer, by: person)
        let now = world.now()
        var mandate = Mandate(
            id: world.timeOrderedID(), grantor: person.person, grantorName: person.displayName,
            grantorNumber: person.residentNumber, organisation: offer.organisation, agent: agent,
            agentName: offer.agentName, services: Set(offer.services), powers: offer.powers,
            from: offer.from, until: offer.until, state: .offered, changed: now)
        note(.giveMandate, by: person, seat: seat, subject: agent, allowed: true)
        try await write("mandate.offered", &mandate, by: person, tell: agent)
        return mandate
    }

    /// Whom the offer names, when nothing is at fault with it.
    private func agent(of offer: MandateOffer, by person: SignedIn) throws -> PersonID {
        var faults = scopeFaults(offer) + dateFaults(offer)
        var agent: PersonID?
        do {
            agent = try personID(ofResident: offer.agent, pointer: "/agent")
        } catch let problem as Problem {
            faults += problem.fields
        }
        if agent == person.person { faults.append(FieldProblem("/agent", .notOffered)) }
        guard let agent, faults.isEmpty else { throw Problem(.invalidField, fields: faults) }
        return agent
    }

    private func scopeFaults(_ offer: MandateOffer) -> [FieldProblem] {
        var faults: [FieldProblem] = []
        if offer.agentName.isEmpty { faults.append(FieldProblem("/agentName", .missing)) }
        if offer.agentName.count > 50 {
            faults.append(FieldProblem("/agentName", .tooLong, facts: ["most": "50"]))
        }
        if offer.powers.isEmpty { faults.append(FieldProblem("/powers", .missing)) }
        let known = rules.allInForce(at: world.now(), offset: world.offset).map(
            \.policy.reference.id)
        if !Set(offer.services).isSubset(of: known) {
            faults.append(FieldProblem("/services", .notOffered))
        }
        return faults
    }

    /// Five years at most: a mandate without end is forgotten and abused.
    private func dateFaults(_ offer: MandateOffer) -> [FieldProblem] {
        let least = max(offer.from, today)
        if offer.until < least {
            return [FieldProblem("/until", .tooSmall, facts: ["least": least.description])]
        }
        let most = offer.from.adding(months: 60) ?? .latest
        guard offer.until > most else { return [] }
        return [FieldProblem("/until", .tooLarge, facts: ["most": most.description])]
    }
}
