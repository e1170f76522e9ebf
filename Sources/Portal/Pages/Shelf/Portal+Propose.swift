import City
import Civics
import HTTPTypes
import JSON
import Policies
import Web

extension Portal {
    private static let largestUpload = 4 * 1024 * 1024

    var releaseRoutes: [Route] {
        let proposal = "/desk/policies/proposals/{proposal}"
        return [
            page(
                "/desk/policies/propose", "policy-propose-page",
                for: .holding(Permission("propose-policy"))
            ) { .page(try proposePage($0)) },
            form(
                "/desk/policies/propose", "policy-propose-form",
                for: .holding(Permission("propose-policy")), files: Self.largestUpload + 65_536
            ) { try await propose($0, $1) },
            page(proposal, "policy-proposal-page", for: .shelf) { visit in
                .page(try await proposalPage(visit))
            }.path("proposal", .opaqueID, "Proposal."),
            page("\(proposal)/receipts.json", "policy-proofs-json", for: .shelf) { visit in
                .reply(
                    .json([
                        "items": .array(
                            try await hall.publicationReceipts(
                                of: try proposalID(visit), by: visit.person))
                    ]))
            }.path("proposal", .opaqueID, "Proposal."),
            form(
                "\(proposal)/release", "policy-release-form",
                for: .holding(Permission("release-policy"))
            ) { try await release($0, $1) }.path("proposal", .opaqueID, "Proposal."),
            form(
                "\(proposal)/withdraw", "policy-withdraw-form",
                for: .holding(Permission("withdraw-policy"))
            ) { try await withdrawProposal($0, $1) }.path("proposal", .opaqueID, "Proposal."),
        ]
    }

    func proposalID(_ visit: Visit) throws -> CaseID {
        guard let id = CaseID(visit.call.path("proposal")) else { throw Problem(.notFound) }
        return id
    }

    // MARK: Proposing

    private func proposePage(
        _ visit: Visit, errors: [ErrorSummary.Item] = [], review: PolicyReview? = nil
    ) throws -> Page {
        let title = visit.say(ShelfWord.proposeNew)
        let field = Field(
            "folder", visit.say(ShelfWord.folder),
            .file(
                accept: ".zip,application/zip", most: Self.largestUpload,
                tooLarge: visit.say(ShelfWord.tooLarge)),
            hint: visit.say(ShelfWord.folderHint),
            wrong: errors.first { $0.field == "folder" }?.message)
        let form = FormView(
            visit, to: visit.href(.other("/desk/policies/propose")),
            fields: [try field.html()],
            buttons: [
                .init(visit.say(ShelfWord.proposeSend)),
                .init(
                    visit.say(ShelfWord.reviewSend), weight: .quiet, name: "only", value: "check"),
            ],
            hidden: [("once", visit.newKey)],
            links: [.init(visit.say(HouseWord.back), visit.href(.other("/desk/policies")))],
            takesFiles: true)
        var parts = [
            try ErrorSummary.html(errors, visit),
            try Heading(title, lead: visit.say(ShelfWord.proposeLead)).html(), try form.html(),
        ]
        if let review { parts.append(try shown(review, visit)) }
        return Page(
            title, .joined(parts), hasErrors: !errors.isEmpty, back: backToShelf(visit),
            isWide: true, isPrivate: true)
    }

    private func propose(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        guard let file = posted.files.first(where: { $0.field == "folder" }), !file.bytes.isEmpty
        else {
            let item = ErrorSummary.Item("folder", visit.say(ShelfWord.folderMissing))
            return .page(try proposePage(visit, errors: [item]))
        }
        let folder: ZipFolder
        do {
            folder = try ZipFolder(file.bytes)
        } catch {
            let item = ErrorSummary.Item("folder", visit.say(ShelfWord.zip(error)))
            return .page(try proposePage(visit, errors: [item]))
        }
        let review = try await hall.reviewPolicy(folder.files, by: visit.person)
        guard posted["only"] == nil, review.faults == 0 else {
            return .page(try reviewed(review, visit, only: posted["only"] != nil))
        }
        do {
            let answered = try await hall.proposePolicy(
                folder.files, by: visit.person,
                once: OnceRequest(key: nil, digest: []))
            let told = try JSONValue(parsing: answered.body)
            return .seeOther(.other("/desk/policies/proposals/\(told["id"]?.string ?? "")"))
        } catch let problem as Problem where problem.kind.status < 500 {
            let language = visit.language
            let message = problem.sentence(in: language)
            return .page(
                try proposePage(
                    visit, errors: [ErrorSummary.Item("folder", message)], review: review))
        }
    }

    private func reviewed(_ review: PolicyReview, _ visit: Visit, only: Bool) throws -> Page {
        guard review.faults > 0 else { return try proposePage(visit, review: review) }
        let message = visit.say(
            ShelfWord.reviewedFaults, ["count": String(review.faults)])
        return try proposePage(
            visit, errors: [ErrorSummary.Item("folder", message)], review: review)
    }

    /// What a review says, for a page that keeps nothing.
    private func shown(_ review: PolicyReview, _ visit: Visit) throws -> HTML {
        var parts = [
            try Notice(
                review.faults == 0 ? .ok : .bad,
                title: visit.say(ShelfWord.reviewed),
                review.faults == 0
                    ? visit.say(ShelfWord.reviewedClean)
                    : visit.say(
                        ShelfWord.reviewedFaults, ["count": String(review.faults)])
            ).html()
        ]
        parts += try self.review(review, visit)
        return .joined(parts)
    }

    /// Differences, what runs, checks and situations, one section each; situations that all hold
    /// are folded away.
    func review(
        _ review: PolicyReview, _ visit: Visit, sides: HTML = .empty
    ) throws -> [HTML] {
        var parts: [HTML] = []
        if review.before != nil { parts += try differences(review.differences, visit) }
        if let policy = review.package.policy { parts.append(try whatRuns(review, policy, visit)) }
        parts.append(sides)
        parts.append(
            try Section(
                visit.say(ShelfWord.partFindings), [try findings(review.findings, visit)]
            ).html())
        var report = review.situations
        // What the situations found stands among the checks already.
        report.findings = []
        let shown =
            report.passed && !report.runs.isEmpty
            ? HTML.joined([
                try Notice(.ok, lead(report, visit)).html(),
                try Unfold(
                    visit.say(ShelfWord.everySituation), try situationTable(report, visit)
                ).html(),
            ]) : try situations(report, visit)
        parts.append(try Section(visit.say(ShelfWord.partSituations), [shown]).html())
        return parts
    }

    private func whatRuns(
        _ review: PolicyReview, _ policy: Policy, _ visit: Visit
    ) throws -> HTML {
        let cases =
            review.running.isEmpty
            ? try Paragraphs(visit.say(ShelfWord.noRunning)).html()
            : try LinkLines(
                lines: visit.lines(review.running, of: policy.reference.id)
            ).html()
        return try Section(
            visit.say(ShelfWord.runningRule), lead: visit.text(policy.runningCases), [cases]
        ).html()
    }
}

extension Visit {
    /// A key under which a form is carried out once, however often it is sent.
    var newKey: String { Hex.text(hall.world.randomBytes(16)) }
}

extension ShelfWord {
    /// Why an archive is not taken.
    static func zip(_ fault: ZipFault) -> ShelfWord {
        switch fault {
        case .noArchive: .zipNone
        case .damaged: .zipDamaged
        case .tooMany: .zipTooMany
        case .tooLarge: .zipTooLarge
        case .foreignName: .zipName
        case .outside: .zipOutside
        case .encrypted: .zipEncrypted
        case .link: .zipLink
        }
    }

    /// What a step of a publication is called.
    static func step(_ step: PublicationStep) -> ShelfWord {
        switch step {
        case .proposed: .stepProposed
        case .released: .stepReleased
        case .withdrawn: .stepWithdrawn
        case .expired: .stepExpired
        case .tookEffect: .stepTookEffect
        case .casesTold: .stepCasesTold
        }
    }
}
