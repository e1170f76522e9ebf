/// A form: fields and the button that sends it, named by what it does.
public struct FormView: View {
    struct Hidden: Sendable {
        var name: String
        var value: String
    }
    /// A button that sends the form.
    public struct Button: Sendable {
        /// How much a button stands out.
        public enum Weight: String, Sendable { case plain = "", quiet, grave }
        var title: String
        var weight: String
        var name: String?
        var value: String?
        public init(
            _ title: String, weight: Weight = .plain, name: String? = nil, value: String? = nil
        ) {
            (self.title, self.weight) = (title, weight.rawValue)
            (self.name, self.value) = (name, value)
        }
    }

    let address: String
    let takesFiles: Bool
    private(set) var csrf: String
    let hidden: [Hidden]
    let fields: [HTML]
    let buttons: [Button]
    let links: [Notice.Link]

    public init(
        _ visit: Visit, to address: String, fields: [HTML], buttons: [Button],
        hidden: [(String, String)] = [], links: [Notice.Link] = [], takesFiles: Bool = false
    ) {
        self.address = address
        self.takesFiles = takesFiles
        csrf = visit.csrf
        self.hidden = hidden.map { Hidden(name: $0.0, value: $0.1) }
        self.fields = fields
        self.buttons = buttons
        self.links = links
    }

    /// The same for another session.
    func bound(to csrf: String) -> FormView {
        var copy = self
        copy.csrf = csrf
        return copy
    }

    public static let template = Template(
        "form",
        """
        <form action="{{.address}}" method="post"{{#.takesFiles}} enctype="multipart/form-data"{{/.takesFiles}} novalidate><input type="hidden" name="csrf" value="{{.csrf}}">{{#.hidden}}<input type="hidden" name="{{.name}}" value="{{.value}}">{{/.hidden}}
        {{#.fields}}{{{.}}}
        {{/.fields}}<div class="actions">{{#.buttons}}<button class="button {{.weight}}" type="submit"{{#.name}} name="{{.}}"{{/.name}}{{#.value}} value="{{.}}"{{/.value}}>{{.title}}</button>{{/.buttons}}{{#.links}}<a href="{{.address}}">{{.title}}</a>{{/.links}}</div></form>
        """)
}

/// A heading with paragraphs and parts under it: most of a page.
public struct Section: View {
    let title: String?
    let id: String?
    let lead: String?
    let parts: [HTML]

    /// - Parameter id: For links to it.
    public init(_ title: String?, id: String? = nil, lead: String? = nil, _ parts: [HTML]) {
        self.title = title
        self.id = id
        self.lead = lead
        self.parts = parts
    }

    public static let template = Template(
        "section",
        """
        <section{{#.id}} id="{{.}}"{{/.id}}>{{#.title}}<h2>{{.}}</h2>{{/.title}}{{#.lead}}<p>{{.}}</p>{{/.lead}}
        {{#.parts}}{{{.}}}
        {{/.parts}}</section>
        """)
}

/// The page's one heading of the first rank, with what stands above and below it.
public struct Heading: View {
    let above: String?
    let title: String
    let lead: String?

    public init(_ title: String, above: String? = nil, lead: String? = nil) {
        (self.title, self.above, self.lead) = (title, above, lead)
    }

    public static let template = Template(
        "heading",
        """
        {{#.above}}<p class="steps">{{.}}</p>{{/.above}}<h1>{{.title}}</h1>{{#.lead}}<p class="lead">{{.}}</p>{{/.lead}}
        """)
}
