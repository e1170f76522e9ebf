public import Civics
import JSON

/// 委托: somebody lets an agent act for them, or for an organisation they head, for some services,
/// for some time (民法典第一百六十五条). It counts from the agent's consent until its last day, or
/// until either of them ends it.
public struct Mandate: Hashable, Sendable {
    /// How it stands.
    public enum State: String, Sendable { case offered, active, declined, revoked }

    /// Kinds of acts an agent may be let do; reading the cases of the scope is part of each.
    public enum Power: String, Sendable, CaseIterable {
        /// File, supplement, urge, answer, confirm, withdraw.
        case handle
        /// Pay what a case asks for.
        case pay
        /// See and show the papers issued.
        case papers
    }

    public var id: CaseID
    /// Who gave it.
    public var grantor: PersonID
    public var grantorName: String
    /// Number by which registers know them.
    var grantorNumber: String?
    /// Organisation acted for, by credit code; `nil` when it is the grantor themself.
    public var organisation: String?
    public var agent: PersonID
    public var agentName: String
    /// Documents by id; empty for every service.
    public var services: Set<String>
    public var powers: Set<Power>
    public var from: CivilDate
    public var until: CivilDate
    public var state: State
    public var changed: Instant
    var version: Int

    /// Whether it counts on a day.
    public func counts(on day: CivilDate) -> Bool {
        state == .active && from <= day && day <= until
    }

    /// Whether its last day is over although nobody ended it.
    public func isOver(on day: CivilDate) -> Bool { state == .active && until < day }

    func covers(_ service: String) -> Bool { services.isEmpty || services.contains(service) }

    // MARK: As a record

    static func givenBy(_ person: PersonID) -> String { "given by \(person)" }
    static func given(to person: PersonID) -> String { "given to \(person)" }
    static func of(organisation code: String) -> String { "of \(code)" }

    var json: JSONObject {
        var object: JSONObject = [
            "grantor": .string(grantor.description), "grantorName": .string(grantorName),
            "agent": .string(agent.description), "agentName": .string(agentName),
            "services": .array(services.sorted().map { .string($0) }),
            "powers": .array(powers.map(\.rawValue).sorted().map { .string($0) }),
            "from": .string(from.description), "until": .string(until.description),
            "state": .string(state.rawValue),
        ]
        object["organisation"] = organisation.map { .string($0) }
        object["grantorNumber"] = grantorNumber.map { .string($0) }
        return object
    }

    func record(at now: Instant) -> HouseRecord {
        HouseRecord(
            kind: .mandate, key: id.description, version: version + 1,
            holders: [Self.givenBy(grantor), Self.given(to: agent)]
                + [organisation].compactMap { $0.map { Self.of(organisation: $0) } },
            at: now, body: JSONValue.object(json).serialized())
    }

    init?(_ record: HouseRecord) {
        guard let json = try? JSONValue(parsing: record.body), let id = CaseID(record.key),
            let grantor = json["grantor"]?.string.flatMap({ PersonID($0) }),
            let agent = json["agent"]?.string.flatMap({ PersonID($0) }),
            let from = json["from"]?.string.flatMap({ CivilDate($0) }),
            let until = json["until"]?.string.flatMap({ CivilDate($0) }),
            let state = json["state"]?.string.flatMap({ State(rawValue: $0) })
        else { return nil }
        self.init(
            id: id, grantor: grantor, grantorName: json["grantorName"]?.string ?? "",
            grantorNumber: json["grantorNumber"]?.string,
            organisation: json["organisation"]?.string, agent: agent,
            agentName: json["agentName"]?.string ?? "",
            services: Set((json["services"]?.array ?? []).compactMap(\.string)),
            powers: Set(
                (json["powers"]?.array ?? []).compactMap { $0.string.flatMap(Power.init) }),
            from: from, until: until, state: state, changed: record.at, version: record.version)
    }

    init(
        id: CaseID, grantor: PersonID, grantorName: String, grantorNumber: String?,
        organisation: String?, agent: PersonID, agentName: String, services: Set<String>,
        powers: Set<Power>, from: CivilDate, until: CivilDate, state: State, changed: Instant,
        version: Int = 0
    ) {
        (self.id, self.grantor, self.grantorName) = (id, grantor, grantorName)
        (self.grantorNumber, self.organisation) = (grantorNumber, organisation)
        (self.agent, self.agentName, self.services) = (agent, agentName, services)
        (self.powers, self.from, self.until) = (powers, from, until)
        (self.state, self.changed, self.version) = (state, changed, version)
    }
}

extension Act {
    /// One of these powers an agent needs for it; empty for what no agent may do.
    var powers: Set<Mandate.Power> {
        switch self {
        // Whoever may pay or hold the papers sees the case they belong to.
        case .readCase: Set(Mandate.Power.allCases)
        case .supplementCase, .withdrawCase, .urgeCase, .rateCase, .appealCase, .confirmCase,
            .answerRefusal, .reopenCase, .fileCase, .prefill, .keepDraft, .readAttachment,
            .readReceipts, .listOwnCases:
            [.handle]
        case .payFee: [.pay]
        // Letters come with handling a case; licences are looked at besides, where they are shown.
        case .readPaper: [.handle, .papers]
        case .sharePaper: [.papers]
        default: []
        }
    }
}
