import City
import Civics
import JSON
import Policies

extension DeskCaseView {
    /// Supplement, opinions, visits, intended refusals, orders, papers: what there is of each.
    func matters() throws -> HTML {
        .joined([
            try supplement(), try extensionRequests(), try opinions(), try visits(), try refusals(),
            try gaps(),
            try orders(), try papers(),
        ])
    }

    private func supplement() throws -> HTML {
        guard let supplement = file.json["supplement"] else { return .empty }
        let lines = (supplement["items"]?.array ?? []).map { item in
            Lines.Line(
                file.name(of: item["what"]?.string ?? ""),
                note: visit.say(
                    CaseWord.fixAsked,
                    [
                        "unit": item["unit"]?.string.map { visit.unit($0) } ?? "",
                        "defect": item["defect"]?.string ?? "",
                    ]))
        }
        var lead = visit.say(DeskWord.supplementGathering)
        if let at = supplement["noticedAt"]?.string {
            lead = visit.say(DeskWord.supplementSent, ["time": visit.wording.date(at)])
        }
        if let at = supplement["suppliedAt"]?.string {
            lead = visit.say(DeskWord.supplementBack, ["time": visit.wording.date(at)])
        }
        return try Section(
            visit.say(DeskWord.supplementTitle), lead: lead, [try Lines(lines).html()]
        ).html()
    }

    private func opinions() throws -> HTML {
        let nodes = (file.json["opinions"]?.array ?? []).map { opinion -> Timeline.Node in
            let word: DeskWord =
                opinion["passes"]?.bool ?? false ? .opinionGood : .opinionBad
            let checked = (opinion["checked"]?.array ?? []).compactMap(\.string)
            let what = visit.say(
                ApplyWord.fieldProblem,
                [
                    "name": visit.say(word),
                    "problem": opinion["place"]?.string.map { desk.place($0) } ?? "",
                ])
            return Timeline.Node(
                what, when: visit.wording.date(opinion["at"]?.string ?? ""),
                who: opinion["unit"]?.string.map { visit.unit($0) },
                notes: [opinion["text"]?.string ?? "", visit.wording.list(checked)].filter {
                    !$0.isEmpty
                })
        }
        guard !nodes.isEmpty else { return .empty }
        return try Section(visit.say(DeskWord.opinions), [try Timeline(nodes).html()]).html()
    }

    private func visits() throws -> HTML {
        let lines = (file.json["visits"]?.array ?? []).map { entry -> Lines.Line in
            let day = entry["day"]?.string ?? ""
            let time = entry["time"]?.string.map { String($0.prefix(5)) } ?? ""
            let branches = (entry["branches"]?.array ?? []).compactMap(\.string)
            return .init(
                visit.say(
                    DeskWord.visitLine,
                    [
                        "when": "\(visit.wording.date(day)) \(time)",
                        "branches": visit.wording.list(branches.map { desk.branch($0) }),
                    ]))
        }
        guard !lines.isEmpty else { return .empty }
        return try Section(visit.say(DeskWord.visits), [try Lines(lines).html()]).html()
    }

    private func refusals() throws -> HTML {
        let notices = try (file.json["refusalNotices"]?.array ?? []).map { notice in
            let articles = (notice["articles"]?.array ?? []).compactMap(\.string)
            let isOpen = notice["open"]?.bool ?? false
            return try Notice(
                isOpen ? .warn : .info, title: notice["branch"]?.string.map { desk.branch($0) },
                notice["reason"]?.string ?? "", visit.wording.list(articles)
            ).html()
        }
        guard !notices.isEmpty else { return .empty }
        return try Section(visit.say(DeskWord.refusals), notices).html()
    }

    private func gaps() throws -> HTML {
        let lines = (file.json["gaps"]?.array ?? []).filter { $0["open"]?.bool ?? false }.map {
            Lines.Line(
                visit.say(
                    DeskWord.gapLine,
                    [
                        "name": file.name(of: $0["material"]?.string ?? ""),
                        "day": due($0["due"]),
                    ]))
        }
        guard !lines.isEmpty else { return .empty }
        return try Section(visit.say(DeskWord.gaps), [try Lines(lines).html()]).html()
    }

    private func orders() throws -> HTML {
        let lines = (file.json["orders"]?.array ?? []).map { order in
            Lines.Line(
                visit.say(
                    DeskWord.orderLine,
                    [
                        "number": order["number"]?.plainText ?? "",
                        "day": visit.wording.date(order["replyBy"]?.string ?? ""),
                    ]),
                note: [order["text"]?.string, order["reply"]?.string].compactMap(\.self)
                    .joined(separator: " → "))
        }
        guard !lines.isEmpty else { return .empty }
        return try Section(visit.say(DeskWord.orders), [try Lines(lines).html()]).html()
    }

    private func papers() throws -> HTML {
        let lines = (file.json["papers"]?.array ?? []).map { paper in
            Lines.Line(
                paper["title"]?.string ?? "",
                note: visit.say(
                    CaseWord.numberOf, ["number": paper["number"]?.string ?? ""]))
        }
        guard !lines.isEmpty else { return .empty }
        return try Section(visit.say(DeskWord.papersMade), [try Lines(lines).html()]).html()
    }
}
