import City
import Civics
import JSON
import Web

extension Portal {
    /// One paper in a person's list.
    struct OwnPaper {
        var title: String
        var number: String
        var code: String
        var state: String
        var validThrough: String?
        var issued: String

        init(_ json: JSONValue, in language: Language) {
            let content = json["paper"]?["content"] ?? .null
            number = json["number"]?.string ?? ""
            title =
                content["title"]?[language.rawValue]?.string
                ?? content["title"]?["zh-Hans"]?.string ?? number
            code = json["code"]?.string ?? ""
            state = json["state"]?.string ?? ""
            validThrough = content["validThrough"]?.string
            issued = content["issued"]?.string ?? ""
        }
    }

    func documentsPage(_ visit: Visit) async throws -> Page {
        let papers = try await hall.licences(of: visit.person).map {
            OwnPaper($0, in: visit.language)
        }
        let title = visit.say(CaseWord.documentsTitle)
        let cards = Cards(
            papers.map { paper in
                Cards.Card(
                    paper.title, visit.href(.document(paper.code)),
                    notes: [
                        visit.say(CaseWord.numberOf, ["number": paper.number]),
                        validity(visit, paper.validThrough),
                    ], chip: visit.paperChip(paper.state))
            })
        let main = HTML.joined([
            try Heading(title).html(),
            papers.isEmpty
                ? try Paragraphs(visit.say(CaseWord.documentsNone)).html() : try cards.html(),
            try Twins(visit, path: "/me/documents").html(),
        ])
        return Page(
            title, main, back: (visit.say(CaseWord.meTitle), visit.href(.me)), isPrivate: true)
    }

    func validity(_ visit: Visit, _ through: String?) -> String {
        guard let through else { return visit.say(CaseWord.unlimited) }
        return visit.say(CaseWord.validThrough, ["day": visit.wording.date(through)])
    }

    func documentsCSV(_ visit: Visit) async throws -> Reply {
        var table = CSVText(
            headings: [
                CaseWord.paperColumn, .verifyNumber, .stage, .verifyIssued, .verifyValid,
            ].map { visit.say($0) })
        for json in try await hall.licences(of: visit.person) {
            let paper = OwnPaper(json, in: visit.language)
            table.add(row: [
                paper.title, paper.number, visit.paperState(paper.state), paper.issued,
                paper.validThrough ?? visit.say(CaseWord.unlimited),
            ])
        }
        return .csv(table, named: "documents")
    }

    // MARK: Messages

    func inboxPage(_ visit: Visit) async throws -> Page {
        let messages = try await hall.inbox(of: visit.person, limit: 100)
        let title = visit.say(CaseWord.inboxTitle)
        let isNew = messages.contains { $0.read == nil }
        let tasks = messages.map { message -> TaskList.Task in
            let body = (try? JSONValue(parsing: message.body)) ?? .null
            let number = body["number"]?.string ?? ""
            return TaskList.Task(
                text(visit, message),
                number.isEmpty
                    ? body["mandate"]?.string.map { visit.href(.other("/me/mandates/\($0)")) }
                    : visit.href(.ofCase(number)),
                note: visit.wording.moment(message.at),
                chip: message.read == nil ? visit.chip(.info, CaseWord.inboxNew) : .empty)
        }
        var parts = [try Heading(title).html()]
        parts.append(
            messages.isEmpty
                ? try Paragraphs(visit.say(CaseWord.inboxNone)).html()
                : try TaskList(tasks).html())
        if isNew {
            parts.append(
                try FormView(
                    visit, to: visit.href(.inbox), fields: [],
                    buttons: [.init(visit.say(CaseWord.markRead), weight: .quiet)]
                ).html())
        }
        parts.append(try Twins(visit, path: "/me/inbox").html())
        return Page(
            title, .joined(parts), back: (visit.say(CaseWord.meTitle), visit.href(.me)),
            isPrivate: true)
    }

    /// What happened, to which matter.
    private func text(_ visit: Visit, _ message: InboxMessage) -> String {
        let body = (try? JSONValue(parsing: message.body)) ?? .null
        if let word = EventWord.event(message.kind), message.kind.hasPrefix("mandate.") {
            return visit.say(word)
        }
        let event = EventWord.event(message.kind).map { visit.say($0, ["subject": ""]) }
        let title = visit.caseTitle(
            body["policy"]?.string ?? "", else: body["number"]?.string ?? "")
        return visit.say(
            ApplyWord.fieldProblem, ["name": title, "problem": event ?? message.kind])
    }

    func inboxCSV(_ visit: Visit) async throws -> Reply {
        var table = CSVText(
            headings: [CaseWord.timeColumn, .messageColumn].map { visit.say($0) })
        for message in try await hall.inbox(of: visit.person, limit: 1000) {
            table.add(row: [message.at.text(at: hall.world.offset), text(visit, message)])
        }
        return .csv(table, named: "messages")
    }

    func inboxJSON(_ visit: Visit) async throws -> Reply {
        let items = try await hall.inbox(of: visit.person, limit: 1000).map {
            message -> JSONValue in
            [
                "id": .string(message.id.description), "kind": .string(message.kind),
                "at": .string(message.at.text(at: hall.world.offset)),
                "read": .bool(message.read != nil), "text": .string(text(visit, message)),
            ]
        }
        return .json(["items": .array(items)])
    }

    // MARK: Who looked

    func dataPage(_ visit: Visit) async throws -> Page {
        let person = try visit.signedIn()
        let records = try await hall.accesses(concerning: person, limit: 200)
        let title = visit.say(CaseWord.dataTitle)
        let table = DataTable(
            title, [CaseWord.timeColumn, .dataWho, .dataWhat].map { .init(visit.say($0)) },
            records.map { row(visit, $0, person).map { .init($0) } })
        let correct = Section(
            visit.say(CaseWord.correctTitle), id: "correct",
            lead: visit.say(CaseWord.correctText, ["telephone": nameplate.telephone]), [])
        let main = HTML.joined([
            try Heading(title, lead: visit.say(CaseWord.dataLead)).html(),
            records.isEmpty
                ? try Paragraphs(visit.say(CaseWord.dataNone)).html() : try table.html(),
            try Twins(visit, path: "/me/data").html(), try correct.html(),
        ])
        return Page(
            title, main, back: (visit.say(CaseWord.meTitle), visit.href(.me)), isPrivate: true)
    }

    private func row(_ visit: Visit, _ record: AccessRecord, _ person: SignedIn) -> [String] {
        let who: String
        if record.account == person.account {
            who = visit.say(CaseWord.dataYou)
        } else if let unit = Seat(record.seat)?.unit {
            who = visit.unit(unit)
        } else {
            who = visit.say(CaseWord.dataCity)
        }
        let what = ActWord.act(record.act).map { visit.say($0) } ?? record.act
        let denied = visit.wording.bracketed(what, visit.say(CaseWord.dataDenied))
        return [visit.wording.moment(record.at), who, record.isAllowed ? what : denied]
    }

    func dataCSV(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        var table = CSVText(
            headings: [CaseWord.timeColumn, .dataWho, .dataWhat].map { visit.say($0) })
        for record in try await hall.accesses(concerning: person, limit: 1000) {
            table.add(row: row(visit, record, person))
        }
        return .csv(table, named: "my-data")
    }

    func dataJSON(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let items = try await hall.accesses(concerning: person, limit: 1000).map { record in
            let row = row(visit, record, person)
            return [
                "at": .string(record.at.text(at: hall.world.offset)), "who": .string(row[1]),
                "act": .string(record.act), "allowed": .bool(record.isAllowed),
            ] as JSONValue
        }
        return .json(["items": .array(items)])
    }

    // MARK: Settings

    func settingsPage(_ visit: Visit) async throws -> Page {
        let title = visit.say(CaseWord.settingsTitle)
        let back = "?back=" + Site.escaped(visit.href(.settings))
        let languages: [(Language, HouseWord)] = [
            (.zhHans, .simplified), (.zhHant, .traditional), (.en, .english),
        ]
        let sizes: [(Display, CaseWord)] = [
            (.normal, .sizeNormal), (.large, .sizeLarge), (.elder, .sizeElder),
        ]
        var parts = [
            try Heading(title).html(),
            try Section(
                visit.say(CaseWord.settingsLanguage),
                [
                    try Choices(
                        languages.map {
                            .init(
                                visit.say($1),
                                Site.language($0).path + "?back="
                                    + Site.escaped(Site.settings.path),
                                isHere: $0 == visit.language)
                        }
                    ).html()
                ]
            ).html(),
            try Section(
                visit.say(CaseWord.settingsSize),
                [
                    try Choices(
                        sizes.map {
                            .init(
                                visit.say($1), Site.display($0.rawValue).path + back,
                                isHere: $0 == visit.display)
                        }
                    ).html()
                ]
            ).html(),
        ]
        if let person = visit.person {
            var rows = [Rows.Row(visit.say(CaseWord.settingsName), person.displayName)]
            if !person.mandates.isEmpty {
                rows.append(
                    .init(
                        visit.say(CaseWord.settingsMandates),
                        person.mandates.sorted().map { Wording.grouped($0) }))
            }
            parts.append(
                try Section(
                    visit.say(CaseWord.settingsAccount),
                    [try Rows(rows).html(), try await sessionsSection(visit)]
                ).html())
        }
        return Page(title, .joined(parts), isPrivate: true)
    }
}

extension Visit {
    func paperState(_ state: String) -> String {
        switch state {
        case "valid": say(CaseWord.valid)
        case "expired": say(CaseWord.expired)
        case "revoked": say(CaseWord.revoked)
        case _: state
        }
    }

    func paperChip(_ state: String) -> HTML {
        let tone: Chip.Tone = state == "valid" ? .ok : state == "expired" ? .warn : .bad
        return (try? Chip(tone, paperState(state)).html()) ?? .empty
    }
}

/// A choice made by following a link; the one that holds is marked.
struct Choices: View {
    let choices: [Tabs.Tab]
    init(_ choices: [Tabs.Tab]) { self.choices = choices }

    static let template = Template(
        "choices",
        """
        <ul class="tasks">{{#.choices}}<li><a href="{{.address}}" rel="nofollow"{{#.isHere}} aria-current="true"{{/.isHere}}>{{.title}}</a>{{#.isHere}}<span class="chip ok" aria-hidden="true"></span>{{/.isHere}}</li>{{/.choices}}</ul>
        """)
}
