import City
import Civics
import Policies
import Web

extension Portal {
    // MARK: Views

    func views(_ visit: Visit, _ wish: QueueWish) async throws -> HTML {
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

    func keepView(
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
                    visit.say(DeskWord.viewForget), weight: .quiet, name: "forget", value: "true"),
            ], hidden: [("query", wish.query())])
        return try Unfold(visit.say(DeskWord.viewKeep), try form.html()).html()
    }

    func changeViews(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
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

    func filters(_ visit: Visit, _ wish: QueueWish, _ rows: [DeskRow]) throws -> HTML {
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
}
