/// A table with a caption. On a narrow screen it scrolls sideways inside itself, by keyboard too.
public struct DataTable: View {
    /// A column: its heading and whether it holds numbers.
    public struct Column: Sendable {
        public var title: String
        /// Numbers stand to the right.
        public var isFigure: Bool
        public init(_ title: String, isFigure: Bool = false) {
            (self.title, self.isFigure) = (title, isFigure)
        }
    }

    /// A cell: text, and where it leads.
    public struct Cell: Sendable {
        var text: String
        var address: String?
        var markup: HTML
        var isFigure: Bool

        public init(_ text: String, to address: String? = nil, isFigure: Bool = false) {
            (self.text, self.address, self.isFigure) = (text, address, isFigure)
            markup = .empty
        }

        public init(_ markup: HTML) {
            (text, address, isFigure) = ("", nil, false)
            self.markup = markup
        }
    }

    struct Row: Sendable { var cells: [Cell] }

    let caption: String
    let columns: [Column]
    let rows: [Row]

    public init(_ caption: String, _ columns: [Column], _ rows: [[Cell]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows.map { Row(cells: $0) }
    }

    public static let template = Template(
        "data-table",
        """
        <div class="scroll" tabindex="0" role="region" aria-label="{{.caption}}"><table><caption>{{.caption}}</caption><thead><tr>{{#.columns}}<th scope="col"{{#.isFigure}} class="figure"{{/.isFigure}}>{{.title}}</th>{{/.columns}}</tr></thead><tbody>
        {{#.rows}}<tr>{{#.cells}}<td{{#.isFigure}} class="figure"{{/.isFigure}}>{{#.address}}<a href="{{.}}">{{/.address}}{{.text}}{{#.address}}</a>{{/.address}}{{{.markup}}}</td>{{/.cells}}</tr>
        {{/.rows}}</tbody></table></div>
        """)
}
