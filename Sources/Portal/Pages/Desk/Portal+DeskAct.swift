import City
import Civics
import Crypto
import HTTPTypes
import JSON
import Policies
import Web

extension Portal {
    /// The form of an action, with what came back where it did.
    struct ActForm: Sendable {
        var typed: Posted?
        var held: [SentFile] = []
        var errors: [ErrorSummary.Item] = []
        /// What has happened since the page was opened.
        var news: [String] = []
        var letter: HTML = .empty
    }

    func actPage(_ visit: Visit) async throws -> Page {
        let desk = try await DeskFile(visit, number: visit.call.path("number"))
        guard let action = asked(desk) else { return try gone(desk) }
        return try await actPage(desk, action, ActForm())
    }

    private func asked(_ desk: DeskFile) -> DeskAction? {
        let query = desk.visit.call.query
        return desk.action(
            desk.visit.call.path("action"), branch: query.text("branch"),
            place: query.text("place"), subject: query.text("subject"))
    }

    /// The action is not there (any more): said, with the way back.
    private func gone(_ desk: DeskFile, _ news: [String] = []) throws -> Page {
        let visit = desk.visit
        let title = visit.say(DeskActWord.action(visit.call.path("action")))
        var parts = [
            try Heading(
                title, above: desk.file.title, lead: visit.say(DeskActWord.notOffered)
            ).html()
        ]
        if !news.isEmpty { parts.append(try told(news, visit)) }
        parts.append(
            try ButtonLink(visit.say(DeskActWord.toCase), visit.href(desk.site)).html())
        return Page(
            title, .joined(parts), status: .conflict,
            back: (desk.file.title, visit.href(desk.site)), isWide: true, isPrivate: true)
    }

    private func told(_ news: [String], _ visit: Visit) throws -> HTML {
        let head = try Notice(
            .warn, title: visit.say(DeskWord.stale), visit.say(DeskWord.staleText)
        ).html()
        return .joined([head, try Lines(news.map { .init($0) }).html()])
    }

    private func actPage(
        _ desk: DeskFile, _ action: DeskAction, _ form: ActForm
    ) async throws -> Page {
        let visit = desk.visit
        let title = desk.title(action)
        let sheet = desk.sheet(action, staff: try await hall.staff(for: visit.person))
        let number = visit.say(CaseWord.number, ["number": desk.number.grouped])
        var parts = [try ErrorSummary.html(form.errors, visit)]
        if !form.news.isEmpty { parts.append(try told(form.news, visit)) }
        parts.append(
            try Heading(title, above: "\(desk.file.title) · \(number)", lead: sheet.lead).html())
        if let hurdle = action.hurdle {
            parts.append(try Notice(.warn, desk.told(hurdle)).html())
            parts.append(
                try ButtonLink(visit.say(DeskActWord.toCase), visit.href(desk.site)).html())
        } else {
            parts.append(form.letter)
            parts.append(try formView(desk, action, sheet, form))
        }
        return Page(
            title, .joined(parts), hasErrors: !form.errors.isEmpty,
            back: (desk.file.title, visit.href(desk.site)), isWide: true, isPrivate: true)
    }

    private func formView(
        _ desk: DeskFile, _ action: DeskAction, _ sheet: ActSheet, _ form: ActForm
    ) throws -> HTML {
        let visit = desk.visit
        let wrong = Dictionary(
            form.errors.map { ($0.field, $0.message) }, uniquingKeysWith: { first, _ in first })
        let fields = try sheet.inputs.map {
            try $0.html(visit, form.typed, form.held, wrong: wrong)
        }
        var buttons = [
            FormView.Button(visit.say(DeskActWord.action(action.name)), weight: sheet.weight)
        ]
        if sheet.letter != nil {
            buttons.append(
                .init(
                    visit.say(DeskActWord.preview), weight: .quiet, name: "preview", value: "true"))
        }
        let takesFiles = sheet.inputs.contains {
            if case .files = $0.kind { true } else { false }
        }
        if takesFiles {
            buttons.append(
                .init(visit.say(ApplyWord.upload), weight: .quiet, name: "upload", value: "true"))
        }
        return try FormView(
            visit, to: desk.address(action), fields: fields, buttons: buttons,
            hidden: [("version", String(desk.file.version))]
                + form.held.map { ("held", $0.text) },
            links: [.init(visit.say(HouseWord.back), visit.href(desk.site))],
            takesFiles: takesFiles
        ).html()
    }

    // MARK: Doing it

    func act(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let desk = try await DeskFile(visit, number: visit.call.path("number"))
        let seen = posted["version"].flatMap { Int($0) } ?? 0
        let news = seen == desk.file.version ? [] : news(desk, since: seen)
        guard let action = asked(desk), action.hurdle == nil else {
            // Pressed twice, it was done the first time.
            if try await wasDone(desk, posted, seen) { return done(desk) }
            if let action = asked(desk) {
                return .page(try await actPage(desk, action, ActForm(typed: posted, news: news)))
            }
            return .page(try gone(desk, news))
        }
        let sheet = desk.sheet(action, staff: try await hall.staff(for: visit.person))
        var form = ActForm(typed: posted, held: posted.all("held").compactMap { SentFile($0) })
        try await takeFiles(posted, sheet, visit, &form)
        if posted["upload"] != nil || !form.errors.isEmpty {
            return .page(try await actPage(desk, action, form))
        }
        form.errors = sheet.inputs.compactMap { $0.fault(posted, form.held, visit) }
        form.errors += refusalFaults(posted, sheet, visit)
        guard form.errors.isEmpty else { return .page(try await actPage(desk, action, form)) }
        let fields = try await fields(posted, sheet, form.held, visit, &form)
        guard form.errors.isEmpty else { return .page(try await actPage(desk, action, form)) }
        if posted["preview"] != nil, let kind = sheet.letter {
            form.letter = try preview(kind, desk, action, fields)
            return .page(try await actPage(desk, action, form))
        }
        return try await give(desk, action, fields, seen, &form, news)
    }

    private func give(
        _ desk: DeskFile, _ action: DeskAction, _ fields: JSONObject, _ seen: Int,
        _ form: inout ActForm, _ news: [String]
    ) async throws -> PageAnswer {
        do {
            try await command(action.name, fields, on: desk.file, seen: seen)
            return done(desk)
        } catch {
            let problem = Problem(showing: error)
            guard problem.kind.status < 500, problem.kind != .notFound else { throw error }
            if problem.kind == .staleVersion {
                let fresh = try await DeskFile(desk.visit, number: desk.number.text)
                form.news = self.news(fresh, since: seen)
                guard let action = asked(fresh) else { return .page(try gone(fresh, form.news)) }
                return .page(try await actPage(fresh, action, form))
            }
            form.errors = [.init(field(of: problem, action), desk.told(problem))]
            return .page(try await actPage(desk, action, form))
        }
    }

    private func done(_ desk: DeskFile) -> PageAnswer {
        let name = desk.visit.call.path("action")
        return .seeOtherAddress(desk.visit.href(desk.site) + "?done=\(name)")
    }

    /// Gives a command upon the version that was seen, once for each page shown.
    private func command(
        _ name: String, _ fields: JSONObject, on file: CaseFile, seen: Int
    ) async throws {
        _ = try await hall.perform(
            name, fields, on: file.id, seen: seen, by: file.visit.person,
            once: Self.once(name, file.id, seen, file.visit))
    }

    /// One page shown gives one command, whatever stands in it when it is pressed again.
    private static func once(
        _ name: String, _ id: CaseID, _ seen: Int, _ visit: Visit
    ) -> OnceRequest {
        let query = visit.call.query
        let about = ["branch", "place", "subject"].map { query.text($0) ?? "" }
        let text = "\(name) \(id) \(seen) \(about.joined(separator: " "))"
        let digest = Array(SHA256.hash(data: Array(text.utf8)))
        return OnceRequest(key: "desk-" + Hex.text(digest.prefix(16)), digest: digest)
    }

    private func wasDone(_ desk: DeskFile, _ posted: Posted, _ seen: Int) async throws -> Bool {
        let visit = desk.visit
        let once = Self.once(visit.call.path("action"), desk.file.id, seen, visit)
        guard let key = once.key, let person = visit.person else { return false }
        return try await hall.store.firstAnswer(to: OnceKey(sender: person.account, key)) != nil
    }

    // MARK: Reading the form

    private func takeFiles(
        _ posted: Posted, _ sheet: ActSheet, _ visit: Visit, _ form: inout ActForm
    ) async throws {
        let ids = Set(sheet.inputs.map(\.id))
        for sent in posted.files where ids.contains(sent.field) && !sent.bytes.isEmpty {
            let taken = try await visit.takeIn(
                sent, accepting: FileTaken.usualKinds, atMost: FileTaken.usualSize)
            switch taken {
            case .stored(let stored):
                form.held.append(
                    SentFile(input: sent.field, digest: stored.digest, name: stored.name))
            case .wrong(let message): form.errors.append(.init(sent.field, message))
            }
        }
    }

    private func fields(
        _ posted: Posted, _ sheet: ActSheet, _ held: [SentFile], _ visit: Visit,
        _ form: inout ActForm
    ) async throws -> JSONObject {
        var fields = sheet.fixed
        for input in sheet.inputs {
            guard let value = input.value(posted, held) else { continue }
            // Several kinds of evidence are one list.
            if let earlier = fields[input.name]?.array, let more = value.array {
                fields[input.name] = .array(earlier + more)
            } else {
                fields[input.name] = value
            }
        }
        if let text = fields["case"]?.string {
            let digits = text.filter { $0 != " " && $0 != "-" }
            if let number = try? CaseNumber(digits), let id = try await hall.caseID(of: number) {
                fields["case"] = .string(id.description)
            } else {
                form.errors = [.init("case", visit.say(DeskActWord.mergeNone))]
            }
        }
        return fields
    }

    /// What a refusal needs besides: a reason, and for a decision its articles.
    private func refusalFaults(
        _ posted: Posted, _ sheet: ActSheet, _ visit: Visit
    ) -> [ErrorSummary.Item] {
        let names = Set(sheet.inputs.map(\.name))
        let no = ["granted", "passes", "passed"].first { posted[$0] == "false" }
        guard let no, names.contains(no) else { return [] }
        var items: [ErrorSummary.Item] = []
        let reason = no == "granted" ? "reason" : no == "passes" ? "text" : "note"
        if let input = sheet.inputs.first(where: { $0.name == reason }),
            (posted[reason] ?? "").isEmpty
        {
            items.append(
                .init(reason, visit.say(DeskActWord.fieldMissing, ["name": input.label])))
        }
        if no == "granted", posted.all("articles").isEmpty {
            items.append(.init("articles", visit.say(DeskActWord.articlesMissing)))
        }
        return items
    }

    /// The field a refusal of the engine is about.
    private func field(of problem: Problem, _ action: DeskAction) -> String {
        switch (problem.kind, action.name) {
        case (.evidenceMissing, "record-opinion"): "checked"
        case (.groundUnknown, _): "ground"
        case (.notExtendable, _): "by"
        case (.alreadyAsked, _): "items"
        case (.gapNotAllowed, _), (.materialsMissing, "accept"): "gaps"
        case (.boundsExceeded, "book-visit"): "on"
        case _: ""
        }
    }

    /// What has happened after a version, line by line.
    private func news(_ desk: DeskFile, since version: Int) -> [String] {
        let visit = desk.visit
        return desk.timeline.compactMap { entry in
            guard Int(entry["number"]?.int ?? 0) > version,
                let word = EventWord.event(entry["event"]?.string ?? ""),
                !EventWord.quiet.contains(word)
            else { return nil }
            let node = timelineNode(desk.file, entry, word)
            return visit.say(
                DeskWord.staleLine, ["time": node.time, "who": node.who, "what": node.what])
        }
    }
}
