import City
import Civics
import JSON
import Policies

/// What was uploaded and typed for a supplement so far. It travels with the form itself, so that
/// nothing is lost when the page comes back and nothing is kept that was never sent.
struct Supplement: Sendable {
    /// Files by material: digest and name.
    var files: [String: [(digest: String, name: String)]] = [:]
    var typed = Typed()
    var errors: [ErrorSummary.Item] = []
    /// A window hands it in for the person who stands before it.
    var isAtWindow = false

    /// Where its page is.
    func site(_ number: CaseNumber) -> Site {
        isAtWindow ? .other("/desk/cases/\(number.text)/supplement") : .fix(number.text)
    }

    /// Where the case is seen by whoever hands it in.
    func caseSite(_ number: CaseNumber) -> Site {
        isAtWindow ? .other("/desk/cases/\(number.text)") : .ofCase(number.text)
    }
}

extension Portal {
    /// One thing that is asked for.
    private struct Wanted {
        var place: Int
        var what: String
        var title: String
        var asked: [String]
        var material: Material?
        var part: FormPart?
    }

    private func wanted(_ file: CaseFile) -> [Wanted] {
        let visit = file.visit
        guard let policy = file.policy else { return [] }
        let reader = FormPartReader(policy: policy, language: visit.language)
        var wanted: [Wanted] = []
        for item in file.json["supplement"]?["items"]?.array ?? [] {
            let what = item["what"]?.string ?? ""
            let unit = item["unit"]?.string.map { visit.unit($0) } ?? visit.say(CaseWord.dataCity)
            let defect = visit.say(
                CaseWord.fixAsked, ["unit": unit, "defect": item["defect"]?.string ?? ""])
            if let place = wanted.firstIndex(where: { $0.what == what }) {
                wanted[place].asked.append(defect)
                continue
            }
            let field = (policy.form?.fields ?? []).enumerated().first { $1.name == what }
            wanted.append(
                Wanted(
                    place: wanted.count, what: what, title: file.name(of: what), asked: [defect],
                    material: policy.materials[what],
                    part: field.map { reader.part($0.element, at: $0.offset) }))
        }
        return wanted
    }

    func fixPage(_ file: CaseFile, _ supplement: Supplement) throws -> Page {
        let visit = file.visit
        let isAtWindow = supplement.isAtWindow
        let title = isAtWindow ? visit.say(DeskActWord.supplement) : visit.say(CaseWord.fix)
        let lead =
            isAtWindow ? visit.say(WindowWord.supplementLead) : visit.say(CaseWord.fixLead)
        let back = visit.href(supplement.caseSite(file.number))
        guard file.hasOpenSupplement else {
            return Page(
                title, try Heading(title, lead: visit.say(CaseWord.fixNone)).html(),
                back: (file.title, back), isPrivate: true)
        }
        let items = wanted(file)
        var hidden: [(String, String)] = [("version", String(file.version))]
        for (name, files) in supplement.files.sorted(by: { $0.key < $1.key }) {
            for one in files { hidden.append(("held", "\(one.digest) \(name) \(one.name)")) }
        }
        let form = FormView(
            visit, to: visit.href(supplement.site(file.number)),
            fields: try items.map { try field(file, $0, supplement) },
            buttons: [
                .init(visit.say(CaseWord.fixSend)),
                .init(visit.say(ApplyWord.upload), weight: .quiet, name: "upload", value: "true"),
            ], hidden: hidden, links: [.init(visit.say(HouseWord.back), back)], takesFiles: true)
        let main = HTML.joined([
            try ErrorSummary.html(supplement.errors, visit),
            try Heading(title, above: file.title, lead: lead).html(),
            try due(file), try form.html(),
        ])
        return Page(
            title, main, hasErrors: !supplement.errors.isEmpty, back: (file.title, back),
            isPrivate: true)
    }

    private func due(_ file: CaseFile) throws -> HTML {
        let place = file.waiting.first { $0["role"]?.string == "supplement" }
        guard let day = place?["due"]?["due"]?.string else { return .empty }
        let words = file.visit.say(CaseWord.fixDue, ["day": file.visit.wording.due(day)])
        return try Notice(.warn, words).html()
    }

    private func field(
        _ file: CaseFile, _ item: Wanted, _ supplement: Supplement
    ) throws -> HTML {
        let visit = file.visit
        let asked = try Paragraphs(item.asked).html()
        var parts = [asked]
        let id = "s\(item.place)"
        let wrong = supplement.errors.first { $0.field == id }?.message
        if let part = item.part {
            let drawing = FormDrawing(
                visit: visit, typed: supplement.typed,
                wrong: wrong.map { [part.id: $0] } ?? [:])
            parts.append(try drawing.html(part, isRequired: true))
        } else {
            let held = (supplement.files[item.what] ?? []).map {
                Lines.Line($0.name, visit.href(.attachment($0.digest)))
            }
            if !held.isEmpty { parts.append(try Lines(held).html()) }
            let most = item.material?.largest ?? FileTaken.usualSize
            let word: ApplyWord = held.isEmpty ? .choose : .uploadMore
            let field = Field(
                id,
                visit.say(word) + visit.say(ApplyWord.uploadAbout, ["name": item.title]),
                .file(
                    accept: (item.material?.accepts ?? FileTaken.usualKinds).map { ".\($0)" }
                        .joined(separator: ","), most: most,
                    tooLarge: visit.say(ApplyWord.fileTooLarge, ["size": Wording.size(most)])),
                hint: item.material.flatMap { visit.kinds(of: $0) }, wrong: wrong)
            parts.append(try field.html())
        }
        return try CardView(title: item.title, content: .joined(parts)).html()
    }

    // MARK: Taking it

    func fix(
        _ visit: Visit, _ posted: Posted, atWindow isAtWindow: Bool = false
    ) async throws -> PageAnswer {
        let file = try await visit.caseFile()
        var supplement = Supplement()
        supplement.isAtWindow = isAtWindow
        guard file.hasOpenSupplement else { return .seeOther(supplement.caseSite(file.number)) }
        let items = wanted(file)
        for text in posted.all("held") {
            let parts = text.split(separator: " ", maxSplits: 2).map(String.init)
            guard parts.count == 3 else { continue }
            supplement.files[parts[1], default: []].append((parts[0], parts[2]))
        }
        supplement.typed = Typed(posted, items.compactMap(\.part))
        for item in items where item.part == nil {
            guard let sent = posted.files.first(where: { $0.field == "s\(item.place)" }) else {
                continue
            }
            try await take(sent, item, visit, &supplement)
        }
        if posted["upload"] != nil || !supplement.errors.isEmpty {
            return .page(try fixPage(file, supplement))
        }
        supplement.errors = missing(items, supplement, visit)
        guard supplement.errors.isEmpty else { return .page(try fixPage(file, supplement)) }
        return try await send(file, items, supplement, posted)
    }

    private func take(
        _ sent: PostedFile, _ item: Wanted, _ visit: Visit, _ supplement: inout Supplement
    ) async throws {
        let taken = try await visit.takeIn(
            sent, accepting: item.material?.accepts ?? FileTaken.usualKinds,
            atMost: item.material?.largest ?? FileTaken.usualSize)
        switch taken {
        case .stored(let stored):
            supplement.files[item.what, default: []].append((stored.digest, stored.name))
        case .wrong(let message):
            supplement.errors.append(.init("s\(item.place)", message))
        }
    }

    private func missing(
        _ items: [Wanted], _ supplement: Supplement, _ visit: Visit
    ) -> [ErrorSummary.Item] {
        items.compactMap { item in
            let isThere =
                item.part.map { supplement.typed.answer($0) != nil }
                ?? !(supplement.files[item.what] ?? []).isEmpty
            if isThere { return nil }
            return .init(
                item.part?.id ?? "s\(item.place)",
                visit.say(CaseWord.fixMissing, ["name": item.title]))
        }
    }

    private func send(
        _ file: CaseFile, _ items: [Wanted], _ supplement: Supplement, _ posted: Posted
    ) async throws -> PageAnswer {
        var answers = JSONObject()
        for part in items.compactMap(\.part) { answers[part.key] = supplement.typed.answer(part) }
        var materials = JSONObject()
        for (name, files) in supplement.files {
            materials[name] = .array(files.map { .string($0.digest) })
        }
        let fields: JSONObject = [
            "answers": .object(answers), "materials": .object(materials),
        ]
        let site = supplement.caseSite(file.number)
        return try await done(file, "supplement", fields, posted, to: site) { errors in
            var again = supplement
            again.errors = errors
            return try fixPage(file, again)
        }
    }
}

/// A part set off with a heading.
struct CardView: View {
    let title: String
    let content: HTML

    static let template = Template(
        "card", #"<section class="card"><h2>{{.title}}</h2>{{{.content}}}</section>"#)
}
