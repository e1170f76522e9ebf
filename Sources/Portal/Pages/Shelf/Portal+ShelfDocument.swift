import Cases
import City
import Civics
import HTTPTypes
import JSON
import Policies
import Web

extension Portal {
    var documentRoutes: [Route] {
        let id = ("document", ParameterKind.dotted(1...120), "Document.")
        let number = ("number", ParameterKind.whole(1...1_000_000), "Version.")
        let version = "/desk/policies/{document}/versions/{number}"
        return [
            page("/desk/policies/{document}", "policy-document-page", for: .shelf) {
                .page(try await shelfPage($0))
            }.path(id.0, id.1, id.2),
            page(version, "policy-version-page", for: .shelf) {
                .page(try await versionPage($0))
            }
            .path(id.0, id.1, id.2).path(number.0, number.1, number.2)
            .query(QueryParameter("part", .choice(["text", "situations", "checks"]), "Part.")),
            page("\(version)/cases", "policy-cases-page", for: .shelf) {
                .page(try await runningPage($0))
            }
            .path(id.0, id.1, id.2).path(number.0, number.1, number.2)
            .query(QueryParameter("after", .opaqueID, "The last case of the page before.")),
            page("\(version)/cases.csv", "policy-cases-csv", for: .shelf) {
                .reply(try await casesCSV($0))
            }.path(id.0, id.1, id.2).path(number.0, number.1, number.2),
            page("\(version)/cases.json", "policy-cases-json", for: .shelf) {
                .reply(try await casesJSON($0))
            }.path(id.0, id.1, id.2).path(number.0, number.1, number.2),
        ]
    }

    /// The document the path names.
    func shelfDocument(_ visit: Visit) async throws -> ShelfDocument {
        let id = visit.call.path("document")
        guard let document = try await hall.policyDocument(id, by: visit.person) else {
            throw Problem(.notFound)
        }
        return document
    }

    func version(_ visit: Visit, of document: ShelfDocument) throws -> ShelvedPolicy {
        let number = Int(visit.call.path("number"))
        let found = document.versions.first { $0.policy.reference.version == number }
        guard let found else { throw Problem(.notFound) }
        return found
    }

    func backToShelf(_ visit: Visit) -> (title: String, address: String) {
        (visit.say(ShelfWord.title), visit.href(.other("/desk/policies")))
    }

    // MARK: One document

    private func shelfPage(_ visit: Visit) async throws -> Page {
        let document = try await shelfDocument(visit)
        guard let shown = document.shown else { throw Problem(.notFound) }
        let title = visit.title(shown.policy)
        var parts = [try Heading(title, above: document.id).html()]
        if let proposed = document.proposed {
            parts.append(
                try Notice(
                    .warn, title: visit.say(ShelfWord.waitsForSecond),
                    links: [
                        .init(
                            visit.say(
                                ShelfWord.proposalTitle,
                                [
                                    "title": title,
                                    "version": String(proposed.proposal.document.version),
                                ]), visit.href(.other("/desk/policies/proposals/\(proposed.id)")))
                    ]
                ).html())
        }
        parts.append(try Rows(facts(document, shown, visit)).html())
        parts.append(try await versions(document, visit))
        parts.append(try await history(document, visit))
        return Page(
            title, .joined(parts), back: backToShelf(visit), isWide: true, isPrivate: true)
    }

    private func facts(
        _ document: ShelfDocument, _ shown: ShelvedPolicy, _ visit: Visit
    ) -> [Rows.Row] {
        let policy = shown.policy
        let running = visit.lines(document.running, of: document.id)
        var rows = [
            Rows.Row(visit.say(ShelfWord.issuer), policy.issuer.body),
            Rows.Row(visit.say(ShelfWord.level), visit.text(policy.level)),
            Rows.Row(
                visit.say(ShelfWord.legalBasis),
                policy.basis.map { $0.text(in: visit.language) }),
            Rows.Row(visit.say(ShelfWord.runningRule), visit.text(policy.runningCases)),
        ]
        rows.append(
            Rows.Row(
                visit.say(ShelfWord.running),
                running.isEmpty ? [visit.say(ShelfWord.noRunning)] : [],
                markup: (try? LinkLines(lines: running).html()) ?? .empty))
        rows.append(
            Rows.Row(
                visit.say(ShelfWord.readPublicly), [],
                markup: (try? LinkLines(lines: [
                    .init(
                        visit.say(ShelfWord.readPublicly),
                        visit.href(.other("/policies/\(document.id)")))
                ]).html()) ?? .empty))
        return rows
    }

    private func versions(_ document: ShelfDocument, _ visit: Visit) async throws -> HTML {
        var rows: [[DataTable.Cell]] = []
        for version in document.versions.reversed() {
            let number = version.policy.reference.version
            let base = "/desk/policies/\(document.id)"
            let isFirst = version.policy.reference == document.versions.first?.policy.reference
            rows.append([
                DataTable.Cell(
                    visit.say(ShelfWord.version, ["version": String(number)]),
                    to: visit.href(.other("\(base)/versions/\(number)"))),
                DataTable.Cell(try visit.chip(version, of: document).html()),
                DataTable.Cell(visit.wording.moment(version.from)),
                DataTable.Cell(await signatories(version, visit)),
                DataTable.Cell(
                    String(document.running[number] ?? 0),
                    to: visit.href(.other("\(base)/versions/\(number)/cases")), isFigure: true),
                isFirst
                    ? DataTable.Cell("")
                    : DataTable.Cell(
                        visit.say(ShelfWord.compare),
                        to: visit.href(.other("\(base)/difference")) + "?to=\(number)"),
            ])
        }
        let columns: [DataTable.Column] = [
            .init(visit.say(ShelfWord.versionColumn)), .init(visit.say(ShelfWord.state)),
            .init(visit.say(ShelfWord.fromInstant)), .init(visit.say(ShelfWord.releasedBy)),
            .init(visit.say(ShelfWord.running), isFigure: true),
            .init(visit.say(ShelfWord.differenceTitle)),
        ]
        return try DataTable(visit.say(ShelfWord.versions), columns, rows).html()
    }

    func signatories(_ version: ShelvedPolicy, _ visit: Visit) async -> String {
        guard version.by.count == 2 else { return visit.say(ShelfWord.releasedAtStart) }
        return visit.say(
            ShelfWord.twoPeople,
            [
                "author": await visit.name(version.by[0]),
                "releaser": await visit.name(version.by[1]),
            ])
    }

    private func history(_ document: ShelfDocument, _ visit: Visit) async throws -> HTML {
        let found = try await hall.publications(
            of: document.id, before: nil, limit: 20, by: visit.person)
        guard !found.isEmpty else {
            return try Section(
                visit.say(ShelfWord.history), lead: visit.say(ShelfWord.historyNone), []
            ).html()
        }
        return try Section(
            visit.say(ShelfWord.history), lead: visit.say(ShelfWord.proofLead),
            [try publicationTable(found, visit)]
        ).html()
    }

    // MARK: One version

    private func versionPage(_ visit: Visit) async throws -> Page {
        let document = try await shelfDocument(visit)
        let version = try version(visit, of: document)
        guard let package = try await hall.policyPackage(version.policy.reference) else {
            throw Problem(.notFound)
        }
        let number = version.policy.reference.version
        let part = visit.call.query.text("part") ?? "text"
        let base = "/desk/policies/\(document.id)/versions/\(number)"
        let named = visit.say(ShelfWord.version, ["version": String(number)])
        let title = visit.title(version.policy)
        let tabs = Tabs(
            [
                ("text", ShelfWord.partText), ("situations", .partSituations),
                ("checks", .partFindings),
            ].map {
                .init(
                    visit.say($0.1), visit.href(.other(base)) + "?part=\($0.0)",
                    isHere: $0.0 == part)
            } + [
                .init(
                    visit.say(ShelfWord.running), visit.href(.other("\(base)/cases")),
                    isHere: false)
            ])
        var parts = [
            try Heading(title, above: named).html(),
            try visit.chip(version, of: document).html(), try tabs.html(),
        ]
        switch part {
        case "situations": parts.append(try situations(package, visit))
        case "checks": parts.append(try checks(package, visit))
        case _:
            parts.append(try await versionRows(version, visit))
            parts.append(try text(package, version.policy, visit))
        }
        return Page(
            visit.wording.bracketed(title, named), .joined(parts),
            back: (title, visit.href(.other("/desk/policies/\(document.id)"))), isWide: true,
            isPrivate: true)
    }

    private func versionRows(_ version: ShelvedPolicy, _ visit: Visit) async throws -> HTML {
        let policy = version.policy
        var rows = [
            Rows.Row(visit.say(ShelfWord.effective), visit.wording.day(policy.effective)),
            Rows.Row(visit.say(ShelfWord.fromInstant), visit.wording.moment(version.from)),
        ]
        if let until = policy.until {
            rows.append(Rows.Row(visit.say(ShelfWord.until), visit.wording.day(until)))
        }
        rows.append(
            Rows.Row(visit.say(ShelfWord.runningRule), visit.text(policy.runningCases)))
        rows.append(
            Rows.Row(visit.say(ShelfWord.releasedBy), await signatories(version, visit)))
        rows.append(Rows.Row(visit.say(ShelfWord.fingerprint), visit.print(policy.digest)))
        return try Rows(rows).html()
    }

    /// The document with its contents beside it.
    func text(_ package: PolicyPackage, _ policy: Policy, _ visit: Visit) throws -> HTML {
        let drawing = DocumentDrawing(visit: visit, package: package, policy: policy)
        let contents = try ContentsView(
            label: visit.say(ShelfWord.contents), lines: drawing.contents
        ).html()
        var main = [try drawing.html()]
        if visit.language != .zhHans {
            main.insert(
                try Paragraphs(visit.say(ShelfWord.originalLanguage), css: "muted").html(), at: 0)
        }
        return try DocumentFrame(contents: contents, main: .joined(main)).html()
    }

    // MARK: Situations and checks

    /// Runs every situation now, on this city's calendar.
    func situations(_ package: PolicyPackage, _ visit: Visit) throws -> HTML {
        let report = package.runSituations(
            on: hall.rules.calendar, in: hall.policySurroundings)
        return try situations(report, visit)
    }

    func situations(_ report: SituationReport, _ visit: Visit) throws -> HTML {
        guard !report.runs.isEmpty else {
            return try Paragraphs(visit.say(ShelfWord.situationsNone)).html()
        }
        // What fails first, by itself; the rest is a click away.
        var failing = report
        failing.runs.removeAll { $0.passed }
        let tables =
            failing.runs.isEmpty
            ? [try situationTable(report, visit)]
            : [
                try situationTable(failing, visit),
                try Unfold(
                    visit.say(ShelfWord.everySituation), try situationTable(report, visit)
                ).html(),
            ]
        return .joined([
            try Notice(report.passed ? .ok : .bad, lead(report, visit)).html(),
            .joined(tables),
            report.findings.isEmpty ? .empty : try findings(report.findings, visit),
        ])
    }

    func lead(_ report: SituationReport, _ visit: Visit) -> String {
        let counts = report.counts
        return visit.say(
            ShelfWord.situationsLead,
            [
                "met": String(counts.met), "all": String(counts.all),
                "count": String(report.runs.count),
            ])
    }

    /// Of a situation that fails only what fails, with what came instead.
    func situationTable(_ report: SituationReport, _ visit: Visit) throws -> HTML {
        let rows = try report.runs.map { run in
            let failed = run.results.filter { !$0.passed }
            let shown = failed.isEmpty ? run.results : failed
            return [
                DataTable.Cell(
                    try Chip(
                        run.passed ? .ok : .bad,
                        visit.say(run.passed ? ShelfWord.met : .notMet)
                    ).html()),
                DataTable.Cell(run.name), lines(shown.map { "\($0.what) = \($0.expected)" }),
                lines(failed.map { "\($0.what) = \($0.actual)" }),
                DataTable.Cell(run.place.description),
            ]
        }
        let columns: [ShelfWord] = [.state, .situation, .expected, .actual, .place]
        return try DataTable(
            visit.say(ShelfWord.partSituations),
            columns.map { DataTable.Column(visit.say($0)) }, rows
        ).html()
    }

    private func lines(_ texts: [String]) -> DataTable.Cell {
        DataTable.Cell(
            HTML(safe: texts.map { "<div>\(HTML(text: $0).markup)</div>" }.joined()))
    }

    private func checks(_ package: PolicyPackage, _ visit: Visit) throws -> HTML {
        try findings(package.check(hall.policySurroundings), visit)
    }

    func findings(_ findings: [Finding], _ visit: Visit) throws -> HTML {
        guard !findings.isEmpty else {
            return try Notice(.ok, visit.say(ShelfWord.findingsNone)).html()
        }
        func count(_ severity: Finding.Severity) -> String {
            String(findings.count { $0.severity == severity })
        }
        let lead = visit.say(
            ShelfWord.findingsLead,
            ["errors": count(.error), "warnings": count(.warning), "notes": count(.note)])
        let rows = try findings.map { finding in
            [
                DataTable.Cell(try chip(finding.severity, visit).html()),
                DataTable.Cell(finding.place.description),
                DataTable.Cell(finding.message.text(in: visit.language)),
                DataTable.Cell(finding.remedy?.text(in: visit.language) ?? ""),
            ]
        }
        let columns: [ShelfWord] = [.kind, .place, .finding, .mend]
        return .joined([
            try Paragraphs(lead).html(),
            try DataTable(
                visit.say(ShelfWord.partFindings),
                columns.map { DataTable.Column(visit.say($0)) }, rows
            ).html(),
        ])
    }

    private func chip(_ severity: Finding.Severity, _ visit: Visit) -> Chip {
        switch severity {
        case .error: Chip(.bad, visit.say(ShelfWord.error))
        case .warning: Chip(.warn, visit.say(ShelfWord.warning))
        case .note: Chip(.still, visit.say(ShelfWord.note))
        }
    }
}

/// The articles of a document, to jump to.
struct ContentsView: View {
    let label: String
    let lines: [Lines.Line]
    static let template = Template(
        "contents",
        """
        <nav class="contents" aria-label="{{.label}}"><h2>{{.label}}</h2><ol>{{#.lines}}<li>{{#.address}}<a href="{{.}}">{{/.address}}{{.title}}{{#.address}}</a>{{/.address}}</li>{{/.lines}}</ol></nav>
        """)
}

/// Contents beside the document on a wide screen, above it on a narrow one.
struct DocumentFrame: View {
    let contents: HTML
    let main: HTML
    static let template = Template(
        "document-frame", #"<div class="document">{{{.contents}}}<div>{{{.main}}}</div></div>"#)
}
