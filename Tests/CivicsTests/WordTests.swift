import Civics
import Testing

@Suite("Numerals, citations and localized text")
struct WordTests {
    @Test(
        "Chinese numerals are written as laws write them",
        arguments: [
            (0, "零"), (6, "六"), (10, "十"), (11, "十一"), (20, "二十"), (42, "四十二"), (100, "一百"),
            (102, "一百零二"), (110, "一百一十"), (111, "一百一十一"), (1_000, "一千"), (1_005, "一千零五"),
            (1_050, "一千零五十"), (1_260, "一千二百六十"), (10_000, "一万"), (10_001, "一万零一"),
            (20_300, "二万零三百"), (100_000, "十万"), (12_345_678, "一千二百三十四万五千六百七十八"),
            (10_100_000, "一千零一十万"),
        ])
    func numerals(_ number: Int, _ words: String) {
        #expect(ChineseNumeral.text(number) == words)
        #expect(ChineseNumeral.value(of: words) == number)
    }

    @Test("Every number up to twelve thousand reads back as it is written")
    func everyNumeral() {
        for number in 0...12_000 {
            #expect(ChineseNumeral.text(number).flatMap(ChineseNumeral.value) == number)
        }
        #expect(ChineseNumeral.text(100_000_000) == nil)
        #expect(ChineseNumeral.text(-1) == nil)
    }

    @Test("Other ways of writing a number are read, slips are not")
    func looseNumerals() {
        #expect(ChineseNumeral.value(of: "一百〇二") == 102)
        #expect(ChineseNumeral.value(of: "两百") == 200)
        #expect(ChineseNumeral.value(of: "一十二") == 12)
        #expect(ChineseNumeral.value(of: "三萬") == 30_000)
        for text in ["", "一百二", "十百", "一二", "百", "六条", "零六", "一百零", "万", "一万万", "6", "千千千千"] {
            #expect(ChineseNumeral.value(of: text) == nil, "\(text)")
        }
    }

    @Test("The article a heading opens is read, and what follows it")
    func headings() throws {
        let heading = try #require(ArticleNumber.leading(in: "第六条 发多少"))
        #expect(heading.article == ArticleNumber(6))
        #expect(heading.rest == "发多少")
        let english = try #require(ArticleNumber.leading(in: "Article 6 How much"))
        #expect(english.article == ArticleNumber(6))
        #expect(english.rest == "How much")
        #expect(
            ArticleNumber.leading(in: "第一百零二条之一 补充")?.article == ArticleNumber(102, insertion: 1))
        #expect(ArticleNumber.leading(in: "第一百零二条之前")?.rest == "之前")
        #expect(ArticleNumber.leading(in: "附则") == nil)
        #expect(ArticleNumber.leading(in: "第六章 附则") == nil)
    }

    @Test("Articles read back as they print, in every language")
    func articles() throws {
        for number in [1, 6, 10, 42, 102, 1_260, 9_999] {
            for insertion in [0, 1, 12] {
                let article = try #require(ArticleNumber(number, insertion: insertion))
                for language in Language.allCases {
                    #expect(ArticleNumber(article.text(in: language)) == article)
                }
            }
        }
        #expect(ArticleNumber("第6条") == ArticleNumber(6))
        #expect(ArticleNumber("第六条甲") == nil)
        #expect(ArticleNumber(0) == nil)
        #expect(ArticleNumber("Article 0") == nil)
        #expect(try #require(ArticleNumber(102)) < #require(ArticleNumber(102, insertion: 1)))
    }

    @Test(
        "Citations are read down to the item",
        arguments: [
            ("行政许可法第四十二条第二款第三项", "行政许可法", 42, 2, 3),
            ("《行政许可法》第四十二条", "行政许可法", 42, nil, nil),
            ("第六条", nil, 6, nil, nil), ("Article 6", nil, 6, nil, nil),
            (
                "Administrative Licensing Law, Article 42, paragraph 2, item 3",
                "Administrative Licensing Law", 42, 2, 3
            ),
            (
                "sample.yunting.open-restaurant, Article 4", "sample.yunting.open-restaurant", 4,
                nil, nil
            ),
            ("国办发明电〔2024〕12号", "国办发明电〔2024〕12号", nil, nil, nil),
            ("行政許可法第四十二條第三項", "行政許可法", 42, nil, 3),
            ("第三批目录第六条", "第三批目录", 6, nil, nil),
        ] as [(String, String?, Int?, Int?, Int?)])
    func citations(
        _ text: String, _ document: String?, _ article: Int?, _ paragraph: Int?, _ item: Int?
    ) throws {
        let citation = try #require(Citation(text))
        #expect(citation.document == document)
        #expect(citation.article?.number == article)
        #expect(citation.paragraph == paragraph)
        #expect(citation.item == item)
        for language in Language.allCases {
            #expect(
                Citation(citation.text(in: language)) == citation, "\(citation.text(in: language))")
        }
    }

    @Test("What is not a citation is refused")
    func notCitations() {
        for text in ["", " ", "第六条 发多少", "第六条第二款以后", "Article 6 and so on", "第六条第零款"] {
            #expect(Citation(text) == nil, "\(text)")
        }
        #expect(Citation(document: nil, article: nil) == nil)
        #expect(Citation(document: "法", paragraph: 1) == nil)
        #expect(Citation(document: "某法第六条") == nil)
        #expect(Citation(document: "") == nil)
        #expect(Citation(wholeOf: "通知").description == "通知")
    }

    @Test("A missing translation falls back to simplified Chinese and says so")
    func fallback() {
        let text = LocalizedText(zhHans: "受理", en: "Accept")
        #expect(text.text(in: .en) == "Accept")
        #expect(text.text(in: .zhHant) == "受理")
        #expect(text.language(for: .zhHant) == .zhHans)
        #expect(text.language(for: .en) == .en)
        #expect(text.written(in: .zhHant) == nil)
    }

    @Test("Placeholders are filled in all languages and never shown bare")
    func filling() {
        let text = LocalizedText(zhHans: "第 {n} 版，共 {all} 版", en: "{n} of {all}")
        let filled = text.filled(with: ["n": "3"])
        #expect(filled.zhHans == "第 3 版，共 … 版")
        #expect(filled.en == "3 of …")
        #expect(LocalizedText(zhHans: "a{b").filled(with: ["b": "x"]).zhHans == "a{b")
        #expect(LocalizedText(zhHans: "{a}").filled(with: ["a": "{b}", "b": "x"]).zhHans == "{b}")
        #expect(LocalizedText.placeholders(in: text.zhHans) == ["n", "all"])
    }

    @Test("A browser's language tag finds the right Chinese")
    func tags() {
        let asked: [(String, Language?)] = [
            ("zh-CN", .zhHans), ("zh-SG", .zhHans), ("zh", .zhHans), ("zh-TW", .zhHant),
            ("zh-HK", .zhHant), ("zh-MO", .zhHant), ("zh-Hant", .zhHant), ("zh-Hans-HK", .zhHans),
            ("en-GB", .en), ("EN", .en), ("fr", nil), ("", nil),
        ]
        for (tag, language) in asked { #expect(Language(tag: tag) == language, "\(tag)") }
    }
}
