/// A table with a caption. On a narrow screen it scrolls sideways inside itself, by keyboard too, or
/// each row stands as a block of its own with the headings beside what they head.
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
        var css: String?
        /// What its column is called, said beside it where rows stand as blocks.
        var heading = ""

        /// - Parameter css: `figure` for numbers, which stand to the right; `kept` for what is not broken
        ///   over two lines where there is room.
        public init(
            _ text: String, to address: String? = nil, isFigure: Bool = false,
            css: String? = nil
        ) {
            (self.text, self.address) = (text, address)
            self.css = isFigure ? "figure" : css
            markup = .empty
        }

        public init(_ markup: HTML) {
            (text, address, css) = ("", nil, nil)
            self.markup = markup
        }
    }

    struct Row: Sendable { var cells: [Cell] }

    let caption: String
    let columns: [Column]
    let rows: [Row]
    let isStacked: Bool

    /// - Parameter isStacked: On a phone each row is a block; for tables of which a row is read by
    ///   itself, not columns compared.
    public init(
        _ caption: String, _ columns: [Column], _ rows: [[Cell]], isStacked: Bool = false
    ) {
        self.caption = caption
        self.columns = columns
        self.isStacked = isStacked
        self.rows = rows.map { cells in
            Row(
                cells: cells.enumerated().map { place, cell in
                    var cell = cell
                    if columns.indices.contains(place) { cell.heading = columns[place].title }
                    return cell
                })
        }
    }

    public static let template = Template(
        "data-table",
        """
        <div class="scroll" tabindex="0" role="region" aria-label="{{.caption}}"><table role="table"{{#.isStacked}} class="stacked"{{/.isStacked}}><caption>{{.caption}}</caption><thead role="rowgroup"><tr role="row">{{#.columns}}<th role="columnheader" scope="col"{{#.isFigure}} class="figure"{{/.isFigure}}>{{.title}}</th>{{/.columns}}</tr></thead><tbody role="rowgroup">
        {{#.rows}}<tr role="row">{{#.cells}}<td role="cell" data-heading="{{.heading}}"{{#.css}} class="{{.}}"{{/.css}}>{{#.address}}<a href="{{.}}">{{/.address}}{{.text}}{{#.address}}</a>{{/.address}}{{{.markup}}}</td>{{/.cells}}</tr>
        {{/.rows}}</tbody></table></div>
        """)
}
