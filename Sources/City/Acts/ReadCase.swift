import Policies
import Cases
public import Civics
public import JSON

extension CityHall {
    /// A case as this reader may see it, with its version.
    ///
    /// - Throws: `not-found` when there is none or it is none of theirs.
    public func readCase(
        _ id: CaseID, by person: SignedIn?, in language: Language
    ) async throws -> (json: JSONValue, version: Int) {
        let (file, seat) = try await self.file(of: id, for: .readCase, by: person)
        note(.readCase, by: person, seat: seat, on: id, allowed: true)
        let state = file.state
        let isOwn = seat?.role.desk == .applicant
        let view = CaseView(
            state: state, prepared: rules[state.policy], now: world.now(), offset: world.offset,
            language: language, isStaff: !isOwn,
            hidesPersonal: isOwn && isOnlyReporter(person, of: state),
            numbers: try await numbers(around: state),
            ratingToken: isOwn && state.mayRate ? seal.ratingToken(of: state) : nil)
        return (view.json, state.version)
    }

    /// Short numbers of the cases a case belongs to.
    private func numbers(around state: Case) async throws -> [CaseID: String] {
        var others = state.children.compactMap(\.child) + state.relations.map(\.other)
        if let parent = state.parent { others.append(parent) }
        var numbers: [CaseID: String] = [:]
        for id in Set(others) { numbers[id] = try await store.row(of: id)?.number }
        return numbers
    }

    /// Whoever joined somebody else's report is told how it goes on, not who reported it.
    private func isOnlyReporter(_ person: SignedIn?, of state: Case) -> Bool {
        guard let person else { return true }
        return state.parties.filter { $0.person == person.person }.allSatisfy {
            $0.role == DocumentWords.reporter
        }
            && !state.parties.contains {
                person.standsFor(
                    person: $0.person, organisation: $0.organisation, under: state.policy.id)
                    && $0.role != DocumentWords.reporter
            }
    }

    /// What is told after an act: enough to go on with.
    func summary(of state: Case, at now: Instant) -> JSONValue {
        var object = CaseView.head(of: state, at: now, offset: world.offset)
        object["waiting"] = .array(
            state.waiting.map { place in
                var member: JSONObject = [
                    "place": .string(place.path), "desk": .string(place.desk.rawValue),
                ]
                member["unit"] = place.unit.map { .string($0) }
                return .object(member)
            })
        return .object(object)
    }

    /// The id of the case with this citizen number.
    public func caseID(of number: CaseNumber) async throws -> CaseID? {
        try await store.row(number: number.text)?.caseID
    }

    /// What happened, oldest first: who by desk and unit, what, about what, and by when.
    public func timeline(
        of id: CaseID, by person: SignedIn?, in language: Language
    ) async throws -> [JSONValue] {
        let (file, _) = try await self.file(of: id, for: .readCase, by: person)
        let prepared = rules[file.state.policy]
        let agents = try await agents(in: file, for: person)
        return file.state.timeline.map { entry in
            var object: JSONObject = [
                "number": .integer(Int64(entry.number)),
                "at": .string(entry.at.text(at: world.offset)), "event": .string(entry.what),
                "desk": .string(entry.desk.rawValue),
            ]
            object["unit"] = entry.unit.map { .string($0) }
            object["party"] = entry.party.map { .string($0) }
            object["agent"] = agents[entry.number].map { .string($0) }
            object["subject"] = entry.subject.map { .string($0) }
            object["title"] = entry.subject.flatMap { prepared?.policy.title(of: $0) }
                .map { .string($0.text(in: language)) }
            object["detail"] = entry.detail.map { .string($0) }
            object["due"] = entry.due.map(CaseView.mark)
            object["clocks"] = entry.clocks.isEmpty ? nil : .array(entry.clocks.map(clock))
            return .object(object)
        }
    }

    /// One of the clocks that moved together, with the end that followed for it.
    private func clock(_ moved: ClockTrace) -> JSONValue {
        var object: JSONObject = ["clock": .string(moved.clock.description)]
        if let mark = moved.due { object["due"] = CaseView.mark(mark)["due"] }
        return .object(object)
    }

    /// Names of agents by the number of the event they caused, for whoever let them act.
    private func agents(in file: CaseFile, for person: SignedIn?) async throws -> [Int: String] {
        guard let person, person.seats.contains(where: { $0.role.desk == .applicant }) else {
            return [:]
        }
        let names = try await agentNames(in: file, for: person)
        guard !names.isEmpty else { return [:] }
        var agents: [Int: String] = [:]
        for event in try await store.history(of: file.state.id, after: 0) {
            agents[event.version] = event.actor.flatMap { names[$0] }
        }
        return agents
    }

    /// Receipts of the case's sealed entries, those a checkpoint covers already.
    public func receipts(of id: CaseID, by person: SignedIn?) async throws -> [JSONValue] {
        let (_, seat) = try await file(of: id, for: .readReceipts, by: person)
        let disclosing = seat?.role.desk == .applicant
        var receipts: [JSONValue] = []
        for event in try await store.history(of: id, after: 0) {
            guard
                let bytes = try await store.receipt(
                    for: event.position, disclosing: disclosing)
            else { break }
            receipts.append(try JSONValue(parsing: bytes))
        }
        return receipts
    }
}
