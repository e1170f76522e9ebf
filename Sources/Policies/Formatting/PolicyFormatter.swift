extension PackageFile {
    /// The file in canonical form: English keywords, aligned tables, Chinese captions, one blank
    /// line between pieces. Meaning, prose and comments are kept; formatting twice changes nothing.
    ///
    /// Only documents and `situations.yaml` are formatted; what cannot be read is left as it is.
    public func formatted() -> PackageFile {
        guard isDocument || name == PolicyPackage.situationsFile,
            bytes.count <= PolicyPackage.largestFile
        else { return self }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.elementsEqual(bytes) else { return self }
        var formatter = PolicyFormatter(lines: MarkdownReader.split(text), name: name)
        let lines = isDocument ? formatter.document(text) : formatter.situations()
        return PackageFile(name: name, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    }
}

/// Changes the lines of one file in place, so that comments and layout of blocks stay the author's.
struct PolicyFormatter {
    private var lines: [String]
    private let name: String
    /// Lines that stand exactly as written: prose and foreign blocks.
    private var isKept: Set<Int> = []
    /// Lines that fall away, and what stands in their place.
    private var replaced: [Int: [String]] = [:]

    init(lines: [String], name: String) {
        self.lines = lines
        self.name = name
    }

    mutating func situations() -> [String] {
        formatBlock(
            .list(.keys(["name", "as-of", "given", "expect", "note"])), at: 0, count: lines.count)
        return finished()
    }

    mutating func document(_ text: String) -> [String] {
        for element in MarkdownReader.elements(of: text, allowsFrontMatter: true) {
            let index = element.line - 1
            switch element.content {
            case .frontMatter(let inner):
                formatBlock(.keys(BlockReading.headerKeys), at: 1, count: inner.count)
            case .heading: lines[index] = lines[index].trimmedEnd
            case .paragraph(let inner): isKept.formUnion(index..<(index + inner.count))
            case .fence(let fence): format(fence, at: index)
            case .table(let table): format(table, at: index)
            }
        }
        return finished()
    }

    private mutating func format(_ fence: MarkdownElement.Fence, at index: Int) {
        guard let block = Keywords.block(fence.word), fence.isClosed else {
            isKept.formUnion(index...(index + fence.lines.count + 1))
            return
        }
        let opening = lines[index]
        if let word = opening.range(of: fence.word) {
            lines[index].replaceSubrange(word, with: block)
        }
        lines[index] = lines[index].trimmedEnd
        guard let shape = BlockShape.of(block) else { return }
        formatBlock(shape, at: index + 1, count: fence.lines.count)
    }

    /// Writes English keywords where the block holds Chinese ones, and trims line ends.
    private mutating func formatBlock(_ shape: BlockShape, at start: Int, count: Int) {
        let range = start..<min(start + count, lines.count)
        let original = Array(lines[range])
        var findings: [Finding] = []
        let reader = YAMLReader(file: name, offset: start)
        guard let tree = reader.read(original, into: &findings) else { return }
        var edits: [KeywordEdit] = []
        shape.collect(tree, into: &edits)
        for edit in edits.sorted(by: { $0.place > $1.place }) { apply(edit) }
        for index in range { lines[index] = lines[index].trimmedEnd }
    }

    private mutating func apply(_ edit: KeywordEdit) {
        guard lines.indices.contains(edit.place.line - 1) else { return }
        var scalars = Array(lines[edit.place.line - 1].unicodeScalars)
        let from = edit.place.column - 1
        let written = Array(edit.from.unicodeScalars)
        guard from >= 0, from + written.count <= scalars.count,
            Array(scalars[from..<(from + written.count)]) == written
        else { return }
        scalars.replaceSubrange(from..<(from + written.count), with: edit.to.unicodeScalars)
        lines[edit.place.line - 1] = String(String.UnicodeScalarView(scalars))
    }

    private mutating func format(_ table: MarkdownTable, at caption: Int) {
        guard let first = table.header.first?.line, let read = Caption(table.caption) else {
            return
        }
        let last = table.rows.last?.line ?? first + 1
        var text = [read.canonical, ""]
        text += TableLayout(table).lines
        replaced[caption] = text
        for index in (caption + 1)..<last { replaced[index] = [] }
    }

    /// All lines, with single blank lines between pieces and none at the ends.
    private func finished() -> [String] {
        var output: [String] = []
        for (index, line) in lines.enumerated() {
            let written = replaced[index] ?? [line]
            for line in written {
                let isBlank = line.trimmedSpaces.isEmpty && !isKept.contains(index)
                if isBlank, output.last.map(\.isEmpty) ?? true { continue }
                output.append(isBlank ? "" : line)
            }
        }
        while output.last?.isEmpty == true { output.removeLast() }
        return output
    }
}

extension String {
    /// Without spaces, tabs and carriage returns at the end.
    var trimmedEnd: String {
        guard let last = utf8.lastIndex(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else {
            return ""
        }
        return String(self[...last])
    }
}
