import City
import Civics
import JSON
import Web

extension Portal {
    /// One paper in a person's list.
    struct OwnPaper {
        var title: String
        var number: String
        var code: String
        var state: String
        var validThrough: String?
        var issued: String

        init(_ json: JSONValue, in language: Language) {
            let content = json["paper"]?["content"] ?? .null
            number = json["number"]?.string ?? ""
            title =
                content["title"]?[language.rawValue]?.string
                ?? content["title"]?["zh-Hans"]?.string ?? number
            code = json["code"]?.string ?? ""
            state = json["state"]?.string ?? ""
            validThrough = content["validThrough"]?.string
            issued = content["issued"]?.string ?? ""
        }
    }

    func documentsPage(_ visit: Visit) async throws -> Page {
        let wish = PapersWish(visit.call.query)
        let (items, next) = try await wish.licences(visit, limit: Self.listRows)
        let papers = items.map { OwnPaper($0, in: visit.language) }
        let title = visit.say(CaseWord.documentsTitle)
        let cards = Cards(
            papers.map { paper in
                Cards.Card(
                    paper.title, visit.href(.document(paper.code)),
                    notes: [
                        visit.say(CaseWord.numberOf, ["number": paper.number]),
                        validity(visit, paper.validThrough),
                    ], chip: visit.paperChip(paper.state))
            })
        let main = HTML.joined([
            try Heading(title).html(), try wish.form(visit),
            papers.isEmpty
                ? try visit.emptyList(wish.address, CaseWord.documentsNone) : try cards.html(),
            try wish.address.twins(visit, next: next),
        ])
        return Page(
            title, main, back: (visit.say(CaseWord.meTitle), visit.href(.me)), isPrivate: true)
    }

    func validity(_ visit: Visit, _ through: String?) -> String {
        guard let through else { return visit.say(CaseWord.unlimited) }
        return visit.say(CaseWord.validThrough, ["day": visit.wording.date(through)])
    }

    func documentsCSV(_ visit: Visit) async throws -> Reply {
        var table = CSVText(
            headings: [
                CaseWord.paperColumn, .verifyNumber, .stage, .verifyIssued, .verifyValid,
            ].map { visit.say($0) })
        let wish = PapersWish(visit.call.query)
        let (items, next) = try await wish.licences(visit, limit: Self.twinRows)
        for json in items {
            let paper = OwnPaper(json, in: visit.language)
            table.add(row: [
                paper.title, paper.number, visit.paperState(paper.state), paper.issued,
                paper.validThrough ?? visit.say(CaseWord.unlimited),
            ])
        }
        return .csv(table, named: "documents").next(wish.address.next(next))
    }

    func documentsJSON(_ visit: Visit) async throws -> Reply {
        let (items, next) = try await PapersWish(visit.call.query).licences(
            visit, limit: Self.twinRows)
        return .page(items, next: next)
    }
}

extension Visit {
    func paperState(_ state: String) -> String {
        switch state {
        case "valid": say(CaseWord.valid)
        case "expired": say(CaseWord.expired)
        case "revoked": say(CaseWord.revoked)
        case _: state
        }
    }

    func paperChip(_ state: String) -> HTML {
        let tone: Chip.Tone = state == "valid" ? .ok : state == "expired" ? .warn : .bad
        return (try? Chip(tone, paperState(state)).html()) ?? .empty
    }
}

/// Which of their papers somebody wants to see.
struct PapersWish: Sendable {
    static let states = ["valid", "expired", "revoked"]
    static let parameters = [
        QueryParameter("state", .choice(states), "One state only."),
        QueryParameter("after", .code(6...64), "Code of the last paper of the page before."),
    ]

    var state: String?
    var after: String?

    init(_ query: QueryValues) {
        (state, after) = (query.text("state"), query.text("after"))
    }

    var address: ListAddress {
        ListAddress(path: "/me/documents", filters: [("state", state)], after: after)
    }

    func licences(
        _ visit: Visit, limit: Int
    ) async throws -> (items: [JSONValue], next: String?) {
        try await visit.hall.licences(
            of: visit.person, state: state, after: after, limit: limit)
    }

    func form(_ visit: Visit) throws -> HTML {
        let states = Self.states.map { Field.Option($0, visit.paperState($0)) }
        return try address.form(
            visit, [visit.choice("state", CaseWord.stage, states, chosen: state)])
    }
}
