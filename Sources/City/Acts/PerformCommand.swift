import Policies
public import Cases
public import Civics
public import JSON

extension CityHall {
    /// Gives a command to a case, by its wire name and fields.
    ///
    /// Of the acts a command may be, the first that the person may perform on this case counts.
    public func perform(
        _ name: String, _ fields: JSONObject, on id: CaseID, seen: Int?, by person: SignedIn?,
        once: OnceRequest
    ) async throws -> Answered {
        let reading: CommandReading
        do { reading = try CommandReading(name, fields) } catch {
            // Whoever may not see the case learns nothing of it, not even by a fault of the fields.
            _ = try await file(of: id, for: .readCase, by: person)
            throw error
        }
        var denial: (any Error)?
        for act in reading.acts {
            do {
                return try await perform(
                    Ordered(
                        name: name, reading: reading, act: act, id: id, seen: seen, once: once),
                    by: person)
            } catch let problem as Problem
                where problem.kind == .notPermitted || problem.kind == .notFound
            {
                denial = problem
            }
        }
        throw denial ?? Problem(.notFound)
    }

    /// A command as it was ordered: under which act, on which case, upon which version, once.
    struct Ordered {
        let name: String
        let reading: CommandReading
        let act: Act
        let id: CaseID
        let seen: Int?
        let once: OnceRequest
    }

    private func perform(_ ordered: Ordered, by person: SignedIn?) async throws -> Answered {
        switch ordered.reading.errand {
        case .none: break
        case .split(let wish): return try await split(ordered, wish, by: person)
        case .merge(let other): return try await merge(ordered, into: other, by: person)
        case .issue(let names): return try await issue(ordered, names, by: person)
        case .requestData(let fact): return try await requestData(ordered, fact, by: person)
        }
        let command = try await completed(
            ordered.reading.command, ordered.act, ordered.name, by: person)
        return try await perform(
            command, act: ordered.act, on: ordered.id, seen: ordered.seen, by: person,
            once: ordered.once, records: records(of: command, on: ordered.id))
    }

    /// What the engine needs of the world around a case: how many claims a volunteer holds, who
    /// joins a report, who takes a place on and which unit it is put back to.
    func completed(
        _ command: CaseCommand, _ act: Act, _ name: String, by person: SignedIn?
    ) async throws -> CaseCommand {
        if case .reassign(let place, nil, nil, let reason) = command {
            let seat = person?.seats.first { Rights.table[.takeOnCase]?[$0.role] != nil }
            let takesOn = name == "take-on"
            return .reassign(
                place: place, to: takesOn ? person?.person : nil,
                unit: takesOn ? nil : seat?.unit, reason: reason)
        }
        if act == .joinCase {
            return .attachReporter(
                Party(role: DocumentWords.reporter, person: person?.person, organisation: nil))
        }
        guard case .claim = command, let person else { return command }
        let unit = person.seats.first { $0.role == .volunteer }?.unit ?? ""
        let held = try await store.count(
            QueueQuestion(unit: unit, assignee: person.person, limit: 1))
        return .claim(openElsewhere: held.number)
    }

    private func records(of command: CaseCommand, on id: CaseID) -> [SideRecord] {
        var attachments: [AttachmentID] = []
        switch command {
        case .supplement(let supplied):
            attachments = supplied.materials.values.flatMap(\.attachments)
        case .handle(_, let evidence), .verify(_, _, let evidence), .closeCase(_, let evidence):
            attachments = evidence.map(\.attachment)
        case .recordVisit(_, _, _, let evidence), .returnPlace(_, _, _, let evidence):
            attachments = evidence
        case .recordOpinion(_, let opinion):
            attachments = opinion.evidence
        case .file, .withdraw, .urge, .pay, .rate, .appeal, .confirm, .answerRefusal, .reopen,
            .accept,
            .refuseToAccept, .deliver, .askForSupplement, .sendSupplementNotice, .bookVisit,
            .suspend, .resume, .checkCommitment, .decideBranch, .decide, .extend,
            .askForExtension, .refuseExtension,
            .callJointReview, .issue, .revokePaper, .inviteDepartment, .dispatch, .claim,
            .releaseClaim, .signFor, .callBack, .mergeInto, .split, .attachReporter, .arbitrate,
            .hold, .order, .replyToOrder, .card, .reassign, .timerDue, .calendarChanged,
            .policyActivated, .chooseVersion, .factChanged, .childOpened, .childFinished,
            .attachDuplicate, .object:
            break
        }
        return attachments.map {
            .attachment(AttachmentUse(digest: $0.digest, caseID: id, purpose: "command"))
        }
    }

    /// Gives a command to a case.
    ///
    /// - Parameter seen: Version the sender had before their eyes; when another was first the
    ///   answer is `stale-version` and nothing was written. Without it the command is decided upon
    ///   whatever version there is.
    /// - Throws: `not-found`, `not-permitted`, `stale-version`, `refused` with the reason and what
    ///   to do instead.
    public func perform(
        _ command: CaseCommand, act: Act, on id: CaseID, seen: Int?, by person: SignedIn?,
        once: OnceRequest, records: [SideRecord] = []
    ) async throws -> Answered {
        let (file, seat) = try await self.file(of: id, for: act, by: person)
        if act == .joinCase { try requireJoinable(file.state) }
        if act == .objectToCase { try requirePublished(file.state) }
        let prepared = try prepared(file.state)
        if let answer = try await repeated(seen, file.state, once, by: person) { return answer }
        if case .accept = command { try await requireChecked(file.state) }
        return try await write(
            command, to: file, under: prepared,
            by: actor(person, in: seat, of: file.state, doing: act), person: person, once: once,
            seen: seen,
            records: records)
    }

    /// The first answer, when somebody was first and it was the same request.
    ///
    /// - Throws: `stale-version` when it was another; `nil` when nobody was first.
    func repeated(
        _ seen: Int?, _ state: Case, _ once: OnceRequest, by person: SignedIn?
    ) async throws -> Answered? {
        guard let seen, seen != state.version else { return nil }
        if let answer = try await repeated(once, by: person) { return answer }
        throw Problem(
            .staleVersion, facts: ["seen": String(seen), "current": String(state.version)])
    }

    /// The version of its document a case runs under.
    func prepared(_ state: Case) throws -> PreparedPolicy {
        guard let prepared = rules[state.policy] else {
            throw Problem(.internalFault, cause: "no prepared version of \(state.policy)")
        }
        return prepared
    }

    /// What the first sender of a key was told; `nil` when the key is new.
    func repeated(_ once: OnceRequest, by person: SignedIn?) async throws -> Answered? {
        guard let key = once.key, let person,
            let first = try await store.firstAnswer(to: OnceKey(sender: person.account, key))
        else { return nil }
        guard first.request == once.digest else { throw Problem(.idempotencyKeyReused) }
        return Answered(body: first.answer, isReplay: true)
    }

    /// The person as the engine knows them: desk and unit of the seat, or party of the case.
    ///
    /// Whoever is a party acts as that party and as nobody else's agent: nobody stands on both
    /// sides of one matter (民法典第一百六十八条).
    ///
    /// - Parameter act: What is done; an agent's mandate may cover one act and not another.
    func actor(
        _ person: SignedIn?, in seat: Seat?, of state: Case, doing act: Act = .readCase
    ) -> Actor {
        guard let person else { return .system }
        let own = state.parties.first {
            person.isParty(person: $0.person, organisation: $0.organisation)
        }
        let party =
            own
            ?? state.parties.first { party in
                person.standsFor(
                    person: party.person, organisation: party.organisation,
                    under: state.policy.id, doing: act)
            }
        let isApplicant = seat?.role.desk == nil || seat?.role.desk == .applicant
        return Actor(
            person: person.person, desk: seat?.role.desk ?? .applicant, unit: seat?.unit,
            party: isApplicant ? party?.role : nil)
    }
}
