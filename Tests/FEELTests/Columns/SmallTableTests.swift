import FEEL
import Testing

/// Tables of up to seven rows are compared many people at a time; here their edges.
@Suite("Small tables over columns")
struct SmallTableTests {
    private static let bounds = [
        "-9000000000000000000", "-3000000000", "-5", "0", "7", "3000000000", "9000000000000000000",
    ]

    /// Rows below the first bound, between two neighbours, and from the last on; some overlap.
    private func table(_ places: [Int]) throws -> DecisionTable {
        var cells = ["< \(Self.bounds[places[0]])", ">= \(Self.bounds[places[places.count - 1]])"]
        for (low, high) in zip(places, places.dropFirst()) {
            cells.append("[\(Self.bounds[low])..\(Self.bounds[high]))")
        }
        cells += ["null", "[-6..8]"]
        return try DecisionTable(
            inputs: [.init(label: "x", expression: try Expression(parsing: "x"), type: .integer)],
            outputs: [.init(name: "out", type: .number)],
            rules: try cells.enumerated().map { number, cell in
                .init(
                    cells: [try UnaryTests(parsing: cell)],
                    outputs: [try Expression(parsing: "\(number)")])
            })
    }

    private func judge(_ column: Column, _ table: DecisionTable) throws {
        let layout = ColumnLayout([.init("x", .integer)])
        let batch = try #require(ColumnBatch(layout, columns: [column]))
        let kernel = ColumnProgram(layout, table).kernel()
        for start in [0, 64, 5] {
            let rows = start..<batch.count
            let answers = try #require(kernel.evaluate(batch, rows: rows).table(""))
            for row in rows {
                let alone = table.decide(in: batch.scope(at: row))
                #expect(answers.outcome(at: row - start) == alone, "row \(row) from \(start)")
            }
        }
    }

    private func edges<Unit: FixedWidthInteger>(_ type: Unit.Type) -> [Unit] {
        let near = Self.bounds.compactMap { Unit($0) }.flatMap { [$0 &- 1, $0, $0 &+ 1] }
        let all = near + [.min, .min &+ 1, -1, 0, 1, .max &- 1, .max]
        return (0..<150).map { all[$0 % all.count] }
    }

    @Test("Values at every edge of their width meet cuts inside and beyond it")
    func edges() throws {
        for places in [[0, 3, 6], [1, 2, 5], [2], [0, 1], [5, 6], [3, 4]] {
            let table = try table(places)
            for every in [1_000, 10, 3] {
                var nulls = Bitmap(count: 150)
                for row in stride(from: 2, to: 150, by: every) { nulls[row] = true }
                try judge(Column(.integer, units: edges(Int64.self), nulls: nulls), table)
                try judge(Column(.integer, small: edges(Int32.self), nulls: nulls), table)
            }
        }
    }
}
