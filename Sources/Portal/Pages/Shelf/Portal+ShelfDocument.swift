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
}
