import Cases
import Civics
import JSON
import Policies

extension CityHall {
    /// What the city does by itself in the same commit: papers are drawn where the case waits for
    /// the system to issue them.
    func doChores(
        _ decision: inout Decided, under prepared: PreparedPolicy, at now: Instant
    ) async throws {
        for event in decision.events {
            guard case .paperRevoked(let revoked) = event.what,
                var record = try await store.licence(number: revoked.number)
            else { continue }
            record.revoked = now
            decision.records.append(.licence(record))
        }
        guard let papers = papersDue(decision.state, prepared) else { return }
        let drawn = try await draw(papers, for: decision.state, under: prepared)
        let events: [CaseEvent]
        do {
            events = try prepared.engine.decide(
                decision.state, .issue(papers: drawn.map(\.toIssue)), by: .system, at: now)
        } catch {
            throw error.problem
        }
        for event in events { decision.state.apply(event) }
        decision.events += events
        decision.records += drawn.map { .licence($0.record) }
    }

    /// 制证 by a person, where the document leaves it to a desk: the papers named, or all that are
    /// due at the step.
    ///
    /// - Throws: as every command; `refused` when nothing of what was named is due.
    func issuePapers(
        _ fields: JSONObject, on id: CaseID, seen: Int?, by person: SignedIn?, once: OnceRequest
    ) async throws -> Answered {
        let (file, seat) = try await self.file(of: id, for: .issuePapers, by: person)
        guard let prepared = rules[file.state.policy] else {
            throw Problem(.internalFault, cause: "no prepared version of \(file.state.policy)")
        }
        if let answer = try await repeated(seen, file.state, once, by: person) { return answer }
        let named = Set((fields["papers"]?.array ?? []).compactMap(\.string))
        let due = (papersDue(file.state, prepared, at: { $0 != .applicant }) ?? []).filter {
            named.isEmpty || named.contains($0.paper.name)
        }
        let drawn = try await draw(due, for: file.state, under: prepared)
        return try await write(
            .issue(papers: drawn.map(\.toIssue)), to: file, under: prepared,
            by: actor(person, in: seat, of: file.state), person: person, once: once, seen: seen,
            records: drawn.map { .licence($0.record) })
    }

    /// Papers of the step the case waits at for the system; only what was granted.
    private func papersDue(
        _ state: Case, _ prepared: PreparedPolicy, at isDesk: (Desk) -> Bool = { $0 == .system }
    ) -> [PaperDue]? {
        let place = state.waiting.first { place in
            isDesk(place.desk) && prepared.policy.flow?.step(at: place)?.isIssue ?? false
        }
        guard let place, let step = prepared.policy.flow?.step(at: place),
            case .issue(let names) = step.pattern
        else { return nil }
        let wanted = names.isEmpty ? results(of: state, prepared.policy) : names
        return wanted.compactMap { name in
            guard let paper = prepared.policy.papers[name] else { return nil }
            let branch = branch(of: name, in: state, prepared.policy)
            if let branch, state.branch(branch)?.status != .granted { return nil }
            return PaperDue(paper: paper, branch: branch)
        }
    }

    struct PaperDue {
        var paper: Paper
        var branch: String?
    }

    /// Results of the granted services, where the step names no papers; of the document's only
    /// service where there are no branches.
    private func results(of state: Case, _ policy: Policy) -> [String] {
        guard !state.branches.isEmpty else { return policy.services.compactMap(\.result) }
        return state.branches.filter { $0.status == .granted }
            .compactMap { $0.service.flatMap { policy.services[$0]?.result } }
    }

    /// The branch whose service ends in this paper.
    private func branch(of paper: String, in state: Case, _ policy: Policy) -> String? {
        state.branches.first { branch in
            branch.service.flatMap { policy.services[$0]?.result } == paper
        }?.id
    }

    private struct Drawn {
        var toIssue: PaperToIssue
        var record: LicenceRecord
    }

    private func draw(
        _ papers: [PaperDue], for state: Case, under prepared: PreparedPolicy
    ) async throws -> [Drawn] {
        let now = world.now()
        var drawn: [Drawn] = []
        for due in papers {
            drawn.append(try await draw(due, for: state, under: prepared, at: now))
        }
        return drawn
    }

    private func draw(
        _ due: PaperDue, for state: Case, under prepared: PreparedPolicy, at now: Instant
    ) async throws -> Drawn {
        let today = now.date(at: world.offset)
        let facts = prepared.rules.facts(of: state, asOf: today)
        var asking = prepared.policy.rules.asking(facts)
        let number = try await number(of: due.paper, prepared.policy, state, on: today)
        let validThrough = due.paper.validThrough(from: today, &asking)
        let sealed = try seal.sealed(
            content(
                of: due, number, state, prepared, &asking, on: today, through: validThrough))
        let holder = state.parties.first { $0.role == "applicant" }
        let code: Pseudonym = world.unguessableID()
        return Drawn(
            toIssue: PaperToIssue(
                paper: due.paper.name, branch: due.branch, number: number,
                contentHash: sealed.contentHash, validFrom: today, validThrough: validThrough),
            record: LicenceRecord(
                number: number, code: code.description, caseID: state.id, kind: due.paper.name,
                person: holder?.person, organisation: holder?.organisation,
                contentHash: sealed.contentHash, validFrom: today, validThrough: validThrough,
                issued: now, body: sealed.json.serialized()))
    }

    private func number(
        of paper: Paper, _ policy: Policy, _ state: Case, on day: CivilDate
    ) async throws -> String {
        guard let pattern = paper.number else { return "\(state.number.text)-\(paper.name)" }
        let number = PaperNumber(pattern: pattern)
        let serial = try await store.nextSerial(
            of: "paper-\(policy.reference.id)-\(paper.name)", on: number.series(of: day))
        return number.text(region: policy.issuer.region, day: day, serial: serial)
    }

    private func content(
        of due: PaperDue, _ number: String, _ state: Case, _ prepared: PreparedPolicy,
        _ asking: inout RuleAsking, on day: CivilDate, through: CivilDate?
    ) -> JSONValue {
        let policy = prepared.policy
        var content: JSONObject = [
            "paper": .string(due.paper.name), "number": .string(number),
            "title": due.paper.title.json,
            "issuer": [
                "region": .string(policy.issuer.region.text), "body": .string(policy.issuer.body),
            ],
            "policy": .string(policy.reference.description), "case": .string(state.number.text),
            "issued": .string(day.description), "validFrom": .string(day.description),
            "states": .object(due.paper.statements(&asking)),
        ]
        content["validThrough"] = through.map { .string($0.description) }
        content["article"] = due.paper.citation.map { .string($0.description) }
        content["unit"] = due.branch.flatMap { state.branch($0)?.unit }.map { .string($0) }
        return .object(content)
    }
}

extension LocalizedText {
    /// One member for each language there is.
    var json: JSONValue {
        var object: JSONObject = ["zh-Hans": .string(zhHans)]
        object["zh-Hant"] = zhHant.map { .string($0) }
        object["en"] = en.map { .string($0) }
        return .object(object)
    }
}
