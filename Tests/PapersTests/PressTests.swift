import City
import Civics
import Foundation
import Papers
import Testing

@Suite(
    "Papers as PDF", .serialized,
    .enabled(if: Tool.areThere, "needs poppler-utils, qpdf, zbar-tools"))
struct PressTests {
    @Test("A letter says everything it should, in the order it is read")
    func order() async throws {
        let file = try await PrintedFile(
            Sheets.letter([
                .addressee("云汀市老陈面馆："), .paragraph("现将需要补正的内容一次告知如下："),
                .table(columns: ["序号", "材料"], rows: [["1", "平面图"], ["2", "租赁合同"]]),
                .heading("期限"), .item(mark: "一、", text: "可以在网上补正。"),
                .fields([PaperField("联系电话", "0000-555-0002")]), .note("有疑问请打电话。"),
            ]))
        let text = try file.joined
        var rest = text[...]
        for part in [
            "云汀市市场监督管理局", "一次性补正告知书", "编号：9901-05", "云汀市老陈面馆：",
            "现将需要补正的内容一次告知如下：", "序号", "材料", "平面图", "租赁合同", "期限",
            "可以在网上补正。", "联系电话", "0000-555-0002", "有疑问请打电话。", "扫描二维码核验真伪。",
            "2026年12月14日",
        ] {
            let found = try #require(rest.range(of: part), "\(part) is missing or out of order")
            rest = rest[found.upperBound...]
        }
        #expect(text.contains("第1页，共1页"))
        #expect(file.paper.pages == 1 && file.paper.unknownCharacters == 0)
    }

    @Test("The file is well formed, its fonts are embedded, it knows its title and language")
    func wellFormed() async throws {
        for sheet in [Sheets.licence(), Sheets.letter([.paragraph("正文")], language: .zhHant)] {
            let file = try await PrintedFile(sheet)
            #expect(try Tool.run("qpdf", ["--check", file.url.path]).code == 0)
            let fonts = try file.asked("pdffonts").split(separator: "\n").dropFirst(2)
            #expect(!fonts.isEmpty)
            for font in fonts {
                // name, type (three words), encoding, emb, sub, uni, object
                let words = font.split(separator: " ")
                #expect(words.count >= 8 && words[5...7] == ["yes", "yes", "yes"], "\(font)")
            }
            let told = try file.asked("pdfinfo")
            #expect(told.contains("Title:           \(sheet.title)"))
            #expect(told.contains("Tagged:          yes"))
            #expect(told.contains("PDF version:     1.4"))
            let source = String(decoding: file.paper.bytes, as: UTF8.self)
            #expect(source.contains("/Lang (\(sheet.language.rawValue))"))
        }
    }

    @Test("A screen reader finds headings, tables, cells and the link")
    func structure() async throws {
        let file = try await PrintedFile(
            Sheets.letter([
                .paragraph("如下："), .table(columns: ["序号", "材料"], rows: [["1", "平面图"]]),
                .heading("期限"),
            ]))
        let tags = try file.asked("pdfinfo", ["-struct"]).split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespaces).split(separator: " ").first.map(String.init)
                ?? ""
        }
        #expect(tags.first == "Document")
        #expect(tags.filter { $0 == "H1" }.count == 1)
        for tag in ["H2", "Table", "Link"] { #expect(tags.contains(tag), "\(tag)") }
        #expect(tags.filter { $0 == "TR" }.count == 2)
        #expect(tags.filter { $0 == "TH" }.count == 2)
        #expect(tags.filter { $0 == "TD" }.count == 2)
    }

    @Test("The code on a paper leads to its verification page")
    func code() async throws {
        for sheet in [Sheets.licence(), Sheets.letter([.paragraph("正文")])] {
            let file = try await PrintedFile(sheet)
            let picture = file.url.deletingPathExtension().path
            _ = try Tool.run(
                "pdftoppm", ["-r", "110", "-png", "-singlefile", file.url.path, picture])
            defer { try? FileManager.default.removeItem(atPath: picture + ".png") }
            let read = try Tool.run("zbarimg", ["--quiet", "--raw", picture + ".png"])
            #expect(read.output == Sheets.address + "\n")
        }
    }

    @Test("The same sheet makes the same bytes, in whatever press and order")
    func deterministic() async throws {
        let (one, two) = (Press(machines: 1), Press(machines: 2))
        let first = try await one.print(Sheets.licence())
        _ = try await two.print(Sheets.letter([.paragraph("别的文书")]))
        _ = try await two.print(Sheets.letter([.paragraph("別的文書")], language: .zhHant))
        let second = try await two.print(Sheets.licence())
        let third = try await two.print(Sheets.licence())
        #expect(first == second && second == third)
        #expect(try await one.print(Sheets.licence(values: 5)) != first)
    }

    @Test("Rare characters of names are drawn, and found by whoever searches")
    func rareCharacters() async throws {
        let file = try await PrintedFile(
            Sheets.letter([.paragraph("申请人王㛃、李𠅤、赵䶮，ABC-123 号，面积 88.5 平方米。")]))
        #expect(file.paper.unknownCharacters == 0)
        #expect(try file.joined.contains("申请人王㛃、李𠅤、赵䶮，ABC-123号，面积88.5平方米。"))
        let strange = try await PrintedFile(Sheets.letter([.paragraph("\u{E777}")]))
        #expect(strange.paper.unknownCharacters > 0)
    }

    @Test("A table of thousands of rows goes on with its heading on every page, none lost")
    func longTable() async throws {
        let rows = (1...3000).map { ["\($0)", "材料\($0)", "请补充第\($0)项的签字和日期"] }
        let file = try await PrintedFile(
            Sheets.letter([.table(columns: ["序号", "材料名称", "怎样补正"], rows: rows)]))
        #expect(file.paper.pages > 100)
        let pages = try file.text.split(separator: "\u{0C}")
        let headed = pages.filter { $0.contains("材料名称") }
        #expect(headed.count >= file.paper.pages - 1)
        let said = Set(try file.joined.split(separator: "请").map { $0.prefix { $0 != "项" } })
        #expect((1...3000).allSatisfy { said.contains("补充第\($0)") })
        #expect(try Tool.run("qpdf", ["--check", file.url.path]).code == 0)
        let heads = try file.asked("pdfinfo", ["-struct"]).split(separator: "\n")
            .filter { $0.contains("TH") }
        #expect(heads.count == 3, "the repeated heading is seen, and read once")
    }

    @Test("A letter of five hundred pages keeps every sentence; past the limit it is refused")
    func longLetter() async throws {
        let sentence = "本机关经审查认为，申请人提交的材料应当按照下列要求逐项补正，并由负责人签字确认。"
        let blocks = (1...5200).map { PaperBlock.paragraph("〔\($0)〕" + sentence + sentence) }
        let file = try await PrintedFile(Sheets.letter(blocks))
        #expect(file.paper.pages > 500)
        let text = try file.joined
        let said = Set(text.split(separator: "〔").map { $0.prefix { $0 != "关" } })
        #expect((1...5200).allSatisfy { said.contains("\($0)〕本机") })
        #expect(text.contains("第500页，共\(file.paper.pages)页"))
        await #expect(throws: PressFault.self) {
            let one = String(repeating: sentence, count: 60)
            _ = try await PrintedFile(
                Sheets.letter(Array(repeating: .paragraph(one), count: 1000)))
        }
    }

    @Test("A seal never stands on a page without a word of the letter")
    func signature() async throws {
        for count in 18...26 {
            let file = try await PrintedFile(
                Sheets.letter((1...count).map { .paragraph("第\($0)段。") }))
            let pages = try file.text.split(separator: "\u{0C}")
            let last = try #require(pages.last)
            #expect(last.contains("段。"), "\(count) paragraphs")
        }
    }

    @Test("A licence that does not fit a page is set as a letter, nothing left out")
    func fullLicence() async throws {
        let small = try await PrintedFile(Sheets.licence(values: 6))
        #expect(small.paper.pages == 1)
        #expect(try small.asked("pdfinfo").contains("841.89 x 595.28"))
        let large = try await PrintedFile(Sheets.licence(values: 60))
        #expect(large.paper.pages > 1)
        let text = try large.joined
        #expect((1...60).allSatisfy { text.contains("内容\($0)：") })
    }

    @Test("A revoked licence says so in words before anything else it states")
    func revoked() async throws {
        let file = try await PrintedFile(Sheets.licence(across: "已撤销"))
        let text = try file.joined
        let warning = try #require(text.range(of: "已于2027年3月1日撤销。原因：承诺不实。"))
        let first = try #require(text.range(of: "内容1"))
        #expect(warning.upperBound <= first.lowerBound)
    }

    @Test("When too many wait, one more is told at once to come again")
    func busy() async throws {
        let press = Press(machines: 1, mostWaiting: 2)
        let sheet = Sheets.letter((1...100).map { .paragraph("第\($0)段") })
        let answers = await withTaskGroup(of: PressFault?.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    do { _ = try await press.print(sheet) } catch { return error as? PressFault }
                    return nil
                }
            }
            return await group.reduce(into: [PressFault?]()) { $0.append($1) }
        }
        #expect(answers.contains(.busy) && answers.contains(nil))
        #expect(try await press.print(sheet).pages > 0, "whoever comes again is served")
    }
}
