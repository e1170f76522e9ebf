import City

extension LetterLayout {
    /// Lays one block out; a heading stays with what follows it.
    mutating func lay(_ block: PaperBlock, before next: PaperBlock?) {
        switch block {
        case .heading(let text): heading(text, before: next)
        case .addressee(let text):
            flow(set(text, body), as: "P")
            y += 2
        case .paragraph(let text):
            flow(set(text, body, indent: isChinese ? body.size * 2 : 0), as: "P")
            y += isChinese ? 2 : 7
        case .item(let mark, let text): item(mark, text)
        case .fields(let fields): self.fields(fields)
        case .table(let columns, let rows):
            TableLayout(columns: columns, rows: rows, in: &self).lay(in: &self)
        case .note(let text):
            flow(set(text, small), as: "P")
            y += 4
        }
    }

    private mutating func heading(_ text: String, before next: PaperBlock?) {
        let style = TextStyle(isBold: true, size: 13.5, pitch: 23, ink: .brand)
        let heading = set(text, style)
        y += 8
        need(heading.height + (next == nil ? 0 : 2 * body.pitch))
        flow(heading, as: "H2")
        y += 2
    }

    /// A point: its mark in the margin of its text.
    private mutating func item(_ mark: String, _ text: String) {
        let sign = set(mark == "-" ? "•" : mark, body, width: 60)
        let inset = max(isChinese ? body.size * 2 : 16, sign.inkWidth + 4)
        let words = set(text, body, width: Self.width - inset)
        need(min(words.height, 2 * body.pitch))
        pages[pages.count - 1].add(sign, as: "P", x: Self.left, y: y)
        flow(words, as: "P", x: Self.left + inset)
        y += 2
    }

    /// Labelled values one under another, a hairline between them.
    private mutating func fields(_ fields: [PaperField]) {
        var labels: [SetText] = []
        for field in fields {
            labels.append(set(field.label, label, width: Self.width * 0.34))
        }
        let column = min(Self.width * 0.34, (labels.map(\.inkWidth).max() ?? 0) + 18)
        var value = body
        (value.size, value.pitch) = (isChinese ? 13 : 11.5, (isChinese ? 22 : 18) * pitch)
        for (field, label) in zip(fields, labels) {
            let text = set(field.value, value, width: Self.width - column)
            let padding = 4.0
            need(min(text.height, 3 * value.pitch) + 2 * padding)
            y += padding
            pages[pages.count - 1].add(
                label, as: "P", x: Self.left,
                y: y + value.baseline - label.style.baseline)
            flow(text, as: "P", x: Self.left + column)
            y = max(y, Self.top) + padding
            draw(
                .rule(
                    x: Self.left, y: y, toX: Self.left + Self.width, toY: y, width: 0.4,
                    .hairline))
        }
        y += 8
    }
}
