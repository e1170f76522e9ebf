public import Cases
import Civics
public import JSON
public import Policies

/// What somebody hands in.
public struct FilingRequest: Sendable {
    /// Document, by id.
    public var policy: String
    /// Answers to questions and form fields by name.
    public var answers: JSONObject
    /// Attachments by material, as digests of what was uploaded before.
    public var materials: [String: [AttachmentID]]
    public var channel: Channel
    /// Organisation applied for, by credit code.
    public var organisation: String?
    /// Resident number of the person a window or hotline files for.
    public var onBehalfOf: String?
    /// Other parties by role (`父亲`), by resident number.
    public var parties: [String: String]
    public var position: Position?
    /// Where it is, as somebody chose it from a list: the region some unit is responsible for. A
    /// component or position that is known says it more narrowly.
    public var territory: String?
    /// Category code and component of a city event.
    public var category: String?
    public var component: String?
    /// Draft this was written in; it is gone once the case is filed.
    public var draft: DraftID?

    public init(
        policy: String, answers: JSONObject, materials: [String: [AttachmentID]] = [:],
        channel: Channel = .online, organisation: String? = nil, onBehalfOf: String? = nil,
        parties: [String: String] = [:], position: Position? = nil, category: String? = nil,
        component: String? = nil, territory: String? = nil, draft: DraftID? = nil
    ) {
        self.policy = policy
        self.answers = answers
        self.materials = materials
        self.channel = channel
        self.organisation = organisation
        self.onBehalfOf = onBehalfOf
        self.parties = parties
        self.position = position
        self.category = category
        self.component = component
        self.territory = territory
        self.draft = draft
    }
}

extension CityHall {
    /// 申请: a new case from what was handed in, durable when this returns.
    ///
    /// What an office holds is read from its register here and never taken from the request.
    /// - Throws: `invalid-field` with every field at fault, `refused` where the rules say no,
    ///   `not-permitted`; nothing was written then.
    public func fileCase(
        _ request: FilingRequest, by person: SignedIn?, once: OnceRequest
    ) async throws -> Answered {
        guard let person else { throw Problem(.notSignedIn) }
        let agency = try agency(for: request, of: person)
        let isOwn = request.onBehalfOf == nil || agency != nil
        let seat = try permit(isOwn ? .fileCase : .fileForOther, to: person)
        let now = world.now()
        guard let prepared = rules.inForce(request.policy, at: now, offset: world.offset),
            prepared.policy.isOffered
        else { throw Problem(.notFound) }
        let applicant = try await self.applicant(of: request, by: person, under: agency)
        let gathered = try await gathered(request, prepared, applicant, at: now)
        let number = try await nextNumber(for: prepared.policy, at: now)
        let filing = Filing(
            id: world.timeOrderedID(), number: number,
            internalNumber: internalNumber(for: prepared.policy, number, at: now),
            parties: try parties(of: request, applicant, gathered.answers, prepared),
            channel: request.channel, answers: gathered.answers, materials: gathered.materials,
            position: request.position,
            hasUncheckedFiles: try await hasUncheckedFiles(gathered.materials, under: prepared))
        let actor = Actor(
            person: person.person, desk: seat?.role.desk ?? .applicant, unit: seat?.unit,
            party: isOwn ? DocumentWords.applicant : nil)
        return try await write(
            .file(filing), to: nil, under: prepared, by: actor, person: person, once: once,
            records: sideRecords(of: request, filing),
            asked: gathered.asking.map {
                AskedRules($0, before: filing, under: prepared.engine)
            })
    }

    private func sideRecords(of request: FilingRequest, _ filing: Filing) -> [SideRecord] {
        var records: [SideRecord] = request.materials.flatMap { name, attachments in
            attachments.map {
                .attachment(AttachmentUse(digest: $0.digest, caseID: filing.id, purpose: name))
            }
        }
        if let draft = request.draft { records.append(.draftFiled(draft)) }
        return records
    }

    // MARK: Who

    /// The person the case is about, as the registers know them.
    struct Applicant {
        var person: PersonID
        var residentNumber: String?
        var organisation: String?
    }

    /// An agent's case is the principal's: it stays theirs when the mandate ends.
    private func applicant(
        of request: FilingRequest, by person: SignedIn, under agency: Mandate?
    ) async throws -> Applicant {
        if let agency {
            return Applicant(
                person: agency.grantor, residentNumber: agency.grantorNumber,
                organisation: agency.organisation)
        }
        if let code = request.organisation, request.onBehalfOf == nil,
            !person.mandates.contains(code)
        {
            if let reason = try await agencyRefusal(person, code, request.policy) { throw reason }
            throw Problem(
                .notPermitted, fields: [FieldProblem("/organisation", .notOffered, facts: [:])])
        }
        guard let number = request.onBehalfOf else {
            return Applicant(
                person: person.person, residentNumber: person.residentNumber,
                organisation: request.organisation)
        }
        return Applicant(
            person: try personID(ofResident: number, pointer: "/onBehalfOf"),
            residentNumber: number, organisation: request.organisation)
    }

    private func parties(
        of request: FilingRequest, _ applicant: Applicant, _ entries: [String: AnswerEntry],
        _ prepared: PreparedPolicy
    ) throws -> [Party] {
        var parties = [
            Party(
                role: DocumentWords.applicant, person: applicant.person,
                organisation: applicant.organisation)
        ]
        var numbers = partyNumbers(entries, prepared)
        for (role, number) in request.parties { numbers[role] = number }
        for (role, number) in numbers.sorted(by: { $0.key < $1.key }) {
            let person = try personID(ofResident: number, pointer: "/parties/\(role)")
            parties.append(Party(role: role, person: person, organisation: nil))
        }
        return parties
    }

    /// Resident numbers of the parties a document's steps wait for
    /// (``DocumentWords/residentNumber(of:)``).
    private func partyNumbers(
        _ entries: [String: AnswerEntry], _ prepared: PreparedPolicy
    ) -> [String: String] {
        var numbers: [String: String] = [:]
        for step in prepared.steps {
            guard case .confirm(let role, _) = step.pattern, role != DocumentWords.applicant
            else { continue }
            let names = DocumentWords.residentNumber(of: role)
            numbers[role] = names.lazy.compactMap { entries[$0]?.value.string }.first
        }
        return numbers
    }

    /// People are known by an id made from their resident number under the city's key, so the same
    /// person is found again before they ever have an account.
    func personID(ofResident number: String, pointer: String) throws -> PersonID {
        do {
            return seal.personID(of: try ResidentNumber(number, on: today))
        } catch {
            throw Problem(.invalidField, fields: [error.fieldProblem(at: pointer)])
        }
    }

    // MARK: Number

    func nextNumber(for policy: Policy, at now: Instant) async throws -> CaseNumber {
        let day = now.date(at: world.offset)
        let area = policy.issuer.region
        let serial = try await store.nextSerial(of: "case-\(area.text)", on: day)
        guard let number = CaseNumber(area: area, date: day, serial: serial) else {
            throw Problem(.internalFault, cause: "no case number left on \(day)")
        }
        return number
    }

    func internalNumber(
        for policy: Policy, _ number: CaseNumber, at now: Instant
    ) -> String? {
        guard let code = policy.services.compactMap(\.implementationCode).first else { return nil }
        let serial = String(number.serial)
        let padded = String(repeating: "0", count: max(0, 4 - serial.count)) + serial
        return code.text + now.date(at: world.offset).compact + padded
    }
}
