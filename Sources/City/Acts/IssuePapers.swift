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
        guard let papers = papersDue(decision.state, prepared, desk: .system) else { return }
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

    /// 制证 by a person: the papers named, or all that are due, are drawn and issued together.
    func issue(_ ordered: Ordered, _ names: [String], by person: SignedIn?) async throws -> Answered
    {
        let (file, seat) = try await file(of: ordered.id, for: ordered.act, by: person)
        if let answer = try await repeated(ordered.seen, file.state, ordered.once, by: person) {
            return answer
        }
        let (state, prepared) = (file.state, try prepared(file.state))
        let due = (papersDue(state, prepared, desk: nil) ?? permittedEarly(state, prepared))
            .filter { names.isEmpty || names.contains($0.paper.name) }
        guard !due.isEmpty else {
            throw CaseRefusal.notWaitingThere(waiting: state.waiting.map(\.path)).problem
        }
        let drawn = try await draw(due, for: state, under: prepared)
        return try await write(
            .issue(papers: drawn.map(\.toIssue)), to: file, under: prepared,
            by: actor(person, in: seat, of: state), person: person, once: ordered.once,
            seen: ordered.seen, records: drawn.map { .licence($0.record) })
    }

    /// Papers of branches permitted at once on commitment, which wait for nobody.
    private func permittedEarly(_ state: Case, _ prepared: PreparedPolicy) -> [PaperDue] {
        state.branches.compactMap { branch in
            guard branch.status == .granted, branch.ground == "commitment",
                let name = branch.service.flatMap({ prepared.policy.services[$0]?.result }),
                let paper = prepared.policy.papers[name],
                !state.papers.contains(where: { $0.paper == name && $0.branch == branch.id })
            else { return nil }
            return PaperDue(paper: paper, branch: branch.id)
        }
    }

    /// Papers of the step the case waits at, for this desk or for any; only what was granted.
    private func papersDue(
        _ state: Case, _ prepared: PreparedPolicy, desk: Desk?
    ) -> [PaperDue]? {
        let place = state.waiting.first { place in
            (desk == nil || place.desk == desk)
                && prepared.policy.flow?.step(at: place)?.isIssue ?? false
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
        let holder = state.parties.first { $0.role == DocumentWords.applicant }
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
