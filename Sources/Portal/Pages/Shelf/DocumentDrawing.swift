import City
import Civics
import Policies

/// Shows a policy document as its author wrote it, its blocks as tables people can read, every
/// article under an anchor of its own.
struct DocumentDrawing {
    let visit: Visit
    let package: PolicyPackage
    let policy: Policy

    /// The document's own articles, for a table of contents.
    var contents: [Lines.Line] {
        package.pieces.compactMap { piece in
            guard case .heading(_, let text, let article?) = piece.content else { return nil }
            return Lines.Line(text, "#\(Self.anchor(article))")
        }
    }

    static func anchor(_ article: ArticleNumber) -> String {
        "article-\(article.number)" + (article.insertion > 0 ? "-\(article.insertion)" : "")
    }

    /// The whole document.
    func html() throws -> HTML {
        var (parts, head, body): ([HTML], ArticleHead?, [HTML]) = ([], nil, [])
        func close() throws {
            guard head != nil || !body.isEmpty else { return }
            parts.append(
                try ArticlePart(
                    id: head?.id, heading: head?.text, link: visit.say(ShelfWord.permalink),
                    parts: body
                ).html())
            (head, body) = (nil, [])
        }
        for piece in package.pieces {
            switch piece.content {
            case .heading(_, let text, let article?):
                try close()
                head = ArticleHead(id: Self.anchor(article), text: text)
            case .heading(let level, let text, nil):
                // The document's own title is the page's.
                if level > 1 { body.append(try SmallHeading(text: text).html()) }
            case .prose(let lines):
                body.append(try ProsePart(content: Prose(lines).html).html())
            case .code(let lines):
                body.append(try CodePart(text: lines.joined(separator: "\n")).html())
            case .table(let name, let caption, let header, let rows):
                body.append(try table(name, caption, header, rows))
            case .block(let kind, let source):
                body += try block(kind, source, piece)
            }
        }
        try close()
        return .joined(parts)
    }

    private struct ArticleHead {
        var id: String
        var text: String
    }

    /// A table as written, with the numbers its rows are cited by.
    private func table(
        _ name: String, _ caption: String, _ header: [String], _ rows: [[String]]
    ) throws -> HTML {
        let columns =
            [DataTable.Column(visit.say(ShelfWord.row), isFigure: true)]
            + header.map { DataTable.Column($0) }
        let cells = rows.enumerated().map { place, row in
            [DataTable.Cell(String(place + 1), isFigure: true)] + row.map { DataTable.Cell($0) }
        }
        return try RuleFrame(
            content: try DataTable(caption, columns, cells).html(), unfold: nil
        ).html()
    }

    private func block(
        _ kind: String, _ source: [String], _ piece: DocumentPiece
    ) throws -> [HTML] {
        let code = try CodePart(text: source.joined(separator: "\n")).html()
        let original = visit.say(
            ShelfWord.original,
            ["from": String(piece.lines.lowerBound), "to": String(piece.lines.upperBound)])
        let shown = try BlockDrawing(visit: visit, policy: policy, piece: piece).html(kind)
        guard let shown else {
            return [try Unfold(visit.say(ShelfWord.otherRule) + " · " + kind, code).html()]
        }
        return [
            try RuleFrame(content: shown, unfold: try Unfold(original, code).html()).html()
        ]
    }
}

/// One article, or what stands before the first.
struct ArticlePart: View {
    let id: String?
    let heading: String?
    let link: String
    let parts: [HTML]

    static let template = Template(
        "article-part",
        """
        <section class="article"{{#.id}} id="{{.}}"{{/.id}}>{{#.heading}}<h2>{{.}}</h2>{{/.heading}}{{#.parts}}{{{.}}}
        {{/.parts}}</section>
        """)
}

/// A heading inside an article.
struct SmallHeading: View {
    let text: String
    static let template = Template("small-heading", "<h3>{{.text}}</h3>")
}

/// Prose in the document's own language.
struct ProsePart: View {
    let content: HTML
    static let template = Template(
        "prose-part", #"<div class="prose" lang="zh-Hans">{{{.content}}}</div>"#)
}

/// Text as written, for what machines read.
struct CodePart: View {
    let text: String
    static let template = Template(
        "code-part", #"<pre class="code" tabindex="0" lang="zh-Hans"><code>{{.text}}</code></pre>"#)
}

/// What a block says, set off from the prose that authorises it.
struct RuleFrame: View {
    let content: HTML
    let unfold: HTML?
    static let template = Template(
        "rule-frame",
        #"<div class="rule">{{{.content}}}{{#.unfold}}{{{.}}}{{/.unfold}}</div>"#)
}
