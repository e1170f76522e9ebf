/// A short message set off from the text.
public struct Notice: View {
    /// What a notice or tag tells at a glance; never by colour alone.
    public enum Tone: String, Sendable { case info, ok, warn, bad }

    let tone: String
    let title: String?
    let paragraphs: [String]
    let links: [Link]

    /// Where a notice leads.
    public struct Link: Sendable {
        public var title: String
        public var address: String
        public init(_ title: String, _ address: String) {
            (self.title, self.address) = (title, address)
        }
    }

    public init(_ tone: Tone, title: String? = nil, _ paragraphs: String..., links: [Link] = []) {
        self.tone = tone.rawValue
        self.title = title
        self.paragraphs = paragraphs.filter { !$0.isEmpty }
        self.links = links
    }

    public static let template = Template(
        "notice",
        """
        <div class="notice {{.tone}}">{{#.title}}<h2>{{.}}</h2>{{/.title}}{{#.paragraphs}}<p>{{.}}</p>{{/.paragraphs}}{{#.links}}<p><a href="{{.address}}">{{.title}}</a></p>{{/.links}}</div>
        """)
}

/// A state in words, with its mark and colour.
public struct Chip: View {
    /// What a notice or tag tells at a glance; never by colour alone.
    public enum Tone: String, Sendable { case ok, warn, bad, info, still }

    let tone: String
    let text: String

    public init(_ tone: Tone, _ text: String) { (self.tone, self.text) = (tone.rawValue, text) }

    public static let template = Template(
        "chip", #"<span class="chip {{.tone}}">{{.text}}</span>"#)
}
