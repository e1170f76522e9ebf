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
            form("/me/inbox", "inbox-read", for: .signedIn) { visit, _ in
                try await hall.markAllRead(by: visit.person)
                return .seeOther(.inbox)
            },
            page("/me/settings", "settings-page", for: .anyone) {
                .page(try await settingsPage($0))
            },
            Route(.get, "/files/{digest}", "file", for: .signedIn) { [self] call in
                let visit = try await Visit(call, self)
                return try await file(visit)
            }.forPeople().path("digest", .digest, "SHA-256 of the file."),
        ] + listRoutes
    }

    /// The lists, each with its twins, which take the same filters and begin at the same place.
    private var listRoutes: [Route] {
        list("/me/cases", "my-cases", CasesWish.parameters) {
            .page(try await casesPage($0))
        } csv: {
            try await ownCasesCSV($0)
        } json: {
            try await ownCasesJSON($0)
        }
            + list("/me/documents", "documents", PapersWish.parameters) {
                .page(try await documentsPage($0))
            } csv: {
                try await documentsCSV($0)
            } json: {
                try await documentsJSON($0)
            }
            + list("/me/inbox", "inbox", InboxWish.parameters) {
                .page(try await inboxPage($0))
            } csv: {
                try await inboxCSV($0)
            } json: {
                try await inboxJSON($0)
            }
            + list("/me/data", "my-data", DataWish.parameters) {
                .page(try await dataPage($0))
            } csv: {
                try await dataCSV($0)
            } json: {
                try await dataJSON($0)
            }
    }

    private func list(
        _ path: String, _ name: String, _ parameters: [QueryParameter],
        page show: @escaping @Sendable (Visit) async throws -> PageAnswer,
        csv: @escaping @Sendable (Visit) async throws -> Reply,
        json: @escaping @Sendable (Visit) async throws -> Reply
    ) -> [Route] {
        [
            page(path, "\(name)-page", for: .signedIn, show),
            page(path + ".csv", "\(name)-csv", for: .signedIn) { .reply(try await csv($0)) },
            page(path + ".json", "\(name)-json", for: .signedIn) { .reply(try await json($0)) },
        ].map { route in parameters.reduce(route) { $0.query($1) } }
    }

    private func mePage(_ visit: Visit) async throws -> Page {
        let person = try visit.signedIn()
        let title = visit.say(CaseWord.meTitle)
        let open = try await visit.openCases(limit: 50)
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
