/// What was answered, or what is known, in rows: name, value and what can be done.
public struct Rows: View {
    /// One row: what it is, what it says.
    public struct Row: Sendable {
        var name: String
        var values: [String]
        var markup: HTML
        var source: String?
        var act: Act?

        /// What can be done with a row.
        public struct Act: Sendable {
            public var title: String
            /// Read out instead of the title alone, so that "change" says what.
            public var about: String
            public var address: String
            public init(_ title: String, about: String, _ address: String) {
                (self.title, self.about, self.address) = (title, about, address)
            }
        }

        public init(
            _ name: String, _ values: [String], markup: HTML = .empty, source: String? = nil,
            act: Act? = nil
        ) {
            self.name = name
            self.values = values
            self.markup = markup
            self.source = source
            self.act = act
        }

        public init(_ name: String, _ value: String, source: String? = nil, act: Act? = nil) {
            self.init(name, [value], source: source, act: act)
        }
    }

    let rows: [Row]

    public init(_ rows: [Row]) { self.rows = rows }

    public static let template = Template(
        "rows",
        """
        <dl class="rows">{{#.rows}}<div><dt>{{.name}}</dt><dd>{{#.values}}<div>{{.}}</div>{{/.values}}{{{.markup}}}{{#.source}}<span class="source">{{.}}</span>{{/.source}}</dd>{{#.act}}<dd class="act"><a href="{{.address}}">{{.title}}<span class="unseen"> {{.about}}</span></a></dd>{{/.act}}</div>{{/.rows}}</dl>
        """)
}
