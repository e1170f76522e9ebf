/// Where in a law or a document something stands: law, article 条, paragraph 款, item 项.
///
///     Citation("行政许可法第四十二条第二款")?.text(in: .en) // "行政许可法, Article 42, paragraph 2"
public struct Citation: Hashable, Sendable, LosslessStringConvertible {
    /// The law's title, a document number, or a policy document's id; nil for "this document".
    public let document: String?
    /// 条; nil when the whole document is meant.
    public let article: ArticleNumber?
    /// 款, 1...999; nil when the whole article is meant.
    public let paragraph: Int?
    /// 项, 1...999; nil when no item is meant.
    public let item: Int?

    /// A place in a document; nil when it names nothing, or counts from below 1 or above 999.
    public init?(
        document: String? = nil, article: ArticleNumber? = nil, paragraph: Int? = nil,
        item: Int? = nil
    ) {
        let counts = [paragraph, item].compactMap(\.self)
        guard counts.allSatisfy((1...999).contains), document != nil || article != nil,
            counts.isEmpty || article != nil, document.map(Self.isTitle) ?? true
        else { return nil }
        self.document = document
        self.article = article
        self.paragraph = paragraph
        self.item = item
    }

    /// A whole document, such as a year's holiday notice.
    ///
    /// The title is kept as given; one that itself ends like an article prints, but reads back as
    /// that article.
    public init(wholeOf document: String) {
        self.document = document
        article = nil
        paragraph = nil
        item = nil
    }

    /// Reads `《行政许可法》第四十二条第二款第三项`, `第六条`, `Article 6, paragraph 2, item 3`,
    /// `Administrative Licensing Law, Article 42` or a title alone.
    ///
    /// Nil for an empty text and for one that goes on after the citation.
    public init?(_ text: String) {
        var reader = CitationReader(text[...])
        let document = reader.document()
        let article = reader.article()
        let paragraph = article == nil ? nil : reader.part(.paragraph)
        let item = article == nil ? nil : reader.part(.item)
        guard reader.rest.isEmpty else { return nil }
        self.init(document: document, article: article, paragraph: paragraph, item: item)
    }

    /// `行政许可法第四十二条第二款第三项` or `…, Article 42, paragraph 2, item 3`.
    ///
    /// The title stays as it is held: translating titles is for those who show them.
    public func text(in language: Language) -> String {
        let parts = [
            document, article?.text(in: language),
            paragraph.flatMap { CitationPart.paragraph.text($0, in: language) },
            item.flatMap { CitationPart.item.text($0, in: language) },
        ].compactMap(\.self)
        return parts.joined(separator: language == .en ? ", " : "")
    }

    /// The Chinese form.
    public var description: String { text(in: .zhHans) }

    // A title that itself reads as an article or bears title marks could not be read back.
    private static func isTitle(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        var reader = CitationReader(text[...])
        return !first.isWhitespace && !last.isWhitespace && !",，".contains(last)
            && first != "《" && reader.document() == text
    }
}
