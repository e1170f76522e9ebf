import City
import Civics
import Policies
import Web

extension Portal {
    /// Everything of the desks.
    var deskRoutes: [Route] {
        [
            page("/desk", "desk-page", for: .desk) { .page(try await deskPage($0)) }
                .query(QueryParameter("number", .text(atMost: 40), "A case to open.")),
            page("/desk/find", "desk-find", for: .desk) { try await findCase($0) }
                .query(QueryParameter("number", .text(atMost: 40), "A case to open.")),
        ] + queueRoutes + deskCaseRoutes + windowRoutes
    }

    private func deskPage(_ visit: Visit, missed: String? = nil) async throws -> Page {
        let person = try visit.signedIn()
        let title = visit.say(DeskWord.title)
        let seats = visit.wording.list(visit.deskSeats.map { visit.seatTitle($0) })
        let hello = visit.say(DeskWord.hello, ["name": person.displayName, "seats": seats])
        var parts: [HTML] = []
        if missed != nil {
            let item = ErrorSummary.Item("number", visit.say(DeskWord.findNone))
            parts.append(try ErrorSummary.html([item], visit))
        }
        parts.append(try Heading(title, above: hello).html())
        let units = visit.ownUnits
        for unit in units {
            parts += try await unitParts(visit, unit, isOnly: units.count == 1)
        }
        parts.append(try find(visit, missed))
        return Page(
            title, .joined(parts), hasErrors: missed != nil, isWide: true, isPrivate: true)
    }

    /// What now, at one unit: numbers that lead to their lists, then the most pressing.
    private func unitParts(_ visit: Visit, _ unit: String, isOnly: Bool) async throws -> [HTML] {
        let base = QueueWish().with { if !isOnly { $0.unit = unit } }
        var figures: [FigureLinks.Figure] = []
        func add(_ word: DeskWord, _ tone: Chip.Tone, _ change: (inout QueueWish) -> Void)
            async throws
        {
            let wish = base.with(change)
            var question = wish.question(visit, limit: 1)
            question.unit = unit
            let count = try await hall.queueCount(question, of: visit.person)
            figures.append(
                .init(
                    title: visit.say(word), figure: visit.figure(count),
                    address: wish.address(visit), tone: count.number == 0 ? "still" : tone.rawValue)
            )
        }
        try await add(.mine, .info) { $0.who = .me }
        try await add(.today, .warn) { $0.soon = .today }
        try await add(.overdue, .bad) { $0.soon = .overdue }
        try await add(.nobody, .info) { $0.who = .nobody }
        try await add(.everything, .info) { _ in }
        var question = base.question(visit, limit: 100)
        question.unit = unit
        let (page, _) = try await hall.queuePlaces(question, of: visit.person)
        let rows = try await visit.rows(page.items)
        let first = rows.filter { $0.item.place.assignee == visit.person?.person || $0.who == nil }
        let back = rows.filter { !$0.notes.isEmpty }
        let letters = rows.filter { isDelivery($0) }
        return [
            isOnly ? .empty : try Section(visit.unit(unit), []).html(),
            try FigureLinks(label: visit.unit(unit), figures: figures).html(),
            try list(visit, .firstTitle, Array(first.prefix(8)), none: .firstNone, base),
            try list(visit, .back, Array(back.prefix(8)), lead: .backLead),
            try list(visit, .letters, Array(letters.prefix(8)), lead: .lettersLead),
        ]
    }

    private func isDelivery(_ row: DeskRow) -> Bool {
        guard let policy = PolicyReference(row.item.row.policy).flatMap({ hall.rules[$0]?.policy }),
            !row.item.place.path.contains("/"),
            case .deliver? = policy.step(row.item.place.path, ofBranch: nil)?.pattern
        else { return false }
        return true
    }

    private func list(
        _ visit: Visit, _ title: DeskWord, _ rows: [DeskRow], none: DeskWord? = nil,
        _ more: QueueWish? = nil, lead: DeskWord? = nil
    ) throws -> HTML {
        guard !rows.isEmpty || none != nil else { return .empty }
        var parts: [HTML] = []
        if rows.isEmpty, let none { parts.append(try Paragraphs(visit.say(none)).html()) }
        if !rows.isEmpty {
            let tasks = try rows.map { row in
                DeskLines.Line(
                    number: row.grouped, address: row.address, title: row.title, step: row.step,
                    chips: [try row.due.html()] + row.noteChips)
            }
            parts.append(try DeskLines(lines: tasks).html())
        }
        if let more {
            let line = Lines.Line(visit.say(DeskWord.firstMore), more.address(visit))
            parts.append(try Lines([line]).html())
        }
        return try Section(visit.say(title), lead: lead.map { visit.say($0) }, parts).html()
    }

    private func find(_ visit: Visit, _ missed: String?) throws -> HTML {
        let field = Field(
            "number", visit.say(DeskWord.find), .line(autocomplete: "off", isShort: true),
            values: [missed].compactMap(\.self),
            wrong: missed == nil ? nil : visit.say(DeskWord.findNone), most: 40)
        return try AskForm(
            address: visit.href(.other("/desk/find")), fields: [try field.html()], hidden: [],
            button: visit.say(DeskWord.findSend), clear: nil
        ).html()
    }

    private func findCase(_ visit: Visit) async throws -> PageAnswer {
        let text = visit.call.query.text("number") ?? ""
        let digits = text.filter { $0 != " " && $0 != "-" }
        guard let number = try? CaseNumber(digits), let id = try await hall.caseID(of: number),
            (try? await hall.roles(in: id, of: visit.person)) != nil
        else { return .page(try await deskPage(visit, missed: text)) }
        return .seeOther(.other("/desk/cases/\(number.text)"))
    }
}

extension Visit {
    /// How many, in words that stop at ten thousand.
    func figure(_ count: QueueCount) -> String {
        count.isMore ? "\(QueueCount.most)+" : String(count.number)
    }
}

/// Numbers side by side, each leading to what it counts.
struct FigureLinks: View {
    struct Figure {
        var title: String
        var figure: String
        var address: String
        var tone: String
    }

    let label: String
    let figures: [Figure]

    static let template = Template(
        "figure-links",
        """
        <nav aria-label="{{.label}}"><ul class="figures">{{#.figures}}<li><a class="{{.tone}}" href="{{.address}}"><strong class="figure">{{.figure}}</strong><span>{{.title}}</span></a></li>{{/.figures}}</ul></nav>
        """)
}

/// Cases one below the other, each a link with how near its limit is.
struct DeskLines: View {
    struct Line {
        var number: String
        var address: String
        var title: String
        var step: String
        var chips: [HTML]
    }

    let lines: [Line]

    static let template = Template(
        "desk-lines",
        """
        <ul class="work-list">{{#.lines}}<li><a href="{{.address}}"><span class="figure">{{.number}}</span></a><span>{{.title}}</span><span class="muted">{{.step}}</span><span class="chips">{{#.chips}}{{{.}}} {{/.chips}}</span></li>{{/.lines}}</ul>
        """)
}

/// A form that only asks: its answers stand in the address.
struct AskForm: View {
    struct Hidden {
        var name: String
        var value: String
    }

    let address: String
    let fields: [HTML]
    let hidden: [Hidden]
    let button: String
    let clear: Notice.Link?

    static let template = Template(
        "ask-form",
        """
        <form class="filters" action="{{.address}}" method="get">{{#.hidden}}<input type="hidden" name="{{.name}}" value="{{.value}}">{{/.hidden}}{{#.fields}}{{{.}}}{{/.fields}}<button class="button quiet" type="submit">{{.button}}</button>{{#.clear}}<a href="{{.address}}">{{.title}}</a>{{/.clear}}</form>
        """)
}
