import FEEL
import Testing

@Suite("Columns")
struct ColumnLayoutTests {
    private static let layout = ColumnLayout([
        .init("年龄", .integer), .init("收入", .money), .init("区", .text), .init("生日", .date),
        .init("成员", .relation([.init("岁", .integer), .init("年龄", .integer)])),
    ])

    private static func reason(_ source: String) throws -> NotVectorisable? {
        ColumnProgram(layout, try Expression(parsing: source)).notVectorisable[""]
    }

    @Test(
        "What has no column form says why and where",
        arguments: [
            ("1 + 年岁", "1:5: not vectorisable because 年岁 is not declared"),
            ("区 < \"乙\"", "1:1: not vectorisable because order and a text do not go together"),
            (
                "年龄 > 0 and 年龄 = \"八十\"",
                "1:12: not vectorisable because a whole number and a text do not go together"
            ),
            (
                "count(distinct values(成员.岁)) > 0",
                "1:1: not vectorisable because count has no column form for these arguments"
            ),
            (
                "count(成员[年龄 > 3])",
                "1:10: not vectorisable because 年龄 may be an entry of the item or a fact"
            ),
            ("{甲: 年龄}", "1:1: not vectorisable because a context has no column form"),
        ])
    func reasons(_ source: String, _ expected: String) throws {
        #expect(try Self.reason(source)?.description == expected)
    }

    @Test("What has no column form still answers, row by row")
    func rowWise() throws {
        var batch = ColumnBatch(Self.layout)
        for number in 0..<70 {
            batch.append(Facts(known: ["年龄": .number(Number(number)), "区": "甲"], unknown: ["收入"]))
        }
        let program = ColumnProgram(
            Self.layout,
            [
                .init("列", try Expression(parsing: "[年龄, 1][item > 30]")),
                .init("个数", try Expression(parsing: "count(列)")),
            ])
        #expect(program.notVectorisable.count == 2)
        let answers = program.kernel().evaluate(batch, rows: 10..<70)
        let counts = try #require(answers.values(of: "个数"))
        #expect(counts.answer(at: 20).value == 0)
        #expect(counts.answer(at: 21).value == 1)
    }

    @Test("A fact finer or larger than its column is still answered exactly")
    func oddFacts() throws {
        let fine = try #require(Number("0.001"))
        let huge = try #require(Number("9000000000000000000"))
        var batch = ColumnBatch(Self.layout)
        batch.append(Facts(known: ["收入": .number(fine), "年龄": 1]))
        batch.append(Facts(known: ["收入": 5, "年龄": .number(huge)]))
        batch.append(Facts(known: ["收入": "五", "年龄": 3]))
        let expression = try Expression(parsing: "收入 * 1000 + 年龄 * 1000000000")
        let kernel = ColumnProgram(Self.layout, expression).kernel(for: batch.lexicon)
        let answers = try #require(kernel.evaluate(batch, rows: 0..<3).values(of: ""))
        #expect(answers.exceptions.keys.sorted() == [0, 1, 2])
        #expect(answers.answer(at: 0).value == 1_000_000_001)
        #expect(
            answers.answer(at: 1).value
                == .number(try #require(Number("9000000000000000000000005000"))))
        #expect(answers.answer(at: 2).value == .null)
    }

    @Test("A batch of another layout gives no answers, and columns that do not fit give no batch")
    func mismatches() throws {
        let other = ColumnBatch(ColumnLayout([.init("年龄", .money)]))
        let kernel = ColumnProgram(Self.layout, try Expression(parsing: "年龄")).kernel()
        #expect(kernel.evaluate(other, rows: 0..<1).rows.isEmpty)
        let layout = ColumnLayout([.init("甲", .integer), .init("乙", .integer)])
        let short = Column(.integer, units: [1])
        #expect(ColumnBatch(layout, columns: [short, Column(.integer, units: [1, 2])]) == nil)
        #expect(ColumnBatch(layout, columns: [short]) == nil)
        #expect(ColumnBatch(layout, columns: [short, Column(.money, units: [1])]) == nil)
        let children = ColumnBatch(ColumnLayout([.init("岁", .integer)]))
        let relation = ColumnLayout([.init("成员", .relation([.init("岁", .integer)]))])
        let wrong = Column(offsets: [0, 2], children: children)
        #expect(ColumnBatch(relation, columns: [wrong]) == nil)
    }

    @Test("Answers become columns for a next program, with what was missing still missing")
    func chained() throws {
        var batch = ColumnBatch(ColumnLayout([.init("甲", .integer)]))
        for number in 0..<200 {
            batch.append([
                number % 5 == 0
                    ? .unknown : number % 7 == 0 ? .known(.null) : .known(.number(Number(number)))
            ])
        }
        let first = ColumnProgram(batch.layout, try Expression(parsing: "甲 * 2.5"))
        let column = try #require(
            first.kernel().evaluate(batch, rows: 0..<200).values(of: "")?.column)
        let wider = try #require(batch.adding([(name: "乙", column: column)]))
        let second = ColumnProgram(wider.layout, try Expression(parsing: "乙 - 甲"))
        let answers = try #require(
            second.kernel().evaluate(wider.slice(64..<200), rows: 0..<136).values(of: ""))
        for row in 0..<136 {
            let number = row + 64
            let (value, isMissing) = answers.answer(at: row)
            #expect(isMissing == (number % 5 == 0))
            let isNull = number % 5 == 0 || number % 7 == 0
            #expect(value == (isNull ? .null : .number(Number(units: number * 15))))
        }
    }

    @Test("Column types follow declared types")
    func types() {
        #expect(ColumnType(.money) == .money)
        #expect(ColumnType(.enumeration(["甲"])) == .text)
        #expect(ColumnType(.number, scale: 6) == .number(scale: 6))
        #expect(ColumnType(.list(.context(["岁": .integer]))) == .relation([.init("岁", .integer)]))
        #expect(ColumnType(.time) == nil)
        #expect(ColumnType(.list(.number)) == nil)
    }
}

extension Number {
    /// Tenths.
    fileprivate init(units: Int) {
        self =
            Number(coefficient: UInt128(units.magnitude), exponent: -1, negative: units < 0)
            ?? .zero
    }
}
