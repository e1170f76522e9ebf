import Civics

/// The parts of a case's page at a desk. Where there is room all are seen; on a phone they are a
/// list under what is to be done now, and the one that was chosen is open. No script is needed: the
/// choice stands in the address.
struct CaseParts {
    enum Part: String, CaseIterable {
        case answers, materials, field, checklist, branches, matters, history, letters
    }

    let desk: DeskFile
    /// The one that is open on a phone.
    let chosen: Part?
    private var held: [Part: HTML] = [:]

    init(_ desk: DeskFile, chosen: Part?) { (self.desk, self.chosen) = (desk, chosen) }

    private var visit: Visit { desk.visit }

    mutating func add(_ part: Part, _ html: HTML) {
        guard html.markup.contains(where: { !$0.isWhitespace }) else { return }
        held[part] = html
    }

    func html() throws -> [HTML] {
        [
            try list(),
            try WorkPair(first: try view(.answers), second: try view(.materials)).html(),
            try view(.field), try view(.checklist), try view(.branches), try view(.matters),
            try WorkPair(first: try view(.history), second: try view(.letters)).html(),
        ]
    }

    private func view(_ part: Part) throws -> HTML {
        guard let html = held[part] else { return .empty }
        return try CasePartView(
            id: "part-\(part.rawValue)", isHere: part == chosen, content: html
        ).html()
    }

    private func list() throws -> HTML {
        let links = Part.allCases.filter { held[$0] != nil }.map { part in
            CasePartList.Link(
                title: title(part),
                address: "\(visit.href(desk.site))?part=\(part.rawValue)#part-\(part.rawValue)",
                isHere: part == chosen)
        }
        return try CasePartList(label: visit.say(FieldWord.parts), links: links).html()
    }

    private func title(_ part: Part) -> String {
        switch part {
        case .answers: visit.say(DeskWord.form)
        case .materials: visit.say(DeskWord.materials)
        case .field: visit.say(FieldWord.title)
        case .checklist: visit.say(DeskWord.checklist)
        case .branches: visit.say(DeskWord.branches)
        case .matters: visit.say(FieldWord.matters)
        case .history: visit.say(CaseWord.history)
        case .letters: visit.say(FieldWord.dates)
        }
    }
}

/// One part with its anchor.
struct CasePartView: View {
    let id: String
    let isHere: Bool
    let content: HTML

    static let template = Template(
        "case-part",
        #"<div class="part{{#.isHere}} here{{/.isHere}}" id="{{.id}}">{{{.content}}}</div>"#)
}

/// The parts to choose from on a phone.
struct CasePartList: View {
    struct Link {
        var title: String
        var address: String
        var isHere: Bool
    }

    let label: String
    let links: [Link]

    static let template = Template(
        "case-part-list",
        """
        <nav class="parts" aria-label="{{.label}}"><ul>{{#.links}}<li><a href="{{.address}}"{{#.isHere}} aria-current="true"{{/.isHere}}>{{.title}}</a></li>{{/.links}}</ul></nav>
        """)
}
