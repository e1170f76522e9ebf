import City
import Civics
import JSON
import Policies

extension Portal {
    // MARK: Withdrawing

    func withdrawPage(
        _ file: CaseFile, reason: String = "", errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        let visit = file.visit
        let field = Field(
            "reason", visit.say(CaseWord.reason), .text(rows: 3), values: [reason],
            wrong: errors.first { $0.field == "reason" }?.message, most: 500)
        return try formPage(
            file, CaseWord.withdraw, lead: visit.say(CaseWord.withdrawLead), fields: [field],
            send: .init(visit.say(CaseWord.withdrawSend), weight: .grave),
            to: .withdraw(file.number.text), errors: errors)
    }

    func withdraw(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let file = try await visit.caseFile()
        let reason = posted["reason"] ?? ""
        guard !reason.isEmpty else {
            let item = ErrorSummary.Item("reason", visit.say(CaseWord.reasonMissing))
            return .page(try withdrawPage(file, errors: [item]))
        }
        return try await done(file, "withdraw", ["reason": .string(reason)], posted) {
            try withdrawPage(file, reason: reason, errors: $0)
        }
    }

    // MARK: Confirming

    func confirmPage(
        _ file: CaseFile, typed: Posted? = nil, errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        let visit = file.visit
        guard let role = file.awaitedRole else { throw Problem(.notFound) }
        let agrees = Field(
            "agrees", visit.say(CaseWord.confirmAsk),
            .oneOf([
                .init("true", visit.say(CaseWord.confirmYes)),
                .init(
                    "false", visit.say(CaseWord.confirmNo),
                    hint: visit.say(CaseWord.confirmNoHint)),
            ]), values: typed?.all("agrees") ?? [],
            wrong: errors.first { $0.field == "agrees" }?.message)
        let note = Field(
            "note", visit.say(CaseWord.note), .text(rows: 3), values: typed?.all("note") ?? [],
            optional: visit.say(HouseWord.optional), most: 500)
        return try formPage(
            file, CaseWord.confirm,
            lead: visit.say(CaseWord.confirmLead, ["party": visit.party(role)]),
            before: [try answers(file)], fields: [agrees, note],
            send: .init(visit.say(CaseWord.confirmSend)), to: .confirm(file.number.text),
            errors: errors)
    }

    func confirm(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let file = try await visit.caseFile()
        guard let agrees = posted["agrees"], ["true", "false"].contains(agrees) else {
            let item = ErrorSummary.Item("agrees", visit.say(CaseWord.confirmMissing))
            return .page(try confirmPage(file, typed: posted, errors: [item]))
        }
        let fields: JSONObject = [
            "agrees": .bool(agrees == "true"), "note": .string(posted["note"] ?? ""),
        ]
        return try await done(file, "confirm", fields, posted) {
            try confirmPage(file, typed: posted, errors: $0)
        }
    }

    // MARK: Stating a view

    func answerPage(
        _ file: CaseFile, text: String = "", errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        let visit = file.visit
        guard let notice = file.openRefusal else { throw Problem(.notFound) }
        let articles = (notice["articles"]?.array ?? []).compactMap(\.string)
        let reason = Notice(
            .warn, notice["reason"]?.string ?? "", visit.wording.list(articles))
        let field = Field(
            "text", visit.say(CaseWord.answerText), .text(rows: 6), values: [text],
            wrong: errors.first { $0.field == "text" }?.message, most: 2000)
        return try formPage(
            file, CaseWord.answer, lead: visit.say(CaseWord.answerLead),
            before: [try reason.html()],
            fields: [field], send: .init(visit.say(CaseWord.confirmSend)),
            to: .answerRefusal(file.number.text), errors: errors)
    }

    func answer(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let file = try await visit.caseFile()
        let text = posted["text"] ?? ""
        guard !text.isEmpty else {
            let item = ErrorSummary.Item("text", visit.say(CaseWord.answerMissing))
            return .page(try answerPage(file, errors: [item]))
        }
        var fields: JSONObject = ["text": .string(text)]
        fields["branch"] = file.openRefusal?["branch"]
        return try await done(file, "answer-refusal", fields, posted) {
            try answerPage(file, text: text, errors: $0)
        }
    }

    // MARK: What they share

    /// A page with one form about one case.
    func formPage(
        _ file: CaseFile, _ title: some Word, lead: String, before: [HTML] = [], fields: [Field],
        send: FormView.Button, to site: Site, errors: [ErrorSummary.Item]
    ) throws -> Page {
        let visit = file.visit
        let back = visit.href(.ofCase(file.number.text))
        let form = FormView(
            visit, to: visit.href(site), fields: try fields.map { try $0.html() }, buttons: [send],
            hidden: [("version", String(file.version))],
            links: [.init(visit.say(HouseWord.back), back)])
        let main = HTML.joined(
            [
                try ErrorSummary.html(errors, visit),
                try Heading(visit.say(title), above: file.title, lead: lead).html(),
            ] + before + [try form.html()])
        return Page(
            visit.say(title), main, hasErrors: !errors.isEmpty, back: (file.title, back),
            isPrivate: true)
    }

    /// Gives a command; what the city refuses comes back on the same page with what was typed.
    func done(
        _ file: CaseFile, _ name: String, _ fields: JSONObject, _ posted: Posted,
        to site: Site? = nil, again: ([ErrorSummary.Item]) throws -> Page
    ) async throws -> PageAnswer {
        do {
            try await command(
                name, fields, on: file, seen: posted["version"].flatMap { Int($0) } ?? 0,
                posted: posted)
            return .seeOther(site ?? .ofCase(file.number.text))
        } catch {
            let problem = Problem(showing: error)
            guard problem.kind.status < 500, problem.kind != .notFound else { throw error }
            return .page(try again([.init("", file.told(problem))]))
        }
    }
}
