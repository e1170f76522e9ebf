import Cases
import Policies
public import Civics
import JSON

/// What somebody asks for who names an agent.
public struct MandateOffer: Sendable {
    /// Credit code; `nil` for oneself.
    public var organisation: String?
    /// Resident number of the agent.
    public var agent: String
    public var agentName: String
    /// Documents by id; empty for all.
    public var services: [String]
    public var powers: Set<Mandate.Power>
    public var from: CivilDate
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
    ///   the person does not head: an agent names no agents.
    public func offerMandate(_ offer: MandateOffer, by person: SignedIn?) async throws -> Mandate {
        let seat = try permit(.giveMandate, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        if let code = offer.organisation, !person.mandates.contains(code) {
            throw Problem(
                .notPermitted, fields: [FieldProblem("/organisation", .notOffered, facts: [:])])
        }
        let agent = try personID(ofResident: offer.agent, pointer: "/agent")
        try check(offer, agent: agent, by: person)
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

    private func check(
        _ offer: MandateOffer, agent: PersonID, by person: SignedIn
    ) throws {
        var faults: [FieldProblem] = []
        if agent == person.person { faults.append(FieldProblem("/agent", .notOffered)) }
        if offer.agentName.isEmpty { faults.append(FieldProblem("/agentName", .missing)) }
        if offer.powers.isEmpty { faults.append(FieldProblem("/powers", .missing)) }
        if offer.until < offer.from || offer.until < today {
            faults.append(FieldProblem("/until", .tooSmall, facts: ["least": today.description]))
        }
        // Five years at most: a mandate without end is forgotten and abused.
        if offer.until.year > offer.from.year + 5 {
            faults.append(
                FieldProblem("/until", .tooLarge, facts: ["most": "\(offer.from.year + 5)-12-31"]))
        }
        let known = rules.allInForce(at: world.now(), offset: world.offset).map(
            \.policy.reference.id)
        if !Set(offer.services).isSubset(of: known) {
            faults.append(FieldProblem("/services", .notOffered))
        }
        guard faults.isEmpty else { throw Problem(.invalidField, fields: faults) }
    }

    /// The agent agrees or declines; either side ends it. What was ended stays ended.
    ///
    /// - Parameter state: `active` or `declined` by the agent, `revoked` by either.
    /// - Throws: `not-found` for a mandate of others, `not-in-this-stage`.
    public func change(
        mandate id: CaseID, to state: Mandate.State, by person: SignedIn?
    ) async throws -> Mandate {
        try permit(.giveMandate, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        var mandate = try await self.mandate(id, for: person)
        let isAgent = mandate.agent == person.person
        let isGrantor = heads(mandate, person)
        let isRight: Bool =
            switch state {
            case .active, .declined: isAgent && mandate.state == .offered
            case .revoked:
                (isAgent || isGrantor) && (mandate.state == .active || mandate.state == .offered)
            case .offered: false
            }
        guard isRight, !(state == .active && mandate.until < today) else {
            throw Problem(.notInThisStage, facts: ["stage": mandate.state.rawValue])
        }
        mandate.state = state
        if state == .active, !person.displayName.isEmpty { mandate.agentName = person.displayName }
        let event =
            switch state {
            case .active: "mandate.accepted"
            case .declined: "mandate.declined"
            case .revoked, .offered: "mandate.revoked"
            }
        try await write(
            event, &mandate, by: person, tell: isAgent ? mandate.grantor : mandate.agent)
        return mandate
    }

    /// Mandates the person gave or that concern an organisation they head, and those they hold.
    public func mandates(
        of person: SignedIn?
    ) async throws -> (given: [Mandate], held: [Mandate]) {
        try permit(.giveMandate, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        var holders = [Mandate.givenBy(person.person)]
        holders += person.mandates.sorted().map { Mandate.of(organisation: $0) }
        var given: [Mandate] = []
        for holder in holders {
            let records = try await store.houseRecords(.mandate, of: holder, limit: 200)
            for mandate in records.compactMap(Mandate.init)
            where !given.contains(where: { $0.id == mandate.id }) {
                given.append(mandate)
            }
        }
        return (given, try await book(of: person.person))
    }

    /// One mandate, for those it concerns.
    public func mandate(_ id: CaseID, for person: SignedIn?) async throws -> Mandate {
        guard let person else { throw Problem(.notSignedIn) }
        guard
            let mandate = try await store.houseRecord(.mandate, id.description)
                .flatMap(Mandate.init),
            mandate.agent == person.person || heads(mandate, person)
        else { throw Problem(.notFound) }
        return mandate
    }

    private func heads(_ mandate: Mandate, _ person: SignedIn) -> Bool {
        mandate.organisation.map { person.mandates.contains($0) }
            ?? (mandate.grantor == person.person) || mandate.grantor == person.person
    }

    func book(of agent: PersonID) async throws -> [Mandate] {
        try await mandateBook.mandates(of: agent, in: store)
    }

    /// A mandate's events stand in the journal and are sealed like a case's; the mandate itself is
    /// written in the same transaction.
    private func write(
        _ event: String, _ mandate: inout Mandate, by person: SignedIn, tell other: PersonID
    ) async throws {
        let now = world.now()
        mandate.changed = now
        let recorded = NewEvent(
            name: event, schema: 1, at: now,
            actor: seal.pseudonym(of: person.person, in: mandate.id), role: "applicant",
            unit: nil, payload: JSONValue.object(mandate.json).canonical())
        let row = CaseRow(
            caseID: mandate.id, number: "mandate-\(mandate.id)", policy: "mandate",
            kind: "mandate", stage: mandate.state.rawValue, isClosed: true,
            opened: now, updated: now)
        let message = InboxMessage(
            id: world.timeOrderedID(), person: other, caseID: mandate.id, kind: event, at: now,
            body: JSONValue.object(["mandate": .string(mandate.id.description)]).serialized())
        _ = try await store.commit(
            JournalCommit(
                [
                    CaseAppend(
                        mandate.id, expecting: mandate.version, events: [recorded], row: row)
                ], records: [.house(mandate.record(at: now)), .message(message)]))
        mandate.version += 1
        mandateBook.forget(mandate.agent)
    }

    // MARK: Reasons

    /// Why an agent who has acted in a case may act in it no more; nothing for anybody else, so
    /// that nobody learns which cases there are.
    func agencyEnded(
        _ person: SignedIn, in state: CaseFile, doing act: Act
    ) async throws -> Problem? {
        let service = state.state.policy.id
        let mandates = try await book(of: person.person)
        let concerned = mandates.filter { mandate in
            state.state.parties.contains { party in
                mandate.organisation.map { party.organisation == $0 }
                    ?? (party.organisation == nil && party.person == mandate.grantor)
            }
        }
        guard !concerned.isEmpty else { return nil }
        let own = seal.pseudonym(of: person.person, in: state.state.id)
        let history = try await store.history(of: state.state.id, after: 0)
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
    func agentNames(in state: CaseFile, for person: SignedIn?) async throws -> [Pseudonym: String] {
        guard let person else { return [:] }
        var names: [Pseudonym: String] = [:]
        for mandate in try await mandates(of: person).given {
            names[seal.pseudonym(of: mandate.agent, in: state.state.id)] = mandate.agentName
        }
        return names
    }
}

extension Problem.Kind {
    /// What an agent is told, one kind for each reason.
    public static let mandates: [Problem.Kind] = [
        mandateEnded, mandateOutOfScope, mandateWithoutPower,
    ]

    public static let mandateEnded = Problem.Kind(
        "mandate-ended", status: 403,
        title: LocalizedText(
            zhHans: "委托已经结束", zhHant: "委託已經結束", en: "The mandate has ended"),
        detail: LocalizedText(
            zhHans: "委托已到期、已撤销，或者您还没有接受。请联系委托人。",
            zhHant: "委託已到期、已撤銷，或者您還沒有接受。請聯絡委託人。",
            en: "It has run out, was revoked, or you have not accepted it. Ask whoever gave it."))

    public static let mandateOutOfScope = Problem.Kind(
        "mandate-out-of-scope", status: 403,
        title: LocalizedText(
            zhHans: "这个事项不在委托范围内", zhHant: "這個事項不在委託範圍內",
            en: "The mandate does not cover this service"),
        detail: LocalizedText(
            zhHans: "请委托人另外登记一份包含这个事项的委托。", zhHant: "請委託人另外登記一份包含這個事項的委託。",
            en: "Whoever gave it can register another one that covers it."))

    public static let mandateWithoutPower = Problem.Kind(
        "mandate-without-power", status: 403,
        title: LocalizedText(
            zhHans: "委托里没有这项权限", zhHant: "委託裡沒有這項權限",
            en: "The mandate does not include this"),
        detail: LocalizedText(
            zhHans: "例如只委托了缴费，就不能代为申请。请联系委托人。",
            zhHant: "例如只委託了繳費，就不能代為申請。請聯絡委託人。",
            en: "A mandate to pay, for example, is none to apply. Ask whoever gave it."))
}
