import City

/// A table over as many pages as it needs; its heading stands again on each.
struct TableLayout {
    private static let padding = (x: 6.0, y: 3.5)

    private let columns: [String]
    private let rows: [[String]]
    private let widths: [Double]
    private let head = TextStyle(size: 10, pitch: 16, ink: .brand)
    private let cell: TextStyle

    init(columns: [String], rows: [[String]], in layout: inout LetterLayout) {
        (self.columns, self.rows) = (columns, rows)
        let size = layout.isChinese ? 11.5 : 10.5
        cell = TextStyle(size: size, pitch: 18 * layout.pitch)
        // Widths are those of the first rows: a table of thousands is measured no longer.
        var natural: [Double] = []
        for (place, column) in columns.enumerated() {
            var widest = layout.set(column, head, width: 400).inkWidth
            for row in rows.prefix(60) {
                widest = max(widest, layout.set(row[place], cell, width: 400).inkWidth)
            }
            natural.append(widest + 2 * Self.padding.x + 2)
        }
        widths = Self.shared(LetterLayout.width, natural)
    }

    /// Narrow columns get what they need, wide ones share the rest.
    static func shared(_ width: Double, _ natural: [Double]) -> [Double] {
        var widths = [Double](repeating: 0, count: natural.count)
        var (rest, open) = (width, natural.indices.sorted { natural[$0] < natural[$1] })
        while let narrow = open.first, natural[narrow] <= rest / Double(open.count) {
            widths[narrow] = natural[narrow]
            rest -= natural[narrow]
            open.removeFirst()
        }
        if open.isEmpty, let widest = natural.indices.max(by: { natural[$0] < natural[$1] }) {
            widths[widest] += rest
        }
        for wide in open { widths[wide] = rest / Double(open.count) }
        return widths
    }

    func lay(in layout: inout LetterLayout) {
        let heading = set(columns, head, in: &layout)
        layout.y += 6
        layout.need(height(heading) + 2 * cell.pitch + 2 * Self.padding.y)
        layout.draw(.open("Table"))
        place(heading, lines: 0..<most(heading), tag: "TH", isHead: true, in: &layout)
        for row in rows {
            let cells = set(row, cell, in: &layout)
            let whole = height(cells)
            if layout.y + whole > LetterLayout.bottom {
                let page = LetterLayout.bottom - LetterLayout.top - height(heading)
                if whole <= page {
                    turn(heading, in: &layout)
                } else {
                    split(cells, heading, in: &layout)
                    continue
                }
            }
            place(cells, lines: 0..<most(cells), tag: "TD", in: &layout)
        }
        layout.draw(.close("Table"))
        layout.y += 10
    }

    /// A row longer than a page goes on, line by line, on the next.
    private func split(_ cells: [SetText], _ heading: [SetText], in layout: inout LetterLayout) {
        var line = 0
        while line < most(cells) {
            let room = LetterLayout.bottom - layout.y - 2 * Self.padding.y
            let fits = min(most(cells) - line, Int(room / cell.pitch + 0.001))
            if fits < 2, most(cells) - line > fits {
                turn(heading, in: &layout)
                continue
            }
            place(cells, lines: line..<line + fits, tag: "TD", in: &layout)
            line += fits
        }
    }

    /// On to the next page, the heading again: seen there, but read only once.
    private func turn(_ heading: [SetText], in layout: inout LetterLayout) {
        layout.newPage()
        place(heading, lines: 0..<most(heading), tag: nil, isHead: true, in: &layout)
    }

    private func set(
        _ texts: [String], _ style: TextStyle, in layout: inout LetterLayout
    ) -> [SetText] {
        var cells: [SetText] = []
        for (text, width) in zip(texts, widths) {
            cells.append(layout.set(text, style, width: width - 2 * Self.padding.x))
        }
        return cells
    }

    private func most(_ cells: [SetText]) -> Int { cells.map(\.lineCount).max() ?? 0 }

    private func height(_ cells: [SetText]) -> Double {
        Double(most(cells)) * (cells.first?.style.pitch ?? 0) + 2 * Self.padding.y
    }

    private func place(
        _ cells: [SetText], lines: Range<Int>, tag: String?, isHead: Bool = false,
        in layout: inout LetterLayout
    ) {
        let pitch = cells.first?.style.pitch ?? 0
        let height = Double(lines.count) * pitch + 2 * Self.padding.y
        let (left, right) = (LetterLayout.left, LetterLayout.left + LetterLayout.width)
        if isHead {
            layout.draw(
                .box(
                    x: left, y: layout.y, width: LetterLayout.width, height: height, fill: .tint,
                    edge: nil))
            layout.draw(
                .rule(x: left, y: layout.y, toX: right, toY: layout.y, width: 0.9, .brand))
        }
        if tag != nil { layout.draw(.open("TR")) }
        var x = left + Self.padding.x
        for (text, width) in zip(cells, widths) {
            let own = lines.clamped(to: 0..<text.lineCount)
            let y = layout.y + Self.padding.y
            if let tag {
                layout.add(text, as: tag, lines: own, x: x, y: y)
            } else {
                layout.addUntagged(text, lines: own, x: x, y: y)
            }
            x += width
        }
        if tag != nil { layout.draw(.close("TR")) }
        layout.y += height
        layout.draw(
            .rule(
                x: left, y: layout.y, toX: right, toY: layout.y, width: isHead ? 0.7 : 0.4,
                isHead ? .brand : .hairline))
        layout.markText()
    }
}

extension LetterLayout {
    mutating func addUntagged(_ text: SetText, lines: Range<Int>, x: Double, y: Double) {
        pages[pages.count - 1].add(text, lines: lines, x: x, y: y)
    }
}
