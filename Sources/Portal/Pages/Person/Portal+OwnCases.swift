import City
import Civics
import JSON
import Web

extension Portal {
    /// Rows of a person's list a page.
    static let listRows = 50
    /// Rows of a twin at once; where there are more, its `next` says where to go on.
    static let twinRows = 200

    func casesPage(_ visit: Visit) async throws -> Page {
        let wish = CasesWish(visit.call.query)
        let (cases, next) = try await visit.ownCases(wish, limit: Self.listRows)
        let title = visit.say(CaseWord.cases)
        let table = DataTable(
            title, columns(visit).map { .init($0) },
            cases.map { own in
                [
                    .init(own.grouped, to: visit.href(.ofCase(own.number))),
                    .init(visit.caseTitle(own.policy, else: own.title)),
                    .init(visit.stageChip(own.stage)), .init(visit.wording.date(own.openedAt)),
                    .init(visit.wording.date(own.updatedAt)),
                ]
            })
        let live = LiveView(
            visit, .mine,
            [
                cases.isEmpty
                    ? try visit.emptyList(wish.address, CaseWord.casesNone) : try table.html()
            ])
        let main = HTML.joined([
            try Heading(title).html(), try wish.form(visit), try live.html(),
            try wish.address.twins(visit, next: next?.description),
        ])
        return Page(
            title, main, back: (visit.say(CaseWord.meTitle), visit.href(.me)), isPrivate: true)
    }

    private func columns(_ visit: Visit) -> [String] {
        [
            visit.say(CaseWord.numberColumn), visit.say(ServiceWord.columnName),
            visit.say(CaseWord.stage), visit.say(CaseWord.filed), visit.say(CaseWord.updated),
        ]
    }

    func ownCasesCSV(_ visit: Visit) async throws -> Reply {
        let wish = CasesWish(visit.call.query)
        let (cases, next) = try await visit.ownCases(wish, limit: Self.twinRows)
        var table = CSVText(headings: columns(visit))
        for own in cases {
            table.add(row: [
                own.grouped, visit.caseTitle(own.policy, else: own.title), visit.stage(own.stage),
                own.openedAt, own.updatedAt,
            ])
        }
        return .csv(table, named: "cases").next(wish.address.next(next?.description))
    }

    func ownCasesJSON(_ visit: Visit) async throws -> Reply {
        let question = CasesWish(visit.call.query).question(visit, limit: Self.twinRows)
        let (items, next) = try await hall.ownCases(
            question, of: visit.person, in: visit.language)
        return .page(items, next: next?.description)
    }
}
