import City
import Civics
import HTTPTypes
import JSON
import Web

extension Portal {
    /// Pages anybody can use who holds a number and its code, or a link.
    var openRoutes: [Route] {
        [
            page("/track", "track-page", for: .anyone) { visit in
                let number = visit.call.query.text("number") ?? ""
                let code = visit.call.query.text("code") ?? ""
                return .page(try trackPage(visit, number: number, code: code))
            }.query(
                QueryParameter("number", .text(atMost: 40), "Case number."),
                QueryParameter("code", .text(atMost: 40), "Tracking code.")),
            form("/track", "track-form", for: .anyone) { try await track($0, $1) }.limited(.heavy),
            page("/verify", "verify-page", for: .anyone) { .page(try verifyPage($0)) },
            form("/verify", "verify-form", for: .anyone) { try verify($0, $1) },
            page("/v/{code}", "verified-page", for: .codeHolder) {
                .page(try await verifiedPage($0))
            }.path("code", .code(1...64), "Code of the document."),
            page("/rate/{token}", "rate-page", for: .codeHolder) {
                .page(try await ratePage($0))
            }.path("token", .code(1...64), "One-time link."),
            form("/rate/{token}", "rate-form", for: .codeHolder) { try await rate($0, $1) }
                .path("token", .code(1...64), "One-time link."),
        ]
    }

    // MARK: Tracking

    func trackPage(
        _ visit: Visit, number: String = "", code: String = "",
        errors: [ErrorSummary.Item] = [], found: HTML = .empty
    ) throws -> Page {
        func wrong(_ id: String) -> String? { errors.first { $0.field == id }?.message }
        let title = visit.say(CaseWord.trackTitle)
        let fields = [
            Field(
                "number", visit.say(CaseWord.trackNumber),
                .line(autocomplete: "off", isShort: true), values: [number],
                hint: visit.say(CaseWord.trackNumberHint), wrong: wrong("number"), most: 40),
            Field(
                "code", visit.say(CaseWord.trackCode), .line(autocomplete: "off", isShort: true),
                values: [code], wrong: wrong("code"), most: 40),
        ]
        let form = FormView(
            visit, to: visit.href(.track), fields: try fields.map { try $0.html() },
            buttons: [.init(visit.say(CaseWord.trackSend))])
        let main = HTML.joined([
            try ErrorSummary.html(errors, visit),
            try Heading(title, lead: visit.say(CaseWord.trackLead)).html(), found, try form.html(),
        ])
        return Page(title, main, hasErrors: !errors.isEmpty, hasForm: true, isPrivate: true)
    }

    private func track(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let number = posted["number"] ?? ""
        let code = (posted["code"] ?? "").filter { $0 != " " }.lowercased()
        var errors: [ErrorSummary.Item] = []
        var read: CaseNumber?
        if number.isEmpty {
            errors.append(.init("number", visit.say(CaseWord.trackNumberMissing)))
        } else {
            do throws(CodeFault) {
                read = try CaseNumber(number.filter { $0 != " " && $0 != "-" })
            } catch {
                let problem = error.fieldProblem(at: "").message(in: visit.language)
                errors.append(
                    .init("number", visit.say(CaseWord.trackWrongNumber, ["problem": problem])))
            }
        }
        if code.isEmpty { errors.append(.init("code", visit.say(CaseWord.trackCodeMissing))) }
        guard errors.isEmpty, let read else {
            return .page(try trackPage(visit, number: number, code: code, errors: errors))
        }
        // Guessing codes counts like guessing passwords, for this number and this place.
        let lock = "track \(read.text)"
        try signInLock.enter(lock, from: visit.call.source)
        guard
            let told = try await hall.track(
                number: read.text, code: code, in: visit.language)
        else {
            signInLock.failed(lock, from: visit.call.source)
            let item = ErrorSummary.Item("number", visit.say(CaseWord.trackMissing))
            return .page(try trackPage(visit, number: number, code: code, errors: [item]))
        }
        signInLock.succeeded(lock, from: visit.call.source)
        let found = try progress(visit, told)
        return .page(try trackPage(visit, number: read.grouped, code: code, found: found))
    }

    private func progress(_ visit: Visit, _ told: JSONValue) throws -> HTML {
        let stage = told["stage"]?.string ?? ""
        var rows = [
            Rows.Row(
                visit.say(CaseWord.numberColumn), told["numberGrouped"]?.string ?? ""),
            Rows.Row(visit.say(CaseWord.stage), [], markup: visit.stageChip(stage)),
        ]
        if let due = told["promisedDue"]?["due"]?.string {
            rows.append(.init(visit.say(CaseWord.due), visit.wording.due(due)))
        }
        for place in told["waiting"]?.array ?? [] {
            guard let unit = place["unit"]?.string else { continue }
            let since = visit.wording.date(place["since"]?.string ?? "")
            rows.append(
                .init(
                    visit.say(CaseWord.nowAt),
                    [visit.unit(unit), visit.say(CaseWord.since, ["time": since])]))
        }
        let title = visit.caseTitle(
            told["policy"]?.string ?? "", else: told["title"]?.string ?? "")
        return try Section(
            title, lead: visit.say(CaseWord.trackSignIn), [try Rows(rows).html()]
        ).html()
    }

    // MARK: Rating

    private func rateForm(
        _ visit: Visit, _ asked: JSONValue, typed: Posted? = nil,
        errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        let levels: [CaseWord] = [.rate5, .rate4, .rate3, .rate2, .rate1]
        let contact = Int(asked["contactAtOrBelow"]?.int ?? 0)
        let within = asked["contactWithin"]?.string.map {
            visit.say(CaseWord.rateBadHint, ["limit": $0])
        }
        let options = levels.enumerated().map { place, word in
            Field.Option(
                String(5 - place), visit.say(word), hint: 5 - place <= contact ? within : nil)
        }
        let title = visit.say(CaseWord.rateTitle)
        let number = asked["number"]?.string ?? ""
        let grouped = (try? CaseNumber(number))?.grouped ?? number
        let form = FormView(
            visit, to: visit.href(.rate(visit.call.path("token"))),
            fields: [
                try Field(
                    "level", visit.say(CaseWord.rateLevel), .oneOf(options),
                    values: typed?.all("level") ?? [],
                    wrong: errors.first { $0.field == "level" }?.message
                ).html(),
                try Field(
                    "comment", visit.say(CaseWord.rateComment), .text(),
                    values: typed?.all("comment") ?? [], optional: visit.say(HouseWord.optional),
                    most: 1000
                ).html(),
            ], buttons: [.init(visit.say(CaseWord.rateSend))])
        let main = HTML.joined([
            try ErrorSummary.html(errors, visit),
            try Heading(
                title, above: visit.say(CaseWord.number, ["number": grouped]),
                lead: visit.say(CaseWord.rateLead)
            ).html(), try form.html(),
        ])
        return Page(title, main, hasErrors: !errors.isEmpty, hasForm: true, isPrivate: true)
    }

    private func ratePage(_ visit: Visit) async throws -> Page {
        guard
            let asked = try await hall.ratingAsked(
                token: visit.call.path("token"), in: visit.language)
        else { return try gone(visit) }
        return try rateForm(visit, asked)
    }

    private func gone(_ visit: Visit) throws -> Page {
        let title = visit.say(CaseWord.rateTitle)
        return Page(
            title, try Heading(title, lead: visit.say(CaseWord.rateGone)).html(),
            status: .notFound)
    }

    private func rate(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let token = visit.call.path("token")
        guard let asked = try await hall.ratingAsked(token: token, in: visit.language) else {
            return .page(try gone(visit))
        }
        guard let level = posted["level"].flatMap({ Int($0) }), (1...5).contains(level) else {
            let item = ErrorSummary.Item("level", visit.say(CaseWord.rateMissing))
            return .page(try rateForm(visit, asked, typed: posted, errors: [item]))
        }
        let comment = String((posted["comment"] ?? "").prefix(1000))
        guard try await hall.rate(token: token, level: level, tags: [], comment: comment) != nil
        else { return .page(try gone(visit)) }
        let title = visit.say(CaseWord.rateThanks)
        return .page(Page(title, try Heading(title).html()))
    }
}
