import City
import Civics
import JSON
import Web

extension Portal {
    /// Finds the case first, then shows both forms for it.
    func orderPage(
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

    func giveOrder(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
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

    func showCard(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
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
            let message = problem.sentence(in: language)
            return .page(
                try await orderPage(visit, posted: posted, errors: [.init("", message)]))
        }
    }
}
