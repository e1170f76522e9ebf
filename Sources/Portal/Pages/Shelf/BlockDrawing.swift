import City
import Civics
import FEEL
import Policies

/// Shows one block of a document as a table people can read.
struct BlockDrawing {
    let visit: Visit
    let policy: Policy
    let piece: DocumentPiece

    /// `nil` for blocks that are shown as written.
    func html(_ kind: String) throws -> HTML? {
        switch kind {
        case "facts": try facts()
        case "parameters": try parameters()
        case "decision": try decisions()
        case "questions": try questions()
        case "service": try services()
        case "bundle": try bundle()
        case "form": try form()
        case "materials": try materials()
        case "flow": try flow()
        case "fees": try fees()
        case "paper": try papers()
        case "calendar": try calendars()
        case "categories": try categories()
        case "suspension": try suspensions()
        case _: nil
        }
    }

    // MARK: What is known

    private func facts() throws -> HTML {
        let rows = policy.facts.filter { piece.holds($0.place) }.map { fact in
            [
                cell(fact.title.map(text) ?? fact.name, fact.title == nil ? nil : fact.name),
                cell(kind(fact.type) + (fact.unit.map { " · \($0)" } ?? "")),
                cell(visit.text(fact.source, in: policy)),
            ]
        }
        return try table(.facts, [.name, .kind, .source], rows)
    }

    private func parameters() throws -> HTML {
        let rows = policy.parameters.filter { piece.holds($0.place) }.map { parameter in
            let values = parameter.values.map { value in
                visit.say(
                    ShelfWord.valueFrom,
                    [
                        "day": visit.wording.day(value.from),
                        "value": "\(value.value)" + (parameter.unit.map { " \($0)" } ?? ""),
                    ])
            }
            return [
                cell(parameter.name), cell(values),
                cell(parameter.citation?.text(in: visit.language) ?? ""),
                cell(visit.wording.list(parameter.openFor.map { visit.text($0) })),
                cell(parameter.bounds?.text ?? ""),
            ]
        }
        return try table(
            .parameters, [.name, .valueColumn, .legalBasis, .openFor, .boundsColumn], rows)
    }

    private func decisions() throws -> HTML {
        let rows = policy.decisions.filter { piece.holds($0.place) }.map {
            [cell($0.name), cell($0.expression.source), cell($0.type.map(kind) ?? "")]
        }
        return try table(.decisions, [.name, .formula, .kind], rows)
    }

    private func questions() throws -> HTML {
        let rows = policy.questions.filter { piece.holds($0.place) }.map {
            [
                cell(text($0.text), $0.name), cell(kind($0.type)),
                cell($0.bounds?.text ?? ""), cell(visit.text($0.when)),
            ]
        }
        return try table(.questions, [.name, .kind, .boundsColumn, .condition], rows)
    }

    /// What a type is called by people who do not write documents.
    private func kind(_ type: FactType) -> String {
        let word: ShelfWord =
            switch type {
            case .boolean: .kindBoolean
            case .integer: .kindInteger
            case .decimal: .kindDecimal
            case .money: .kindMoney
            case .text: .kindText
            case .date: .kindDate
            case .dateTime: .kindDateTime
            case .time: .kindTime
            case .duration: .kindDuration
            case .enumeration: .kindChoice
            case .residentID: .kindResidentID
            case .creditCode: .kindCreditCode
            case .region: .kindRegion
            case .mobile: .kindMobile
            case .email: .kindEmail
            case .list: .kindList
            case .structure: .kindStructure
            }
        guard case .list(let element) = type else { return visit.say(word) }
        return visit.say(word, ["kind": kind(element)])
    }

    // MARK: What is offered

    private func services() throws -> HTML {
        let rows = policy.services.filter { piece.holds($0.place) }.map { service in
            [
                cell(text(service.title), service.itemCode?.text),
                cell(visit.unit(service.unit)), cell(visit.text(service.audience)),
                cell(visit.text(service.promised) ?? ""),
                cell(visit.text(service.statutory) ?? ""),
                cell(service.result.map(paperTitle) ?? ""),
            ]
        }
        return try table(
            .services, [.name, .unit, .audience, .promised, .statutory, .result], rows)
    }

    private func bundle() throws -> HTML? {
        guard let bundle = policy.bundle else { return nil }
        let titles = bundle.services.map { id in
            policy.services[id].map { text($0.title) } ?? id
        }
        return try Rows([
            .init(visit.say(ShelfWord.bundle), text(bundle.lifeEvent)),
            .init(visit.say(ShelfWord.unit), visit.unit(bundle.lead)),
            .init(visit.say(ShelfWord.services), titles),
            .init(visit.say(ShelfWord.promised), visit.text(bundle.promised) ?? ""),
            .init(visit.say(ShelfWord.statutory), visit.text(bundle.statutory) ?? ""),
        ]).html()
    }

    private func form() throws -> HTML? {
        guard let form = policy.form else { return nil }
        let rows = form.fields.map { field in
            let needed =
                field.alwaysRequired
                ? visit.say(ShelfWord.required)
                : field.required == nil ? "" : visit.say(ShelfWord.sometimes)
            return [
                cell(text(field.title), field.name), cell(kind(field.type)), cell(needed),
                cell(field.register ?? ""),
                cell(field.visible.map { $0.source } ?? visit.say(ShelfWord.always)),
            ]
        }
        return try table(.form, [.field, .kind, .required, .prefilled, .condition], rows)
    }

    private func materials() throws -> HTML {
        let rows = policy.materials.filter { piece.holds($0.place) }.map { material in
            [
                cell(text(material.title)), cell(how(material.how)),
                cell(visit.text(material.when)), cell(material.why ?? ""),
            ]
        }
        return try table(.materials, [.name, .how, .condition, .why], rows)
    }

    private func how(_ way: Material.Way) -> [String] {
        switch way {
        case .fetch(let from, let otherwise):
            [visit.say(ShelfWord.howFetch, ["from": from])] + (otherwise.map(how) ?? [])
        case .own: [visit.say(ShelfWord.howOwn)]
        case .generated: [visit.say(ShelfWord.howMade)]
        case .later(let until, _):
            [visit.say(ShelfWord.howLater, ["limit": until.text(in: visit.language)])]
        }
    }

    private func fees() throws -> HTML {
        let rows = policy.fees.filter { piece.holds($0.place) }.map {
            [cell(text($0.title)), cell($0.amount.source), cell(visit.text($0.when))]
        }
        return try table(.fees, [.name, .formula, .condition], rows)
    }

    private func papers() throws -> HTML {
        let rows = policy.papers.filter { piece.holds($0.place) }.map { paper in
            [
                cell(text(paper.title), paper.name), cell(paper.number ?? ""),
                cell(validity(paper.valid)), cell(visit.wording.list(paper.states.map(\.label))),
            ]
        }
        return try table(.papers, [.name, .number, .validity, .facts], rows)
    }

    private func validity(_ validity: Paper.Validity?) -> String {
        switch validity {
        case .years(let count): visit.say(ShelfWord.years, ["count": String(count)])
        case .months(let count): visit.say(ShelfWord.months, ["count": String(count)])
        case .days(let count): visit.say(ShelfWord.days, ["count": String(count)])
        case .untilDate(let fact): visit.say(ShelfWord.theFact, ["fact": fact])
        case .unlimited: visit.say(ShelfWord.unlimited)
        case nil: ""
        }
    }

    private func calendars() throws -> HTML {
        let rows = policy.calendars.filter { piece.holds($0.place) }.map { block in
            let calendar = block.calendar
            return [
                cell(String(block.year)), cell(stretches(calendar.holidays)),
                cell(stretches(calendar.makeUp)),
            ]
        }
        return try table(.calendar, [.calendar, .holidays, .makeUp], rows)
    }

    /// Days that follow each other as one line.
    private func stretches(_ days: Set<CivilDate>) -> [String] {
        var stretches: [(first: CivilDate, last: CivilDate)] = []
        for day in days.sorted() {
            if let last = stretches.last, last.last.adding(days: 1) == day {
                stretches[stretches.count - 1].last = day
            } else {
                stretches.append((day, day))
            }
        }
        return stretches.map { first, last in
            first == last
                ? visit.wording.day(first)
                : "\(visit.wording.day(first)) – \(visit.wording.day(last))"
        }
    }

    private func categories() throws -> HTML {
        let rows = policy.categories.filter { piece.holds($0.place) }.map {
            [
                cell(text($0.title), $0.code), cell(visit.unit($0.unit)),
                cell($0.limits.map { "\($0.step) \($0.limit.text(in: visit.language))" }),
            ]
        }
        return try table(.categories, [.name, .unit, .within], rows)
    }

    private func suspensions() throws -> HTML {
        let rows = (policy.flow?.suspensions ?? []).map {
            [cell(text($0.title), $0.code), cell(visit.text($0.atMost) ?? "")]
        }
        return try table(.suspension, [.name, .within], rows)
    }

    // MARK: Parts

    func text(_ words: LocalizedText) -> String { words.text(in: visit.language) }

    private func paperTitle(_ name: String) -> String {
        policy.papers[name].map { text($0.title) } ?? name
    }

    /// Text with a smaller note under it.
    func cell(_ text: String, _ note: String? = nil) -> DataTable.Cell {
        guard let note, note != text else { return DataTable.Cell(text) }
        let markup =
            HTML(text: text).markup + "<br><span class=\"small\">"
            + HTML(text: note).markup + "</span>"
        return DataTable.Cell(HTML(safe: markup))
    }

    func cell(_ lines: [String]) -> DataTable.Cell {
        DataTable.Cell(HTML(safe: lines.map { HTML(text: $0).markup }.joined(separator: "<br>")))
    }

    func table(
        _ caption: ShelfWord, _ columns: [ShelfWord], _ rows: [[DataTable.Cell]]
    ) throws -> HTML {
        try DataTable(
            visit.say(caption), columns.map { DataTable.Column(visit.say($0)) }, rows
        ).html()
    }
}
