import City
import Civics
import HTTPTypes
import JSON
import Policies
import Web

extension Web.Audience {
    /// Whoever may read the policy shelf.
    static let shelf = Web.Audience.holding(Permission("read-policies"))
}

extension Portal {
    /// The policy shelf for staff, and the documents for everybody.
    var shelfRoutes: [Route] {
        listRoutes + documentRoutes + differenceRoutes + releaseRoutes + publicPolicyRoutes
    }

    private var listRoutes: [Route] {
        [
            page("/desk/policies", "policies-page", for: .shelf) {
                .page(try await shelfPage($0))
            },
            page("/desk/policies.csv", "policies-csv", for: .shelf) {
                .reply(try await shelfCSV($0))
            },
            page("/desk/policies.json", "policies-json", for: .shelf) { visit in
                let documents = try await hall.policyShelf(by: visit.person)
                return .reply(
                    .json([
                        "items": .array(
                            documents.map { hall.view(of: $0, in: visit.language) })
                    ]))
            },
        ]
    }

    private func shelfPage(_ visit: Visit) async throws -> Page {
        let documents = try await hall.policyShelf(by: visit.person)
        let title = visit.say(ShelfWord.title)
        let columns: [ShelfWord] = [.document, .inForce, .coming, .proposedColumn, .running]
        let rows = documents.map { row($0, visit) }
        var parts = [try Heading(title, lead: visit.say(ShelfWord.lead)).html()]
        if visit.may(.proposePolicy) {
            parts.append(
                try ButtonLink(
                    visit.say(ShelfWord.proposeNew), visit.href(.other("/desk/policies/propose"))
                ).html())
        }
        parts.append(
            try DataTable(
                visit.say(ShelfWord.documents),
                columns.map { DataTable.Column(visit.say($0)) }, rows
            ).html())
        parts.append(try Twins(visit, path: "/desk/policies").html())
        parts.append(try await latest(visit))
        return Page(title, .joined(parts), isWide: true, isPrivate: true)
    }

    private func row(_ document: ShelfDocument, _ visit: Visit) -> [DataTable.Cell] {
        let address = visit.href(.other("/desk/policies/\(document.id)"))
        let name = document.shown.map { visit.title($0.policy) } ?? document.id
        let waiting = document.waiting(at: hall.world.now()).map { line($0, .versionFrom, visit) }
        return [
            LinkWithNote(
                address: address, title: name, note: document.shown?.policy.issuer.body ?? ""
            ).cell,
            DataTable.Cell(
                document.inForce.map { line($0, .versionSince, visit) }
                    ?? visit.say(ShelfWord.noneInForce)),
            DataTable.Cell(visit.wording.list(waiting)),
            document.proposed.map { proposalCell($0, visit) } ?? DataTable.Cell(""),
            runningCell(document, visit),
        ]
    }

    private func line(_ version: ShelvedPolicy, _ word: ShelfWord, _ visit: Visit) -> String {
        visit.say(
            word,
            [
                "version": String(version.policy.reference.version),
                "from": visit.wording.day(version.from.date(at: hall.world.offset)),
            ])
    }

    private func proposalCell(_ publication: Publication, _ visit: Visit) -> DataTable.Cell {
        DataTable.Cell(
            visit.wording.bracketed(
                visit.say(
                    ShelfWord.version,
                    ["version": String(publication.proposal.document.version)]),
                visit.say(ShelfWord.waitsForSecond)),
            to: visit.href(.other("/desk/policies/proposals/\(publication.id)")))
    }

    private func runningCell(_ document: ShelfDocument, _ visit: Visit) -> DataTable.Cell {
        let lines = visit.lines(document.running, of: document.id)
        guard !lines.isEmpty, let list = try? LinkLines(lines: lines).html() else {
            return DataTable.Cell(visit.say(ShelfWord.noRunning))
        }
        return DataTable.Cell(list)
    }

    /// The last proposals of all documents.
    private func latest(_ visit: Visit) async throws -> HTML {
        let found = try await hall.publications(of: nil, before: nil, limit: 8, by: visit.person)
        guard !found.isEmpty else {
            return try Section(
                visit.say(ShelfWord.latest), lead: visit.say(ShelfWord.latestNone), []
            ).html()
        }
        return try Section(nil, [try publicationTable(found, visit)]).html()
    }

    func publicationTable(_ publications: [Publication], _ visit: Visit) throws -> HTML {
        let rows = try publications.map { one in
            [
                DataTable.Cell(visit.wording.moment(one.proposed.at)),
                DataTable.Cell(
                    visit.say(
                        ShelfWord.proposalTitle,
                        [
                            "title": one.proposal.title.text(in: visit.language),
                            "version": String(one.proposal.document.version),
                        ]), to: visit.href(.other("/desk/policies/proposals/\(one.id)"))),
                DataTable.Cell(try visit.chip(one).html()),
            ]
        }
        return try DataTable(
            visit.say(ShelfWord.latest),
            [ShelfWord.when, .document, .state].map { DataTable.Column(visit.say($0)) }, rows
        ).html()
    }

    private func shelfCSV(_ visit: Visit) async throws -> Reply {
        let columns: [ShelfWord] = [
            .code, .document, .issuer, .versionColumn, .fromInstant, .running,
        ]
        var table = CSVText(headings: columns.map { visit.say($0) })
        for document in try await hall.policyShelf(by: visit.person) {
            for version in document.versions {
                let number = version.policy.reference.version
                table.add(row: [
                    document.id, visit.title(version.policy), version.policy.issuer.body,
                    String(number), version.from.text(at: hall.world.offset),
                    String(document.running[number] ?? 0),
                ])
            }
        }
        return Reply.csv(table, named: "policies.csv")
    }
}

/// A link with a smaller line under it.
struct LinkWithNote: View {
    let address: String
    let title: String
    let note: String

    static let template = Template(
        "link-with-note",
        #"<a href="{{.address}}">{{.title}}</a><br><span class="small">{{.note}}</span>"#)

    var cell: DataTable.Cell { DataTable.Cell((try? html()) ?? HTML(text: title)) }
}

/// Links one below the other, as a cell holds them.
struct LinkLines: View {
    let lines: [Lines.Line]
    static let template = Template(
        "link-lines",
        #"{{#.lines}}<div>{{#.address}}<a href="{{.}}">{{/.address}}{{.title}}{{#.address}}</a>{{/.address}}</div>{{/.lines}}"#
    )
}
