/// A row of a captioned table of categories as the mapping it stands for.
struct CategoryRow {
    let header: [MarkdownTable.Cell]
    let row: MarkdownTable.Row
    let file: String

    /// Columns headed by a known word are its keys; any other column is a step with its limit.
    var tree: YAMLTree {
        var pairs: [YAMLPair] = []
        var limits: [YAMLPair] = []
        for (head, cell) in zip(header, row.cells) where !cell.text.isEmpty && cell.text != "-" {
            let scalar = YAMLScalar(text: cell.text, isQuoted: true, place: place(cell))
            let pair = YAMLPair(key: head.text, place: place(cell), value: .scalar(scalar))
            let isKnown = BlockReading.categoryKeys.contains { Keywords.matches(head.text, $0) }
            if isKnown { pairs.append(pair) } else { limits.append(pair) }
        }
        let place = Place(file: file, line: row.line)
        if !limits.isEmpty {
            pairs.append(YAMLPair(key: "limits", place: place, value: .mapping(limits, place)))
        }
        return .mapping(pairs, place)
    }

    private func place(_ cell: MarkdownTable.Cell) -> Place {
        Place(file: file, line: cell.line, column: cell.column)
    }
}
