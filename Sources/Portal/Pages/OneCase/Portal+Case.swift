import City
import Civics
import Crypto
import JSON
import Policies
import Web

extension Portal {
    /// One case of a person and what they can do with it.
    var caseRoutes: [Route] {
        let one = "/me/cases/{number}"
        return [
            page(one, "my-case-page", for: .signedIn) { .page(try await casePage($0)) }.number,
            page("\(one)/dates", "my-case-dates-page", for: .signedIn) {
                .page(try await datesPage($0))
            }.number,
            form("\(one)/urge", "my-case-urge", for: .signedIn) { try await urge($0, $1) }.number,
            page("\(one)/withdraw", "my-case-withdraw-page", for: .signedIn) { visit in
                .page(try withdrawPage(try await visit.caseFile()))
            }.number,
            form("\(one)/withdraw", "my-case-withdraw", for: .signedIn) {
                try await withdraw($0, $1)
            }.number,
            page("\(one)/fix", "my-case-fix-page", for: .signedIn) { visit in
                .page(try fixPage(try await visit.caseFile(), Supplement()))
            }.number,
            form("\(one)/fix", "my-case-fix", for: .signedIn, files: 42_000_000) {
                try await fix($0, $1)
            }.number.limited(.heavy),
            page("\(one)/confirm", "my-case-confirm-page", for: .signedIn) { visit in
                .page(try confirmPage(try await visit.caseFile()))
            }.number,
            form("\(one)/confirm", "my-case-confirm", for: .signedIn) {
                try await confirm($0, $1)
            }.number,
            page("\(one)/answer", "my-case-answer-page", for: .signedIn) { visit in
                .page(try answerPage(try await visit.caseFile()))
            }.number,
            form("\(one)/answer", "my-case-answer", for: .signedIn) {
                try await answer($0, $1)
            }.number,
        ]
    }

    private func casePage(_ visit: Visit) async throws -> Page {
        let file = try await visit.caseFile()
        let timeline = try await hall.timeline(of: file.id, by: visit.person, in: visit.language)
        let grouped = visit.say(CaseWord.number, ["number": file.number.grouped])
        var parts = [
            try CaseHead(
                title: file.title, number: grouped, chip: visit.stageChip(file.stage)
            ).html()
        ]
        let waiting = file.actions.filter(\.isWaiting)
        if !waiting.isEmpty {
            parts.append(
                try Notice(
                    .warn, title: visit.say(CaseWord.todo),
                    links: waiting.map { .init($0.title, visit.href($0.site)) }
                ).html())
        }
        parts.append(try now(file))
        parts.append(try branches(file))
        parts.append(try decision(file))
        parts.append(try papers(file))
        parts.append(try await letters(file))
        parts.append(try await related(file) { .ofCase($0) })
        parts.append(try history(file, timeline))
        parts.append(try answers(file))
        parts.append(try others(file))
        let live = LiveView(
            visit, .ofCase(file.number.text, version: file.version), parts)
        return Page(
            file.title, try live.html(), back: (visit.say(CaseWord.meTitle), visit.href(.me)),
            isPrivate: true)
    }

    /// Where it is now: who, since when, promised by when, whom to call, and urging it.
    private func now(_ file: CaseFile) throws -> HTML {
        let visit = file.visit
        var parts: [HTML] = []
        if let due = file.json["promisedDue"], !file.isOver {
            var text = visit.say(CaseWord.by, ["day": visit.wording.due(due["due"]?.string ?? "")])
            if due["provisional"]?.bool ?? false {
                text = visit.wording.bracketed(text, visit.say(HouseWord.provisional))
            }
            let light = file.json["light"]?.string ?? ""
            let tone: Chip.Tone = light == "green" ? .ok : light == "yellow" ? .warn : .bad
            let word = StageWord.light(light).map { visit.say($0) } ?? light
            parts.append(try DueLineView(text: text, chip: try Chip(tone, word).html()).html())
        }
        let holders = try file.waiting.map { try holder(file, $0) }
        if !holders.isEmpty { parts.append(try HoldersView(cards: .joined(holders)).html()) }
        let dates = visit.href(.reasons(file.number.text))
        parts.append(try Lines([.init(visit.say(CaseWord.dates), dates)]).html())
        return try Section(visit.say(CaseWord.nowAt), parts).html()
    }

    private func holder(_ file: CaseFile, _ place: JSONValue) throws -> HTML {
        let visit = file.visit
        let path = place["place"]?.string ?? ""
        let step = file.name(of: path)
        let unit = place["unit"]?.string
        var notes = [
            visit.say(CaseWord.since, ["time": visit.wording.date(place["since"]?.string ?? "")])
        ]
        if let due = place["due"]?["due"]?.string {
            notes.append(visit.say(CaseWord.by, ["day": visit.wording.due(due)]))
        }
        let telephone = unit.flatMap { hall.rules.plan.units[$0]?.telephone }
        if let telephone { notes.append(visit.say(CaseWord.call, ["telephone": telephone])) }
        let isUrged = place["urged"]?.bool ?? false
        if isUrged { notes.append(visit.say(CaseWord.urged)) }
        let title: String
        if let party = place["party"]?.string {
            let word = file.roles.contains(party) ? CaseWord.holderYou : .holderParty
            title = visit.say(word, ["party": visit.party(party), "step": step])
        } else if let unit {
            title = visit.say(CaseWord.holder, ["unit": visit.unit(unit), "step": step])
        } else {
            title = visit.say(CaseWord.holderYou, ["step": step])
        }
        let mayUrge = unit != nil && !isUrged && file.roles.contains("applicant")
        let form = FormView(
            visit, to: visit.href(.urge(file.number.text)), fields: [],
            buttons: [.init(visit.say(CaseWord.urge), weight: .quiet)],
            hidden: [("place", path), ("version", String(file.version))])
        return try HolderView(
            title: title, notes: notes, urge: mayUrge ? try form.html() : .empty
        ).html()
    }

    private func branches(_ file: CaseFile) throws -> HTML {
        let visit = file.visit
        guard !file.branches.isEmpty else { return .empty }
        let unclocked = file.branches.filter { branch in
            !(file.json["clocks"]?.array ?? []).contains {
                $0["clock"]?.string == "promised@branch:\(branch["id"]?.string ?? "")"
            }
        }
        let waiting = Lines(
            unclocked.map { branch in
                .init(
                    branch["title"]?.string ?? branch["id"]?.string ?? "",
                    note: StageWord.branch(branch["status"]?.string ?? "").map { visit.say($0) })
            })
        return try Section(
            visit.say(CaseWord.branches),
            [try file.spans(), unclocked.isEmpty ? .empty : try waiting.html()]
        ).html()
    }

    private func decision(_ file: CaseFile) throws -> HTML {
        let visit = file.visit
        if let refusal = file.json["acceptanceRefusal"] { return try turnedAway(file, refusal) }
        guard let decision = file.json["decision"] else { return .empty }
        let isGranted = decision["granted"]?.bool ?? false
        let isPartial = decision["partial"]?.bool ?? false
        let word: CaseWord = isPartial ? .partly : isGranted ? .granted : .refused
        let articles = (decision["articles"]?.array ?? []).compactMap(\.string)
        let reason = decision["reason"]?.string ?? ""
        var texts = [reason]
        if !articles.isEmpty { texts.append(visit.wording.list(articles)) }
        let notice = Notice(
            isGranted ? .ok : .bad,
            title: "\(visit.say(word)) · \(visit.wording.date(decision["at"]?.string ?? ""))",
            texts.joined(separator: " "))
        var parts = [try notice.html()]
        if !isGranted || isPartial, let remedies = file.policy?.remedies {
            parts.append(try Paragraphs(remedies.text(in: visit.language)).html())
        }
        return try Section(visit.say(CaseWord.decision), parts).html()
    }

    /// 不予受理 with its reason and what can be done against it (行政许可法 第三十二条).
    private func turnedAway(_ file: CaseFile, _ refusal: JSONValue) throws -> HTML {
        let visit = file.visit
        let reasons = ["text", "ground", "article"].compactMap { refusal[$0]?.string }
        let notice = Notice(
            .bad, title: visit.say(StageWord.refusedAcceptance), reasons.joined(separator: " · "))
        return try Section(
            visit.say(CaseWord.decision),
            [
                try notice.html(),
                try Paragraphs(file.policy?.remedies?.text(in: visit.language) ?? "").html(),
            ]
        ).html()
    }

    private func papers(_ file: CaseFile) throws -> HTML {
        let visit = file.visit
        let papers = file.json["papers"]?.array ?? []
        guard !papers.isEmpty else { return .empty }
        let cards = papers.map { paper in
            let isRevoked = paper["revokedAt"] != nil
            return Cards.Card(
                paper["title"]?.string ?? "", visit.href(.documents),
                notes: [
                    visit.say(CaseWord.numberOf, ["number": paper["number"]?.string ?? ""]),
                    validity(visit, paper["validThrough"]?.string),
                ], chip: visit.paperChip(isRevoked ? "revoked" : "valid"))
        }
        return try Section(visit.say(CaseWord.papers), [try Cards(cards).html()]).html()
    }

    private func others(_ file: CaseFile) throws -> HTML {
        let visit = file.visit
        let lines = file.actions.filter { !$0.isWaiting }.map {
            Lines.Line($0.title, visit.href($0.site))
        }
        let receipts = Lines.Line(
            visit.say(CaseWord.receipts), "/api/v1/cases/\(file.number.text)/receipts")
        return try Section(
            visit.say(CaseWord.actions), [try Lines(lines + [receipts]).html()]
        ).html()
    }

    // MARK: Commands

    /// Gives a command once for each page shown: pressed twice, it is done once.
    func command(
        _ name: String, _ fields: JSONObject, on file: CaseFile, seen: Int, posted: Posted
    ) async throws {
        let text =
            "\(name) \(file.id) \(seen) \(String(decoding: JSONValue.object(fields).canonical(), as: UTF8.self))"
        let digest = Array(SHA256.hash(data: Array(text.utf8)))
        _ = try await hall.perform(
            name, fields, on: file.id, seen: nil, by: file.visit.person,
            once: OnceRequest(key: "page-" + Hex.text(digest.prefix(16)), digest: digest))
    }

    private func urge(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let file = try await visit.caseFile()
        try await command(
            "urge", ["place": .string(posted["place"] ?? "")], on: file,
            seen: posted["version"].flatMap { Int($0) } ?? 0, posted: posted)
        return .seeOther(.ofCase(file.number.text))
    }
}

extension CaseFile {
    var isOver: Bool {
        OwnCase.overStages.contains(stage)
    }
}

extension Visit {
    func caseFile() async throws -> CaseFile {
        try await CaseFile(self, number: call.path("number"))
    }
}

extension Route {
    fileprivate var number: Route { path("number", .code(18...22), "Case number.") }
}

/// The head of a case's page.
struct CaseHead: View {
    let title: String
    let number: String
    let chip: HTML

    static let template = Template(
        "case-head",
        """
        <h1>{{.title}}</h1><p>{{{.chip}}} <span class="figure">{{.number}}</span></p>
        """)
}

/// Everybody who holds the case now, side by side.
struct HoldersView: View {
    let cards: HTML

    static let template = Template("holders", "<div class=\"holders\">{{{.cards}}}</div>")
}

/// Who holds the case now.
struct HolderView: View {
    let title: String
    let notes: [String]
    let urge: HTML

    static let template = Template(
        "holder",
        """
        <div class="card"><h3>{{.title}}</h3>{{#.notes}}<p class="small">{{.}}</p>{{/.notes}}{{{.urge}}}</div>
        """)
}

/// A date with its light.
struct DueLineView: View {
    let text: String
    let chip: HTML

    static let template = Template("due-line", "<p><strong>{{.text}}</strong> {{{.chip}}}</p>")
}
