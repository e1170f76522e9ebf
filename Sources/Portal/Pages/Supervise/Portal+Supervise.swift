import City
import Civics
import HTTPTypes
import JSON
import Policies
import Web

extension Portal {
    static let statistics = Web.Audience.holding(Permission("read-statistics"))

    /// Supervision, and the orders units answer.
    var superviseRoutes: [Route] {
        overviewRoutes + orderRoutes
    }

    private var overviewRoutes: [Route] {
        [
            page("/desk/supervise", "supervise-page", for: Self.statistics) {
                .page(try await supervisePage($0))
            },
            page("/desk/supervise.csv", "supervise-csv", for: Self.statistics) {
                .reply(try await loadsCSV($0))
            },
            page("/desk/supervise.json", "supervise-json", for: Self.statistics) {
                .reply(try await loadsJSON($0))
            },
        ]
    }

    private func supervisePage(_ visit: Visit) async throws -> Page {
        let loads = try await hall.unitLoads(by: visit.person)
        let orders = try await hall.openOrders(by: visit.person)
        let corrections = try await hall.openCorrections(by: visit.person)
        let title = visit.say(SuperviseWord.title)
        var parts = [
            try Heading(title, lead: visit.say(SuperviseWord.lead)).html(),
            try figures(loads, orders, corrections, visit).html(),
        ]
        if visit.may(.superviseCase) {
            parts.append(
                try ButtonLink(
                    visit.say(SuperviseWord.giveOrder),
                    visit.href(.other("/desk/supervise/order"))
                ).html())
        }
        parts.append(try units(loads, visit))
        parts.append(try ordersPart(orders, visit))
        parts.append(try correctionsPart(corrections, visit))
        parts.append(try await ratings(visit))
        parts.append(try await cards(visit))
        return Page(title, .joined(parts), isWide: true, isPrivate: true)
    }

    private func figures(
        _ loads: [UnitLoad], _ orders: [OrderEntry], _ corrections: [CorrectionEntry],
        _ visit: Visit
    ) -> FigureLinks {
        func all(_ light: ClockLight) -> Int {
            loads.reduce(0) { $0 + ($1.lights[light] ?? 0) }
        }
        func figure(
            _ word: SuperviseWord, _ number: Int, _ place: String, _ tone: Chip.Tone
        ) -> FigureLinks.Figure {
            .init(
                title: visit.say(word), figure: String(number), address: place,
                tone: number == 0 ? "still" : tone.rawValue)
        }
        return FigureLinks(
            label: visit.say(SuperviseWord.figures),
            figures: [
                figure(.black, all(.black), "#units", .bad),
                figure(.red, all(.red), "#units", .bad),
                figure(.yellow, all(.yellow), "#units", .warn),
                figure(.ordersOpen, orders.count, "#orders", .info),
                figure(.badRatings, corrections.count, "#corrections", .warn),
            ])
    }

    // MARK: Units

    private func units(_ loads: [UnitLoad], _ visit: Visit) throws -> HTML {
        guard !loads.isEmpty else {
            return try Section(
                visit.say(SuperviseWord.units), id: "units",
                lead: visit.say(SuperviseWord.unitsNone), []
            ).html()
        }
        let columns: [(SuperviseWord, Bool)] = [
            (.unit, false), (.black, true), (.red, true), (.yellow, true), (.running, true),
            (.earliest, false),
        ]
        let rows = try loads.map { load in
            let queue = visit.href(.other("/desk/queue")) + "?unit=\(Site.escaped(load.unit))"
            let first = try earliest(load, visit)
            return [
                DataTable.Cell(visit.unit(load.unit), to: queue),
                light(load, .black, queue), light(load, .red, queue),
                light(load, .yellow, queue),
                DataTable.Cell(String(load.running), to: queue, isFigure: true), first,
            ]
        }
        let table = DataTable(
            visit.say(SuperviseWord.units),
            columns.map { DataTable.Column(visit.say($0.0), isFigure: $0.1) }, rows,
            isStacked: true)
        return try Section(
            visit.say(SuperviseWord.units), id: "units",
            [try table.html(), try Twins(visit, path: "/desk/supervise").html()]
        ).html()
    }

    private func light(_ load: UnitLoad, _ light: ClockLight, _ queue: String) -> DataTable.Cell {
        let count = load.lights[light] ?? 0
        return DataTable.Cell(
            String(count), to: count == 0 ? nil : "\(queue)&light=\(light.word)", isFigure: true)
    }

    private func earliest(_ load: UnitLoad, _ visit: Visit) throws -> DataTable.Cell {
        guard let first = load.first else { return DataTable.Cell(visit.say(SuperviseWord.none)) }
        let link = try LinkLines(lines: [
            .init(
                (try? CaseNumber(first.number))?.grouped ?? first.number,
                visit.href(.other("/desk/cases/\(first.number)")))
        ]).html()
        return DataTable.Cell(HTML.joined([link, try visit.dueChip(first.due).html()]))
    }

    private func loadsCSV(_ visit: Visit) async throws -> Reply {
        let columns: [SuperviseWord] = [.unit, .running, .yellow, .red, .black, .earliest]
        var table = CSVText(headings: columns.map { visit.say($0) })
        for load in try await hall.unitLoads(by: visit.person) {
            table.add(row: [
                visit.unit(load.unit), String(load.running), String(load.lights[.yellow] ?? 0),
                String(load.lights[.red] ?? 0), String(load.lights[.black] ?? 0),
                load.first?.due.text(at: hall.world.offset) ?? "",
            ])
        }
        return Reply.csv(table, named: "supervision.csv")
    }

    private func loadsJSON(_ visit: Visit) async throws -> Reply {
        let items = try await hall.unitLoads(by: visit.person).map { load -> JSONValue in
            var object: JSONObject = [
                "unit": .string(load.unit), "running": .integer(Int64(load.running)),
            ]
            for light in ClockLight.allCases {
                object[light.word] = .integer(Int64(load.lights[light] ?? 0))
            }
            object["earliest"] = load.first.map {
                [
                    "number": .string($0.number),
                    "due": .string($0.due.text(at: hall.world.offset)),
                ]
            }
            return .object(object)
        }
        return .json(["items": .array(items)])
    }

    // MARK: Ratings and cards

    private func correctionsPart(
        _ corrections: [CorrectionEntry], _ visit: Visit
    ) throws -> HTML {
        guard !corrections.isEmpty else {
            return try Section(
                visit.say(SuperviseWord.corrections), id: "corrections",
                lead: visit.say(SuperviseWord.correctionsNone), []
            ).html()
        }
        let rows = try corrections.map { one in
            [
                caseCell(one.number, visit), DataTable.Cell(visit.caseTitle(one.policy, else: "")),
                DataTable.Cell(
                    visit.say(SuperviseWord.levelOf, ["level": String(one.level)])),
                DataTable.Cell(visit.wording.moment(one.at)),
                DataTable.Cell(
                    try Chip(
                        one.contactedAt == nil ? .warn : .ok,
                        visit.say(
                            one.contactedAt == nil ? SuperviseWord.notContacted : .contacted)
                    ).html()),
            ]
        }
        let columns: [SuperviseWord] = [.caseColumn, .matter, .level, .when, .contacted]
        return try Section(
            visit.say(SuperviseWord.corrections), id: "corrections",
            [try table(.corrections, columns, rows, visit)]
        ).html()
    }

    private func ratings(_ visit: Visit) async throws -> HTML {
        let counts = try await hall.ratingCounts(by: visit.person)
        guard !counts.isEmpty else {
            return try Section(
                visit.say(SuperviseWord.ratings), lead: visit.say(SuperviseWord.ratingsNone), []
            ).html()
        }
        let rows = counts.map { count in
            [
                DataTable.Cell(
                    hall.publicDocument(count.policy)?.shown.map { visit.name(of: $0.policy) }
                        ?? count.policy),
                DataTable.Cell(String(count.invited), isFigure: true),
                DataTable.Cell(String(count.given), isFigure: true),
                DataTable.Cell(share(count.given, of: count.invited, visit), isFigure: true),
                DataTable.Cell(share(count.content, of: count.given, visit), isFigure: true),
            ]
        }
        let columns: [(SuperviseWord, Bool)] = [
            (.matter, false), (.invited, true), (.rated, true), (.responseRate, true),
            (.contentRate, true),
        ]
        let table = DataTable(
            visit.say(SuperviseWord.ratings),
            columns.map { DataTable.Column(visit.say($0.0), isFigure: $0.1) }, rows,
            isStacked: true)
        return try Section(
            visit.say(SuperviseWord.ratings), id: "ratings",
            [
                try table.html(),
                try Paragraphs(visit.say(SuperviseWord.ratingsLead), css: "muted").html(),
            ]
        ).html()
    }

    /// A share in whole percent; a dash where there is nothing to share.
    private func share(_ part: Int, of whole: Int, _ visit: Visit) -> String {
        guard whole > 0 else { return visit.say(SuperviseWord.none) }
        return visit.say(
            SuperviseWord.percent, ["number": String((part * 200 + whole) / (whole * 2))])
    }

    private func cards(_ visit: Visit) async throws -> HTML {
        let cards = try await hall.cards(by: visit.person, limit: 20)
        guard !cards.isEmpty else {
            return try Section(
                visit.say(SuperviseWord.cards), lead: visit.say(SuperviseWord.cardsNone), []
            ).html()
        }
        let rows = try cards.map { card in
            [
                DataTable.Cell(
                    try Chip(
                        card.colour == "red" ? .bad : .warn,
                        visit.say(card.colour == "red" ? SuperviseWord.cardRed : .cardYellow)
                    ).html()),
                DataTable.Cell(visit.unit(card.unit)), caseCell(card.number, visit),
                DataTable.Cell(card.reason), DataTable.Cell(visit.wording.moment(card.at)),
            ]
        }
        let columns: [SuperviseWord] = [.colour, .unit, .caseColumn, .reason, .when]
        return try Section(
            visit.say(SuperviseWord.cards), id: "cards",
            [try table(.cards, columns, rows, visit)]
        ).html()
    }

    // MARK: Parts

    func caseCell(_ number: String, _ visit: Visit) -> DataTable.Cell {
        DataTable.Cell(
            (try? CaseNumber(number))?.grouped ?? number,
            to: visit.href(.other("/desk/cases/\(number)")), css: "kept")
    }

    func table(
        _ caption: SuperviseWord, _ columns: [SuperviseWord], _ rows: [[DataTable.Cell]],
        _ visit: Visit
    ) throws -> HTML {
        try DataTable(
            visit.say(caption), columns.map { DataTable.Column(visit.say($0)) }, rows,
            isStacked: true
        ).html()
    }
}
