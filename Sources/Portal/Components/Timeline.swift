/// What happened and what is to come, oldest first.
public struct Timeline: View {
    /// One moment: what happened, when, by whom.
    public struct Node: Sendable {
        /// Whether it is past, present or to come.
        public enum Place: String, Sendable { case past, now, ahead }

        var place: String
        var what: String
        var when: String?
        var who: String?
        var notes: [String]
        var links: [Notice.Link]

        public init(
            _ what: String, when: String?, who: String? = nil, notes: [String] = [],
            links: [Notice.Link] = [], place: Place = .past
        ) {
            self.place = place.rawValue
            self.what = what
            self.when = when
            self.who = who
            self.notes = notes
            self.links = links
        }
    }

    let nodes: [Node]

    public init(_ nodes: [Node]) { self.nodes = nodes }

    public static let template = Template(
        "timeline",
        """
        <ol class="line">{{#.nodes}}<li class="{{.place}}"><p class="what">{{.what}}</p>{{#.when}}<p class="small">{{.}}</p>{{/.when}}{{#.who}}<p>{{.}}</p>{{/.who}}{{#.notes}}<p class="small">{{.}}</p>{{/.notes}}{{#.links}}<p><a href="{{.address}}">{{.title}}</a></p>{{/.links}}</li>{{/.nodes}}</ol>
        """)
}
