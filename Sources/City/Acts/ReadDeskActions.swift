import Cases
public import Civics
import JSON
import Policies

/// Something a person at a desk may do with a case now.
public struct DeskAction: Sendable {
    /// The command's wire name, `record-opinion`.
    public var name: String
    /// Branch it is about; `nil` for the main line and for what concerns no line.
    public var branch: String?
    /// Waiting place it is about, where the command names one.
    public var place: String?
    /// Number of the paper or order it is about.
    public var subject: String?
    /// Why it cannot be done just now, with what to do instead; `nil` when it can.
    public var hurdle: Problem?
    /// Materials without which it is refused.
    public var missing: [String]
    /// The case waits for it at this person's desk.
    public var isAwaited: Bool

    /// Names the action among those of its case: command, branch, place and subject.
    public var key: String {
        [name, branch ?? "", place ?? "", subject ?? ""].joined(separator: " ")
    }
}

extension CityHall {
    /// What this person may do with a case at their desks now, what it waits for first.
    ///
    /// Asked of the case engine itself, command by command, on a copy: nothing happens to the case.
    /// What only lacks a form's content (a reason, evidence, a checklist) is there; what the engine
    /// will not let this person do now (three persons, a clock that stands) is there with its
    /// hurdle; what is none of theirs is not.
    /// - Throws: `not-found` when there is no such case or it is none of theirs.
    public func deskActions(in id: CaseID, for person: SignedIn?) async throws -> [DeskAction] {
        let (file, _) = try await file(of: id, for: .readCase, by: person)
        guard let person, let prepared = rules[file.state.policy] else { return [] }
        var actions: [DeskAction] = []
        for probe in DeskProbes(file.state, prepared.policy, today: today).all {
            if let action = try await action(probe, file.state, prepared, person) {
                actions.append(action)
            }
        }
        return actions.filter(\.isAwaited) + actions.filter { !$0.isAwaited }
    }

    private func action(
        _ probe: DeskProbe, _ state: Case, _ prepared: PreparedPolicy, _ person: SignedIn
    ) async throws -> DeskAction? {
        let (acts, given) = try probe.reading
        for act in acts {
            let verdict = access.decide(act, by: person) { seat in
                relations(of: person, in: seat, to: state)
            }
            guard case .allowed(let seat?) = verdict, seat.role.desk != .applicant else {
                continue
            }
            let command = try await completed(given, act, probe.name, by: person)
            let actor = actor(person, in: seat, of: state)
            do {
                _ = try prepared.engine.decide(state, command, by: actor, at: world.now())
                return probe.action()
            } catch {
                if let action = probe.action(refused: error) { return action }
            }
        }
        return nil
    }
}

/// A command tried on a copy of the case, with the least content that reaches the question of who
/// may give it and when.
struct DeskProbe {
    /// The command's wire name.
    var name: String
    var fields: JSONObject
    var branch: String?
    var place: String?
    var subject: String?
    /// What the case waits for where its pattern is met.
    var isMain = false

    init(
        _ name: String, _ fields: JSONObject = [:], branch: String? = nil, place: String? = nil,
        subject: String? = nil, isMain: Bool = false
    ) {
        (self.name, self.fields, self.isMain) = (name, fields, isMain)
        (self.branch, self.place, self.subject) = (branch, place, subject)
        if let branch { self.fields["branch"] = .string(branch) }
        if let place { self.fields["place"] = .string(place) }
    }

    /// The acts it may be and the command; papers come from the acts around, so the engine is asked
    /// with one of no name.
    var reading: (acts: [Act], command: CaseCommand) {
        get throws {
            guard name == "issue" else {
                let reading = try CommandReading(name, fields)
                return (reading.acts, reading.command)
            }
            let nameless = PaperToIssue(
                paper: "", branch: nil, number: "", contentHash: "", validFrom: .epoch,
                validThrough: nil)
            return ([.issuePapers], .issue(papers: [nameless]))
        }
    }

    func action(hurdle: Problem? = nil, missing: [String] = []) -> DeskAction {
        DeskAction(
            name: name, branch: branch, place: place, subject: subject, hurdle: hurdle,
            missing: missing, isAwaited: isMain)
    }

    /// What a refusal says about whether the person may: `nil` when it is not theirs, or not now
    /// and not by anything they could write into a form.
    func action(refused refusal: CaseRefusal) -> DeskAction? {
        switch refusal {
        case .reasonMissing, .evidenceMissing, .groundUnknown, .gapNotAllowed, .amountDiffers,
            .answersInvalid:
            return action()
        case .materialsMissing(let names): return action(missing: names)
        case .boundsExceeded("paper-not-granted"): return action()
        case .separationOfDuty, .standsStill, .opinionsOpen, .branchesNotReady, .unpaid,
            .rulesSayNo, .factsMissing, .tooManyOpenClaims, .boundsExceeded:
            return action(hurdle: refusal.problem)
        case .notYours, .notWaitingThere, .notInThisStage, .alreadyAsked, .noticeAlreadySent,
            .alreadyUrged, .alreadyDone, .notExtendable, .alreadyClaimed, .versionUnknown:
            return nil
        }
    }
}

/// Every command that might be given to a case from a desk, each for every line it may be about.
struct DeskProbes {
    let state: Case
    let policy: Policy
    let today: CivilDate

    init(_ state: Case, _ policy: Policy, today: CivilDate) {
        (self.state, self.policy, self.today) = (state, policy, today)
    }

    var all: [DeskProbe] {
        intake + payments + lanes.flatMap(ofLane) + whole + places + papers + oversight
    }

    /// The main line and every branch that is not over.
    private var lanes: [String?] {
        [nil] + state.branches.filter { !$0.status.isOver || hasPlace($0.id) }.map(\.id)
    }

    private func hasPlace(_ branch: String) -> Bool {
        state.waiting.contains { $0.branch == branch }
    }

    private var intake: [DeskProbe] {
        [
            DeskProbe("accept", ["gaps": []], isMain: true),
            DeskProbe("refuse-to-accept", ["ground": "", "text": "·"]),
            DeskProbe("supplement", ["answers": [:], "materials": [:]], isMain: true),
        ]
    }

    private func ofLane(_ branch: String?) -> [DeskProbe] {
        var probes = [
            DeskProbe(
                "record-opinion", ["passes": true, "text": ""], branch: branch, isMain: true),
            DeskProbe(
                "ask-for-supplement", ["items": [["what": "·", "defect": "·"]]], branch: branch),
            DeskProbe(
                "book-visit",
                ["on": .string(today.advanced(by: 1).description), "at": "10:00"],
                branch: branch, isMain: true),
            DeskProbe("record-visit", ["passed": true], branch: branch, isMain: true),
            DeskProbe("resume", branch: branch),
        ]
        if let ground = policy.flow?.suspensions.first?.code {
            probes.append(
                DeskProbe("suspend", ["ground": .string(ground), "note": "·"], branch: branch))
        }
        if let limit = longestExtension {
            let wish: JSONObject = ["by": .string(limit), "reason": "·"]
            let isAsked = state.openExtensionRequest(of: branch) != nil
            probes += [
                DeskProbe("extend", wish, branch: branch, isMain: isAsked),
                DeskProbe("refuse-extension", ["reason": "·"], branch: branch, isMain: true),
                DeskProbe("ask-for-extension", wish, branch: branch),
            ]
        }
        var check = DeskProbe("check-commitment", ["passed": true], branch: branch, isMain: true)
        check.fields["branch"] = .string(branch ?? "")
        probes.append(check)
        let ruling: JSONObject = ["granted": true, "reason": "", "articles": []]
        probes.append(
            branch.map { DeskProbe("decide-branch", ruling, branch: $0, isMain: true) }
                ?? DeskProbe("decide", ruling, isMain: true))
        return probes
    }

    private var longestExtension: String? {
        guard let rule = policy.flow?.extensions, rule.times > 0 else { return nil }
        return rule.atMost?.description ?? "1 working day"
    }

    private var whole: [DeskProbe] {
        var probes = [
            DeskProbe("send-supplement-notice"), DeskProbe("issue", isMain: true),
            DeskProbe("deliver", ["way": "·"], isMain: true),
            DeskProbe("sign-for", isMain: true),
            DeskProbe("dispatch", ["unit": "·", "reason": "·"], isMain: true),
            DeskProbe("arbitrate", ["unit": "·", "reason": "·"], isMain: true),
            DeskProbe("handle", ["note": "·"], isMain: true),
            DeskProbe("verify", ["passed": true], isMain: true),
            DeskProbe(
                "call-back", ["reached": true, "solved": true, "satisfied": true], isMain: true),
            DeskProbe("close", isMain: true),
            DeskProbe("call-joint-review", ["units": ["·"], "reason": "·"]),
            DeskProbe("invite-department", ["unit": "·", "reason": "·"]),
            DeskProbe(
                "merge-into", ["case": .string(CaseID(high: 0, low: 0).description)]),
        ]
        if let ground = policy.flow?.suspensions.first?.code {
            probes.append(DeskProbe("hold", ["reason": .string(ground)]))
        }
        return probes
    }

    private var places: [DeskProbe] {
        let paths = state.waiting.filter { $0.desk != .applicant && $0.desk != .system }.map(\.path)
        let nobody = PersonID(high: 0, low: 0).description
        return paths.flatMap { path in
            [
                DeskProbe("take-on", place: path), DeskProbe("put-back", place: path),
                DeskProbe(
                    "return-place",
                    [
                        "reason": "·", "proposedUnit": "·",
                        "proof": [.string(String(repeating: "0", count: 64))],
                    ], place: path),
                DeskProbe("reassign", ["person": .string(nobody)], place: path),
            ]
        }
    }

    private var papers: [DeskProbe] {
        state.papers.filter { $0.revokedAt == nil }.map {
            DeskProbe(
                "revoke-paper", ["number": .string($0.number), "ground": "·"], subject: $0.number)
        }
    }

    /// Orders of payment the window may take money for.
    private var payments: [DeskProbe] {
        state.payments.filter { $0.paidAt == nil }.map {
            DeskProbe(
                "pay",
                [
                    "order": .string($0.order), "amount": .integer($0.total.fen),
                    "reference": "·",
                ], subject: $0.order, isMain: true)
        }
    }

    private var oversight: [DeskProbe] {
        let replies = state.orders.filter { $0.repliedAt == nil }.map {
            DeskProbe(
                "reply-to-order", ["order": .integer(Int64($0.number)), "text": "·"],
                subject: String($0.number), isMain: true)
        }
        return replies + [
            DeskProbe("order", ["text": "·", "replyBy": .string(today.description)]),
            DeskProbe("card", ["colour": "yellow", "unit": "·", "reason": "·"]),
            DeskProbe("reopen", ["reason": "·"]),
        ]
    }
}
