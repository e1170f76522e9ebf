import City
import Civics
import JSON
import Web

extension Portal {
    var proposalRoutes: [Route] {
        let audience = AdminPart.proposals.audience
        return [
            page("/admin/proposals", "admin-proposals-page", for: audience) {
                .page(try await proposalsPage($0))
            },
            page("/admin/proposals.csv", "admin-proposals-csv", for: audience) { visit in
                var table = CSVText(headings: visit.proposalColumns)
                for row in try await proposalRows(visit) { table.add(row: row.cells) }
                return .reply(.csv(table, named: "proposals"))
            },
            page("/admin/proposals.json", "admin-proposals-json", for: audience) { visit in
                let items = try await hall.proposals(for: visit.person).map { visit.json($0) }
                return .reply(.json(["items": .array(items)]))
            },
            page("/admin/proposals/{id}", "admin-proposal-page", for: audience) { visit in
                .page(try await proposalPage(visit))
            }.path("id", .opaqueID, "The proposal."),
            form("/admin/proposals/{id}/sign", "admin-proposal-sign", for: audience) {
                visit, posted in
                try await decide(visit) { id in
                    try await hall.sign(id, hash: posted["hash"] ?? "", by: visit.person)
                }
            }.path("id", .opaqueID, "The proposal."),
            form("/admin/proposals/{id}/refuse", "admin-proposal-refuse", for: audience) {
                visit, _ in
                try await decide(visit) { id in
                    try await hall.refuse(id, by: visit.person)
                    return nil
                }
            }.path("id", .opaqueID, "The proposal."),
        ]
    }

    private func decide(
        _ visit: Visit, _ act: (CaseID) async throws -> CityHall.Invitation?
    ) async throws -> PageAnswer {
        guard let id = CaseID(visit.call.path("id")) else { throw Problem(.notFound) }
        do {
            if let invitation = try await act(id) {
                return .page(try invitationPage(visit, invitation))
            }
        } catch {
            return .page(try await proposalPage(visit, [try visit.item(error)]))
        }
        return .seeOther(.other("/admin/proposals/\(id)"))
    }

    private struct Row {
        var proposal: Proposal
        /// What, for whom, by whom, until when, how it stands.
        var cells: [String]
    }

    private func proposalRows(_ visit: Visit) async throws -> [Row] {
        let proposals = try await hall.proposals(for: visit.person)
        let ids = Set(
            proposals.flatMap { [$0.by, $0.secondBy, $0.matter.account] }.compactMap(\.self))
        let names = try await hall.accountNames(ids, by: visit.person)
        return proposals.map { proposal in
            Row(
                proposal: proposal,
                cells: [
                    visit.matter(proposal.matter),
                    proposal.matter.account.flatMap { names[$0] } ?? "",
                    names[proposal.by] ?? "", visit.wording.moment(proposal.ends),
                    visit.state(of: proposal),
                ])
        }
    }

    private func proposalsPage(_ visit: Visit) async throws -> Page {
        let title = visit.say(AdminWord.proposals)
        let rows = try await proposalRows(visit)
        let table = DataTable(
            title, visit.proposalColumns.map { .init($0) },
            rows.map { row in
                let address = visit.href(.other("/admin/proposals/\(row.proposal.id)"))
                return [.init(row.cells[0], to: address)]
                    + row.cells[1...3].map { .init($0) } + [.init(visit.chip(row.proposal))]
            })
        return visit.adminPage(
            title,
            [
                try Heading(title, lead: visit.proposalsLead).html(),
                rows.isEmpty
                    ? try Paragraphs(visit.say(AdminWord.noProposals)).html() : try table.html(),
                try Twins(visit, path: "/admin/proposals").html(),
            ])
    }

    private func proposalPage(
        _ visit: Visit, _ errors: [ErrorSummary.Item] = []
    ) async throws -> Page {
        guard let id = CaseID(visit.call.path("id")) else { throw Problem(.notFound) }
        let proposal = try await hall.proposal(id, for: visit.person)
        let title = visit.matter(proposal.matter)
        var parts = [
            try ErrorSummary.html(errors, visit),
            try Heading(title, above: visit.say(AdminWord.proposal)).html(),
            visit.chip(proposal), try await rows(visit, proposal),
        ]
        if proposal.isOpen(at: hall.world.now()) { parts.append(try forms(visit, proposal)) }
        var page = visit.adminPage(title, parts, hasErrors: !errors.isEmpty)
        page.back = (visit.say(AdminWord.proposals), visit.href(AdminPart.proposals.site))
        return page
    }

    private func rows(_ visit: Visit, _ proposal: Proposal) async throws -> HTML {
        let ids = [proposal.by, proposal.secondBy, proposal.matter.account].compactMap(\.self)
        let names = try await hall.accountNames(Set(ids), by: visit.person)
        var rows: [Rows.Row] = []
        if let account = proposal.matter.account {
            rows.append(.init(visit.say(AdminWord.forWhom), names[account] ?? ""))
        }
        if case .eraseCase(_, let number, let basis) = proposal.matter {
            rows.append(.init(visit.say(AdminWord.caseNumber), Wording.grouped(number)))
            rows.append(.init(visit.say(AdminWord.basis), visit.basis(basis)))
        }
        rows += [
            .init(visit.say(AdminWord.reason), proposal.reason),
            .init(
                visit.say(AdminWord.proposedBy),
                [names[proposal.by] ?? "", visit.wording.moment(proposal.at)]),
            .init(visit.say(AdminWord.until), visit.wording.moment(proposal.ends)),
        ]
        if let second = proposal.secondBy, let at = proposal.secondAt {
            rows.append(
                .init(
                    visit.say(AdminWord.secondBy),
                    [names[second] ?? "", visit.wording.moment(at)]))
        }
        rows.append(.init(visit.say(AdminWord.fingerprint), proposal.hash))
        return try Rows(rows).html()
    }

    private func forms(_ visit: Visit, _ proposal: Proposal) throws -> HTML {
        let path = "/admin/proposals/\(proposal.id)"
        let isOwn = visit.person?.account == proposal.by
        let refuse = FormView(
            visit, to: visit.href(.other(path + "/refuse")), fields: [],
            buttons: [.init(visit.say(isOwn ? AdminWord.takeBack : .refuse), weight: .quiet)])
        guard !isOwn else {
            return .joined([
                try Notice(.info, visit.say(AdminWord.ownProposal)).html(), try refuse.html(),
            ])
        }
        let isErasure = if case .eraseCase = proposal.matter { true } else { false }
        let sign = FormView(
            visit, to: visit.href(.other(path + "/sign")), fields: [],
            buttons: [.init(visit.say(AdminWord.sign), weight: isErasure ? .grave : .plain)],
            hidden: [("hash", proposal.hash)])
        let warning =
            isErasure ? [try Notice(.warn, visit.say(AdminWord.eraseLead)).html()] : []
        return .joined(warning + [try sign.html(), try refuse.html()])
    }
}

extension Visit {
    var proposalColumns: [String] {
        [AdminWord.proposal, .forWhom, .proposedBy, .until, .state].map { say($0) }
    }

    /// How a proposal takes effect, and within how long.
    var proposalsLead: String {
        say(AdminWord.proposalsLead, ["hours": String(Proposal.kept / 3_600_000)])
    }

    func matter(_ matter: Proposal.Matter) -> String {
        switch matter {
        case .grantRole(_, let seat): say(AdminWord.grantMatter, ["role": self.seat(seat)])
        case .revokeRole(_, let seat): say(AdminWord.revokeMatter, ["role": self.seat(seat)])
        case .renewAccess: say(AdminWord.renew)
        case .eraseCase(_, let number, _):
            say(AdminWord.eraseMatter, ["number": Wording.grouped(number)])
        }
    }

    func basis(_ basis: ErasureBasis) -> String {
        switch basis {
        case .purposeEnded: say(AdminWord.basis1)
        case .periodEnded: say(AdminWord.basis2)
        case .consentWithdrawn: say(AdminWord.basis3)
        case .unlawful: say(AdminWord.basis4)
        }
    }

    private func standing(_ proposal: Proposal) -> (Chip.Tone, AdminWord) {
        switch proposal.state {
        case .open: proposal.isOpen(at: hall.world.now()) ? (.warn, .open) : (.still, .lapsed)
        case .signed: (.info, .signed)
        case .done: (.ok, .done)
        case .refused: (.bad, .refused)
        }
    }

    func state(of proposal: Proposal) -> String { say(standing(proposal).1) }

    func chip(_ proposal: Proposal) -> HTML {
        let (tone, word) = standing(proposal)
        return (try? Chip(tone, say(word)).html()) ?? .empty
    }

    func json(_ proposal: Proposal) -> JSONValue {
        var object: JSONObject = [
            "id": .string(proposal.id.description), "what": .string(matter(proposal.matter)),
            "by": .string(proposal.by.description), "hash": .string(proposal.hash),
            "at": .string(proposal.at.text(at: hall.world.offset)),
            "until": .string(proposal.ends.text(at: hall.world.offset)),
            "state": .string(
                proposal.state == .open && !proposal.isOpen(at: hall.world.now())
                    ? "lapsed" : proposal.state.rawValue),
        ]
        object["account"] = proposal.matter.account.map { .string($0.description) }
        object["second"] = proposal.secondBy.map { .string($0.description) }
        return .object(object)
    }
}
