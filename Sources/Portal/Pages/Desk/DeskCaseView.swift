import City
import Civics
import JSON
import Policies

/// The parts of a case's page at a desk.
struct DeskCaseView {
    let desk: DeskFile
    var file: CaseFile { desk.file }
    var visit: Visit { desk.visit }

    // MARK: At a glance

    func strip() throws -> HTML {
        var facts: [FactStrip.Fact] = []
        func add(_ word: DeskWord, _ text: String?, _ chip: HTML = .empty) {
            guard let text else { return }
            facts.append(.init(name: visit.say(word), text: text, chip: chip))
        }
        add(.filed, file.json["filedAt"]?.string.map { visit.wording.date($0) })
        add(.accepted, file.json["acceptedAt"]?.string.map { visit.wording.date($0) })
        add(.channel, channel)
        for (word, id, member) in [
            (DeskWord.promised, "promised", "promisedDue"),
            (.statutory, "statutory", "statutoryDue"),
        ] {
            guard let due = file.json[member]?["due"]?.string else { continue }
            var text = visit.wording.due(due)
            if file.json[member]?["provisional"]?.bool ?? false {
                text = visit.wording.bracketed(text, visit.say(HouseWord.provisional))
            }
            add(word, text, clockChip(id) ?? .empty)
        }
        return try FactStrip(
            facts: facts,
            link: .init(visit.say(DeskWord.clockReasons), visit.href(desk.site("dates")))
        ).html()
    }

    private var channel: String? {
        guard let name = file.json["channel"]?.string else { return nil }
        let word: ServiceWord =
            switch name {
            case "online": .online
            case "window": .window
            case "phone": .phone
            case "kiosk": .kiosk
            case "grid": .grid
            case "hotline": .hotline
            case _: .otherChannel
            }
        return visit.say(word)
    }

    private func clockChip(_ id: String) -> HTML? {
        let clock = file.json["clocks"]?.array?.first { $0["clock"]?.string == id }
        guard let clock else { return nil }
        if clock["stoppedAt"] != nil { return visit.chip(.still, DeskWord.clockStopped) }
        let light = clock["light"]?.string ?? ""
        if clock["running"]?.bool == false { return visit.chip(.warn, DeskWord.clockStands) }
        let tone: Chip.Tone = light == "green" ? .ok : light == "yellow" ? .warn : .bad
        return StageWord.light(light).map { visit.chip(tone, $0) }
    }

    // MARK: What can be done

    func actions() throws -> HTML {
        let awaited = desk.actions.filter { $0.isAwaited && $0.hurdle == nil }
        let blocked = desk.actions.filter { $0.isAwaited && $0.hurdle != nil }
        let others = desk.actions.filter { !$0.isAwaited && $0.hurdle == nil }
        var parts: [HTML] = []
        let buttons = awaited.map {
            ActionLinks.Link(title: desk.title($0), address: desk.address($0), weight: "")
        }
        // What goes with the main act at the same desk stands beside it.
        let beside = others.filter { Self.besideMain.contains($0.name) }.map {
            ActionLinks.Link(title: desk.title($0), address: desk.address($0), weight: "quiet")
        }
        if !buttons.isEmpty || !beside.isEmpty {
            parts.append(try ActionLinks(links: buttons + beside).html())
        } else if blocked.isEmpty {
            parts.append(try Paragraphs(visit.say(DeskWord.toDoNone), css: "muted").html())
        }
        for action in blocked {
            let title = visit.say(DeskWord.blocked, ["action": desk.title(action)])
            parts.append(
                try Notice(.warn, title: title, action.hurdle.map { desk.told($0) } ?? "").html())
        }
        let rest = others.filter { !Self.besideMain.contains($0.name) }
        if !rest.isEmpty {
            let lines = Lines(rest.map { .init(desk.title($0), desk.address($0)) })
            parts.append(try Unfold(visit.say(DeskWord.otherActs), try lines.html()).html())
        }
        return try Section(visit.say(DeskWord.toDo), parts).html()
    }

    private static let besideMain: Set<String> = [
        "ask-for-supplement", "send-supplement-notice", "refuse-to-accept", "take-on", "resume",
    ]

    // MARK: The form beside the evidence

    func answers() throws -> HTML {
        guard let policy = file.policy else { return .empty }
        let reader = FormPartReader(policy: policy, language: visit.language)
        let given = file.json["answers"] ?? .null
        var rows: [[DataTable.Cell]] = []
        func add(_ title: String, _ entry: JSONValue?, _ texts: (JSONValue) -> [String]) {
            guard let entry, let value = entry["value"], !value.isNull else { return }
            rows.append([
                .init(title),
                .init(texts(value).joined(separator: visit.language == .en ? "; " : "；")),
                .init(source(entry)),
            ])
        }
        let fields = (policy.form?.fields ?? []).enumerated()
            .filter { policy.questions[$1.name] == nil && $1.question == nil }
        for (place, field) in fields {
            let part = reader.part(field, at: place)
            add(part.title, given[part.key]) { visit.texts($0, part) }
        }
        for (place, question) in policy.questions.enumerated() {
            let part = reader.part(question, at: place)
            add(part.title, given[part.key]) { visit.texts($0, part) }
        }
        var hasFacts = false
        for fact in policy.facts where given[fact.name]?["source"]?.string == "register" {
            hasFacts = true
            add(fact.title?.text(in: visit.language) ?? fact.name, given[fact.name]) {
                visit.texts($0, fact)
            }
        }
        if policy.caseKind == .cityEvent {
            add(visit.say(ApplyWord.area), given[EngineFacts.territory]) { [area($0)] }
        }
        guard !rows.isEmpty else {
            return try Section(
                visit.say(DeskWord.form), lead: visit.say(DeskWord.answersNone), []
            ).html()
        }
        let title = visit.say(DeskWord.form)
        let table = DataTable(
            title,
            [DeskActWord.columnItem, .columnAnswer, .columnSource].map { .init(visit.say($0)) },
            rows, isStacked: true)
        return try Section(
            title,
            [
                try table.html(),
                hasFacts
                    ? try Paragraphs(visit.say(DeskWord.registerLogged), css: "small").html()
                    : .empty,
            ]
        ).html()
    }

    /// The narrowest unit's name whose region a place lies in; the place's code where there is none.
    private func area(_ code: JSONValue) -> String {
        let code = code.string ?? ""
        let units = visit.hall.rules.plan.units.values.filter {
            [9, 12].contains($0.region.utf8.count) && code.hasPrefix($0.region)
        }
        let narrowest = units.max { ($0.region.count, $1.key) < ($1.region.count, $0.key) }
        return narrowest.map { $0.name.text(in: visit.language) } ?? code
    }

    private func source(_ entry: JSONValue) -> HTML {
        switch entry["source"]?.string {
        case "register":
            let resource = entry["resource"]?.string ?? ""
            let words = visit.say(DeskWord.fromRegister, ["unit": office(resource)])
            let time = visit.wording.date(entry["at"]?.string ?? "")
            return (try? SourceChip(chip: Chip(.ok, words).html(), time: time).html()) ?? .empty
        case "engine": return visit.chip(.info, DeskWord.fromCity)
        case "question": return visit.chip(.still, DeskWord.fromQuestion)
        case _: return visit.chip(.still, DeskWord.fromPerson)
        }
    }

    private func office(_ resource: String) -> String {
        guard let name = resource.split(separator: ".").first else { return resource }
        return visit.unit(PolicySurroundings(owners: [:]).owner(of: String(name)))
    }

    func materials() throws -> HTML {
        let title = visit.say(DeskWord.materials)
        let given = file.json["materials"]?.object ?? [:]
        guard !given.isEmpty else {
            return try Section(title, lead: visit.say(DeskWord.materialsNone), []).html()
        }
        let items = given.map { member -> EvidenceView.Item in
            let files = (member.value["attachments"]?.array ?? []).compactMap(\.string)
                .compactMap { desk.attachments[$0] }
            let material = file.policy?.materials[member.key]
            return EvidenceView.Item(
                title: file.name(of: member.key), state: state(member.value),
                why: material?.why.map { visit.say(DeskWord.basis, ["article": $0]) },
                files: files.map { shown($0) })
        }
        return try Section(title, [try EvidenceView(items: items).html()]).html()
    }

    private func state(_ material: JSONValue) -> HTML {
        let office = material["origin"]?.string.map { self.office($0) } ?? ""
        switch material["state"]?.string {
        case "fetched":
            return
                (try? Chip(
                    .ok, visit.say(DeskWord.materialFetched, ["unit": office])
                ).html()) ?? .empty
        case "generated": return visit.chip(.info, DeskWord.materialGenerated)
        case "supplied": return visit.chip(.ok, DeskWord.materialSupplied)
        case "promised":
            let day = visit.wording.date(material["promisedUntil"]?.string ?? "")
            let words = visit.say(DeskWord.materialPromised, ["day": day])
            return (try? Chip(.warn, words).html()) ?? .empty
        case _: return visit.chip(.bad, DeskWord.materialMissing)
        }
    }

    /// - Parameter kind: What it shows, where that says more than the file's name.
    func shown(_ stored: StoredAttachment, called kind: String? = nil) -> EvidenceView.File {
        let address = visit.href(.attachment(stored.digest))
        guard stored.state == .released else {
            return .init(
                title: visit.say(DeskWord.notReleased, ["name": kind ?? stored.name]),
                address: nil, picture: nil)
        }
        return .init(
            title: visit.say(DeskWord.openPDF, ["name": kind ?? stored.name]), address: address,
            picture: stored.kind.isPicture
                ? .init(address: address, alt: kind ?? stored.name) : nil)
    }
}

/// Where a value was read, and when.
struct SourceChip: View {
    let chip: HTML
    let time: String

    static let template = Template(
        "source-chip", #"{{{.chip}}}<span class="small when">{{.time}}</span>"#)
}

/// What stands first about a case, side by side.
struct FactStrip: View {
    struct Fact {
        var name: String
        var text: String
        var chip: HTML
    }

    let facts: [Fact]
    let link: Notice.Link

    static let template = Template(
        "fact-strip",
        """
        <dl class="strip">{{#.facts}}<div><dt>{{.name}}</dt><dd>{{.text}} {{{.chip}}}</dd></div>{{/.facts}}</dl>{{#.link}}<p class="strip-link"><a href="{{.address}}">{{.title}}</a></p>{{/.link}}
        """)
}

/// Actions side by side, each with a form of its own.
struct ActionLinks: View {
    struct Link {
        var title: String
        var address: String
        var weight: String
    }

    let links: [Link]

    static let template = Template(
        "action-links",
        #"<div class="acts">{{#.links}}<a class="button {{.weight}}" href="{{.address}}">{{.title}}</a>{{/.links}}</div>"#
    )
}
