/// Cuts a Markdown document into pieces. Any text can be cut; what is no block and no captioned
/// table is prose.
struct MarkdownReader {
    private let lines: [String]
    private var next = 0
    private var elements: [MarkdownElement] = []
    private let allowsFrontMatter: Bool

    /// - Parameter allowsFrontMatter: Only the first document of a folder begins with front matter.
    static func elements(of text: String, allowsFrontMatter: Bool) -> [MarkdownElement] {
        var reader = MarkdownReader(text, allowsFrontMatter: allowsFrontMatter)
        return reader.read()
    }

    private init(_ text: String, allowsFrontMatter: Bool) {
        lines = Self.split(text)
        self.allowsFrontMatter = allowsFrontMatter
    }

    /// Lines without their ends; `\r\n` and `\n` both end a line.
    static func split(_ text: String) -> [String] {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
        }
    }

    private mutating func read() -> [MarkdownElement] {
        if allowsFrontMatter { readFrontMatter() }
        while next < lines.count { readPiece() }
        return elements
    }

    private mutating func readFrontMatter() {
        guard lines.first?.trimmedSpaces == "---" else { return }
        let end = lines.dropFirst().firstIndex { $0.trimmedSpaces == "---" } ?? lines.count
        add(.frontMatter(Array(lines[1..<end])), at: 0)
        next = min(end + 1, lines.count)
    }

    private mutating func readPiece() {
        let line = lines[next]
        if line.trimmedSpaces.isEmpty {
            next += 1
        } else if let opening = FenceOpening(line) {
            readFence(opening)
        } else if let heading = Self.heading(line) {
            add(.heading(level: heading.level, text: heading.text), at: next)
            next += 1
        } else if let first = tableBelowCaption() {
            readTable(captionAt: next, headerAt: first)
        } else {
            readParagraph()
        }
    }

    private mutating func add(_ content: MarkdownElement.Content, at index: Int) {
        elements.append(MarkdownElement(content: content, line: index + 1))
    }

    private mutating func readFence(_ opening: FenceOpening) {
        let start = next
        var end = start + 1
        while end < lines.count, !opening.isClosed(by: lines[end]) { end += 1 }
        let fence = MarkdownElement.Fence(
            word: opening.word, lines: Array(lines[(start + 1)..<end]), column: opening.column,
            isClosed: end < lines.count, marker: lines[start])
        add(.fence(fence), at: start)
        next = min(end + 1, lines.count)
    }

    private mutating func readParagraph() {
        let start = next
        while next < lines.count, next == start || continuesParagraph(lines[next]) { next += 1 }
        add(.paragraph(Array(lines[start..<next])), at: start)
    }

    private func continuesParagraph(_ line: String) -> Bool {
        !line.trimmedSpaces.isEmpty && FenceOpening(line) == nil && Self.heading(line) == nil
            && tableBelowCaption() == nil
    }

    static func heading(_ line: String) -> (level: Int, text: String)? {
        let level = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(level) else { return nil }
        let rest = line.dropFirst(level)
        guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
        return (level, String(rest).trimmedSpaces)
    }
}

extension MarkdownReader {
    /// Index of the header line when the current line is a caption with a table under it.
    private func tableBelowCaption() -> Int? {
        guard Caption.isCaption(lines[next]) else { return nil }
        var header = next + 1
        if header < lines.count, lines[header].trimmedSpaces.isEmpty { header += 1 }
        guard header + 1 < lines.count, Self.isRow(lines[header]),
            Self.isDelimiter(lines[header + 1])
        else { return nil }
        return header
    }

    private mutating func readTable(captionAt caption: Int, headerAt header: Int) {
        var rows: [MarkdownTable.Row] = []
        var index = header + 2
        while index < lines.count, Self.isRow(lines[index]) {
            rows.append(.init(cells: Self.cells(lines[index], line: index + 1), line: index + 1))
            index += 1
        }
        let table = MarkdownTable(
            caption: lines[caption].trimmedSpaces,
            header: Self.cells(lines[header], line: header + 1), rows: rows)
        add(.table(table), at: caption)
        next = index
    }

    static func isRow(_ line: String) -> Bool {
        line.trimmedSpaces.utf8.first == UInt8(ascii: "|")
    }

    static func isDelimiter(_ line: String) -> Bool {
        let text = line.trimmedSpaces
        return isRow(line) && text.utf8.contains(UInt8(ascii: "-"))
            && text.utf8.allSatisfy { "|-: \t".utf8.contains($0) }
    }

    /// Cells between unescaped pipes; `\|` is a pipe of the text.
    static func cells(_ line: String, line number: Int) -> [MarkdownTable.Cell] {
        var cells: [MarkdownTable.Cell] = []
        var text = String.UnicodeScalarView()
        var start = 0
        var isEscaped = false
        func finish(_ text: String.UnicodeScalarView, from start: Int) {
            let raw = String(text)
            let indent = raw.unicodeScalars.prefix { $0 == " " || $0 == "\t" }.count
            cells.append(
                .init(
                    text: raw.trimmedSpaces.withoutCodeQuotes, line: number,
                    column: start + indent + 1))
        }
        for (index, scalar) in line.unicodeScalars.enumerated() {
            switch (scalar, isEscaped) {
            case ("|", false):
                finish(text, from: start)
                text = .init()
                start = index + 1
            case ("|", true):
                text.removeLast()
                text.append(scalar)
            default:
                text.append(scalar)
            }
            isEscaped = scalar == "\\" && !isEscaped
        }
        if !String(text).trimmedSpaces.isEmpty { finish(text, from: start) }
        return Array(cells.dropFirst())
    }
}

/// The line that opens a fenced block.
private struct FenceOpening {
    let mark: Character
    let length: Int
    let word: String
    let column: Int

    init?(_ line: String) {
        let indent = line.prefix { $0 == " " }.count
        let body = line.dropFirst(indent)
        guard indent <= 3, let mark = body.first, mark == "`" || mark == "~" else { return nil }
        let length = body.prefix { $0 == mark }.count
        let info = body.dropFirst(length)
        guard length >= 3, mark == "~" || !info.contains("`") else { return nil }
        self.mark = mark
        self.length = length
        let spaces = info.prefix { $0 == " " || $0 == "\t" }.count
        word = String(info.dropFirst(spaces).prefix { $0 != " " && $0 != "\t" && $0 != "{" })
        column = indent + length + spaces + 1
    }

    func isClosed(by line: String) -> Bool {
        let text = line.trimmedSpaces
        return text.count >= length && text.allSatisfy { $0 == mark } && line.prefix(4) != "    "
    }
}
