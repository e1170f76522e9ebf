import FEEL
import Testing

@Suite("Decision tables")
struct TableTests {
    /// A table of columns, rows of cells and one output, as an official writes it.
    static func table(
        _ inputs: [String], _ rows: [[String]], _ policy: HitPolicy = .unique,
        values: [Value] = [], otherwise: String? = nil
    ) throws -> DecisionTable {
        try DecisionTable(
            inputs: inputs.map { .init(label: $0, expression: try Expression(parsing: $0)) },
            outputs: [
                .init(
                    name: "结果", values: values,
                    defaultValue: try otherwise.map { try Expression(parsing: $0) })
            ],
            rules: rows.map { row in
                .init(
                    cells: try row.dropLast().map { try UnaryTests(parsing: $0) },
                    outputs: [try Expression(parsing: row[row.count - 1])])
            },
            hitPolicy: policy)
    }

    static func allowance(otherwise: String? = nil) throws -> DecisionTable {
        try table(
            ["周岁", "户籍在本市"],
            [
                ["[80..90)", "true", "100"], ["[90..100)", "true", "200"],
                [">= 100", "true", "500"],
            ],
            otherwise: otherwise)
    }

    @Test(
        "The edges of each row belong where the brackets say",
        arguments: [
            (79, nil), (80, 100), (89, 100), (90, 200), (99, 200), (100, 500), (121, 500),
        ])
    func edges(age: Int, amount: Int?) throws {
        let scope = Facts(known: ["周岁": .number(Number(age)), "户籍在本市": true])
        let outcome = try TableTests.allowance().decide(in: scope)
        guard let amount else {
            #expect(outcome == .undetermined)
            return
        }
        guard case .decided(let value, let rows) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(value == .number(Number(amount)))
        #expect(rows.count == 1)
    }

    @Test("No row and no default is undetermined, never zero; a default is used only then")
    func defaults() throws {
        let young = Facts(known: ["周岁": 30, "户籍在本市": true])
        #expect(try TableTests.allowance().decide(in: young) == .undetermined)
        #expect(try TableTests.allowance(otherwise: "0").decide(in: young) == .decided(0, rows: []))
    }

    @Test("One known cell that fails excludes a row, whatever is unknown")
    func excluded() throws {
        let scope = Facts(known: ["周岁": 30], unknown: ["户籍在本市"])
        #expect(try TableTests.allowance(otherwise: "0").decide(in: scope) == .decided(0, rows: []))
    }

    @Test("A row that hangs on an unknown fact leaves the table unable to tell")
    func cannotTell() throws {
        let scope = Facts(known: ["周岁": 85], unknown: ["户籍在本市"])
        #expect(
            try TableTests.allowance(otherwise: "0").decide(in: scope)
                == .cannotTell(missing: ["户籍在本市"]))
    }

    @Test(
        "A known null passes only a dash or a cell that names null",
        arguments: [
            ("-", true), ("null", true), ("> 5, null", true), ("not(null)", false), ("> 5", false),
            ("not(3)", false), ("? = null", true), ("1, 2", false),
        ])
    func nulls(cell: String, passes: Bool) throws {
        let table = try TableTests.table(["x"], [[cell, "1"]])
        let outcome = table.decide(in: Facts(known: ["x": .null]))
        #expect(outcome == (passes ? .decided(1, rows: [0]) : .undetermined))
    }

    @Test("Two hits under unique and unequal hits under any are conflicts")
    func conflicts() throws {
        let rows = [["> 1", "1"], ["> 2", "2"], ["> 3", "2"]]
        let scope = Facts(known: ["x": 3])
        #expect(try TableTests.table(["x"], rows).decide(in: scope) == .conflict(rows: [0, 1]))
        let any = try TableTests.table(["x"], rows, .any)
        #expect(any.decide(in: scope) == .conflict(rows: [0, 1]))
        let equal = try TableTests.table(["x"], Array(rows.dropFirst()), .any)
        #expect(equal.decide(in: Facts(known: ["x": 9])) == .decided(2, rows: [0, 1]))
    }

    static let answers: [(HitPolicy, Value)] = [
        (.first, [3]), (.priority, [1]), (.ruleOrder, [3, 1, 2]), (.outputOrder, [1, 2, 3]),
        (.collect(nil), [3, 1, 2]), (.collect(.sum), [6]), (.collect(.min), [1]),
        (.collect(.max), [3]), (.collect(.count), [3]),
    ]

    @Test("Each policy makes its own of the rows that fit", arguments: TableTests.answers)
    func policies(policy: HitPolicy, expected: Value) throws {
        let rows = [["> 0", "3"], ["> 1", "1"], ["> 2", "2"], ["> 9", "7"]]
        let table = try TableTests.table(["x"], rows, policy, values: [1, 2, 3])
        guard case .decided(let value, _) = table.decide(in: Facts(known: ["x": 5])) else {
            Issue.record("no decision")
            return
        }
        let listed: Bool
        switch policy {
        case .ruleOrder, .outputOrder, .collect(nil): listed = true
        case .unique, .any, .priority, .first, .collect: listed = false
        }
        #expect((listed ? value : [value]) == expected)
    }

    @Test(
        "Aggregates of nothing are undetermined, only the count is zero",
        arguments: [
            (HitPolicy.collect(.sum), TableOutcome.undetermined), (.collect(.min), .undetermined),
            (.collect(.max), .undetermined), (.collect(.count), .decided(0, rows: [])),
        ])
    func nothing(policy: HitPolicy, expected: TableOutcome) throws {
        let table = try TableTests.table(["x"], [["> 9", "1"]], policy)
        #expect(table.decide(in: Facts(known: ["x": 1])) == expected)
    }

    @Test("The explanation names each input's value and the first cell that failed")
    func explanation() throws {
        let scope = Facts(known: ["周岁": 95, "户籍在本市": true])
        let why = try TableTests.allowance().explain(in: scope)
        #expect(why.outcome == .decided(200, rows: [1]))
        #expect(why.inputs.map(\.value) == [95, true])
        #expect(why.rows[0].cells == [.excluded, .notAsked])
        #expect(why.rows[1].isHit)
    }

    @Test("Priority needs its list of values, and a short row is refused")
    func malformed() {
        #expect(throws: TableError.self) {
            try TableTests.table(["x"], [["1", "2"]], .priority)
        }
        #expect(throws: TableError.self) { try TableTests.table(["x", "y"], [["1", "2"]]) }
    }

    /// What the table would say for every way the unknown rows could turn out.
    private func worlds(
        _ certain: [Bool?], _ outputs: [Int], _ policy: HitPolicy, _ fallback: Int?
    ) -> Set<TableOutcome> {
        var answers: Set<TableOutcome> = []
        let open = certain.indices.filter { certain[$0] == nil }
        for mask in 0..<(1 << open.count) {
            var hits = certain.map { $0 ?? false }
            for (bit, row) in open.enumerated() where mask >> bit & 1 == 1 { hits[row] = true }
            let rows = hits.indices.filter { hits[$0] }
            answers.insert(said(rows, rows.map { outputs[$0] }, policy, fallback))
        }
        return answers
    }

    private func said(
        _ rows: [Int], _ values: [Int], _ policy: HitPolicy, _ fallback: Int?
    ) -> TableOutcome {
        func whole(_ number: Int) -> TableOutcome { .decided(.number(Number(number)), rows: []) }
        if policy == .collect(.count), fallback == nil { return whole(rows.count) }
        guard let first = values.first else { return fallback.map(whole) ?? .undetermined }
        switch policy {
        case .unique: return values.count == 1 ? whole(first) : .conflict(rows: [])
        case .any: return Set(values).count == 1 ? whole(first) : .conflict(rows: [])
        case .first: return whole(first)
        case .priority, .collect(.min): return whole(values.min() ?? first)
        case .collect(.max): return whole(values.max() ?? first)
        case .collect(.sum): return whole(values.reduce(0, +))
        case .collect(.count): return whole(values.count)
        case .ruleOrder, .collect(nil):
            return .decided(.list(values.map { .number(Number($0)) }), rows: [])
        case .outputOrder:
            return .decided(.list(values.sorted().map { .number(Number($0)) }), rows: [])
        }
    }

    @Test(
        "A table can tell exactly when every world gives one answer",
        arguments: [
            HitPolicy.unique, .any, .first, .priority, .ruleOrder, .outputOrder, .collect(nil),
            .collect(.sum), .collect(.min), .collect(.max), .collect(.count),
        ])
    func possibleWorlds(policy: HitPolicy) throws {
        var random = FixedRandom(state: 5)
        for _ in 0..<150 {
            let count = Int.random(in: 1...4, using: &random)
            let states: [Bool?] = (0..<count).map { _ in
                [true, false, nil][Int.random(in: 0...2, using: &random)]
            }
            let outputs = (0..<count).map { _ in Int.random(in: 0...2, using: &random) }
            let fallback = Bool.random(using: &random) ? Int.random(in: 0...2, using: &random) : nil
            try compare(policy, states, outputs, fallback)
        }
    }

    private func compare(
        _ policy: HitPolicy, _ states: [Bool?], _ outputs: [Int], _ fallback: Int?
    ) throws {
        let names = states.indices.map { "f\($0)" }
        let rows = states.indices.map { row in
            names.indices.map { $0 == row ? "true" : "-" } + ["\(outputs[row])"]
        }
        var facts: [String: Fact] = [:]
        for (name, state) in zip(names, states) {
            facts[name] = state.map { .known(.boolean($0)) } ?? .unknown
        }
        let table = try TableTests.table(
            names, rows, policy, values: [0, 1, 2], otherwise: fallback.map(String.init))
        let worlds = worlds(states, outputs, policy, fallback)
        let found = bare(table.decide(in: Facts(facts)))
        if worlds.count == 1 {
            #expect(found == worlds.first, "\(states) \(outputs)")
        } else if case .cannotTell(let missing) = found {
            #expect(!missing.isEmpty)
        } else {
            Issue.record("\(policy) \(states) \(outputs) \(String(describing: fallback)): \(found)")
        }
    }

    /// An outcome without its rows.
    private func bare(_ outcome: TableOutcome) -> TableOutcome {
        switch outcome {
        case .decided(let value, _): .decided(value, rows: [])
        case .conflict: .conflict(rows: [])
        case .undetermined, .cannotTell: outcome
        }
    }
}
