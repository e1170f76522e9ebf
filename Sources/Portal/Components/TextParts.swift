/// Paragraphs.
public struct Paragraphs: View {
    let texts: [String]
    let css: String?

    public init(_ texts: String..., css: String? = nil) {
        (self.texts, self.css) = (texts.filter { !$0.isEmpty }, css)
    }

    public init(_ texts: [String], css: String? = nil) { (self.texts, self.css) = (texts, css) }

    public static let template = Template(
        "paragraphs",
        "<div{{#.css}} class=\"{{.}}\"{{/.css}}>{{#.texts}}<p>{{.}}</p>{{/.texts}}</div>")
}

/// A list of plain lines, each a link where it has an address.
public struct Lines: View {
    /// One line of a part.
    public struct Line: Sendable {
        var title: String
        var address: String?
        var note: String?
        public init(_ title: String, _ address: String? = nil, note: String? = nil) {
            (self.title, self.address, self.note) = (title, address, note)
        }
    }

    let lines: [Line]
    public init(_ lines: [Line]) { self.lines = lines }

    public static let template = Template(
        "lines",
        """
        <ul>{{#.lines}}<li>{{#.address}}<a href="{{.}}">{{/.address}}{{.title}}{{#.address}}</a>{{/.address}}{{#.note}} <span class="small">{{.}}</span>{{/.note}}</li>{{/.lines}}</ul>
        """)
}

/// Cards side by side, each leading somewhere.
public struct Cards: View {
    /// A card: title, where it leads, what it says.
    public struct Card: Sendable {
        var title: String
        var address: String?
        var notes: [String]
        var chip: HTML
        public init(
            _ title: String, _ address: String?, notes: [String] = [], chip: HTML = .empty
        ) {
            (self.title, self.address, self.notes, self.chip) = (title, address, notes, chip)
        }
    }

    let cards: [Card]
    public init(_ cards: [Card]) { self.cards = cards }

    public static let template = Template(
        "cards",
        """
        <ul class="cards">{{#.cards}}<li class="card"><h3>{{#.address}}<a href="{{.}}">{{/.address}}{{.title}}{{#.address}}</a>{{/.address}}</h3>{{{.chip}}}{{#.notes}}<p class="small">{{.}}</p>{{/.notes}}</li>{{/.cards}}</ul>
        """)
}

/// What stands behind a line to unfold.
public struct Unfold: View {
    let title: String
    let content: HTML
    public init(_ title: String, _ content: HTML) { (self.title, self.content) = (title, content) }

    public static let template = Template(
        "unfold", "<details><summary>{{.title}}</summary>{{{.content}}}</details>")
}

/// Two columns on a wide screen, one below the other on a narrow one.
public struct Split: View {
    let first: HTML
    let second: HTML
    public init(_ first: HTML, _ second: HTML) { (self.first, self.second) = (first, second) }

    public static let template = Template(
        "split", #"<div class="split"><div>{{{.first}}}</div><div>{{{.second}}}</div></div>"#)
}

/// A link that looks like a button, because it begins something.
public struct ButtonLink: View {
    let title: String
    let address: String
    let weight: String
    public init(_ title: String, _ address: String, weight: FormView.Button.Weight = .plain) {
        (self.title, self.address, self.weight) = (title, address, weight.rawValue)
    }

    public static let template = Template(
        "button-link", #"<p><a class="button {{.weight}}" href="{{.address}}">{{.title}}</a></p>"#)
}
