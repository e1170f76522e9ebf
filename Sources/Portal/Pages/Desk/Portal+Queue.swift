import City
import Civics
import JSON
import Policies
import Web

extension Portal {
    var queueRoutes: [Route] {
        let wishes = QueueWish.parameters
        func asking(_ route: Route) -> Route { wishes.reduce(route) { $0.query($1) } }
        return [
            asking(
                page("/desk/queue", "desk-queue-page", for: .desk) {
                    .page(try await queuePage($0))
                }),
            asking(
                page("/desk/queue.csv", "desk-queue-csv", for: .desk) {
                    .reply(try await queueCSV($0))
                }),
            asking(
                page("/desk/queue.json", "desk-queue-json", for: .desk) {
                    .reply(try await queueJSON($0))
                }),
            form("/desk/queue/views", "desk-queue-views", for: .desk) {
                try await changeViews($0, $1)
            },
            form("/desk/queue/assign", "desk-queue-assign", for: .desk) {
                try await assign($0, $1)
            },
        ]
    }

    /// Rows a page.
    static let queueRows = 50

    // MARK: The page

    /// - Parameter typed: What was sent with a form of this page that came back.
    func queuePage(
        _ visit: Visit, wish given: QueueWish? = nil, typed: Posted? = nil,
        errors: [ErrorSummary.Item] = []
    ) async throws -> Page {
        let wish = given ?? QueueWish(visit.call.query)
        let question = wish.question(visit, limit: Self.queueRows)
        let (found, count) = try await hall.queuePlaces(question, of: visit.person)
        let rows = try await visit.rows(found.items)
        let title = visit.say(DeskWord.queue)
        var parts = [try ErrorSummary.html(errors, visit)]
        if let given = visit.call.query.whole("given") {
            let words = visit.say(DeskWord.assigned, ["count": String(given)])
            parts.append(try Notice(.ok, words).html())
        }
        parts.append(try Heading(title, above: visit.unit(question.unit)).html())
        parts.append(try await views(visit, wish))
        parts.append(try filters(visit, wish, rows))
        let number = visit.figure(count)
        let words: DeskWord = count.isMore ? .countMore : .count
        parts.append(
            try Paragraphs(
                visit.say(words, ["count": count.isMore ? String(QueueCount.most) : number]),
                css: "muted"
            ).html())
        parts.append(try await table(visit, wish, rows, typed, errors))
        let next = found.next.map { next in
            var more = wish
            more.after = next
            return more.address(visit, isPaged: true)
        }
        let query = wish.query()
        parts.append(
            try Twins(
                visit, path: "/desk/queue", query: query.isEmpty ? "" : "?\(query)", next: next
            ).html())
        parts.append(try keepView(visit, wish, typed, errors))
        return Page(
            title, .joined(parts), hasErrors: !errors.isEmpty,
            back: (visit.say(DeskWord.title), visit.href(.other("/desk"))), isWide: true,
            isPrivate: true)
    }

    // MARK: Views

    private func views(_ visit: Visit, _ wish: QueueWish) async throws -> HTML {
        let base = QueueWish().with { $0.unit = wish.unit }
        let built: [(DeskWord, QueueWish)] = [
            (.everything, base), (.mine, base.with { $0.who = .me }),
            (.nobody, base.with { $0.who = .nobody }), (.today, base.with { $0.soon = .today }),
            (.overdue, base.with { $0.soon = .overdue }),
        ]
        let here = wish.query()
        var tabs = built.map { word, wish in
            Tabs.Tab(visit.say(word), wish.address(visit), isHere: wish.query() == here)
        }
        for view in try await hall.queueViews(of: visit.person) {
            let address = visit.href(.other("/desk/queue")) + "?" + view.query
            tabs.append(.init(view.name, address, isHere: view.query == here))
        }
        return try Tabs(tabs).html()
    }

    private func keepView(
        _ visit: Visit, _ wish: QueueWish, _ typed: Posted?, _ errors: [ErrorSummary.Item]
    ) throws -> HTML {
        guard wish.isNarrowed || wish.order != .due || wish.unit != nil else { return .empty }
        let field = Field(
            "name", visit.say(DeskWord.viewName), .line(isShort: true),
            values: typed?.all("name") ?? [], wrong: errors.first { $0.field == "name" }?.message,
            most: QueueView.longestName)
        let form = FormView(
            visit, to: visit.href(.other("/desk/queue/views")), fields: [try field.html()],
            buttons: [
                .init(visit.say(DeskWord.viewSend), weight: .quiet),
                .init(
                    visit.say(DeskWord.viewForget, ["name": ""]).replacing("“”", with: "")
                        .replacing("「」", with: ""), weight: .quiet, name: "forget", value: "true"),
            ], hidden: [("query", wish.query())])
        return try Unfold(visit.say(DeskWord.viewKeep), try form.html()).html()
    }

    private func changeViews(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let name = posted["name"] ?? ""
        let query = posted["query"] ?? ""
        let wish = QueueWish(FormFields(Array(query.utf8)))
        let wrong: String? =
            if name.isEmpty {
                visit.say(DeskWord.viewMissing)
            } else if name.count
                > QueueView.longestName
            {
                visit.say(DeskWord.viewLong, ["most": String(QueueView.longestName)])
            } else { nil }
        if let wrong {
            let item = ErrorSummary.Item("name", wrong)
            return .page(
                try await queuePage(visit, wish: wish, typed: posted, errors: [item]))
        }
        if posted["forget"] != nil {
            try await hall.forgetView(named: name, of: visit.person)
        } else {
            try await hall.keep(QueueView(name: name, query: wish.query()), for: visit.person)
        }
        return .seeOtherAddress(wish.address(visit))
    }

    // MARK: Filters

    private func filters(_ visit: Visit, _ wish: QueueWish, _ rows: [DeskRow]) throws -> HTML {
        func list(_ id: String, _ word: DeskWord, _ value: String?, _ options: [Field.Option])
            throws -> HTML
        {
            let any = Field.Option("", visit.say(DeskWord.filterAny))
            return try Field(
                id, visit.say(word), .list([any] + options), values: [value ?? ""]
            ).html()
        }
        var fields: [HTML] = []
        let units = unitOptions(visit)
        if units.count > 1 {
            fields.append(
                try Field(
                    "unit", visit.say(DeskWord.filterUnit), .list(units),
                    values: [wish.unit ?? visit.ownUnits.first ?? ""]
                ).html())
        }
        fields.append(
            try list(
                "service", .columnService, wish.service,
                visit.startable.map { .init($0.reference.id, visit.name(of: $0)) }))
        fields.append(try list("step", .columnStep, wish.step, steps(visit, wish, rows)))
        fields.append(
            try list(
                "light", .columnLight, wish.light?.word,
                ClockLight.allCases.map { light in
                    .init(
                        light.word,
                        StageWord.light(light.word).map { visit.say($0) } ?? light.word)
                }))
        fields.append(
            try list(
                "due", .filterDue, wish.soon?.rawValue,
                [
                    .init("overdue", visit.say(DeskWord.overdue)),
                    .init("today", visit.say(DeskWord.today)),
                    .init("week", visit.say(DeskWord.week)),
                ]))
        fields.append(
            try list(
                "who", .columnWho, wish.who?.rawValue,
                [
                    .init("me", visit.say(DeskWord.you)),
                    .init("nobody", visit.say(DeskWord.nobody)),
                ]))
        fields.append(
            try Field(
                "order", visit.say(DeskWord.filterOrder),
                .list([
                    .init("due", visit.say(DeskWord.orderDue)),
                    .init("since", visit.say(DeskWord.orderSince)),
                    .init("newest", visit.say(DeskWord.orderNewest)),
                ]), values: [wish.order.rawValue]
            ).html())
        fields.append(
            try Field(
                "q", visit.say(DeskWord.filterText), .line(autocomplete: "off", isShort: true),
                values: [wish.text].compactMap(\.self), most: 100
            ).html())
        let clear =
            wish.isNarrowed
            ? Notice.Link(
                visit.say(DeskWord.filterClear),
                QueueWish().with { $0.unit = wish.unit }.address(visit)) : nil
        return try AskForm(
            address: visit.href(.other("/desk/queue")), fields: fields, hidden: [],
            button: visit.say(DeskWord.filterSend), clear: clear
        ).html()
    }

    private func unitOptions(_ visit: Visit) -> [Field.Option] {
        let own = visit.ownUnits
        let keys =
            visit.seesEveryQueue
            ? own + hall.rules.plan.units.keys.filter { !own.contains($0) }.sorted() : own
        return keys.map { .init($0, visit.unit($0)) }
    }

    /// Steps to filter by: of the chosen document, else those the page shows.
    private func steps(
        _ visit: Visit, _ wish: QueueWish, _ rows: [DeskRow]
    ) -> [Field.Option] {
        var paths = rows.map(\.item.place.path)
        var policy: Policy?
        if let service = wish.service {
            policy = try? visit.policy(service)
            paths = policy?.deskPaths ?? paths
        }
        if let step = wish.step, !paths.contains(step) { paths.append(step) }
        var seen: Set<String> = []
        return paths.filter { seen.insert($0).inserted }.map { path in
            let row = rows.first { $0.item.place.path == path }
            return .init(path, row?.step ?? policy.map { visit.place(path, of: $0) } ?? path)
        }
    }

    // MARK: Rows

    private func table(
        _ visit: Visit, _ wish: QueueWish, _ rows: [DeskRow], _ typed: Posted?,
        _ errors: [ErrorSummary.Item]
    ) async throws -> HTML {
        guard !rows.isEmpty else {
            return try Paragraphs(visit.say(DeskWord.queueNone)).html()
        }
        let picked = Set(typed?.all("pick") ?? [])
        let unit = visit.unit(wish.unit ?? visit.ownUnits.first ?? "")
        let table = QueueTable(
            caption: visit.say(DeskWord.caption, ["unit": unit]),
            columns: [
                .columnPick, .columnNumber, .columnService, .columnStep, .columnDue, .columnSince,
                .columnWho, .columnStage,
            ].map { (word: DeskWord) in visit.say(word) },
            rows: try rows.enumerated().map { place, row in
                let value = "\(row.number) \(row.item.place.path)"
                return QueueTable.Row(
                    id: place == 0 ? "pick" : "pick-\(place)", value: value,
                    isPicked: picked.contains(value),
                    label: visit.say(
                        DeskWord.pick, ["number": row.grouped, "step": row.step]),
                    number: row.grouped, address: row.address, title: row.title, step: row.step,
                    due: try row.due.html(), date: visit.dueText(row.item.place.due),
                    since: row.since, who: row.who ?? visit.say(DeskWord.nobody),
                    stage: visit.stageChip(row.item.row.stage), notes: row.noteChips)
            })
        let fields = [try table.html()] + (try await assignFields(visit, wish, typed, errors))
        return try FormView(
            visit, to: visit.href(.other("/desk/queue/assign")), fields: fields,
            buttons: [.init(visit.say(DeskWord.assignSend))],
            hidden: [("query", wish.query(isPaged: true)), ("once", typed?["once"] ?? nonce())]
        ).html()
    }

    /// What makes a page's form one command, however often it is pressed.
    func nonce() -> String { Hex.text(hall.world.randomBytes(8)) }

    // MARK: Twins

    /// Rows of a twin at most.
    private static let mostInFile = 5_000

    private func all(_ visit: Visit) async throws -> [QueueItem] {
        var question = QueueWish(visit.call.query).question(visit, limit: 200)
        var items: [QueueItem] = []
        repeat {
            let (page, _) = try await hall.queuePlaces(question, of: visit.person)
            items += page.items
            question.after = page.next
        } while question.after != nil && items.count < Self.mostInFile
        return items
    }

    private func queueCSV(_ visit: Visit) async throws -> Reply {
        var table = CSVText(
            headings: [
                .columnNumber, .columnService, .columnStep, .columnDue, .columnLight, .columnSince,
                .columnWho, .columnStage,
            ].map { (word: DeskWord) in visit.say(word) })
        let staff = try await hall.staff(for: visit.person)
        for item in try await all(visit) {
            let row = DeskRow(item: item, visit: visit, who: nil, notes: [])
            let light = item.place.light.word
            table.add(row: [
                row.grouped, row.title, row.step, visit.dueText(item.place.due) ?? "",
                StageWord.light(light).map { visit.say($0) } ?? light, row.since,
                item.place.assignee.map { staff[$0]?.name ?? visit.say(DeskWord.colleague) } ?? "",
                visit.stage(item.row.stage),
            ])
        }
        return .csv(table, named: "queue")
    }

    private func queueJSON(_ visit: Visit) async throws -> Reply {
        let question = QueueWish(visit.call.query).question(visit, limit: 200)
        let (items, next, count) = try await hall.queue(
            question, of: visit.person, in: visit.language)
        var object: JSONObject = [
            "items": .array(items), "count": .integer(Int64(count.number)),
            "isMore": .bool(count.isMore),
        ]
        object["next"] = next.map { .string($0) }
        return .json(.object(object))
    }
}

extension QueueWish {
    /// As a kept query has it; what cannot be read is left out.
    init(_ fields: FormFields?) {
        self.init()
        func text(_ name: String) -> String? {
            fields?.fields.first { $0.name == name }.map(\.value).flatMap { $0.isEmpty ? nil : $0 }
        }
        unit = text("unit")
        service = text("service")
        step = text("step")
        light = text("light").flatMap { ClockLight(word: $0) }
        soon = text("due").flatMap { Soon(rawValue: $0) }
        who = text("who").flatMap { Who(rawValue: $0) }
        self.text = text("q")
        order = text("order").flatMap { QueueQuestion.Order(rawValue: $0) } ?? .due
        after = text("after").flatMap { QueueCursor($0) }
    }
}

extension Policy {
    /// Paths a case may wait at at some office's desk, in the order of the document.
    var deskPaths: [String] {
        (flow?.steps ?? []).flatMap { step -> [String] in
            guard case .parallel(let parallel) = step.pattern else {
                return step.desk == .applicant || step.desk == .system ? [] : [step.id]
            }
            return parallel.branches.flatMap { branch in
                branch.ways.flatMap(\.steps).map { "\(branch.id)/\($0.id)" }
            }
        }
    }
}

/// A queue: each row leads to its case and can be picked.
struct QueueTable: View {
    struct Row {
        var id: String
        var value: String
        var isPicked: Bool
        var label: String
        var number: String
        var address: String
        var title: String
        var step: String
        var due: HTML
        var date: String?
        var since: String
        var who: String
        var stage: HTML
        var notes: [HTML]
    }

    let caption: String
    let columns: [String]
    let rows: [Row]

    static let template = Template(
        "queue-table",
        """
        <div class="scroll" tabindex="0" role="region" aria-label="{{.caption}}"><table class="queue"><caption>{{.caption}}</caption><thead><tr>{{#.columns}}<th scope="col">{{.}}</th>{{/.columns}}</tr></thead><tbody>
        {{#.rows}}<tr><td class="pick"><input id="{{.id}}" type="checkbox" name="pick" value="{{.value}}" aria-label="{{.label}}"{{#.isPicked}} checked{{/.isPicked}}></td><td class="figure"><a class="whole" href="{{.address}}">{{.number}}</a></td><td>{{.title}}</td><td>{{.step}}</td><td>{{{.due}}}{{#.date}}<span class="small">{{.}}</span>{{/.date}}</td><td>{{.since}}</td><td>{{.who}}</td><td>{{{.stage}}} {{#.notes}}{{{.}}} {{/.notes}}</td></tr>
        {{/.rows}}</tbody></table></div>
        """)
}
