import City
import Civics
import HTTPTypes
import JSON
import Web

extension Portal {
    /// What belongs to a person: cases, documents, messages, data, settings.
    var personRoutes: [Route] {
        [
            page("/me", "me-page", for: .signedIn) { .page(try await mePage($0)) },
            page("/me/cases", "my-cases-page", for: .signedIn) { .page(try await casesPage($0)) },
            page("/me/cases.csv", "my-cases-csv", for: .signedIn) { visit in
                let cases = try await visit.ownCases(limit: 200)
                return .reply(casesCSV(visit, cases))
            },
            page("/me/cases.json", "my-cases-json", for: .signedIn) { visit in
                let (items, _) = try await hall.ownCases(
                    of: visit.person, organisation: nil, stage: nil, after: nil, limit: 200,
                    in: visit.language)
                return .reply(.json(["items": .array(items)]))
            },
            page("/me/documents", "documents-page", for: .signedIn) {
                .page(try await documentsPage($0))
            },
            page("/me/documents.csv", "documents-csv", for: .signedIn) {
                .reply(try await documentsCSV($0))
            },
            page("/me/documents.json", "documents-json", for: .signedIn) { visit in
                .reply(.json(["items": .array(try await hall.licences(of: visit.person))]))
            },
            page("/me/inbox", "inbox-page", for: .signedIn) { .page(try await inboxPage($0)) },
            page("/me/inbox.csv", "inbox-csv", for: .signedIn) {
                .reply(try await inboxCSV($0))
            },
            page("/me/inbox.json", "inbox-json", for: .signedIn) {
                .reply(try await inboxJSON($0))
            },
            form("/me/inbox", "inbox-read", for: .signedIn) { visit, _ in
                let messages = try await hall.inbox(of: visit.person, limit: 200)
                try await hall.markRead(
                    messages.filter { $0.read == nil }.map(\.id), by: visit.person)
                return .seeOther(.inbox)
            },
            page("/me/data", "my-data-page", for: .signedIn) { .page(try await dataPage($0)) },
            page("/me/data.csv", "my-data-csv", for: .signedIn) { .reply(try await dataCSV($0)) },
            page("/me/data.json", "my-data-json", for: .signedIn) {
                .reply(try await dataJSON($0))
            },
            page("/me/settings", "settings-page", for: .anyone) {
                .page(try await settingsPage($0))
            },
            Route(.get, "/files/{digest}", "file", for: .signedIn) { [self] call in
                let visit = try await Visit(call, self)
                return try await file(visit)
            }.forPeople().path("digest", .digest, "SHA-256 of the file."),
        ]
    }

    private func mePage(_ visit: Visit) async throws -> Page {
        let person = try visit.signedIn()
        let title = visit.say(CaseWord.meTitle)
        let cases = try await visit.ownCases(limit: 50)
        let open = cases.filter { !$0.isOver }
        let hello = visit.say(CaseWord.hello, ["name": person.displayName])
        var parts = [try Heading(title, above: hello).html()]
        parts.append(try todo(visit, try await waitingForYou(visit, open)))
        parts.append(try await drafts(visit))
        parts.append(
            try Section(
                visit.say(CaseWord.cases),
                [
                    open.isEmpty
                        ? try Paragraphs(visit.say(CaseWord.casesNone)).html()
                        : try Cards(open.map { card(visit, $0) }).html(),
                    try Lines([.init(visit.say(CaseWord.allCases), visit.href(.cases))]).html(),
                ]
            ).html())
        parts.append(
            try Section(
                visit.say(HouseWord.personNavigation),
                [
                    try Lines([
                        .init(visit.say(CaseWord.documentsTitle), visit.href(.documents)),
                        .init(visit.say(CaseWord.inboxTitle), visit.href(.inbox)),
                        .init(visit.say(CaseWord.dataTitle), visit.href(.data)),
                        .init(visit.say(MandateWord.title), visit.href(.other("/me/mandates"))),
                        .init(visit.say(CaseWord.settingsTitle), visit.href(.settings)),
                    ]).html()
                ]
            ).html())
        return Page(title, try LiveView(visit, .mine, parts).html(), isPrivate: true)
    }

    private func card(_ visit: Visit, _ own: OwnCase) -> Cards.Card {
        var notes = [visit.say(CaseWord.number, ["number": own.grouped])]
        if let due = own.promised.flatMap({ Instant($0) }), !own.isOver {
            // The first instant too late: the day before is the last in time.
            let day = due.adding(milliseconds: -1).date(at: hall.world.offset)
            notes.append(visit.say(CaseWord.by, ["day": visit.wording.dayOfWeek(day)]))
        }
        return Cards.Card(
            visit.caseTitle(own.policy, else: own.title), visit.href(.ofCase(own.number)),
            notes: notes, chip: visit.stageChip(own.stage))
    }

    // MARK: What waits for the person

    private struct Todo {
        var title: String
        var address: String
        var note: String
    }

    private func waitingForYou(_ visit: Visit, _ cases: [OwnCase]) async throws -> [Todo] {
        var todos: [Todo] = []
        for own in cases.prefix(20) {
            guard let page = try? await CaseFile(visit, number: own.number) else { continue }
            for action in page.actions where action.isWaiting {
                todos.append(
                    Todo(
                        title: "\(action.title): \(visit.caseTitle(own.policy, else: own.title))",
                        address: visit.href(action.site),
                        note: visit.say(CaseWord.number, ["number": own.grouped])))
            }
        }
        return todos
    }

    private func todo(_ visit: Visit, _ todos: [Todo]) throws -> HTML {
        guard !todos.isEmpty else {
            return try Section(
                visit.say(CaseWord.todo), lead: visit.say(CaseWord.todoNone), []
            ).html()
        }
        let list = TaskList(
            todos.map {
                .init($0.title, $0.address, note: $0.note, chip: visit.chip(.warn, CaseWord.todo))
            })
        return try Section(visit.say(CaseWord.todo), [try list.html()]).html()
    }

    private func drafts(_ visit: Visit) async throws -> HTML {
        let drafts = try await hall.drafts(of: visit.person)
        guard !drafts.isEmpty else { return .empty }
        let tasks = drafts.map { draft -> TaskList.Task in
            let policy = try? visit.policy(draft["service"]?.string ?? "")
            let saved = visit.wording.date(draft["changedAt"]?.string ?? "")
            return TaskList.Task(
                policy.map { visit.name(of: $0) } ?? draft["service"]?.string ?? "",
                visit.href(.draft(draft["id"]?.string ?? "")),
                note: visit.say(CaseWord.draftSaved, ["time": saved]),
                chip: visit.chip(.still, ApplyWord.statePart))
        }
        return try Section(visit.say(CaseWord.drafts), [try TaskList(tasks).html()]).html()
    }

    // MARK: The whole list

    private func casesPage(_ visit: Visit) async throws -> Page {
        let cases = try await visit.ownCases(limit: 200)
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
                try Heading(title).html(),
                cases.isEmpty
                    ? try Paragraphs(visit.say(CaseWord.casesNone)).html() : try table.html(),
                try Twins(visit, path: "/me/cases").html(),
            ])
        return Page(
            title, try live.html(), back: (visit.say(CaseWord.meTitle), visit.href(.me)),
            isPrivate: true)
    }

    private func columns(_ visit: Visit) -> [String] {
        [
            visit.say(CaseWord.numberColumn), visit.say(ServiceWord.columnName),
            visit.say(CaseWord.stage), visit.say(CaseWord.filed), visit.say(CaseWord.updated),
        ]
    }

    private func casesCSV(_ visit: Visit, _ cases: [OwnCase]) -> Reply {
        var table = CSVText(headings: columns(visit))
        for own in cases {
            table.add(row: [
                own.grouped, visit.caseTitle(own.policy, else: own.title), visit.stage(own.stage),
                own.openedAt, own.updatedAt,
            ])
        }
        return .csv(table, named: "cases")
    }

    /// A file for its owner: shown, never run (OWASP ASVS 5.4.2).
    private func file(_ visit: Visit) async throws -> Reply {
        let digest = visit.call.path("digest")
        guard let (stored, bytes) = try await hall.attachment(digest, for: visit.person) else {
            throw Problem(.notFound)
        }
        let way = stored.kind.isPicture ? "inline" : "attachment"
        return Reply.bytes(bytes, as: MediaType(stored.kind.rawValue))
            .with(.contentDisposition, "\(way); filename*=UTF-8''\(Site.escaped(stored.name))")
            .with(.contentSecurityPolicy, "default-src 'none'; sandbox; frame-ancestors 'none'")
    }
}
