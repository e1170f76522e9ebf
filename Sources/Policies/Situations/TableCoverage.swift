import FEEL

/// Which rows and edges of the tables the situations meet.
struct TableCoverage {
    private let tables: [Table]
    private var rows: [Set<Int>]
    /// Values each input was seen with, by table and column.
    private var seen: [[Set<Value>]]

    init(_ policy: Policy) {
        tables = Array(policy.tables)
        rows = tables.map { _ in [] }
        seen = tables.map { table in table.table.inputs.map { _ in [] } }
    }

    mutating func watch(_ asking: inout RuleAsking) {
        for (index, table) in tables.enumerated() {
            switch asking.outcome(ofTable: table.name) {
            case .decided(_, let hit), .conflict(let hit): rows[index].formUnion(hit)
            case .undetermined, .cannotTell, nil: break
            }
            for (column, input) in table.table.inputs.enumerated() {
                let outcome = asking.evaluate(input.expression)
                if outcome.missing.isEmpty { seen[index][column].insert(outcome.value) }
            }
        }
    }

    func findings() -> [Finding] {
        tables.indices.flatMap { unreached($0) + edges($0) }
    }

    private func unreached(_ index: Int) -> [Finding] {
        let table = tables[index]
        return table.rowPlaces.indices.filter { !rows[index].contains($0) }.map { row in
            Finding(
                "row-without-situation", at: table.rowPlaces[row],
                (
                    "没有情形走到表“\(table.name)”的第 \(row + 1) 行。",
                    "No situation reaches row \(row + 1) of table \(table.name)."
                ),
                expected: ("每一行至少一个情形", "a situation for each row"),
                remedy: ("在 situations.yaml 里加一个走到这一行的情形。", "Add a situation that reaches it."))
        }
    }

    /// A bound written in a cell must be met exactly by some situation: off-by-one lives there.
    private func edges(_ index: Int) -> [Finding] {
        let table = tables[index]
        var findings: [Finding] = []
        for (column, input) in table.table.inputs.enumerated() {
            for edge in table.edges(ofColumn: column)
            where !seen[index][column].contains(edge.value) {
                findings.append(
                    Finding(
                        "edge-without-situation", .warning, at: edge.place,
                        (
                            "没有情形正好落在“\(input.label)”的边界 \(edge.value) 上。",
                            "No situation meets the edge \(edge.value) of \(input.label) exactly."
                        ),
                        expected: ("每个边界一个情形", "a situation at each edge"),
                        remedy: (
                            "加一个“\(input.label)”等于 \(edge.value) 的情形。",
                            "Add a situation in which \(input.label) is \(edge.value)."
                        )))
            }
        }
        return findings
    }
}

extension Table {
    /// Bounds of ranges in one column, each once, where they stand first.
    func edges(ofColumn column: Int) -> [(value: Value, place: Place)] {
        var edges: [(value: Value, place: Place)] = []
        for (row, rule) in table.rules.enumerated() {
            for bound in rule.cells[column].tests.flatMap(\.bounds) {
                let value = Expression(bound).evaluate(in: Facts(known: [:])).value
                guard value != .null, !edges.contains(where: { $0.value == value }) else {
                    continue
                }
                var place = rowPlaces[row]
                place.column = rule.cells[column].position.column
                edges.append((value, place))
            }
        }
        return edges
    }
}

extension UnaryTest {
    /// Bounds of the ranges it tests.
    var bounds: [Syntax] {
        switch self {
        case .range(let range): [range.lower, range.upper].compactMap(\.self)
        case .not(let tests): tests.flatMap(\.bounds)
        case .any, .equals, .differs, .expression: []
        }
    }
}
