import FEEL
import Testing

/// Every policy over every type of cell, against a second implementation; null in every cell type,
/// ties, totals of nothing, defaults, rows under "any" that differ, and lists by priority.
@Suite("Table cases")
struct TableCaseTests {
    struct Case: Sendable, CustomStringConvertible {
        let policy: HitPolicy
        let type: OracleType
        let shape: Shape
        let hasDefault: Bool

        var description: String {
            "\(policy.sign) \(type.rawValue) \(shape.rawValue)\(hasDefault ? " default" : "")"
        }
    }

    enum Shape: String, CaseIterable, Sendable {
        case disjoint, overlapping, agreeing, withNulls, withNullOutput, gaps
    }

    static let policies: [HitPolicy] = [
        .unique, .any, .priority, .first, .ruleOrder, .outputOrder, .collect(nil), .collect(.sum),
        .collect(.min), .collect(.max), .collect(.count),
    ]

    static let cases: [Case] = policies.flatMap { policy in
        OracleType.allCases.flatMap { type in
            Shape.allCases.map { shape in
                Case(policy: policy, type: type, shape: shape, hasDefault: shape == .gaps)
            }
        }
    }

    @Test("There are at least four hundred table cases")
    func enough() { #expect(Self.cases.count >= 400) }

    @Test("A table answers as a second implementation does", arguments: cases)
    func answers(_ one: Case) throws {
        let oracle = Self.oracle(one)
        let table = try Self.table(oracle, one)
        let layout = ColumnLayout([.init("甲", one.type.column), .init("乙", .boolean)])
        let values: [Int?] = one.type.numbers.map { $0 } + [nil]
        var batch = ColumnBatch(layout)
        var inputs: [[Int?]] = []
        for value in values {
            for flag in [1, 2, nil] as [Int?] {
                inputs.append([value, flag])
                batch.append([
                    try Self.fact(value, one.type), try Self.fact(flag, .truth),
                ])
            }
        }
        let program = ColumnProgram(layout, table)
        #expect(program.notVectorisable.isEmpty)
        let kernel = program.kernel(for: batch.lexicon)
        let answers = try #require(kernel.evaluate(batch, rows: 0..<batch.count).table(""))
        let asker = program.asker()
        for (row, input) in inputs.enumerated() {
            let expected = Self.outcome(oracle.answer(input))
            let scope = batch.scope(at: row)
            #expect(table.decide(in: scope) == expected, "row by row, \(input)")
            #expect(answers.outcome(at: row) == expected, "in columns, \(input)")
            #expect(asker.decision(in: scope) == expected, "asked singly, \(input)")
        }
    }

    private static func outcome(_ answer: TableOracle.Answer) -> TableOutcome {
        switch answer {
        case .undetermined: return .undetermined
        case .conflict(let rows): return .conflict(rows: rows)
        case .decided(let values, let rows, let isList):
            let values = values.map { $0.map { Value.number(Number($0)) } ?? .null }
            return .decided(isList ? .list(values) : values[0], rows: rows)
        }
    }

    private static func fact(_ value: Int?, _ type: OracleType) throws -> Fact {
        guard let value else { return .known(.null) }
        return .known(try Expression(parsing: type.literal(value)).evaluate(in: Facts()).value)
    }

    private static func table(_ oracle: TableOracle, _ one: Case) throws -> DecisionTable {
        try DecisionTable(
            inputs: [
                .init(expression: try Expression(parsing: "甲")),
                .init(expression: try Expression(parsing: "乙")),
            ],
            outputs: [
                .init(
                    name: "得", values: oracle.order.map { .number(Number($0)) },
                    defaultValue: try oracle.fallback.map { try Expression(parsing: "\($0)") })
            ],
            rules: try oracle.rows.map { row in
                .init(
                    cells: [
                        try UnaryTests(parsing: one.type.text(row.cells[0])),
                        try UnaryTests(parsing: OracleType.truth.text(row.cells[1])),
                    ],
                    outputs: [try Expression(parsing: row.output.map { "\($0)" } ?? "null")])
            }, hitPolicy: one.policy)
    }

    private static func oracle(_ one: Case) -> TableOracle {
        let rows = rows(one.shape).filter { one.type.hasOrder || !$0.0.hasOrder }
        return TableOracle(
            policy: one.policy, rows: rows.map { (cells: [$0.0, $0.1], output: $0.2) },
            order: [30, 10, 20], fallback: one.hasDefault ? 7 : nil)
    }

    private static func rows(
        _ shape: Shape
    ) -> [(TableOracle.Cell, TableOracle.Cell, Int?)] {
        switch shape {
        case .disjoint:
            [
                (.equal(1), .any, 10), (.oneOf([2, 5]), .equal(2), 20), (.equal(2), .equal(1), 30),
                (.between(3, 4, lowClosed: true, highClosed: false), .any, 20),
                (.atLeast(4), .any, 10),
            ]
        case .overlapping:
            [
                (.below(3), .any, 10), (.atLeast(2), .any, 20), (.not(1), .equal(2), 30),
                (.between(1, 4, lowClosed: false, highClosed: true), .not(2), 20),
                (.oneOf([1, 2]), .any, 30),
            ]
        case .agreeing:
            [
                (.any, .any, 20), (.equal(2), .any, 20), (.atLeast(1), .equal(2), 20),
                (.not(2), .equal(1), 10),
            ]
        case .withNulls:
            [
                (.null, .any, 10), (.valueOrNull(1), .equal(2), 20), (.any, .null, 30),
                (.not(1), .valueOrNull(1), 20), (.below(3), .null, 10),
            ]
        case .withNullOutput:
            [
                (.oneOf([1, 2]), .any, nil), (.equal(2), .any, 20), (.any, .equal(2), 10),
                (.between(0, 5, lowClosed: false, highClosed: false), .equal(1), 99),
            ]
        case .gaps:
            [
                (.equal(1), .equal(2), 10),
                (.between(3, 4, lowClosed: true, highClosed: true), .equal(1), 20),
                (.equal(2), .equal(1), 30),
            ]
        }
    }
}
