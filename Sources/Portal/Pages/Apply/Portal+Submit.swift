import Cases
import City
import Civics
import Crypto
import JSON
import Policies
import Web

extension Portal {
    /// 核对: everything once more, declarations, and the one button that hands it in.
    func submitPage(
        _ application: Application, typed: Set<String> = [], errors: [ErrorSummary.Item] = [],
        problem: Problem? = nil
    ) throws -> Page {
        let visit = application.visit
        let title = visit.say(ApplyWord.checkTitle)
        var parts = [try ErrorSummary.html(errors, visit)]
        if let problem { parts.append(try told(problem, application)) }
        parts.append(
            try Heading(
                title,
                above: visit.say(ApplyWord.above, ["name": visit.name(of: application.policy)]),
                lead: visit.say(ApplyWord.checkLead)
            ).html())
        parts += try answers(application)
        parts.append(try known(application))
        parts.append(try files(application))
        parts.append(try branches(application))
        parts.append(try declaration(application, typed, errors))
        return Page(
            title, .joined(parts), hasErrors: !errors.isEmpty || problem != nil,
            back: (visit.say(ApplyWord.draftTitle), visit.href(.draft(application.id))),
            isPrivate: true)
    }

    /// The city said no: why, and by which article.
    private func told(_ problem: Problem, _ application: Application) throws -> HTML {
        let visit = application.visit
        let (title, detail) = problem.told(in: visit.language) {
            application.policy.name(of: $1, as: $0, in: visit.language)
        }
        return try Notice(.bad, title: title, detail).html()
    }

    private func answers(_ application: Application) throws -> [HTML] {
        let visit = application.visit
        var asking = application.asking()
        return try application.topics.compactMap { topic in
            let shown = application.shown(topic.parts, &asking)
            guard !shown.isEmpty else { return nil }
            let address = visit.href(.step(application.id, topic.id))
            let rows = shown.map { shown -> Rows.Row in
                let part = shown.part.part
                let held = shown.part.field.flatMap { application.prefilled($0) }
                let typed = application.answers[part.key] ?? .null
                let value = typed.isNull ? held?.value ?? .null : typed
                return Rows.Row(
                    part.title, visit.texts(value, part),
                    act: .init(
                        visit.say(HouseWord.change), about: part.title, "\(address)#\(part.id)"))
            }
            return try Section(topic.title, [try Rows(rows).html()]).html()
        }
    }

    /// What offices hold of the matter: shown, not asked.
    private func known(_ application: Application) throws -> HTML {
        let visit = application.visit
        let facts = application.policy.facts.compactMap { fact -> Rows.Row? in
            guard let held = application.held[fact.name], !held.value.isNull, !fact.type.isPersonal
            else { return nil }
            let title = fact.title?.text(in: visit.language) ?? fact.name
            return Rows.Row(title, visit.texts(held.value, fact))
        }
        guard !facts.isEmpty else { return .empty }
        return try Section(
            visit.say(ApplyWord.known), lead: visit.say(ApplyWord.knownLead),
            [try Rows(facts).html()]
        ).html()
    }

    private func files(_ application: Application) throws -> HTML {
        let visit = application.visit
        let asked = application.askedFiles
        guard !asked.isEmpty else { return .empty }
        let rows = asked.map { item -> Rows.Row in
            let name = item.material.title.text(in: visit.language)
            let files = (application.files[item.material.name] ?? []).map(\.name)
            return Rows.Row(
                name, files.isEmpty ? [visit.say(ApplyWord.notAnswered)] : files,
                act: .init(
                    visit.say(HouseWord.change), about: name, visit.href(.files(application.id))))
        }
        return try Section(visit.say(ApplyWord.filesTitle), [try Rows(rows).html()]).html()
    }

    private func branches(_ application: Application) throws -> HTML {
        let visit = application.visit
        var asking = application.asking()
        let lines = asking.branches().filter { $0.answer == .yes }.compactMap { need in
            application.policy.branches.first { $0.branch.id == need.branch }.map {
                Lines.Line($0.branch.title.text(in: visit.language))
            }
        }
        guard !lines.isEmpty else { return .empty }
        return try Section(visit.say(ApplyWord.willDo), [try Lines(lines).html()]).html()
    }

    private func declaration(
        _ application: Application, _ typed: Set<String>, _ errors: [ErrorSummary.Item]
    ) throws -> HTML {
        let visit = application.visit
        var asking = application.asking()
        func field(_ id: String, _ title: String) throws -> HTML {
            try Field(
                id, title, .tick, values: typed.contains(id) ? ["true"] : [],
                wrong: errors.first { $0.field == id }?.message
            ).html()
        }
        var fields = try application.shown(application.declarations, &asking).map {
            try field($0.part.part.id, $0.part.part.title)
        }
        if fields.isEmpty { fields = [try field("declare", visit.say(ApplyWord.declare))] }
        let form = FormView(
            visit, to: visit.href(.check(application.id)), fields: fields,
            buttons: [.init(visit.say(ApplyWord.submit))],
            hidden: [("version", String(application.version))])
        return try Section(visit.say(ApplyWord.declaration), [try form.html()]).html()
    }

    // MARK: Handing in

    func submit(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let draft = visit.call.path("draft")
        if try await visit.filed(draft: draft) != nil { return .seeOther(.done(draft)) }
        let application = try await visit.application()
        let ticked = Set(posted.fields.filter { $0.value == "true" }.map(\.name))
        var errors = missing(application)
        errors += undeclared(application, ticked)
        let isStale = posted["version"] != String(application.version)
        guard errors.isEmpty, !isStale else {
            let stale = isStale ? [ErrorSummary.Item("", visit.say(ApplyWord.changedSince))] : []
            return .page(try submitPage(application, typed: ticked, errors: stale + errors))
        }
        do {
            _ = try await hall.fileCase(
                request(application, ticked), by: visit.person, once: Self.once(draft))
            return .seeOther(.done(draft))
        } catch {
            let problem = Problem(showing: error)
            guard problem.kind.status < 500 else { throw error }
            return .page(
                try submitPage(
                    application, typed: ticked, errors: items(problem, application),
                    problem: problem))
        }
    }

    /// The same draft is handed in once, however often the button is pressed.
    static func once(_ draft: String) -> OnceRequest {
        OnceRequest(
            key: "draft-\(draft)", digest: Array(SHA256.hash(data: Array("draft \(draft)".utf8))))
    }

    private func missing(_ application: Application) -> [ErrorSummary.Item] {
        let visit = application.visit
        var items: [ErrorSummary.Item] = application.topics.compactMap { topic in
            switch application.progress(topic) {
            case .done, .notNeeded: nil
            case .todo, .begun: .init("", visit.say(ApplyWord.incomplete, ["name": topic.title]))
            }
        }
        items += application.missingFiles.map {
            .init(
                "",
                visit.say(
                    ApplyWord.needed, ["name": $0.material.title.text(in: visit.language)]))
        }
        return items
    }

    func undeclared(
        _ application: Application, _ ticked: Set<String>
    ) -> [ErrorSummary.Item] {
        let visit = application.visit
        var asking = application.asking()
        let shown = application.shown(application.declarations, &asking)
        if shown.isEmpty, !ticked.contains("declare") {
            return [.init("declare", visit.say(ApplyWord.declareMissing))]
        }
        return shown.map(\.part.part).filter { !ticked.contains($0.id) }.map {
            .init($0.id, visit.say(ApplyWord.consentMissing, ["name": $0.title]))
        }
    }

    func items(_ problem: Problem, _ application: Application) -> [ErrorSummary.Item] {
        problem.fields.map { field in
            let key = JSONPointer(parsing: field.pointer)?.tokens.first ?? ""
            let named = application.policy.form?.fields.first { $0.name == key }?.title
            let name = named?.text(in: application.visit.language) ?? key
            let message = field.message(in: application.visit.language)
            return ErrorSummary.Item(
                "",
                application.visit.say(
                    ApplyWord.fieldProblem, ["name": name, "problem": message]))
        }
    }

    func request(_ application: Application, _ ticked: Set<String>) -> FilingRequest {
        var asking = application.asking()
        var answers = JSONObject()
        for topic in application.topics {
            for shown in application.shown(topic.parts, &asking)
            where shown.part.part.key != Application.areaKey {
                let part = shown.part
                let typed = application.answers[part.part.key] ?? .null
                let value =
                    typed.isNull ? part.field.flatMap { application.prefilled($0)?.value } : typed
                answers[part.part.key] = value.flatMap { $0.isNull ? nil : $0 }
            }
        }
        for shown in application.shown(application.declarations, &asking)
        where ticked.contains(shown.part.part.id) {
            answers[shown.part.part.key] = true
        }
        let asked = Set(application.askedFiles.map(\.material.name))
        let materials = application.materials.filter { asked.contains($0.key) && !$0.value.isEmpty }
        return FilingRequest(
            policy: application.policy.reference.id, answers: answers,
            materials: materials.mapValues { $0.map { AttachmentID(digest: $0) } },
            organisation: organisation(application, answers), territory: application.area,
            draft: DraftID(application.id))
    }

    /// The organisation applied for: the one whose code was typed, where the service is for them.
    private func organisation(_ application: Application, _ answers: JSONObject) -> String? {
        guard application.policy.intake.audience == .organisation else { return nil }
        let field = application.policy.form?.fields.first { $0.type == .creditCode }
        return field.flatMap { answers[$0.name]?.string }
    }
}

extension Visit {
    /// What was told when this draft was handed in; `nil` while it was not.
    func filed(draft: String) async throws -> JSONValue? {
        let person = try signedIn()
        let key = OnceKey(sender: person.account, "draft-\(draft)")
        guard let first = try await hall.store.firstAnswer(to: key) else { return nil }
        return try JSONValue(parsing: first.answer)
    }
}
