import Cases
import City
import Civics
import JSON
import Policies

extension Portal {
    /// What happened, oldest first, without the movements that only repeat it.
    func history(_ file: CaseFile, _ timeline: [JSONValue]) throws -> HTML {
        let visit = file.visit
        let nodes = timeline.compactMap { entry -> Timeline.Node? in
            guard let word = EventWord.event(entry["event"]?.string ?? ""),
                !EventWord.quiet.contains(word)
            else { return nil }
            return node(file, entry, word)
        }
        return try Section(visit.say(CaseWord.history), [try Timeline(nodes).html()]).html()
    }

    private func node(_ file: CaseFile, _ entry: JSONValue, _ word: EventWord) -> Timeline.Node {
        let told = timelineNode(file, entry, word)
        return Timeline.Node(told.what, when: told.time, who: told.who)
    }

    /// An entry of the timeline in words: what, when, by whom.
    func timelineNode(
        _ file: CaseFile, _ entry: JSONValue, _ word: EventWord
    ) -> (what: String, time: String, who: String) {
        let visit = file.visit
        let subject = entry["title"]?.string ?? entry["subject"]?.string.map { file.name(of: $0) }
        let what = visit.say(
            word,
            [
                "subject": subject.map { visit.party($0) } ?? "",
                "detail": detail(visit, entry["detail"]?.string ?? ""),
                "due": visit.wording.due(entry["due"]?["due"]?.string ?? ""),
            ])
        let who: String
        if let unit = entry["unit"]?.string {
            who = visit.unit(unit)
        } else if let party = entry["party"]?.string {
            let name = entry["agent"]?.string
            who =
                name.map {
                    visit.say(
                        MandateWord.agentActed, ["party": visit.party(party), "name": $0])
                } ?? visit.party(party)
        } else {
            who = visit.say(CaseWord.dataCity)
        }
        return (what, visit.wording.date(entry["at"]?.string ?? ""), who)
    }

    private func detail(_ visit: Visit, _ detail: String) -> String {
        LocalDateTime(detail).map { visit.wording.moment($0) } ?? detail
    }

    /// What was answered, with what offices gave.
    func answers(_ file: CaseFile) throws -> HTML {
        let visit = file.visit
        guard let policy = file.policy else { return .empty }
        let reader = FormPartReader(policy: policy, language: visit.language)
        let given = file.json["answers"] ?? .null
        func row(_ part: FormPart) -> Rows.Row? {
            guard let entry = given[part.key], let value = entry["value"], !value.isNull else {
                return nil
            }
            return Rows.Row(part.title, visit.texts(value, part))
        }
        let questions = policy.questions.enumerated().compactMap {
            row(reader.part($1, at: $0))
        }
        let fields = (policy.form?.fields ?? []).enumerated()
            .filter { policy.questions[$1.name] == nil && $1.question == nil }
            .compactMap { row(reader.part($1, at: $0)) }
        let materials = (file.json["materials"]?.object ?? [:]).compactMap { member -> Rows.Row? in
            let digests = (member.value["attachments"]?.array ?? []).compactMap(\.string)
            guard !digests.isEmpty else { return nil }
            return Rows.Row(
                file.name(of: member.key), "\(digests.count)",
                act: .init(
                    visit.say(HouseWord.openInNew), about: file.name(of: member.key),
                    visit.href(.attachment(digests[0]))))
        }
        let answers = try Rows(questions + fields).html()
        var parts = [try Unfold(visit.say(CaseWord.answers), answers).html()]
        if !materials.isEmpty {
            let rows = try Rows(materials).html()
            parts.append(try Unfold(visit.say(CaseWord.materials), rows).html())
        }
        return .joined(parts)
    }

    // MARK: Dates

    /// 时间怎么算: every clock of the case, day by day.
    ///
    /// - Parameter site: Where it leads back to; the person's own case unless said otherwise.
    func datesPage(_ visit: Visit, back site: Site? = nil) async throws -> Page {
        let file = try await visit.caseFile()
        let title = visit.say(CaseWord.dates)
        var parts = [
            try Heading(title, above: file.title, lead: visit.say(CaseWord.datesLead)).html()
        ]
        let clocks = try await hall.clocks(of: file.id, for: visit.person)
        for clock in clocks.filter(\.isOfWhole) + clocks.filter({ !$0.isOfWhole }) {
            guard
                let reasons = try await hall.dueReasons(
                    of: clock.id, in: file.id, for: visit.person)
            else { continue }
            parts.append(try section(file, clock, reasons))
        }
        return Page(
            title, .joined(parts),
            back: (file.title, visit.href(site ?? .ofCase(file.number.text))),
            isPrivate: true)
    }

    private func section(_ file: CaseFile, _ clock: Clock, _ reasons: DueReasons) throws -> HTML {
        let visit = file.visit
        let limit = reasons.limit.text(in: visit.language)
        let line: String
        if clock.stoppedAt != nil {
            line = visit.say(CaseWord.clockStopped, ["limit": limit])
        } else if let end = reasons.end {
            line = visit.say(
                CaseWord.clockEnds, ["limit": limit, "day": visit.wording.due(Self.text(end))])
        } else {
            line = visit.say(CaseWord.clockStands, ["limit": limit])
        }
        let days = Lines(reasons.days.map { .init($0.text(in: visit.language)) })
        let ledger = clock.entries.map { entry -> Lines.Line in
            let word = EventWord.event("clock." + entry.kind.rawValue)
            let ground = entry.ground.citation?.text(in: visit.language)
            return .init(
                visit.wording.moment(entry.at) + " · " + (word.map { visit.say($0) } ?? ""),
                note: ground)
        }
        return try Section(
            name(file, clock.id), lead: line,
            [
                try Lines(ledger).html(),
                reasons.days.isEmpty
                    ? .empty : try Unfold(visit.say(CaseWord.dayByDay), try days.html()).html(),
            ]
        ).html()
    }

    private static func text(_ end: Due.End) -> String {
        switch end {
        case .day(let day): day.description
        case .moment(let moment): moment.description
        }
    }

    private func name(_ file: CaseFile, _ id: ClockID) -> String {
        let visit = file.visit
        let measure =
            switch id.measure {
            case .promised: visit.say(CaseWord.clockPromised)
            case .statutory: visit.say(CaseWord.clockStatutory)
            }
        let what: String? =
            switch id.subject {
            case .whole: nil
            case .branch(let branch): file.name(of: branch)
            case .place(let place): file.name(of: place)
            }
        return what.map { visit.say(CaseWord.clockOf, ["what": $0, "clock": measure]) } ?? measure
    }
}

extension Clock {
    /// Counts for the whole case, not for a branch or a step.
    fileprivate var isOfWhole: Bool {
        switch id.subject {
        case .whole: true
        case .branch, .place: false
        }
    }
}
