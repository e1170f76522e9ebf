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
}
