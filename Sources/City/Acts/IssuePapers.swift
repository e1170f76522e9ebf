import Cases
import Civics
import Crypto
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
        let issued: Consequences
        do {
            issued = try prepared.engine.consequences(
                of: .issue(papers: drawn.map(\.toIssue)), on: decision.state,
                asked: decision.asked, by: .system, at: now)
        } catch {
            throw error.problem
        }
        decision.events += issued.events
        (decision.state, decision.asked) = (issued.state, issued.asked)
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
        let today = now.date(at: world.offset)
        var asking = prepared.rules.ruleAsking(about: state, asOf: today)
        var drawn: [Drawn] = []
        for due in papers {
            drawn.append(try await draw(due, for: state, under: prepared, &asking, at: now))
        }
        return drawn
    }

    private func draw(
        _ due: PaperDue, for state: Case, under prepared: PreparedPolicy,
        _ asking: inout RuleAsking, at now: Instant
    ) async throws -> Drawn {
        let today = now.date(at: world.offset)
        let number = try await number(of: due.paper, prepared.policy, state, on: today)
        let validThrough = due.paper.validThrough(from: today, &asking)
        let code: Pseudonym = world.unguessableID()
        let plain = content(
            of: due, number, state, prepared, &asking, on: today, through: validThrough)
        let sealed = try seal.sealed(await withFile(plain, code: code.description))
        let holder = state.parties.first { $0.role == DocumentWords.applicant }
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
        let unit = rules.plan.units.values.first { $0.name.zhHans == policy.issuer.body }?.code
        return number.text(region: policy.issuer.region, unit: unit, day: day, serial: serial)
    }

    /// The content with the address that tells whether it is genuine, and the digest of its file:
    /// who holds the PDF can prove that it is the one that was issued.
    ///
    /// A press that cannot print holds no paper up; then the content stands alone.
    private func withFile(_ content: JSONObject, code: String) async throws -> JSONValue {
        guard let shop = printing, let book = letterBook else { return .object(content) }
        var content = content
        content["frame"] = .string(book.policy.reference.description)
        content["verify"] = .string("\(shop.origin)/v/\(code)")
        guard let sheet = try licenceSheet(.object(content))?.sheet(in: .zhHans),
            let printed = try? await shop.press.print(sheet)
        else { return .object(content) }
        content["pdf"] = [
            "language": "zh-Hans", "pages": .integer(Int64(printed.pages)),
            "sha256": .string(Hex.text(SHA256.hash(data: printed.bytes))),
        ]
        return .object(content)
    }

    private func content(
        of due: PaperDue, _ number: String, _ state: Case, _ prepared: PreparedPolicy,
        _ asking: inout RuleAsking, on day: CivilDate, through: CivilDate?
    ) -> JSONObject {
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
        let unit = unit(issuing: due, state, policy)
        content["unit"] = unit.map { .string($0) }
        content["holder"] = holder(of: state).map { .string($0) }
        content["identifier"] = identifier(of: due.paper, number, unit).map { .string($0) }
        return content
    }

    /// Of the branch, else of the service that ends in the paper.
    private func unit(issuing due: PaperDue, _ state: Case, _ policy: Policy) -> String? {
        due.branch.flatMap { state.branch($0)?.unit }
            ?? policy.services.first { $0.result == due.paper.name }?.unit
    }

    /// 电子证照标识 (GB/T 36904-2018), where the document names the type and the register the
    /// issuer's code; the serial is what of the number may stand in one.
    private func identifier(of paper: Paper, _ number: String, _ unit: String?) -> String? {
        guard let type = paper.licenceType, type.count == 21,
            let definer = try? CreditCode(String(type.prefix(18))),
            let typeNumber = Int(type.suffix(3)),
            let issuer = unit.flatMap({ rules.plan.units[$0]?.code })
                .flatMap({ try? CreditCode($0) })
        else { return nil }
        let serial = number.filter { $0.isASCII && ($0.isNumber || $0.isUppercase) }
        return try? LicenceIdentifier(
            definer: definer, typeNumber: typeNumber, issuer: issuer, serial: serial, version: 1
        ).text
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
