/// The number of an article of law: 第六条, or 第一百零二条之一 for one inserted after article 102.
public struct ArticleNumber: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The article, 1...9999.
    public let number: Int
    /// The 之一, 之二 of an inserted article, 1...99; 0 for an ordinary one.
    public let insertion: Int

    /// The article with these numbers; nil outside 1...9999 and 0...99.
    public init?(_ number: Int, insertion: Int = 0) {
        guard (1...9_999).contains(number), (0...99).contains(insertion) else { return nil }
        self.number = number
        self.insertion = insertion
    }

    /// Reads `第六条`, `第6条`, `第一百零二条之一`, `Article 6` or `Article 102-1` and nothing after it.
    public init?(_ text: String) {
        guard let (article, rest) = Self.leading(in: text), rest.isEmpty else { return nil }
        self = article
    }

    /// The article a heading opens, and what follows its number with the space cut off.
    ///
    ///     ArticleNumber.leading(in: "第六条 发多少")   // (6, "发多少")
    public static func leading(in text: String) -> (article: ArticleNumber, rest: Substring)? {
        var reader = CitationReader(text[...])
        guard let article = reader.article() else { return nil }
        return (article, reader.rest.drop(while: \.isWhitespace))
    }

    /// `第一百零二条之一` or `Article 102-1`.
    public func text(in language: Language) -> String {
        switch language {
        case .zhHans: chinese(article: "条")
        case .zhHant: chinese(article: "條")
        case .en: "Article \(number)" + (insertion > 0 ? "-\(insertion)" : "")
        }
    }

    private func chinese(article: String) -> String {
        let tail = insertion > 0 ? "之" + (ChineseNumeral.text(insertion) ?? "") : ""
        return "第" + (ChineseNumeral.text(number) ?? "") + article + tail
    }

    /// The Chinese form, `第六条`.
    public var description: String { text(in: .zhHans) }

    /// Articles in the order of the law: 102, 102-1, 103.
    public static func < (left: ArticleNumber, right: ArticleNumber) -> Bool {
        (left.number, left.insertion) < (right.number, right.insertion)
    }
}
