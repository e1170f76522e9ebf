import City
import Civics
import HTTPTypes
import JSON
import Policies
import Web

extension Portal {
    /// From "start" to "submitted".
    var applyRoutes: [Route] {
        let draft = "/apply/{draft}"
        return [
            page("/apply", "apply-nothing", for: .anyone) { _ in .seeOther(.services) },
            form("/apply", "apply-start", for: .anyone) { try await begin($0, $1) },
            page(draft, "draft-page", for: .signedIn) { visit in
                .page(try await draftPage(visit))
            }.draft,
            page("\(draft)/files", "draft-files-page", for: .signedIn) { visit in
                .page(try filesPage(try await visit.application()))
            }.draft,
            form(
                "\(draft)/files/{place}", "draft-upload", for: .signedIn, files: 21_000_000
            ) { try await upload($0, $1) }
            .draft.path("place", .whole(0...999), "Place of the material.").limited(.heavy),
            form("\(draft)/files/{place}/remove", "draft-remove-file", for: .signedIn) {
                try await removeFile($0, $1)
            }.draft.path("place", .whole(0...999), "Place of the material."),
            page("\(draft)/check", "draft-check-page", for: .signedIn) { visit in
                .page(try submitPage(try await visit.application()))
            }.draft,
            form("\(draft)/check", "draft-submit", for: .signedIn) { try await submit($0, $1) }
                .draft,
            page("\(draft)/done", "draft-done-page", for: .signedIn) { visit in
                .page(try await donePage(visit))
            }.draft,
            page("\(draft)/discard", "draft-discard-page", for: .signedIn) { visit in
                .page(try discardPage(try await visit.application()))
            }.draft,
            form("\(draft)/discard", "draft-discard", for: .signedIn) { visit, _ in
                guard let id = DraftID(visit.call.path("draft")) else { throw Problem(.notFound) }
                try await hall.discardDraft(id, by: visit.person)
                return .seeOther(.me)
            }.draft,
            page("\(draft)/{step}", "draft-step-page", for: .signedIn) { visit in
                let application = try await visit.application()
                let topic = try application.topic(visit.call.path("step"))
                return .page(try topicPage(application, topic))
            }.draft.path("step", .code(1...20), "Topic."),
            stepForm(draft),
        ]
    }

    /// A topic's form is read before anything else is asked, so that nothing typed is lost when the
    /// session has ended meanwhile.
    private func stepForm(_ draft: String) -> Route {
        Route(.post, "\(draft)/{step}", "draft-step", for: .anyone) { [self] call in
            let visit = try await Visit(call, self)
            let posted = try Posted(call)
            guard visit.person != nil else {
                let kept = KeptForm(posted, to: call.head.path ?? "/")
                return try reply(
                    .page(try signInPage(visit, next: call.head.path, kept: kept)), to: visit)
            }
            guard let sent = posted["csrf"], sent.isSameSecret(as: visit.csrf) else {
                return try aged(posted, visit)
            }
            return try reply(try await takeTopic(visit, posted), to: visit)
        }
        .forPeople().reading(.bytes(atMost: 512 * 1024)).refusing(.formExpired).draft
        .path("step", .code(1...20), "Topic.")
    }

    private func begin(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let service = posted["service"] ?? ""
        let policy = try visit.policy(service)
        guard visit.person != nil else {
            let next = Site.escaped(visit.href(.guide(service)))
            return .seeOtherAddress("\(visit.href(.signIn))?next=\(next)")
        }
        let (json, _) = try await hall.keepDraft(
            nil, service: policy.reference.id, body: ["answers": [:], "materials": [:]], seen: 0,
            by: visit.person)
        return .seeOther(.draft(json["id"]?.string ?? ""))
    }

    // MARK: What is left

    private func draftPage(_ visit: Visit) async throws -> Page {
        let application: Application
        do { application = try await visit.application() } catch {
            // Handed in already: the number is still there.
            if try await visit.filed(draft: visit.call.path("draft")) != nil {
                return try await donePage(visit)
            }
            throw error
        }
        let topics = application.topics
        let states = topics.map { application.progress($0) }
        let done = states.filter { $0 == .done || $0 == .notNeeded }.count
        let title = visit.say(ApplyWord.draftTitle)
        let count = visit.say(
            ApplyWord.countLeft, ["total": String(topics.count), "done": String(done)])
        var main = [
            try Heading(
                title,
                above: visit.say(ApplyWord.above, ["name": visit.name(of: application.policy)]),
                lead: visit.say(ApplyWord.draftLead)
            ).html(),
            try refusal(application), try Paragraphs(count).html(),
            try Section(
                visit.say(ApplyWord.partFill), [try fillList(application, topics, states).html()]
            ).html(),
            try Section(
                visit.say(ApplyWord.partFiles), [try filesTask(application).html()]
            ).html(),
            try Section(
                visit.say(ApplyWord.partSubmit),
                [try submitTask(application, isReady: done == topics.count).html()]
            ).html(),
        ]
        main.append(try kept(application))
        return Page(
            title, .joined(main), back: (visit.say(HouseWord.me), visit.href(.me)), isPrivate: true)
    }

    /// The rules say no to what is known already: said now, not after everything was filled in.
    private func refusal(_ application: Application) throws -> HTML {
        let visit = application.visit
        var known = application.complete(application.answers)
        for (name, held) in application.held { known[name] = held.value }
        let told = hall.checkEligibility(
            application.policy.reference.id, answers: known, in: visit.language)
        guard let told, told["answer"]?.string == "no", !application.answered.isEmpty else {
            return .empty
        }
        let message = told["message"]?.string ?? ""
        let article = told["article"]?.string
        return try Notice(
            .bad, title: visit.say(ServiceWord.verdictNo),
            article.map { visit.wording.bracketed(message, $0) } ?? message
        ).html()
    }

    private func fillList(
        _ application: Application, _ topics: [Application.Topic],
        _ states: [Application.Progress]
    ) -> TaskList {
        let visit = application.visit
        return TaskList(
            zip(topics, states).map { topic, state in
                TaskList.Task(
                    topic.title,
                    state == .notNeeded ? nil : visit.href(.step(application.id, topic.id)),
                    chip: visit.chip(state))
            })
    }

    private func filesTask(_ application: Application) -> TaskList {
        let visit = application.visit
        let state = application.filesProgress
        let names = application.missingFiles.map { $0.material.title.text(in: visit.language) }
        let chip =
            state == .notNeeded
            ? visit.chip(.still, ApplyWord.filesOptional)
            : application.isWithoutFiles
                ? visit.chip(.still, ApplyWord.filesMay) : visit.chip(state)
        return TaskList([
            .init(
                visit.say(ApplyWord.filesTitle),
                state == .notNeeded ? nil : visit.href(.files(application.id)),
                note: names.isEmpty
                    ? nil
                    : visit.say(ApplyWord.needed, ["name": visit.wording.list(names)]),
                chip: chip)
        ])
    }

    private func submitTask(_ application: Application, isReady: Bool) -> TaskList {
        let visit = application.visit
        let isReady = isReady && application.missingFiles.isEmpty
        return TaskList([
            .init(
                visit.say(ApplyWord.checkTitle), visit.href(.check(application.id)),
                chip: isReady
                    ? visit.chip(.info, ApplyWord.stateReady)
                    : visit.chip(.still, ApplyWord.stateWait))
        ])
    }

    private func kept(_ application: Application) throws -> HTML {
        let visit = application.visit
        var parts: [HTML] = []
        if let changed = Instant(application.changed) {
            let end = changed.adding(milliseconds: Self.draftDays * 86_400_000)
            let words = visit.say(
                ApplyWord.draftKept,
                [
                    "time": visit.wording.moment(changed),
                    "day": visit.wording.day(end.date(at: hall.world.offset)),
                ])
            parts.append(try Paragraphs(words, css: "muted").html())
        }
        let link = Lines([.init(visit.say(ApplyWord.discard), visit.href(.discard(application.id)))]
        )
        return .joined(parts + [try link.html()])
    }

    /// How long a draft is kept after its last change.
    static let draftDays: Int64 = 90

    private func discardPage(_ application: Application) throws -> Page {
        let visit = application.visit
        let title = visit.say(ApplyWord.discardTitle)
        let main = HTML.joined([
            try Heading(title, lead: visit.say(ApplyWord.discardText)).html(),
            try FormView(
                visit, to: visit.href(.discard(application.id)), fields: [],
                buttons: [.init(visit.say(ApplyWord.discard), weight: .grave)],
                links: [.init(visit.say(ApplyWord.keep), visit.href(.draft(application.id)))]
            ).html(),
        ])
        return Page(title, main, isPrivate: true)
    }
}

extension Visit {
    func application() async throws -> Application {
        try await Application(self, draft: call.path("draft"))
    }

    func chip(_ tone: Chip.Tone, _ word: some Word) -> HTML {
        (try? Chip(tone, say(word)).html()) ?? .empty
    }

    func chip(_ state: Application.Progress) -> HTML {
        switch state {
        case .todo: chip(.still, ApplyWord.stateTodo)
        case .begun: chip(.warn, ApplyWord.statePart)
        case .done: chip(.ok, ApplyWord.stateDone)
        case .notNeeded: chip(.still, ApplyWord.stateNotNeeded)
        }
    }
}

extension Route {
    fileprivate var draft: Route { path("draft", .opaqueID, "Draft.") }
}
