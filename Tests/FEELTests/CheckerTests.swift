import FEEL
import Testing

@Suite("Checking documents")
struct CheckerTests {
    static let checker = TypeChecker(names: [
        "年龄": .integer, "户籍在本市": .boolean, "月标准": .money, "出生日期": .date,
        "企业状态": .enumeration(["存续", "注销", "吊销"]), "成员": .list(.context(["收入": .money])),
        "基准日": .date, "名称": .string,
    ])

    private func findings(_ text: String, _ expected: ValueType? = nil) throws -> [Finding] {
        let expression = try Expression(
            parsing: text, origin: SourcePosition(line: 7, column: 11))
        return CheckerTests.checker.check(expression, expecting: expected).findings
    }

    @Test(
        "Sound expressions give no findings",
        arguments: [
            ("年龄 >= 80 and 户籍在本市", ValueType.boolean), ("周岁(出生日期, 基准日)", .integer),
            ("sum(成员.收入)", .money), ("count(成员[收入 > 1000]) >= 2", .boolean),
            ("starts with(名称, \"9901\")", .boolean), ("企业状态 = \"存续\"", .boolean),
            ("四舍五入(月标准 / 3, 2)", .money), ("if 年龄 > 90 then 200 else 100", .money),
            ("出生日期 + @\"P1Y\"", .date), ("企业状态 in (\"存续\", \"注销\")", .boolean),
            ("some m in 成员 satisfies m.收入 > 5", .boolean), ("max(月标准, 100)", .money),
        ])
    func sound(text: String, type: ValueType) throws {
        #expect(try findings(text, type) == [])
    }

    @Test(
        "What does not fit is found, with what was probably meant",
        arguments: [
            ("年令 >= 80", "unknown-name"), ("年龄 >= \"80\"", "incompatible-types"),
            ("户籍在本市 + 1", "incompatible-types"), ("周岁(出生日期)", "wrong-arguments"),
            ("周岁数数(出生日期, 基准日)", "unknown-function"), ("企业状态 = \"存在\"", "value-not-declared"),
            ("成员.收如", "unknown-property"), ("年龄 and true", "type-mismatch"),
            ("月标准 / 0", "division-by-zero"), ("年龄 in [9..3]", "empty-range"),
            ("周岁(名称, 基准日)", "type-mismatch"),
        ])
    func unsound(text: String, code: String) throws {
        #expect(try findings(text).map(\.code).contains(code))
    }

    @Test(
        "Money must be rounded by a way that is named",
        arguments: [
            ("月标准 / 3", "unrounded-money"), ("月标准 * 0.35", "unrounded-money"),
            ("decimal(月标准 / 3, 2)", "half-even-money"),
            ("100 + 月标准 / 3", "unrounded-money"),
        ])
    func money(text: String, code: String) throws {
        #expect(try findings(text, .money).map(\.code) == [code])
    }

    @Test("A finding stands where the word stands and says how to mend it")
    func position() throws {
        let finding = try #require(try findings("户籍在本市 and 年令 > 8").first)
        #expect(finding.position == SourcePosition(line: 7, column: 21))
        #expect(finding.remedy == "did you mean 年龄?")
    }

    @Test(
        "Cells are checked against their column",
        arguments: [
            (">= 80", 0), ("\"八十\"", 1), ("true", 1), ("[80..90)", 0), ("not(3, \"x\")", 1),
            ("-", 0),
            ("null", 0), ("? > 3 and 户籍在本市", 0),
        ])
    func cells(text: String, count: Int) throws {
        let tests = try UnaryTests(parsing: text)
        #expect(CheckerTests.checker.check(tests, against: .integer).count == count)
    }

    @Test(
        "Errors of syntax name the place, the expectation and the remedy",
        arguments: [
            ("年龄 >= ", 1, 7, SyntaxError.Kind.unexpectedEnd), ("年龄（1)", 1, 3, .fullWidthSign),
            ("a +\n  * b", 2, 3, .unexpected), ("\"abc", 1, 1, .unterminatedText),
            ("@\"2026-02-30\"", 1, 1, .badLiteral), ("if a then b", 1, 12, .unexpectedEnd),
            ("/* x", 1, 1, .unterminatedComment),
        ])
    func syntaxErrors(text: String, line: Int, column: Int, kind: SyntaxError.Kind) throws {
        do {
            _ = try Expression(parsing: text)
            Issue.record("read \(text)")
        } catch {
            #expect(error.kind == kind)
            #expect(error.position == SourcePosition(line: line, column: column))
            #expect(!error.expected.isEmpty && !error.remedy.isEmpty)
        }
    }
}
