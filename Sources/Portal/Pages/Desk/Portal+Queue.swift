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
        let counted = visit.say(
            words, ["count": count.isMore ? String(QueueCount.most) : number])
        let live = LiveView(
            visit, .queue(unit: question.unit),
            [
                try Paragraphs(counted, css: "muted").html(),
                try await table(visit, wish, rows, typed, errors),
            ])
        parts.append(try live.html())
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
