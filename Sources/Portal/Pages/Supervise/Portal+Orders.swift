import City
import Civics
import HTTPTypes
import JSON
import Policies
import Web

extension Portal {
    var orderRoutes: [Route] {
        let supervisor = Web.Audience.holding(Permission("supervise-case"))
        let unit = Web.Audience.holding(Permission("reply-to-order"))
        let list = "/desk/supervise/orders"
        return [
            page(list, "orders-page", for: Self.statistics) { .page(try await ordersPage($0)) },
            page("\(list).csv", "orders-csv", for: Self.statistics) {
                .reply(try await ordersCSV($0))
            },
            page("\(list).json", "orders-json", for: Self.statistics) {
                .reply(try await ordersJSON($0))
            },
            page("/desk/supervise/order", "order-page", for: supervisor) {
                .page(try await orderPage($0))
            }
            .query(
                QueryParameter("number", .text(atMost: 40), "The case."),
                QueryParameter("done", .choice(["1"]), "Something was recorded.")),
            form("/desk/supervise/order", "order-form", for: supervisor) {
                try await giveOrder($0, $1)
            },
            form("/desk/supervise/card", "card-form", for: supervisor) {
                try await showCard($0, $1)
            },
            page("/desk/orders", "own-orders-page", for: unit) {
                .page(try await ownOrdersPage($0))
            },
            form("/desk/orders", "own-orders-form", for: unit) { try await answerOrder($0, $1) },
        ]
    }

    // MARK: Lists

    func ordersPart(_ orders: [OrderEntry], _ visit: Visit) throws -> HTML {
        let all = try LinkLines(lines: [
            .init(visit.say(SuperviseWord.ordersAll), visit.href(.other("/desk/supervise/orders")))
        ]).html()
        guard !orders.isEmpty else {
            return try Section(
                visit.say(SuperviseWord.orders), id: "orders",
                lead: visit.say(SuperviseWord.ordersNone), [all]
            ).html()
        }
        return try Section(
            visit.say(SuperviseWord.ordersOpen), id: "orders",
            [try open(Array(orders.prefix(20)), visit), all]
        ).html()
    }

    private func open(_ orders: [OrderEntry], _ visit: Visit) throws -> HTML {
        let rows = try orders.map { order in
            [
                caseCell(order.number, visit),
                DataTable.Cell(visit.caseTitle(order.policy, else: "")),
                DataTable.Cell(visit.wording.list(order.units.map { visit.unit($0) })),
                DataTable.Cell(order.text), try due(order, visit),
            ]
        }
        return try table(
            .ordersOpen, [.caseColumn, .matter, .holders, .what, .replyBy], rows, visit)
    }

    private func due(_ order: OrderEntry, _ visit: Visit) throws -> DataTable.Cell {
        let chip =
            hall.world.now() >= order.lateFrom
            ? Chip(.bad, visit.say(SuperviseWord.late)) : visit.dueChip(order.lateFrom)
        return DataTable.Cell(
            HTML.joined([HTML(text: visit.wording.day(order.replyBy)), try chip.html()]))
    }

    private func ordersPage(_ visit: Visit) async throws -> Page {
        let orders = try await hall.openOrders(by: visit.person)
        let answered = try await hall.answeredOrders(by: visit.person)
        let title = visit.say(SuperviseWord.ordersAll)
        var parts = [try Heading(title).html()]
        parts.append(
            orders.isEmpty
                ? try Paragraphs(visit.say(SuperviseWord.ordersNone)).html()
                : try open(orders, visit))
        parts.append(
            answered.isEmpty
                ? try Paragraphs(visit.say(SuperviseWord.answeredNone)).html()
                : try self.answered(answered, visit))
        parts.append(try Twins(visit, path: "/desk/supervise/orders").html())
        return Page(
            title, .joined(parts),
            back: (visit.say(SuperviseWord.title), visit.href(.other("/desk/supervise"))),
            isWide: true, isPrivate: true)
    }

    private func answered(_ orders: [OrderEntry], _ visit: Visit) throws -> HTML {
        let rows = orders.map { order in
            [
                caseCell(order.number, visit), DataTable.Cell(order.text),
                DataTable.Cell(order.reply ?? ""),
                DataTable.Cell(
                    visit.say(
                        SuperviseWord.repliedBy,
                        [
                            "unit": order.repliedBy.map { visit.unit($0) } ?? "",
                            "moment": order.repliedAt.map { visit.wording.moment($0) } ?? "",
                        ])),
            ]
        }
        return try table(.answered, [.caseColumn, .what, .reply, .when], rows, visit)
    }

    private func listed(_ visit: Visit) async throws -> [OrderEntry] {
        try await hall.openOrders(by: visit.person, limit: 1_000)
            + hall.answeredOrders(by: visit.person, limit: 1_000)
    }

    private func ordersCSV(_ visit: Visit) async throws -> Reply {
        let columns: [SuperviseWord] = [
            .caseColumn, .matter, .holders, .what, .given, .replyBy, .reply, .when,
        ]
        var table = CSVText(headings: columns.map { visit.say($0) })
        for order in try await listed(visit) {
            table.add(row: [
                order.number, visit.caseTitle(order.policy, else: ""),
                visit.wording.list(order.units.map { visit.unit($0) }), order.text,
                order.given.text(at: hall.world.offset), order.replyBy.description,
                order.reply ?? "", order.repliedAt?.text(at: hall.world.offset) ?? "",
            ])
        }
        return Reply.csv(table, named: "orders.csv")
    }

    private func ordersJSON(_ visit: Visit) async throws -> Reply {
        let items = try await listed(visit).map { order -> JSONValue in
            var object: JSONObject = [
                "number": .string(order.number), "order": .integer(Int64(order.order)),
                "units": .array(order.units.map { .string($0) }), "text": .string(order.text),
                "replyBy": .string(order.replyBy.description),
                "given": .string(order.given.text(at: hall.world.offset)),
            ]
            object["reply"] = order.reply.map { .string($0) }
            object["repliedAt"] = order.repliedAt.map {
                .string($0.text(at: hall.world.offset))
            }
            return .object(object)
        }
        return .json(["items": .array(items)])
    }

    // MARK: Giving orders and cards

    /// Finds the case first, then shows both forms for it.
    private func orderPage(
        _ visit: Visit, posted: Posted? = nil, errors: [ErrorSummary.Item] = []
    ) async throws -> Page {
        let text = posted?["number"] ?? visit.call.query.text("number")
        let title = visit.say(SuperviseWord.giveOrder)
        let back = (
            title: visit.say(SuperviseWord.title),
            address: visit.href(.other("/desk/supervise"))
        )
        guard let text, !text.isEmpty, let subject = try await subject(text, visit) else {
            let missed = text.map { !$0.isEmpty } ?? false
            let items =
                missed ? [ErrorSummary.Item("number", visit.say(SuperviseWord.numberNone))] : []
            return Page(
                title,
                .joined([
                    try ErrorSummary.html(items, visit), try Heading(title).html(),
                    try finder(text, missed, visit),
                ]), hasErrors: missed, back: back, isWide: true, isPrivate: true)
        }
        var parts = [
            try ErrorSummary.html(errors, visit),
            try Heading(title, above: subject.title).html(),
        ]
        if visit.call.query.text("done") != nil {
            parts.append(try Notice(.ok, visit.say(SuperviseWord.done)).html())
        }
        parts.append(
            try Rows([
                .init(
                    visit.say(SuperviseWord.caseColumn), [],
                    markup: try LinkLines(lines: [
                        .init(
                            subject.grouped, visit.href(.other("/desk/cases/\(subject.number)")))
                    ]).html()),
                .init(
                    visit.say(SuperviseWord.holders),
                    subject.units.map { visit.unit($0) }),
            ]).html())
        parts.append(
            try Split(
                try orderForm(subject, visit, posted, errors),
                try cardForm(subject, visit, posted, errors)
            ).html())
        return Page(
            title, .joined(parts), hasErrors: !errors.isEmpty, back: back, isWide: true,
            isPrivate: true)
    }

    /// A case as a supervisor names it in an order.
    private struct Subject {
        var id: CaseID
        var number: String
        var grouped: String
        var title: String
        var units: [String]
    }

    private func subject(_ text: String, _ visit: Visit) async throws -> Subject? {
        let digits = text.filter { $0 != " " && $0 != "-" }
        guard let number = try? CaseNumber(digits), let id = try await hall.caseID(of: number),
            let row = try await hall.store.row(of: id)
        else { return nil }
        let (json, _) = try await hall.readCase(id, by: visit.person, in: visit.language)
        var seen: Set<String> = []
        return Subject(
            id: id, number: number.text, grouped: number.grouped,
            title: visit.caseTitle(row.policy, else: json["title"]?.string ?? ""),
            units: row.places.map(\.unit).filter { seen.insert($0).inserted })
    }

    private func finder(_ text: String?, _ missed: Bool, _ visit: Visit) throws -> HTML {
        let field = Field(
            "number", visit.say(SuperviseWord.number), .line(autocomplete: "off", isShort: true),
            values: [text].compactMap(\.self),
            wrong: missed ? visit.say(SuperviseWord.numberNone) : nil, most: 40)
        return try AskForm(
            address: visit.href(.other("/desk/supervise/order")), fields: [try field.html()],
            hidden: [], button: visit.say(SuperviseWord.open), clear: nil
        ).html()
    }

    private func orderForm(
        _ subject: Subject, _ visit: Visit, _ posted: Posted?, _ errors: [ErrorSummary.Item]
    ) throws -> HTML {
        func wrong(_ field: String) -> String? { errors.first { $0.field == field }?.message }
        let fields = [
            Field(
                "text", visit.say(SuperviseWord.orderText), .text(rows: 4),
                values: posted?.all("text") ?? [], wrong: wrong("text"), most: 1000),
            Field(
                "replyBy", visit.say(SuperviseWord.orderDay),
                .line(type: "date", isShort: true), values: posted?.all("replyBy") ?? [],
                hint: visit.say(SuperviseWord.orderDayHint), wrong: wrong("replyBy")),
        ]
        let form = FormView(
            visit, to: visit.href(.other("/desk/supervise/order")),
            fields: try fields.map { try $0.html() },
            buttons: [.init(visit.say(SuperviseWord.orderSend))],
            hidden: [("number", subject.number), ("once", visit.newKey)])
        return try Section(
            visit.say(SuperviseWord.orderTitle), lead: visit.say(SuperviseWord.orderLead),
            [try form.html()]
        ).html()
    }

    private func cardForm(
        _ subject: Subject, _ visit: Visit, _ posted: Posted?, _ errors: [ErrorSummary.Item]
    ) throws -> HTML {
        func wrong(_ field: String) -> String? { errors.first { $0.field == field }?.message }
        let units = subject.units.map { Field.Option($0, visit.unit($0)) }
        let fields = [
            Field(
                "colour", visit.say(SuperviseWord.colour),
                .oneOf(
                    [
                        .init("yellow", visit.say(SuperviseWord.cardYellow)),
                        .init("red", visit.say(SuperviseWord.cardRed)),
                    ], isAcross: true),
                values: posted?.all("colour") ?? [], wrong: wrong("colour")),
            Field(
                "unit", visit.say(SuperviseWord.cardUnit), .list(units),
                values: posted?.all("unit") ?? [], wrong: wrong("unit")),
            Field(
                "reason", visit.say(SuperviseWord.reason), .text(rows: 3),
                values: posted?.all("reason") ?? [], wrong: wrong("reason"), most: 1000),
        ]
        let form = FormView(
            visit, to: visit.href(.other("/desk/supervise/card")),
            fields: try fields.map { try $0.html() },
            buttons: [.init(visit.say(SuperviseWord.cardSend), weight: .grave)],
            hidden: [("number", subject.number), ("once", visit.newKey)])
        return try Section(visit.say(SuperviseWord.cardTitle), [try form.html()]).html()
    }

    private func giveOrder(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        var errors: [ErrorSummary.Item] = []
        let text = posted["text"] ?? ""
        if text.isEmpty { errors.append(.init("text", visit.say(SuperviseWord.textMissing))) }
        let day = CivilDate(posted["replyBy"] ?? "")
        if let day, day < hall.today {
            errors.append(.init("replyBy", visit.say(SuperviseWord.dayPast)))
        } else if day == nil {
            errors.append(.init("replyBy", visit.say(SuperviseWord.dayMissing)))
        }
        guard errors.isEmpty, let day else {
            return .page(try await orderPage(visit, posted: posted, errors: errors))
        }
        return try await command(
            "order", ["text": .string(text), "replyBy": .string(day.description)], visit, posted)
    }

    private func showCard(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        var errors: [ErrorSummary.Item] = []
        let colour = posted["colour"] ?? ""
        if !["yellow", "red"].contains(colour) {
            errors.append(.init("colour", visit.say(SuperviseWord.colourMissing)))
        }
        let unit = posted["unit"] ?? ""
        if unit.isEmpty { errors.append(.init("unit", visit.say(SuperviseWord.unitMissing))) }
        let reason = posted["reason"] ?? ""
        if reason.isEmpty {
            errors.append(.init("reason", visit.say(SuperviseWord.reasonMissing)))
        }
        guard errors.isEmpty else {
            return .page(try await orderPage(visit, posted: posted, errors: errors))
        }
        let fields: JSONObject = [
            "colour": .string(colour), "unit": .string(unit), "reason": .string(reason),
        ]
        return try await command("card", fields, visit, posted)
    }

    /// Gives the command; what the city refuses comes back with what was typed.
    private func command(
        _ name: String, _ fields: JSONObject, _ visit: Visit, _ posted: Posted
    ) async throws -> PageAnswer {
        guard let subject = try await subject(posted["number"] ?? "", visit) else {
            return .page(try await orderPage(visit, posted: posted))
        }
        do {
            _ = try await hall.perform(
                name, fields, on: subject.id, seen: nil, by: visit.person,
                once: visit.once(posted))
            return .seeOtherAddress(
                visit.href(.other("/desk/supervise/order")) + "?number=\(subject.number)&done=1")
        } catch {
            let problem = Problem(showing: error)
            guard problem.kind.status < 500, problem.kind != .notFound else { throw error }
            let language = visit.language
            let message = "\(problem.title(in: language)) \(problem.detail(in: language))"
            return .page(
                try await orderPage(visit, posted: posted, errors: [.init("", message)]))
        }
    }

    // MARK: Answering

    private func ownOrdersPage(
        _ visit: Visit, posted: Posted? = nil, wrong: String? = nil, refusal: String? = nil
    ) async throws -> Page {
        let orders = try await hall.ownOrders(of: visit.person)
        let title = visit.say(SuperviseWord.ownOrders)
        let marked = posted.map { "\($0["case"] ?? "")/\($0["order"] ?? "")" }
        var items: [ErrorSummary.Item] = []
        if let refusal { items.append(.init("", refusal)) }
        var cards: [HTML] = []
        for (place, order) in orders.enumerated() {
            let isMarked = marked == "\(order.caseID)/\(order.order)"
            let id = "text-\(place)"
            if isMarked, let wrong { items.append(.init(id, wrong)) }
            cards.append(
                try answerForm(
                    order, id, visit, typed: isMarked ? posted?[posted?["field"] ?? ""] : nil,
                    wrong: isMarked ? wrong : nil))
        }
        var parts = [
            try ErrorSummary.html(items, visit),
            try Heading(title, lead: visit.say(SuperviseWord.ownLead)).html(),
        ]
        parts += cards.isEmpty ? [try Paragraphs(visit.say(SuperviseWord.ownNone)).html()] : cards
        return Page(
            title, .joined(parts), hasErrors: !items.isEmpty,
            back: (visit.say(DeskWord.title), visit.href(.other("/desk"))), isWide: true,
            isPrivate: true)
    }

    private func answerForm(
        _ order: OrderEntry, _ id: String, _ visit: Visit, typed: String?, wrong: String?
    ) throws -> HTML {
        let field = Field(
            id, visit.say(SuperviseWord.replyText), .text(rows: 3),
            values: [typed].compactMap(\.self), wrong: wrong, most: 1000)
        let form = FormView(
            visit, to: visit.href(.other("/desk/orders")), fields: [try field.html()],
            buttons: [.init(visit.say(SuperviseWord.replySend))],
            hidden: [
                ("case", order.caseID.description), ("order", String(order.order)),
                ("field", id), ("once", visit.newKey),
            ])
        let number = (try? CaseNumber(order.number))?.grouped ?? order.number
        return try Section(
            visit.wording.bracketed(visit.caseTitle(order.policy, else: ""), number),
            [
                try Rows([
                    .init(visit.say(SuperviseWord.what), order.text),
                    .init(
                        visit.say(SuperviseWord.replyBy), [visit.wording.day(order.replyBy)],
                        markup: try
                            (hall.world.now() >= order.lateFrom
                            ? Chip(.bad, visit.say(SuperviseWord.late))
                            : visit.dueChip(order.lateFrom)).html()),
                    .init(
                        visit.say(SuperviseWord.caseColumn), [],
                        markup: try LinkLines(lines: [
                            .init(number, visit.href(.other("/desk/cases/\(order.number)")))
                        ]).html()),
                ]).html(), try form.html(),
            ]
        ).html()
    }

    private func answerOrder(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        guard let id = CaseID(posted["case"] ?? ""), let order = Int(posted["order"] ?? "") else {
            throw Problem(.notFound)
        }
        let text = posted[posted["field"] ?? ""] ?? ""
        guard !text.isEmpty else {
            return .page(
                try await ownOrdersPage(
                    visit, posted: posted, wrong: visit.say(SuperviseWord.replyMissing)))
        }
        do {
            _ = try await hall.perform(
                "reply-to-order", ["order": .integer(Int64(order)), "text": .string(text)],
                on: id, seen: nil, by: visit.person, once: visit.once(posted))
            return .seeOther(.other("/desk/orders"))
        } catch {
            let problem = Problem(showing: error)
            guard problem.kind.status < 500, problem.kind != .notFound else { throw error }
            let language = visit.language
            let message = "\(problem.title(in: language)) \(problem.detail(in: language))"
            return .page(try await ownOrdersPage(visit, posted: posted, refusal: message))
        }
    }
}

extension Visit {
    /// The page's own key, so that a form sent twice is carried out once.
    func once(_ posted: Posted) -> OnceRequest {
        guard let key = posted["once"], (8...128).contains(key.utf8.count) else { return .system }
        let sent = posted.fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        return OnceRequest(key: key, digest: ShelfDigest.of("\(path) \(sent)"))
    }
}
