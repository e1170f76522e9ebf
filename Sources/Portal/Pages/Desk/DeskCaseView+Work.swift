import City
import Civics
import JSON
import Policies

extension DeskCaseView {
    // MARK: What is checked

    /// Checklists of the steps of review, with the article they stand under and who has checked.
    func checklist() throws -> HTML {
        guard let policy = file.policy else { return .empty }
        var rows: [[DataTable.Cell]] = []
        let needed = Set(file.branches.compactMap { $0["id"]?.string })
        for (branch, step) in policy.reviews where branch.map(needed.contains) ?? true {
            guard case .review(let items) = step.pattern, isOnTheWay(step, branch) else { continue }
            let article = policy.basis(ofBranch: branch) ?? step.citation
            for item in items {
                rows.append([
                    .init(branch.map { desk.branch($0) } ?? step.title.text(in: visit.language)),
                    .init(item), .init(article.map { visit.article($0, of: policy) } ?? ""),
                    .init(checked(item, branch, step.id)),
                ])
            }
        }
        guard !rows.isEmpty else { return .empty }
        let title = visit.say(DeskWord.checklist)
        let table = DataTable(
            title,
            [DeskWord.columnService, .columnStep, .columnLight, .columnStage].map {
                .init(visit.say(Self.heading($0)))
            }, rows, isStacked: true)
        return try Section(title, [try table.html()]).html()
    }

    private static func heading(_ word: DeskWord) -> DeskActWord {
        switch word {
        case .columnService: .columnBranch
        case .columnStep: .columnPoint
        case .columnLight: .columnArticle
        case _: .columnChecked
        }
    }

    /// The way the branch takes has this step: the case waits there, or somebody gave an opinion.
    private func isOnTheWay(_ step: Step, _ branch: String?) -> Bool {
        let path = branch.map { "\($0)/\(step.id)" } ?? step.id
        return file.waiting.contains { $0["place"]?.string == path }
            || (file.json["opinions"]?.array ?? []).contains { $0["place"]?.string == path }
    }

    private func checked(_ item: String, _ branch: String?, _ step: String) -> HTML {
        let path = branch.map { "\($0)/\(step)" } ?? step
        let opinion = (file.json["opinions"]?.array ?? []).last {
            $0["place"]?.string == path
                && ($0["checked"]?.array ?? []).contains { $0.string == item }
        }
        guard let opinion else { return visit.chip(.still, DeskWord.notChecked) }
        let unit = opinion["unit"]?.string.map { visit.unit($0) } ?? ""
        return (try? Chip(.ok, visit.say(DeskWord.checkedBy, ["unit": unit])).html()) ?? .empty
    }

    // MARK: The offices

    func branches() throws -> HTML {
        guard !file.branches.isEmpty else { return .empty }
        let rows = file.branches.map { branch -> [DataTable.Cell] in
            let id = branch["id"]?.string ?? ""
            let waits = file.waiting.filter { $0["branch"]?.string == id }
                .compactMap { $0["place"]?.string }.map { desk.place($0) }
            let awaits = (branch["awaits"]?.array ?? []).compactMap(\.string)
            var holds = waits
            if !awaits.isEmpty {
                holds.append(
                    visit.say(
                        DeskWord.awaits,
                        ["what": visit.wording.list(awaits.map { desk.branch($0) })]))
            }
            return [
                .init(branch["title"]?.string ?? desk.branch(id)),
                .init(branch["unit"]?.string.map { visit.unit($0) } ?? ""),
                .init(visit.branchChip(branch)), .init(holds.joined(separator: "；")),
                .init(due(branch["promisedDue"])), .init(due(branch["statutoryDue"])),
                .init(light(id)),
            ]
        }
        let title = visit.say(DeskWord.branches)
        let table = DataTable(
            title,
            [
                visit.say(CaseWord.branchColumn), visit.say(CaseWord.unitColumn),
                visit.say(CaseWord.stage), visit.say(DeskWord.holderColumn),
                visit.say(DeskWord.promised), visit.say(DeskWord.statutory),
                visit.say(DeskWord.columnLight),
            ].map { .init($0) }, rows, isStacked: true)
        return try Section(title, [try table.html()]).html()
    }

    func due(_ mark: JSONValue?) -> String {
        mark?["due"]?.string.map { visit.wording.date($0) } ?? ""
    }

    private func light(_ branch: String) -> HTML {
        let lights = (file.json["clocks"]?.array ?? []).filter {
            let id = $0["clock"]?.string ?? ""
            return $0["stoppedAt"] == nil
                && (id.hasSuffix("@branch:\(branch)") || id.contains("@place:\(branch)/"))
        }.compactMap { $0["light"]?.string }
        let order = ["green", "yellow", "red", "black"]
        guard
            let worst = lights.max(by: { left, right in
                (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
            }), let word = StageWord.light(worst)
        else { return .empty }
        return visit.chip(worst == "green" ? .ok : worst == "yellow" ? .warn : .bad, word)
    }

    // MARK: Clocks and letters

    func clocks() throws -> HTML {
        let lines = (file.json["clocks"]?.array ?? []).filter {
            let id = $0["clock"]?.string ?? ""
            return id == "promised" || id == "statutory"
        }.flatMap { clock -> [Lines.Line] in
            let word: CaseWord =
                clock["clock"]?.string == "promised" ? .clockPromised : .clockStatutory
            let head = Lines.Line(
                "\(visit.say(word)) · \(clock["limit"]?.string ?? "")",
                note: due(clock["due"]))
            let entries = (clock["entries"]?.array ?? []).map { entry -> Lines.Line in
                let kind = entry["kind"]?.string ?? ""
                let word = EventWord.event("clock." + kind).map { visit.say($0) } ?? kind
                return .init(
                    "\(visit.wording.date(entry["at"]?.string ?? "")) · \(word)",
                    note: [entry["article"]?.string, entry["note"]?.string].compactMap(\.self)
                        .joined(separator: " "))
            }
            return [head] + entries
        }
        var parts: [HTML] = []
        if !lines.isEmpty {
            parts.append(
                try Section(
                    visit.say(DeskWord.clocks),
                    [
                        try Lines(lines).html(),
                        try Lines([
                            .init(
                                visit.say(DeskWord.clockReasons),
                                visit.href(desk.site("dates")))
                        ]).html(),
                    ]
                ).html())
        }
        // Where they are printed as PDF, that is the letter; the page to print stands in for it.
        guard !visit.hall.prints else { return .joined(parts) }
        let letters = Letter.Kind.allCases.filter { $0.isThere(file) }.map { kind in
            Lines.Line(visit.say(kind.word), visit.href(desk.site("letters/\(kind.rawValue)")))
        }
        parts.append(
            try Section(visit.say(DeskWord.lettersTitle), [try Lines(letters).html()]).html())
        return .joined(parts)
    }
}

extension Policy {
    /// Steps of review with the branch they belong to, in the document's order.
    var reviews: [(branch: String?, step: Step)] {
        (flow?.steps ?? []).flatMap { step -> [(String?, Step)] in
            switch step.pattern {
            case .review: return [(nil, step)]
            case .parallel(let parallel):
                return parallel.branches.flatMap { branch in
                    branch.ways.flatMap(\.steps).compactMap { step in
                        if case .review = step.pattern { (branch.id, step) } else { nil }
                    }
                }
            case .accept, .supplement, .jointReview, .siteVisit, .gaps, .commit, .publicise,
                .hearing, .decide, .issue, .deliver, .pay, .child, .dispatch, .handle, .verify,
                .confirm, .callBack, .close, .rate:
                return []
            }
        }
    }
}

extension Policy {
    /// The article a branch rests on: of its service, else of the branch itself.
    func basis(ofBranch id: String?) -> Citation? {
        guard let branch = branches.first(where: { $0.branch.id == id })?.branch else {
            return services.first?.citation
        }
        return branch.service.flatMap { services[$0]?.citation } ?? branch.citation
    }
}

extension Visit {
    /// `第八条 食品经营许可`: a citation with the article's heading where the document has it.
    func article(_ citation: Citation, of policy: Policy) -> String {
        let article = policy.articles.first { article in
            article.citation.map { $0.article == citation.article && citation.document == nil }
                ?? false
        }
        return article?.heading ?? citation.text(in: language)
    }
}
