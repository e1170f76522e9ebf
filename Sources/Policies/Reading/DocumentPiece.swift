public import Civics

/// A piece of a document in the order it was written: what a page shows one below the other.
public struct DocumentPiece: Hashable, Sendable {
    /// What it is.
    public enum Content: Hashable, Sendable {
        /// A heading; opens an article where it begins `第六条` or `Article 6`.
        case heading(level: Int, text: String, article: ArticleNumber?)
        /// Lines of prose as written; lists and quotes are prose too.
        case prose([String])
        /// A block the machine reads, by its English word; the model's elements with a place on
        /// ``lines`` came from it.
        case block(kind: String, source: [String])
        /// A decision table, or one of categories: name, header and rows as written.
        case table(name: String, caption: String, header: [String], rows: [[String]])
        /// A fenced block of no known word, kept as written.
        case code([String])
    }

    public var content: Content
    /// File of the folder it stands in.
    public var file: String
    /// First and last line, from 1.
    public var lines: ClosedRange<Int>

    /// Whether something stands within this piece.
    public func holds(_ place: Place) -> Bool { place.file == file && lines.contains(place.line) }
}

extension PolicyPackage {
    /// The document piece by piece, front matter left out.
    public var pieces: [DocumentPiece] {
        let documents = files.filter(\.isDocument)
        return documents.flatMap { file in
            let text = String(decoding: file.bytes, as: UTF8.self)
            let lines = MarkdownReader.split(text).count
            let elements = MarkdownReader.elements(
                of: text, allowsFrontMatter: file.name == documents.first?.name)
            return elements.enumerated().compactMap { place, element in
                let next = place + 1 < elements.count ? elements[place + 1].line - 1 : lines
                return Self.piece(
                    element, file: file.name, lines: element.line...max(element.line, next))
            }
        }
    }

    private static func piece(
        _ element: MarkdownElement, file: String, lines: ClosedRange<Int>
    ) -> DocumentPiece? {
        let content: DocumentPiece.Content
        switch element.content {
        case .frontMatter: return nil
        case .heading(let level, let text):
            let article = ArticleNumber.leading(in: text)?.article
            content = .heading(level: level, text: text, article: article)
        case .paragraph(let lines): content = .prose(lines)
        case .fence(let fence):
            content =
                Keywords.block(fence.word).map { .block(kind: $0, source: fence.lines) }
                ?? .code(fence.lines)
        case .table(let table):
            content = .table(
                name: Caption(table.caption)?.name ?? "", caption: table.caption,
                header: table.header.map(\.text), rows: table.rows.map { $0.cells.map(\.text) })
        }
        return DocumentPiece(content: content, file: file, lines: lines)
    }
}
