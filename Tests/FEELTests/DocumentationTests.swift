import FEEL
import Foundation
import Testing

/// The code of the library's page, compiled and run. A line `call // answer` of the page stands here
/// as an expectation of that call.
@Suite("The library's page")
struct DocumentationTests {
    @Test("The example of the page comes to what it says")
    func example() throws {
        let rule = try Expression(parsing: "年龄 >= 80 and 户籍 = true")

        let known = Facts(known: ["年龄": 83, "户籍": true])
        #expect(rule.evaluate(in: known).verdict == true)

        let open = Facts(known: ["年龄": 83], unknown: ["户籍"])
        #expect(rule.evaluate(in: open).missing == ["户籍"])

        let young = Facts(known: ["年龄": 70], unknown: ["户籍"])
        #expect(rule.evaluate(in: young).verdict == false)

        let layout = ColumnLayout([.init("年龄", .integer), .init("户籍", .boolean)])
        var people = ColumnBatch(layout)
        people.append([.known(83), .known(true)])
        people.append([.known(.null), .known(true)])
        people.append([.unknown, .known(true)])
        let program = ColumnProgram(layout, rule)
        #expect(program.notVectorisable.isEmpty)
        let kernel = program.kernel(for: people.lexicon)
        let answers = kernel.evaluate(people, rows: 0..<people.count).values(of: "")
        #expect(answers?.answer(at: 0).value == true)
        #expect(answers?.answer(at: 1).value == .null)
        #expect(answers?.answer(at: 2).isMissing == true)
    }

    @Test("The table of the page decides as it says")
    func table() throws {
        // swift-format-ignore
        let table = try DecisionTable(
            inputs: [.init(expression: try Expression(parsing: "周岁"))],
            outputs: [.init(name: "月标准", defaultValue: try Expression(parsing: "0"))],
            rules: [
                .init(cells: [try UnaryTests(parsing: "[80..90)")],
                      outputs: [try Expression(parsing: "100")]),
                .init(cells: [try UnaryTests(parsing: ">= 90")],
                      outputs: [try Expression(parsing: "200")]),
            ])
        #expect(table.decide(in: Facts(known: ["周岁": 95])) == .decided(200, rows: [1]))
        #expect(
            table.decide(in: Facts(known: [:], unknown: ["周岁"])) == .cannotTell(missing: ["周岁"]))
    }

    @Test("Every line of code on the page stands in these tests")
    func lines() throws {
        let here = URL(fileURLWithPath: #filePath)
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let tests = try String(contentsOf: here, encoding: .utf8)
        let page = try String(
            contentsOf: root.appendingPathComponent("Sources/FEEL/FEEL.docc/FEEL.md"),
            encoding: .utf8)
        var code: [String] = []
        var isCode = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isCode = line == "```swift"
            } else if isCode {
                let call = String(line).components(separatedBy: " //")[0]
                code.append(call.trimmingCharacters(in: .whitespaces))
            }
        }
        #expect(code.count > 30)
        let lost = code.filter { !$0.isEmpty && !tests.contains($0) }
        #expect(lost == [])
    }
}
