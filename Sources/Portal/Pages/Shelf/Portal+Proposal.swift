import City
import Civics
import HTTPTypes
import JSON
import Policies
import Web

extension Portal {
    /// A proposal with everything the second person needs to judge it.
    func proposalPage(
        _ visit: Visit, errors: [ErrorSummary.Item] = [], reason: String = ""
    ) async throws -> Page {
        let id = try proposalID(visit)
        guard let found = try await hall.readPublication(id, by: visit.person) else {
            throw Problem(.notFound)
        }
        let (publication, package) = found
        let proposal = publication.proposal
        let name = proposal.title.text(in: visit.language)
        let title = visit.say(
            ShelfWord.proposalTitle,
            ["title": name, "version": String(proposal.document.version)])
        let review = try await hall.review(of: package, by: visit.person)
        var parts = [
            try ErrorSummary.html(errors, visit), try Heading(title).html(),
            try visit.chip(publication).html(),
            try await rows(publication, visit),
        ]
        var sides = HTML.empty
        if let before = review.before, let shelved = try await hall.policyPackage(before.reference)
        {
            sides = try sideBySide(shelved, package, visit)
        }
        parts += try self.review(review, visit, sides: sides)
        parts += try forms(publication, visit, errors, reason)
        parts.append(try await steps(publication, visit))
        if let policy = package.policy {
            parts.append(
                try Unfold(visit.say(ShelfWord.fullText), try text(package, policy, visit))
                    .html())
        }
        return Page(
            title, .joined(parts), hasErrors: !errors.isEmpty, back: backToShelf(visit),
            isWide: true, isPrivate: true)
    }

    private func rows(_ publication: Publication, _ visit: Visit) async throws -> HTML {
        let proposal = publication.proposal
        var rows = [
            Rows.Row(
                visit.say(ShelfWord.document), [],
                markup: try LinkLines(lines: [
                    .init(
                        proposal.title.text(in: visit.language),
                        hall.publicDocument(proposal.document.id).map { _ in
                            visit.href(.other("/desk/policies/\(proposal.document.id)"))
                        })
                ]).html()),
            Rows.Row(visit.say(ShelfWord.effective), visit.wording.day(proposal.effective)),
            Rows.Row(visit.say(ShelfWord.fingerprint), visit.print(proposal.digest)),
            Rows.Row(visit.say(ShelfWord.proposalPrint), visit.print(proposal.hash)),
        ]
        if let from = publication.from {
            rows.insert(
                Rows.Row(visit.say(ShelfWord.fromInstant), visit.wording.moment(from)), at: 2)
        }
        if publication.stage == .proposed {
            rows.append(
                Rows.Row(
                    visit.say(ShelfWord.state),
                    visit.say(
                        ShelfWord.expiresAt,
                        ["moment": visit.wording.moment(proposal.expires)])))
        }
        return try Rows(rows).html()
    }

    // MARK: Signing and taking back

    private func forms(
        _ publication: Publication, _ visit: Visit, _ errors: [ErrorSummary.Item],
        _ reason: String
    ) throws -> [HTML] {
        guard publication.stage == .proposed,
            publication.proposal.expires > hall.world.now()
        else { return [] }
        let isOwn = publication.proposed.by.person == visit.person?.person
        var parts: [HTML] = []
        if visit.may(.releasePolicy) {
            parts.append(
                isOwn
                    ? try Notice(.info, visit.say(ShelfWord.ownProposal)).html()
                    : try releaseForm(publication, visit, errors))
        }
        if visit.may(.withdrawPolicy) {
            parts.append(try withdrawForm(publication, visit, errors, reason))
        }
        return parts
    }

    private func releaseForm(
        _ publication: Publication, _ visit: Visit, _ errors: [ErrorSummary.Item]
    ) throws -> HTML {
        let midnight = Instant(
            LocalDateTime(publication.proposal.effective), offset: hall.world.offset)
        let when =
            midnight > hall.world.now()
            ? visit.say(ShelfWord.releaseWhen, ["moment": visit.wording.moment(midnight)])
            : visit.say(ShelfWord.releaseNow)
        let tick = Field(
            "checked", visit.say(ShelfWord.releaseTick), .tick,
            wrong: errors.first { $0.field == "checked" }?.message)
        let form = FormView(
            visit,
            to: visit.href(.other("/desk/policies/proposals/\(publication.id)/release")),
            fields: [
                try Paragraphs(when).html(),
                try Rows([
                    .init(
                        visit.say(ShelfWord.proposalPrint),
                        visit.print(publication.proposal.hash))
                ]).html(),
                try tick.html(),
            ],
            buttons: [.init(visit.say(ShelfWord.releaseSend))],
            hidden: [("hash", publication.proposal.hash), ("once", visit.newKey)])
        return try Section(
            visit.say(ShelfWord.releaseTitle), id: "release",
            lead: visit.say(ShelfWord.releaseLead), [try form.html()]
        ).html()
    }

    private func withdrawForm(
        _ publication: Publication, _ visit: Visit, _ errors: [ErrorSummary.Item],
        _ reason: String
    ) throws -> HTML {
        let isAuthor = visit.may(.proposePolicy)
        let field = Field(
            "reason", visit.say(ShelfWord.withdrawReason), .text(rows: 2), values: [reason],
            wrong: errors.first { $0.field == "reason" }?.message, most: 500)
        let form = FormView(
            visit,
            to: visit.href(.other("/desk/policies/proposals/\(publication.id)/withdraw")),
            fields: [try field.html()],
            buttons: [
                .init(
                    visit.say(isAuthor ? ShelfWord.withdrawSend : .declineSend), weight: .quiet)
            ], hidden: [("once", visit.newKey)])
        let title = visit.say(isAuthor ? ShelfWord.withdrawTitle : .withdrawOther)
        if errors.contains(where: { $0.field == "reason" }) {
            return try Section(title, [try form.html()]).html()
        }
        return try Unfold(title, try form.html()).html()
    }

    func release(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let id = try proposalID(visit)
        guard posted["checked"] != nil else {
            let item = ErrorSummary.Item("checked", visit.say(ShelfWord.releaseTickMissing))
            return .page(try await proposalPage(visit, errors: [item]))
        }
        return try await done(visit, id) {
            _ = try await hall.releasePolicy(
                id, hash: posted["hash"] ?? "", by: visit.person, once: visit.once(posted))
        }
    }

    func withdrawProposal(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let id = try proposalID(visit)
        let reason = posted["reason"] ?? ""
        guard !reason.isEmpty else {
            let item = ErrorSummary.Item("reason", visit.say(ShelfWord.withdrawMissing))
            return .page(try await proposalPage(visit, errors: [item]))
        }
        return try await done(visit, id) {
            _ = try await hall.withdrawPolicy(
                id, reason: reason, by: visit.person, once: visit.once(posted))
        }
    }

    private func done(
        _ visit: Visit, _ id: CaseID, _ act: () async throws -> Void
    ) async throws -> PageAnswer {
        do {
            try await act()
            return .seeOther(.other("/desk/policies/proposals/\(id)"))
        } catch let problem as Problem where problem.kind.status < 500 && problem.kind != .notFound
        {
            let language = visit.language
            let message = problem.sentence(in: language)
            return .page(try await proposalPage(visit, errors: [.init("", message)]))
        }
    }

    // MARK: What happened

    private func steps(_ publication: Publication, _ visit: Visit) async throws -> HTML {
        let receipts = try await hall.publicationReceipts(of: publication.id, by: visit.person)
        var nodes: [Timeline.Node] = []
        for (place, event) in publication.events.enumerated() {
            nodes.append(
                Timeline.Node(
                    visit.say(ShelfWord.step(event.step)), when: visit.wording.moment(event.at),
                    who: await who(event, visit),
                    notes: notes(event, visit) + [seal(place, receipts, visit)]))
        }
        let proofs = Lines.Line(
            visit.say(ShelfWord.proofs),
            visit.href(.other("/desk/policies/proposals/\(publication.id)/receipts.json")))
        return try Section(
            visit.say(ShelfWord.history), lead: visit.say(ShelfWord.proofLead),
            [try Timeline(nodes).html(), try Lines([proofs]).html()]
        ).html()
    }

    private func who(_ event: PublicationEvent, _ visit: Visit) async -> String {
        guard let by = event.by else { return visit.say(ShelfWord.bySystem) }
        let name = await visit.name(by.account)
        return by.seat.unit.map { visit.wording.bracketed(name, visit.unit($0)) } ?? name
    }

    private func notes(_ event: PublicationEvent, _ visit: Visit) -> [String] {
        switch event.step {
        case .withdrawn(let reason): [visit.say(ShelfWord.reasonGiven, ["reason": reason])]
        case .released(_, let from):
            [visit.say(ShelfWord.releaseWhen, ["moment": visit.wording.moment(from)])]
        case .casesTold(let running):
            running.sorted { $0.key < $1.key }.map {
                visit.say(
                    ShelfWord.runningAt, ["version": String($0.key), "count": String($0.value)])
            }
        case .proposed, .expired, .tookEffect: []
        }
    }

    private func seal(_ place: Int, _ receipts: [JSONValue], _ visit: Visit) -> String {
        guard place < receipts.count, let index = receipts[place]["logIndex"]?.int,
            let size = receipts[place]["treeSize"]?.int
        else { return visit.say(ShelfWord.sealing) }
        return visit.say(ShelfWord.receipt, ["index": String(index), "size": String(size)])
    }
}
