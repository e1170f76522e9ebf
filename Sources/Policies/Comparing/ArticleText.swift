public import Civics

/// An article of a document as it was written, line by line, blocks and tables included; for
/// putting two versions side by side.
public struct ArticleText: Hashable, Sendable {
    /// `nil` for what stands before the first article.
    public var number: ArticleNumber?
    /// The heading as written; empty before the first article.
    public var heading: String
    /// Its lines, empty ones left out.
    public var lines: [String]
}

extension PolicyPackage {
    /// All articles in the order of the document.
    public var articleTexts: [ArticleText] {
        var articles = [ArticleText(number: nil, heading: "", lines: [])]
        for file in files where file.isDocument {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for line in MarkdownReader.split(text) where !line.trimmedSpaces.isEmpty {
                if let heading = MarkdownReader.heading(line),
                    let (number, _) = ArticleNumber.leading(in: heading.text)
                {
                    articles.append(
                        ArticleText(number: number, heading: heading.text, lines: []))
                } else {
                    articles[articles.count - 1].lines.append(line)
                }
            }
        }
        return articles
    }
}
