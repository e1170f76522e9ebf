import City
import Civics
import HTTPTypes
import JSON
import Web

extension Portal {
    /// One paper of a person: what it states, its file, and showing it to somebody.
    func documentPage(_ visit: Visit) async throws -> Page {
        let code = visit.call.path("code")
        let own = try await hall.ownLicence(code: code, of: visit.person)
        let paper = OwnPaper(own, in: visit.language)
        let content = own["paper"]?["content"] ?? .null
        var parts = [
            try Heading(
                paper.title, above: visit.say(CaseWord.numberOf, ["number": paper.number])
            ).html(),
            try StateLine(chip: visit.paperChip(paper.state)).html(),
            try Rows(stated(visit, content, paper)).html(),
        ]
        if hall.prints {
            parts.append(
                try ButtonLink(
                    visit.say(PaperWord.open), visit.href(.other("/papers/licences/\(code)"))
                ).html())
        }
        parts.append(
            try Lines([.init(visit.say(CaseWord.verifyTitle), visit.href(.verified(code)))]).html())
        parts.append(try await showing(visit, code, paper))
        return Page(
            paper.title, .joined(parts),
            back: (visit.say(CaseWord.documentsTitle), visit.href(.documents)), isPrivate: true)
    }

    private func stated(_ visit: Visit, _ content: JSONValue, _ paper: OwnPaper) -> [Rows.Row] {
        var rows = (content["states"]?.object ?? [:]).map { member in
            Rows.Row(member.key, visit.wording.date(member.value.string ?? ""))
        }
        rows.append(.init(visit.say(CaseWord.verifyIssued), visit.wording.date(paper.issued)))
        rows.append(.init(visit.say(CaseWord.verifyValid), validity(visit, paper.validThrough)))
        if let identifier = content["identifier"]?.string {
            rows.append(.init(visit.say(PaperWord.identifier), identifier))
        }
        return rows
    }

    // MARK: Showing it

    private func showing(_ visit: Visit, _ code: String, _ paper: OwnPaper) async throws -> HTML {
        let limit = try await hall.shownFor(code: code, by: visit.person)
        var parts: [HTML] = []
        if let limit, paper.state == "valid" {
            let lead = visit.say(PaperWord.showLead, ["limit": limit.text(in: visit.language)])
            parts.append(try Paragraphs(lead).html())
            parts.append(
                try FormView(
                    visit, to: visit.href(.other("/me/documents/\(code)/show")), fields: [],
                    buttons: [.init(visit.say(PaperWord.make))]
                ).html())
        } else {
            parts.append(try Paragraphs(visit.say(PaperWord.showNot)).html())
        }
        for shared in try await hall.sharedPapers(code: code, by: visit.person).prefix(20) {
            parts.append(try link(visit, code, shared))
        }
        return try Section(visit.say(PaperWord.show), id: "show", parts).html()
    }

    private func link(_ visit: Visit, _ code: String, _ shared: SharedPaper) throws -> HTML {
        let share = shared.share
        let isOpen = share.isOpen(at: hall.world.now())
        let times = shared.looks.prefix(10).map { visit.wording.moment($0) }
        var notes = [visit.say(PaperWord.looks, ["count": String(shared.looks.count)])]
        if !times.isEmpty {
            notes.append(
                visit.say(PaperWord.lookedAt, ["times": visit.wording.list(Array(times))]))
        }
        let state: String
        if let revoked = share.revoked {
            state = visit.say(PaperWord.takenBack, ["time": visit.wording.moment(revoked)])
        } else {
            let word: PaperWord = isOpen ? .openUntil : .ended
            state = visit.say(word, ["time": visit.wording.moment(share.ends)])
        }
        guard isOpen else { return try ShownLink(title: state, notes: notes).html() }
        let address = origin(visit) + visit.href(.other("/share/\(shared.token)"))
        let form = FormView(
            visit, to: visit.href(.other("/me/documents/\(code)/hide")), fields: [],
            buttons: [.init(visit.say(PaperWord.takeBack), weight: .quiet)],
            hidden: [("id", share.id.description)])
        return try ShownLink(
            title: state, notes: notes, address: address,
            picture: try QRPicture(address, title: visit.say(PaperWord.scan))?.html() ?? .empty,
            form: try form.html()
        ).html()
    }

    // MARK: What the other one sees

    func sharedPage(_ visit: Visit) async throws -> Page {
        let token = visit.call.path("token")
        guard let opened = try await hall.openShare(token: token, in: visit.language) else {
            return try goneShare(visit)
        }
        let name = opened.told["title"]?.string ?? visit.say(PaperWord.shownTitle)
        var parts = [
            try Heading(name, above: visit.say(PaperWord.shownTitle)).html(),
            try verdict(visit, opened.told).html(),
            try Paragraphs(
                visit.say(
                    PaperWord.shownUntil,
                    ["time": visit.wording.moment(opened.ends)])
            ).html(),
            try Rows(verifiedRows(visit, opened.told)).html(),
        ]
        if hall.prints {
            parts.append(
                try ButtonLink(
                    visit.say(PaperWord.open), visit.href(.other("/share/\(token)/paper.pdf"))
                ).html())
        }
        parts.append(
            try Paragraphs(
                visit.say(CaseWord.verifyDomain, ["origin": origin(visit)]), css: "muted"
            ).html())
        return Page(name, .joined(parts), isPrivate: true)
    }

    func goneShare(_ visit: Visit) throws -> Page {
        let title = visit.say(PaperWord.shownTitle)
        let notice = Notice(.bad, visit.say(PaperWord.shownGone))
        return Page(
            title, .joined([try Heading(title).html(), try notice.html()]), status: .notFound,
            isPrivate: true)
    }
}

/// A link somebody made to show a paper: until when, who looked, its code while it is open.
struct ShownLink: View {
    let title: String
    let notes: [String]
    var address: String?
    var picture = HTML.empty
    var form = HTML.empty

    static let template = Template(
        "shown-link",
        """
        <div class="card"><h3>{{.title}}</h3>{{#.notes}}<p class="small">{{.}}</p>{{/.notes}}{{{.picture}}}{{#.address}}<p class="small"><a href="{{.}}">{{.}}</a></p>{{/.address}}{{{.form}}}</div>
        """)
}

/// The state a paper is in, on a line of its own.
struct StateLine: View {
    let chip: HTML

    static let template = Template("state-line", "<p>{{{.chip}}}</p>")
}
