import City
import Civics
import JSON
import Policies
import Web

extension Portal {
    var windowRoutes: [Route] {
        let audience = Web.Audience.holding(Permission("file-for-other"))
        return [
            page("/desk/window", "window-page", for: audience) { .page(try servicesAtWindow($0)) }
                .query(QueryParameter("q", .text(atMost: 100), "Words.")),
            page("/desk/window/{service}", "window-form-page", for: audience) { visit in
                let intake = try await WindowIntake(
                    visit, service: visit.call.path("service"), once: nonce())
                return .page(try windowPage(intake))
            }.path("service", .restrictedName, "Document."),
            form("/desk/window/{service}", "window-form", for: audience, files: 84_000_000) {
                try await takeIn($0, $1)
            }.path("service", .restrictedName, "Document.").limited(.heavy),
            page("/desk/window/done/{number}", "window-done-page", for: audience) {
                .page(try await windowDone($0))
            }.path("number", .code(18...22), "Case number.")
                .query(QueryParameter("refused", .code(3...40), "Why it was not accepted.")),
        ]
    }

    // MARK: Choosing the service

    private func servicesAtWindow(_ visit: Visit) throws -> Page {
        let title = visit.say(WindowWord.title)
        let words = (visit.call.query.text("q") ?? "").trimmed
        let all = visit.startable.filter { policy in
            policy.intake.channels.isEmpty || policy.intake.channels.contains(.window)
        }
        let found = words.isEmpty ? all : ServiceSearch(all).find(words)
        let field = Field(
            "q", visit.say(WindowWord.search), .line(autocomplete: "off"), values: [words],
            most: 100)
        let lines = found.map { policy in
            DeskLines.Line(
                number: visit.name(of: policy),
                address: visit.href(.other("/desk/window/\(policy.reference.id)")),
                title: policy.title.text(in: visit.language),
                step: policy.leadUnit.map { visit.unit($0) } ?? "", chips: [])
        }
        let main = HTML.joined([
            try Heading(title, lead: visit.say(WindowWord.lead)).html(),
            try AskForm(
                address: visit.href(.other("/desk/window")), fields: [try field.html()],
                hidden: [], button: visit.say(WindowWord.searchSend), clear: nil
            ).html(),
            lines.isEmpty
                ? try Paragraphs(visit.say(WindowWord.none)).html()
                : try DeskLines(lines: lines).html(),
        ])
        return Page(
            title, main, back: (visit.say(DeskWord.title), visit.href(.other("/desk"))),
            isWide: true, isPrivate: true)
    }

    // MARK: The one page

    func windowPage(_ intake: WindowIntake) throws -> Page {
        let application = intake.application
        let visit = intake.visit
        let name = visit.name(of: application.policy)
        let title = visit.say(WindowWord.begin, ["name": name])
        var fields = [try who(intake)]
        fields.append(try TopicsAcross(topics: try topics(intake)).html())
        fields.append(try papers(intake))
        fields.append(try confirmation(intake))
        var hidden = [("once", intake.once)]
        for (material, files) in intake.files.sorted(by: { $0.key < $1.key }) {
            for file in files { hidden.append(("held", "\(file.digest) \(material) \(file.name)")) }
        }
        let address = visit.href(.other("/desk/window/\(application.policy.reference.id)"))
        // The first button of the form is what the return key presses: it only looks up.
        let form = FormView(
            visit, to: address, fields: fields,
            buttons: [
                .init(visit.say(WindowWord.fileAccept), name: "act", value: "accept"),
                .init(visit.say(WindowWord.file), weight: .quiet, name: "act", value: "file"),
            ], hidden: hidden, takesFiles: true)
        var parts = [try ErrorSummary.html(intake.errors, visit)]
        if let problem = intake.problem {
            let (title, detail) = problem.told(in: visit.language) {
                application.policy.name(of: $1, as: $0, in: visit.language)
            }
            parts.append(try Notice(.bad, title: title, detail).html())
        }
        parts.append(
            try Heading(title, above: application.policy.title.text(in: visit.language)).html())
        parts.append(try form.html())
        return Page(
            title, .joined(parts), hasErrors: !intake.errors.isEmpty || intake.problem != nil,
            back: (visit.say(WindowWord.title), visit.href(.other("/desk/window"))), isWide: true,
            isPrivate: true)
    }

    private func wrong(_ intake: WindowIntake, _ field: String) -> String? {
        intake.errors.first { $0.field == field }?.message
    }

    private func who(_ intake: WindowIntake) throws -> HTML {
        let visit = intake.visit
        let field = Field(
            "number", visit.say(WindowWord.number), .line(autocomplete: "off", isShort: true),
            values: [intake.number], hint: visit.say(WindowWord.numberHint),
            wrong: wrong(intake, "number"), most: 20)
        var parts = [
            try field.html(),
            try SendButton(title: visit.say(WindowWord.look), name: "act", value: "look").html(),
        ]
        if intake.application.applicantNumber != nil {
            let name = intake.application.applicantName
            parts.append(
                try Notice(
                    name == nil ? .warn : .ok,
                    name.map { visit.say(WindowWord.found, ["name": $0]) }
                        ?? visit.say(WindowWord.notFound)
                ).html())
        }
        let facts = intake.application.policy.facts.compactMap { fact -> Rows.Row? in
            guard let held = intake.application.held[fact.name], !held.value.isNull,
                !fact.type.isPersonal
            else { return nil }
            let title = fact.title?.text(in: visit.language) ?? fact.name
            return Rows.Row(
                title, visit.texts(held.value, fact), source: source(held, intake.application))
        }
        if !facts.isEmpty {
            let known = visit.say(WindowWord.known)
            parts.append(try Unfold("\(known)（\(facts.count)）", try Rows(facts).html()).html())
        }
        return try Section(visit.say(WindowWord.who), parts).html()
    }

    private func topics(_ intake: WindowIntake) throws -> [HTML] {
        let application = intake.application
        return try application.topics.compactMap { topic in
            let shown = application.shown(topic)
            guard !shown.isEmpty else { return nil }
            var drawing = drawing(
                application, shown, typed: intake.typed ?? Typed(), errors: intake.errors,
                fillsEmpty: true)
            if let person = intake.person { fill(person, intake, &drawing) }
            let fields = try shown.map {
                try drawing.html($0.part.part, isRequired: $0.isRequired)
            }
            return try Section(topic.title, [try DenseFields(fields: fields).html()]).html()
        }
    }

    /// Who stands before the window is the first person of the form, unless somebody else was typed.
    private func fill(
        _ person: (part: FormPart, name: String), _ intake: WindowIntake,
        _ drawing: inout FormDrawing
    ) {
        guard drawing.typed.answer(person.part) == nil else { return }
        let value: JSONValue = [
            "姓名": .string(person.name), "身份号码": .string(intake.number),
        ]
        var typed = drawing.typed
        typed.fill(person.part, value, id: person.part.id)
        drawing = FormDrawing(
            visit: drawing.visit, typed: typed, wrong: drawing.wrong, sources: drawing.sources,
            correction: drawing.correction)
    }

    private func papers(_ intake: WindowIntake) throws -> HTML {
        let application = intake.application
        let visit = intake.visit
        var parts: [HTML] = []
        if !application.heldMaterials.isEmpty {
            let names = application.policy.materials.filter {
                application.heldMaterials.contains($0.name)
            }.map { $0.title.text(in: visit.language) }
            let words = visit.say(WindowWord.fetched, ["names": visit.wording.list(names)])
            parts.append(try Notice(.info, words).html())
        }
        let asked = application.askedFiles
        if asked.isEmpty {
            parts.append(try Paragraphs(visit.say(WindowWord.materialsNone)).html())
        }
        let fields = try asked.map { try paper($0, intake) }
        if !fields.isEmpty {
            parts.append(try DenseFields(fields: fields).html())
            parts.append(
                try SendButton(
                    title: visit.say(WindowWord.upload), name: "act", value: "upload"
                ).html())
        }
        return try Section(visit.say(WindowWord.materials), parts).html()
    }

    private func paper(_ asked: Application.Asked, _ intake: WindowIntake) throws -> HTML {
        let visit = intake.visit
        let material = asked.material
        let most = material.largest ?? FileTaken.usualSize
        let name = material.title.text(in: visit.language)
        let isOpen = asked.later != nil || asked.isOptional
        var parts = [
            try Field(
                "m\(asked.place)", name,
                .file(
                    accept: (material.accepts.isEmpty ? FileTaken.usualKinds : material.accepts)
                        .map { ".\($0)" }.joined(separator: ","), most: most,
                    tooLarge: visit.say(ApplyWord.fileTooLarge, ["size": Wording.size(most)])),
                hint: visit.kinds(of: material), wrong: wrong(intake, "m\(asked.place)"),
                optional: isOpen ? visit.say(WindowWord.later) : nil
            ).html()
        ]
        for (place, file) in (intake.files[material.name] ?? []).enumerated() {
            parts.append(
                try Lines([.init(file.name, visit.href(.attachment(file.digest)))]).html())
            parts.append(
                try BoxToTick(
                    id: "drop-\(asked.place)-\(place)", name: "drop",
                    value: "\(file.digest) \(material.name) \(file.name)",
                    label: visit.say(WindowWord.remove, ["name": file.name])
                ).html())
        }
        return try Boxed(content: .joined(parts)).html()
    }

    private func confirmation(_ intake: WindowIntake) throws -> HTML {
        let application = intake.application
        let visit = intake.visit
        var asking = application.asking()
        let branches = asking.branches().filter { $0.answer == .yes }.compactMap { need in
            application.policy.branches.first { $0.branch.id == need.branch }.map {
                Lines.Line($0.branch.title.text(in: visit.language))
            }
        }
        var parts: [HTML] = []
        if !branches.isEmpty {
            parts.append(
                try Unfold(visit.say(WindowWord.branches), try Lines(branches).html()).html())
        }
        let declared = application.shown(application.declarations, &asking).map(\.part.part)
        let ticks = declared.map { ($0.id, $0.title) } + [("read", visit.say(WindowWord.read))]
        for (id, title) in ticks {
            parts.append(
                try Field(
                    id, title, .tick, values: intake.ticked.contains(id) ? ["true"] : [],
                    wrong: wrong(intake, id)
                ).html())
        }
        return try Section(visit.say(WindowWord.confirm), parts).html()
    }
}
