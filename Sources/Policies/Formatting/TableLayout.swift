/// A pipe table with its columns aligned as a fixed-width screen shows them.
struct TableLayout {
    let lines: [String]

    init(_ table: MarkdownTable) {
        let rows = [table.header] + table.rows.map(\.cells)
        let texts = rows.map { row in row.map { $0.text.escapedPipes } }
        let count = texts.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            max(
                3, texts.map { $0.indices.contains(column) ? $0[column].screenWidth : 0 }.max() ?? 3
            )
        }
        var lines = texts.map { Self.line($0, widths) }
        let dashes = widths.prefix(texts[0].count).map { String(repeating: "-", count: $0 + 2) }
        lines.insert("|" + dashes.joined(separator: "|") + "|", at: 1)
        self.lines = lines
    }

    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).map { text, width in
            " " + text + String(repeating: " ", count: width - text.screenWidth) + " "
        }
        return "|" + padded.joined(separator: "|") + "|"
    }
}

extension String {
    fileprivate var escapedPipes: String {
        map { $0 == "|" ? "\\|" : String($0) }.joined()
    }

    /// Columns on a screen: Han characters and full-width signs take two.
    var screenWidth: Int {
        unicodeScalars.reduce(0) { width, scalar in
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
                0x4E00...0x9FFF,
                0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
                width + 2
            case _: width + 1
            }
        }
    }
}

extension Caption {
    /// The caption in Chinese words and one order.
    var canonical: String {
        let words = TableReading.partWords
        var written: [String: String] = [:]
        var others: [String] = []
        for part in parts {
            if let word = words.read(part.word) {
                written[word] = word == "hit" ? Self.hitPolicy(part.rest) : part.rest
            } else if TableReading.hitPolicies.read(part.word) != nil {
                written["hit"] = Self.hitPolicy(part.word + part.rest)
            } else {
                others.append(part.rest.isEmpty ? part.word : part.word + " " + part.rest)
            }
        }
        let known = words.all.compactMap { word in
            written[word].map { (words.chinese(word) ?? word) + " " + $0 }
        }
        let opening = kind == .table ? "表 " : "类别 "
        return ([opening + name] + known + others).joined(separator: " · ")
    }

    private static func hitPolicy(_ text: String) -> String {
        let policies = TableReading.hitPolicies
        let joined = String(text.filter { $0 != " " })
        let word = policies.read(text) ?? policies.read(joined)
        return word.flatMap { policies.chinese($0) } ?? text
    }
}
