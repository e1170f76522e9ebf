import City
import Civics
import HTTPTypes
import JSON
import Web

extension Portal {
    /// 已提交: the number to keep, the code that goes with it, and what happens next.
    func donePage(_ visit: Visit) async throws -> Page {
        guard let told = try await visit.filed(draft: visit.call.path("draft")),
            let number = told["number"]?.string.flatMap({ try? CaseNumber($0) }),
            let id = try await hall.caseID(of: number)
        else { throw Problem(.notFound) }
        let code = try await hall.trackingCode(of: id, for: visit.person)
        let (json, _) = try await hall.readCase(id, by: visit.person, in: visit.language)
        let title = visit.say(ApplyWord.doneTitle)
        var parts = [
            try DonePanel(
                title: title, numberTitle: visit.say(ApplyWord.doneNumber), number: number.grouped
            ).html(),
            try Rows([
                .init(visit.say(ApplyWord.doneCode), Wording.grouped(code))
            ]).html(),
            try Paragraphs(visit.say(ApplyWord.doneKeep)).html(),
        ]
        let address = origin(visit) + visit.href(.track) + "?number=\(number.text)&code=\(code)"
        if let picture = QRPicture(address, title: visit.say(ApplyWord.doneQR)) {
            parts.append(try picture.html())
        }
        parts.append(try next(visit, json))
        parts.append(
            try ButtonLink(visit.say(ApplyWord.doneCase), visit.href(.ofCase(number.text))).html())
        let letters = try await hall.letters(of: id, by: visit.person)
        if let receipt = letters.first {
            parts.append(
                try Lines([
                    .init(
                        visit.say(PaperWord.receipt),
                        visit.href(.letter(number.text, receipt.entry)))
                ]).html())
        } else {
            parts.append(try PrintButton(title: visit.say(HouseWord.print)).html())
        }
        return Page(title, .joined(parts), isPrivate: true)
    }

    /// The public origin, or the host this visitor used.
    func origin(_ visit: Visit) -> String {
        nameplate.origin ?? "http://\(visit.call.head.authority ?? "localhost")"
    }

    private func next(_ visit: Visit, _ json: JSONValue) throws -> HTML {
        let lines = (json["waiting"]?.array ?? []).map { place in
            Lines.Line(waiting(visit, place))
        }
        return try Section(
            visit.say(ApplyWord.doneNext),
            [
                try Lines(lines).html(),
                try Paragraphs(visit.say(ApplyWord.doneMessage)).html(),
            ]
        ).html()
    }

    private func waiting(_ visit: Visit, _ place: JSONValue) -> String {
        if let party = place["party"]?.string {
            return visit.say(ApplyWord.doneConfirm, ["party": visit.party(party)])
        }
        let unit = place["unit"]?.string.map { visit.unit($0) } ?? visit.say(HouseWord.inPerson)
        guard let due = place["due"]?["due"]?.string else {
            return visit.say(ApplyWord.doneWaitsPlain, ["unit": unit])
        }
        return visit.say(ApplyWord.doneWaits, ["unit": unit, "day": visit.wording.due(due)])
    }
}

/// What to write down.
struct DonePanel: View {
    let title: String
    let numberTitle: String
    let number: String

    static let template = Template(
        "done-panel",
        """
        <div class="panel"><h1>{{.title}}</h1><p>{{.numberTitle}}</p><p class="number">{{.number}}</p></div>
        """)
}
