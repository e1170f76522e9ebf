import City
import Civics
import JSON
import Policies
import Web

extension Portal {
    /// One topic of the form.
    ///
    /// - Parameters:
    ///   - typed: What was sent, when the page comes back.
    ///   - news: Fields that earlier answers have brought up.
    func topicPage(
        _ application: Application, _ topic: Application.Topic, typed: Typed? = nil,
        answers: JSONObject? = nil, errors: [ErrorSummary.Item] = [], news: Int = 0
    ) throws -> Page {
        let visit = application.visit
        let shown = application.shown(topic, with: answers)
        let drawing = drawing(application, shown, typed: typed, errors: errors)
        var parts = [try ErrorSummary.html(errors, visit)]
        if news > 0 {
            let words = visit.say(ApplyWord.more, ["count": String(news)])
            parts.append(try Notice(.info, words).html())
        }
        parts.append(
            try Heading(
                topic.title, above: place(of: topic, in: application),
                lead: topic.id == "questions" ? visit.say(ApplyWord.questionsLead) : nil
            ).html())
        if application.lacksMandate, topic.parts.contains(where: { $0.field?.type == .creditCode })
        {
            parts.append(try Notice(.warn, visit.say(ApplyWord.noMandate)).html())
        }
        if shown.isEmpty { parts.append(try Paragraphs(visit.say(ApplyWord.nothingNeeded)).html()) }
        let fields = try shown.map { try drawing.html($0.part.part, isRequired: $0.isRequired) }
        parts.append(
            try FormView(
                visit, to: visit.href(.step(application.id, topic.id)), fields: fields,
                buttons: [
                    .init(visit.say(HouseWord.continueOn)),
                    .init(
                        visit.say(ApplyWord.saveExit), weight: .quiet, name: "exit", value: "true"),
                ], hidden: [("shown", shown.map(\.part.part.id).joined(separator: " "))]
            ).html())
        return Page(
            topic.title, .joined(parts), hasErrors: !errors.isEmpty,
            back: (visit.say(ApplyWord.draftTitle), visit.href(.draft(application.id))),
            isPrivate: true)
    }

    private func place(of topic: Application.Topic, in application: Application) -> String {
        let topics = application.topics
        let number = (topics.firstIndex { $0.id == topic.id } ?? 0) + 1
        return application.visit.say(
            ApplyWord.step, ["number": String(number), "total": String(topics.count)])
    }

    /// - Parameter fillsEmpty: What offices hold is put into controls that were left empty too.
    func drawing(
        _ application: Application, _ shown: [Application.Shown], typed: Typed?,
        errors: [ErrorSummary.Item], fillsEmpty: Bool = false
    ) -> FormDrawing {
        let visit = application.visit
        let parts = shown.map(\.part)
        var controls = typed ?? Typed(application.answers, parts.map(\.part))
        var sources: [String: String] = [:]
        for part in parts {
            guard let field = part.field, let held = application.prefilled(field) else { continue }
            let isOwn =
                application.answers[field.name].map { !$0.isNull && $0 != held.value } ?? false
            let isEmpty =
                typed == nil
                ? controls[part.part.id].isEmpty
                : fillsEmpty && controls.answer(part.part) == nil
            if isEmpty {
                controls.fill(part.part, held.value, id: part.part.id)
            }
            if !isOwn { sources[part.part.id] = source(held, application) }
        }
        return FormDrawing(
            visit: visit, typed: controls,
            wrong: Dictionary(errors.map { ($0.field, $0.message) }) { first, _ in first },
            sources: sources,
            correction: .init(visit.say(ApplyWord.correct), visit.href(.data) + "#correct"))
    }

    func source(_ held: Application.Held, _ application: Application) -> String {
        let visit = application.visit
        guard let resource = held.source.split(separator: ".").first else {
            return visit.say(ApplyWord.fromAccount)
        }
        let day = Instant(held.at).map { visit.wording.day($0.date(at: hall.world.offset)) } ?? ""
        let unit = visit.unit(
            PolicySurroundings(owners: [:]).owner(of: String(resource)))
        return visit.say(ApplyWord.fromOffice, ["unit": unit, "day": day])
    }

    // MARK: Taking it

    func takeTopic(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        var application = try await visit.application()
        let topic = try application.topic(visit.call.path("step"))
        let parts = topic.parts.map(\.part)
        var typed = Typed(posted, parts)
        if let field = posted["more"], let part = parts.first(where: { $0.id == field }) {
            typed.add(to: part)
            return .page(try topicPage(application, topic, typed: typed))
        }
        let wereShown = Set((posted["shown"] ?? "").split(separator: " ").map(String.init))
        let answers = merged(application, topic, typed, wereShown)
        let errors = application.problems(topic, answers).filter { item in
            wereShown.contains { item.field == $0 || item.field.hasPrefix("\($0).") }
        }
        guard errors.isEmpty else {
            return .page(
                try topicPage(application, topic, typed: typed, answers: answers, errors: errors))
        }
        application.answers = answers
        try await application.saved()
        if posted["exit"] != nil { return .seeOther(.me) }
        let fresh = try await visit.application()
        let news = fresh.shown(topic).filter { !wereShown.contains($0.part.part.id) }.count
        if news > 0 { return .page(try topicPage(fresh, topic, news: news)) }
        return .seeOther(next(after: topic, in: fresh))
    }

    /// The draft's answers with this page's. A field left empty on purpose is kept as null; a
    /// value left as an office has it is not kept at all.
    private func merged(
        _ application: Application, _ topic: Application.Topic, _ typed: Typed,
        _ wereShown: Set<String>
    ) -> JSONObject {
        var answers = application.answers
        for part in topic.parts where wereShown.contains(part.part.id) {
            let answer = typed.answer(part.part)
            let held = part.field.flatMap { application.prefilled($0)?.value }
            answers[part.part.key] = answer == held ? .null : answer ?? .null
        }
        return answers
    }

    /// The next topic that is not filled in, else the files, else the check.
    private func next(after topic: Application.Topic, in application: Application) -> Site {
        let topics = application.topics
        let here = topics.firstIndex { $0.id == topic.id } ?? 0
        for topic in topics[(here + 1)...] {
            let state = application.progress(topic)
            if state == .todo || state == .begun { return .step(application.id, topic.id) }
        }
        return .draft(application.id)
    }
}
