/// The parts of a citation below the article.
enum CitationPart {
    case paragraph, item

    func text(_ number: Int, in language: Language) -> String? {
        switch language {
        case .zhHans, .zhHant: ChineseNumeral.text(number).map { "第" + $0 + chinese(language) }
        case .en: english + " \(number)"
        }
    }

    var english: String {
        switch self {
        case .paragraph: "paragraph"
        case .item: "item"
        }
    }

    private func chinese(_ language: Language) -> String {
        switch (self, language) {
        case (.paragraph, _): "款"
        case (.item, .zhHant): "項"
        case (.item, _): "项"
        }
    }

    var closings: [Character] {
        switch self {
        case .paragraph: ["款"]
        case .item: ["项", "項"]
        }
    }
}

/// Reads citations from the left; a part that is not there leaves the text where it was.
struct CitationReader {
    private(set) var rest: Substring

    private static let commas: Set<Character> = [",", "，"]

    init(_ text: Substring) { rest = text }

    /// The title before the article: up to `》`, or up to where an article begins.
    mutating func document() -> String? {
        if rest.first == "《", let close = rest.firstIndex(of: "》") {
            let title = String(rest[rest.index(after: rest.startIndex)..<close])
            rest = rest[rest.index(after: close)...]
            return title
        }
        var end = rest.startIndex
        while end < rest.endIndex, !opensArticle(at: end) { end = rest.index(after: end) }
        var title = rest[..<end]
        while let last = title.last,
            last.isWhitespace || (end < rest.endIndex && Self.commas.contains(last))
        {
            title.removeLast()
        }
        rest = rest[end...]
        return title.isEmpty ? nil : String(title)
    }

    mutating func article() -> ArticleNumber? {
        let start = rest
        skipSeparators()
        guard let article = chineseArticle() ?? englishArticle() else {
            rest = start
            return nil
        }
        return article
    }

    mutating func part(_ part: CitationPart) -> Int? {
        let start = rest
        if take("第"), let number = number(), let close = rest.first,
            part.closings.contains(close)
        {
            rest.removeFirst()
            return number
        }
        rest = start
        skipSeparators()
        if takeWord(part.english), let number = number() { return number }
        rest = start
        return nil
    }

    private func opensArticle(at index: Substring.Index) -> Bool {
        guard rest[index] == "第" || rest[index] == "A" || rest[index] == "a" else { return false }
        var reader = CitationReader(rest[index...])
        let follows = index > rest.startIndex ? rest[rest.index(before: index)] : " "
        guard rest[index] == "第" || follows.isWhitespace else { return false }
        return (reader.chineseArticle() ?? reader.englishArticle()) != nil
    }

    private mutating func chineseArticle() -> ArticleNumber? {
        let start = rest
        guard take("第"), let number = number(), take("条") || take("條") else {
            rest = start
            return nil
        }
        let plain = rest
        guard take("之"), let insertion = number1to99() else {
            rest = plain
            return ArticleNumber(number)
        }
        return ArticleNumber(number, insertion: insertion)
    }

    private mutating func englishArticle() -> ArticleNumber? {
        let start = rest
        guard takeWord("article"), let number = number() else {
            rest = start
            return nil
        }
        let plain = rest
        guard take("-"), let insertion = number1to99() else {
            rest = plain
            return ArticleNumber(number)
        }
        return ArticleNumber(number, insertion: insertion)
    }

    private mutating func number1to99() -> Int? {
        guard let value = number(), (1...99).contains(value) else { return nil }
        return value
    }

    private mutating func number() -> Int? {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let words = digits.isEmpty ? rest.prefix { Self.numerals.contains($0) } : digits
        let value = digits.isEmpty ? ChineseNumeral.value(of: String(words)) : Int(digits)
        guard let value, value <= 9_999 else { return nil }
        rest = rest[words.endIndex...]
        return value
    }

    private static let numerals = Set("零〇一二两兩三四五六七八九十百千万萬")

    private mutating func take(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func takeWord(_ word: String) -> Bool {
        guard rest.prefix(word.count).lowercased() == word,
            rest.dropFirst(word.count).first?.isWhitespace == true
        else { return false }
        rest = rest.dropFirst(word.count).drop(while: \.isWhitespace)
        return true
    }

    private mutating func skipSeparators() {
        rest = rest.drop { $0.isWhitespace || Self.commas.contains($0) }
    }
}
