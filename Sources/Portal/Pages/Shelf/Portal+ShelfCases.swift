import Cases
import City
import Civics
import HTTPTypes
import JSON
import Policies
import Web

extension Portal {
    private static let casesOnAPage = 50
    private static let casesInAList = 1_000

    /// Cases that run under one version, with links for whoever may open them.
    func runningPage(_ visit: Visit) async throws -> Page {
        let document = try await shelfDocument(visit)
        let version = try version(visit, of: document)
        let rows = try await hall.runningCases(
            under: version.policy.reference,
            after: visit.call.query.text("after").flatMap { CaseID($0) },
            limit: Self.casesOnAPage, by: visit.person)
        let number = version.policy.reference.version
        let path = "/desk/policies/\(document.id)/versions/\(number)/cases"
        let named = visit.say(ShelfWord.version, ["version": String(number)])
        let title = visit.title(version.policy)
        let next =
            rows.count == Self.casesOnAPage
            ? rows.last.map { visit.href(.other(path)) + "?after=\($0.caseID)" } : nil
        let count = visit.say(
            ShelfWord.runningAt,
            ["version": String(number), "count": String(document.running[number] ?? 0)])
        let parts = [
            try Heading(
                visit.say(ShelfWord.running), above: visit.wording.bracketed(title, named),
                lead: visit.say(ShelfWord.casesLead)
            ).html(), try Paragraphs(count).html(),
            rows.isEmpty
                ? try Paragraphs(visit.say(ShelfWord.noRunning)).html()
                : try casesTable(rows, visit),
            try Twins(visit, path: path, next: next).html(),
        ]
        return Page(
            visit.say(ShelfWord.running), .joined(parts),
            back: (named, visit.href(.other("/desk/policies/\(document.id)/versions/\(number)"))),
            isWide: true, isPrivate: true)
    }

    private func casesTable(_ rows: [CaseRow], _ visit: Visit) throws -> HTML {
        let cells = try rows.map { row in
            [
                DataTable.Cell(
                    (try? CaseNumber(row.number))?.grouped ?? row.number,
                    to: visit.href(.other("/desk/cases/\(row.number)"))),
                DataTable.Cell(visit.wording.moment(row.opened)),
                DataTable.Cell(visit.stageChip(row.stage)),
                DataTable.Cell(try visit.dueChip(row.promisedDue, light: row.light).html()),
            ]
        }
        let columns: [ShelfWord] = [.caseNumber, .opened, .stage, .due]
        return try DataTable(
            visit.say(ShelfWord.running), columns.map { DataTable.Column(visit.say($0)) }, cells
        ).html()
    }

    private func listed(_ visit: Visit) async throws -> [CaseRow] {
        let document = try await shelfDocument(visit)
        return try await hall.runningCases(
            under: try version(visit, of: document).policy.reference, after: nil,
            limit: Self.casesInAList, by: visit.person)
    }

    func casesCSV(_ visit: Visit) async throws -> Reply {
        let columns: [ShelfWord] = [.caseNumber, .opened, .stage, .light, .due]
        var table = CSVText(headings: columns.map { visit.say($0) })
        for row in try await listed(visit) {
            table.add(row: [
                row.number, row.opened.text(at: hall.world.offset), visit.stage(row.stage),
                row.light.word, row.promisedDue?.text(at: hall.world.offset) ?? "",
            ])
        }
        return Reply.csv(table, named: "cases.csv")
    }

    func casesJSON(_ visit: Visit) async throws -> Reply {
        let items = try await listed(visit).map { row -> JSONValue in
            [
                "number": .string(row.number), "policy": .string(row.policy),
                "opened": .string(row.opened.text(at: hall.world.offset)),
                "stage": .string(row.stage), "light": .string(row.light.word),
            ]
        }
        return .json(["items": .array(items)])
    }
}
