import Cases
import Civics
import JSON

extension CityHall {
    /// 提出删除: the privacy officer orders the erasure of what a case says about people
    /// (个人信息保护法第四十七条). A second person confirms it within 24 hours.
    ///
    /// - Parameter number: The case's number as citizens write it.
    /// - Throws: `not-found` when there is no such case or it was erased, `case-still-open`.
    public func proposeErasure(
        of number: String, basis: ErasureBasis, reason: String, by person: SignedIn?
    ) async throws -> Proposal {
        let seat = try permit(.eraseCase, to: person)
        guard let id = try await caseID(named: number), let file = try await file(of: id) else {
            throw Problem(.notFound)
        }
        guard try await store.row(of: id)?.isClosed == true else { throw Problem(.caseStillOpen) }
        return try await propose(
            .eraseCase(id, number: file.state.number.text, basis: basis), reason: reason,
            by: person, seat: seat)
    }

    /// Carries confirmed erasures to their end that a stop interrupted; called at the start.
    public func finishErasures() async throws {
        for proposal in try await allProposals() where proposal.state == .signed {
            try await carryOutErasure(proposal)
        }
    }

    /// Tombstone first, then the deed, then the note that it is done: whatever interrupts it, the
    /// next start sees how far it came, and doing it again changes nothing.
    func carryOutErasure(_ signed: Proposal) async throws {
        guard case .eraseCase(let id, _, let basis) = signed.matter, let second = signed.secondBy
        else { return }
        try await sealTombstone(of: id, signed, basis)
        _ = try await store.erase(
            id,
            Erasure(by: signed.by, confirmed: second, basis: basis.rawValue, at: world.now()))
        cabinet.forget(id)
        var done = signed
        done.state = .done
        try await store.put([done.record])
    }

    /// The last entry of the case's own history: anyone who holds a receipt of the case can see in
    /// the public ledger that, when and on what ground it was erased.
    private func sealTombstone(
        of id: CaseID, _ signed: Proposal, _ basis: ErasureBasis
    ) async throws {
        for _ in 1...3 {
            let history = try await store.history(of: id, after: 0)
            guard let last = history.last, last.name != HouseEvent.tombstone,
                last.payload != nil, let row = try await store.row(of: id)
            else { return }
            let event = try await tombstone(of: id, signed, basis)
            let append = CaseAppend(
                id, expecting: last.version, events: [event],
                row: Self.emptied(row, at: event.at))
            if try await isWritten(append) { return }
        }
        throw Problem(.staleVersion)
    }

    private func tombstone(
        of id: CaseID, _ signed: Proposal, _ basis: ErasureBasis
    ) async throws -> NewEvent {
        var confirmer: AccountRecord?
        if let second = signed.secondBy { confirmer = try await store.account(second) }
        return NewEvent(
            name: HouseEvent.tombstone, schema: 1, at: world.now(),
            actor: confirmer.map { seal.pseudonym(of: $0.person, in: id) },
            role: Role.privacyOfficer.rawValue, basis: basis.rawValue,
            payload: JSONValue.object(["proposal": .string(signed.hash)]).canonical())
    }

    private static func emptied(_ row: CaseRow, at moment: Instant) -> CaseRow {
        var row = row
        row.title = ""
        row.people = []
        row.organisations = []
        row.places = []
        row.isClosed = true
        row.nextMoment = nil
        row.updated = moment
        return row
    }

    /// Whether it was written; not when somebody was first, and then it is read again.
    private func isWritten(_ append: CaseAppend) async throws -> Bool {
        try await isCommitted(JournalCommit([append]))
    }
}
