import Civics
import Testing

@Suite("Strange text")
struct StrangeTextTests {
    private static let pieces = [
        "0", "1", "9", "99999999999999999999", "-", ":", "T", "Z", "+08:00", ".", ",", " ", "\n",
        "第", "条", "之", "款", "十", "万", "零", "《", "》", "Article ", "paragraph ", "working day",
        "个工作日", "元", "CNY", "X", "\u{0}", "\u{FF11}", "\u{1F3DB}\u{FE0F}", "e\u{301}", "2026-12-01",
        "09:30", "11010519491231002", "11513701777935454", "1.2.156.3005.2.", "990100",
    ]

    @Test("No text, however strange, stops a reader")
    func readers() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<4_000 {
            let count = generator.number(in: 0...7)
            let text = (0..<count).compactMap { _ in generator.pick(from: Self.pieces) }.joined()
            read(text)
        }
    }

    // What is accepted must print to something that reads back as the same value.
    private func read(_ text: String) {
        if let date = CivilDate(text) { #expect(CivilDate(date.description) == date) }
        if let time = TimeOfDay(text) { #expect(TimeOfDay(time.description) == time) }
        if let local = LocalDateTime(text) { #expect(LocalDateTime(local.description) == local) }
        if let instant = Instant(text) { #expect(Instant(instant.text()) == instant) }
        if let offset = UTCOffset(text) { #expect(UTCOffset(offset.description) == offset) }
        if let limit = Limit(text) { #expect(Limit(limit.text(in: .zhHant)) == limit) }
        if let money = Money(text) { #expect(Money(money.description) == money) }
        if let citation = Citation(text) { #expect(Citation(citation.description) == citation) }
        if let article = ArticleNumber.leading(in: text)?.article {
            #expect(ArticleNumber(article.description) == article)
        }
        if let id = CaseID(text) { #expect(id.description == text) }
        readCodes(text)
    }

    private func readCodes(_ text: String) {
        if let code = try? RegionCode(text) { #expect(try! RegionCode(code.text) == code) }
        if let code = try? ComponentCode(text) { #expect(code.text == text) }
        if let code = try? EventCode(text) { #expect(code.text == text) }
        if let code = try? GridCode(text) { #expect(code.text == text) }
        if let code = try? CreditCode(text) { #expect(code.text == text) }
        if let code = try? ServiceItemCode(text) { #expect(code.text == text) }
        if let number = try? CaseNumber(text) { #expect(try! CaseNumber(number.text) == number) }
        if let number = try? InternalCaseNumber(text) { #expect(number.text == text) }
        if let number = try? ResidentNumber(recorded: text) { #expect(number.text == text) }
        if let identifier = try? LicenceIdentifier(text) { #expect(identifier.text == text) }
    }
}
