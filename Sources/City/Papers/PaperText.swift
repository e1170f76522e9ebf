import Civics

/// A filled template read as a paper: title, number, what it says, signature.
///
/// `# Title`, `## heading`, `> note`, `| a | b |` tables, `一、`, `1. ` and `- ` points; a line
/// `label：value` is a labelled value; a line that ends in a colon after a place addresses
/// somebody; the body and the day alone on the last lines sign it. Every other line is a paragraph.
struct PaperText {
    /// Places that sign a paper.
    private static let signing: Set<String> = ["发证机关", "发证日期"]
    /// Places that number it.
    private static let numbering: Set<String> = ["证号", "文书编号"]

    private(set) var title = ""
    private(set) var number: String?
    private(set) var blocks: [PaperBlock] = []
    private(set) var signature: [String] = []

    private let filled: FilledTemplate
    private var fields: [PaperField] = []
    private var table: [[String]] = []

    init(_ template: String, _ values: [String: PaperValue]) {
        filled = FilledTemplate(template, values)
        for line in filled.text.split(separator: "\n", omittingEmptySubsequences: false) {
            read(line.trimmed)
        }
        endFields()
        endTable()
    }

    /// Gives each labelled value its label in a second language: that of the same place in the
    /// list, where both have as many.
    mutating func addLabels(of second: PaperText) {
        for (index, block) in blocks.enumerated() {
            guard case .fields(var fields) = block, second.blocks.indices.contains(index),
                case .fields(let others) = second.blocks[index], others.count == fields.count
            else { continue }
            for place in fields.indices { fields[place].second = others[place].label }
            blocks[index] = .fields(fields)
        }
    }

    // MARK: Lines

    private mutating func read(_ line: Substring) {
        if !line.hasPrefix("|") { endTable() }
        guard !line.isEmpty else { return endFields() }
        if line.hasPrefix("|") {
            endFields()
            // The line under a table's heading only divides.
            if !line.allSatisfy({ "|-: ".contains($0) }) { table.append(cells(line)) }
            return
        }
        if let field = field(line) { return note(field, line) }
        endFields()
        if line.hasPrefix("# ") { title = filled.written(line.dropFirst(2)); return }
        if filled.isOnePlace(line), Self.signing.isSuperset(of: filled.tags(line)) {
            let text = filled.written(line)
            if !text.isEmpty { signature.append(text) }
            return
        }
        blocks.append(block(line))
    }

    private func block(_ line: Substring) -> PaperBlock {
        if line.hasPrefix("## ") { return .heading(filled.written(line.dropFirst(3))) }
        if line.hasPrefix("> ") { return .note(filled.written(line.dropFirst(2))) }
        if line.last == "：" || line.last == ":", !filled.tags(line).isEmpty, line.count < 40 {
            return .addressee(filled.written(line))
        }
        if let mark = mark(line) {
            return .item(
                mark: String(mark.trimmed), text: filled.written(line.dropFirst(mark.count)))
        }
        return .paragraph(filled.written(line))
    }

    /// The mark a point begins with: `一、`, `（一）`, `1. `, `- `.
    private func mark(_ line: Substring) -> Substring? {
        if line.hasPrefix("- ") { return line.prefix(2) }
        let head = line.prefix(8)
        for end in ["、", ". ", "）"] {
            guard let range = head.firstRange(of: end) else { continue }
            let number = head[..<range.lowerBound].drop { $0 == "（" }
            let isNumber =
                !number.isEmpty
                && number.allSatisfy { "一二三四五六七八九十".contains($0) || $0.isNumber }
            if isNumber { return head[..<range.upperBound] }
        }
        return nil
    }

    private func field(_ line: Substring) -> (label: Substring, value: Substring)? {
        let colon = line.firstRange(of: "：") ?? line.firstRange(of: ": ")
        guard let colon, colon.lowerBound > line.startIndex else { return nil }
        let (label, value) = (line[..<colon.lowerBound], line[colon.upperBound...].trimmed)
        guard !value.isEmpty, label.count <= 32, filled.tags(label).isEmpty,
            !label.contains(where: { "，。；,.;|#>".contains($0) }),
            let last = value.last, !"。.；;".contains(last)
        else { return nil }
        return (label, value)
    }

    private mutating func note(_ field: (label: Substring, value: Substring), _ line: Substring) {
        let tags = filled.tags(field.value)
        let value = filled.written(field.value)
        if number == nil, let first = tags.first, Self.numbering.contains(first) {
            number = filled.written(line)
        } else if !value.allSatisfy(\.isWhitespace) {
            fields.append(PaperField(filled.written(field.label), value))
        }
    }

    private mutating func endFields() {
        if !fields.isEmpty { blocks.append(.fields(fields)) }
        fields = []
    }

    // MARK: Tables

    private func cells(_ line: Substring) -> [String] {
        var inner = line.dropFirst()
        if inner.last == "|" { inner.removeLast() }
        return inner.split(separator: "|", omittingEmptySubsequences: false)
            .map { filled.written(Substring($0).trimmed) }
    }

    private mutating func endTable() {
        defer { table = [] }
        guard let columns = table.first else { return }
        let rows = table.dropFirst()
        guard !rows.isEmpty else { return }
        let width = columns.count
        blocks.append(
            .table(
                columns: columns,
                rows: rows.map { row in
                    Array((row + Array(repeating: "", count: width)).prefix(width))
                }))
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var trimmed = self
        while trimmed.first?.isWhitespace ?? false { trimmed.removeFirst() }
        while trimmed.last?.isWhitespace ?? false { trimmed.removeLast() }
        return trimmed
    }
}
