import Civics
import FEEL

/// Reads all files of a folder into one policy.
struct PackageReader {
    let files: [PackageFile]
    var findings: [Finding] = []
    var header: FrontMatter?
    var articles: [Article] = []
    var blocks = PolicyBlocks()
    /// Tables wait until every name of the package is known.
    var tables: [WaitingTable] = []
    /// Flows wait until the services are known.
    var flows: [(tree: YAMLTree, citation: Citation?)] = []

    struct WaitingTable {
        var table: MarkdownTable
        var caption: Caption
        var file: String
        var line: Int
        var citation: Citation?
    }

    init(files: [PackageFile]) { self.files = files }

    mutating func policy() -> Policy? {
        let documents = files.filter(\.isDocument)
        guard let first = documents.first else {
            findings.append(.noDocument)
            return nil
        }
        for file in documents {
            guard let text = text(of: file) else { continue }
            let elements = MarkdownReader.elements(
                of: text, allowsFrontMatter: file.name == first.name)
            read(elements, of: file.name)
        }
        if header == nil, !findings.contains(where: { $0.severity == .error }) {
            findings.append(.noFrontMatter(in: first.name))
        }
        readWaiting()
        guard let header else { return nil }
        return assemble(header)
    }

    /// The file's text; other bytes than UTF-8 are a finding and read as well as can be.
    mutating func text(of file: PackageFile) -> String? {
        guard file.bytes.count <= PolicyPackage.largestFile else {
            findings.append(.fileTooLarge(file.name))
            return nil
        }
        let bytes =
            file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? file.bytes.dropFirst(3) : file.bytes[...]
        let text = String(decoding: bytes, as: UTF8.self)
        if text.utf8.count != bytes.count || !text.utf8.elementsEqual(bytes) {
            findings.append(.notUTF8(Self.firstBadLine(of: bytes, file: file.name)))
        }
        return text
    }

    private static func firstBadLine(of bytes: ArraySlice<UInt8>, file: String) -> Place {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let bad = lines.firstIndex { !String(decoding: $0, as: UTF8.self).utf8.elementsEqual($0) }
        return Place(file: file, line: (bad ?? 0) + 1)
    }

    private mutating func read(_ elements: [MarkdownElement], of file: String) {
        var article = Article(
            citation: nil, heading: "", prose: [], blocks: [], place: Place(file: file, line: 1))
        for element in elements {
            let place = Place(file: file, line: element.line)
            switch element.content {
            case .frontMatter(let lines):
                readHeader(lines, file: file)
            case .heading(let level, let text):
                guard let (number, _) = ArticleNumber.leading(in: text) else {
                    article.prose.append(String(repeating: "#", count: level) + " " + text)
                    continue
                }
                keep(article)
                article = Article(
                    citation: Citation(document: nil, article: number), heading: text, prose: [],
                    blocks: [], place: place)
            case .paragraph(let lines):
                article.prose.append(lines.joined(separator: "\n"))
            case .fence(let fence):
                readFence(fence, at: place, &article)
            case .table(let table):
                readTable(table, at: place, &article)
            }
        }
        keep(article)
    }

    private mutating func keep(_ article: Article) {
        if article.citation != nil || !article.prose.isEmpty || !article.blocks.isEmpty {
            articles.append(article)
        }
    }

    private mutating func readHeader(_ lines: [String], file: String) {
        var reading = BlockReading()
        if let tree = YAMLReader(file: file, offset: 1).read(lines, into: &reading.findings) {
            header = reading.frontMatter(tree)
        }
        findings += reading.findings
    }

    private mutating func readTable(
        _ table: MarkdownTable, at place: Place, _ article: inout Article
    ) {
        guard let caption = Caption(table.caption) else { return }
        article.blocks.append(
            .init(kind: caption.kind == .table ? "table" : "categories", name: caption.name))
        tables.append(
            WaitingTable(
                table: table, caption: caption, file: place.file, line: place.line,
                citation: article.citation))
    }

    private mutating func readFence(
        _ fence: MarkdownElement.Fence, at place: Place, _ article: inout Article
    ) {
        let wordPlace = Place(file: place.file, line: place.line, column: fence.column)
        guard let block = Keywords.block(fence.word) else {
            article.prose.append(([fence.marker] + fence.lines + ["```"]).joined(separator: "\n"))
            warnOfNearWord(fence.word, at: wordPlace)
            return
        }
        if !fence.isClosed { findings.append(.unclosedBlock(block, at: place)) }
        var reading = BlockReading(findings: [], citation: article.citation)
        let yaml = YAMLReader(file: place.file, offset: place.line)
        if let tree = yaml.read(fence.lines, into: &reading.findings) {
            let names = readBlock(block, tree, &reading, at: wordPlace)
            article.blocks += names.map { .init(kind: block, name: $0) }
            if names.isEmpty { article.blocks.append(.init(kind: block)) }
        }
        findings += reading.findings
    }

    private mutating func warnOfNearWord(_ word: String, at place: Place) {
        let known = Keywords.blocks.keys.sorted() + Keywords.blocks.values.sorted()
        guard let nearest = Nearness.nearest(to: word, among: known), word.count > 2 else { return }
        findings.append(
            Finding(
                "unknown-block", .warning, at: place,
                ("“\(word)”不是一种块,按正文保留。", "`\(word)` is no known block; kept as prose."),
                expected: ("已知的块", "a known block"),
                remedy: ("是不是想写“\(nearest)”?", "Did you mean `\(nearest)`?")))
    }
}
