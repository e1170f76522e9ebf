import FEEL

/// Tables of five and of 3,700 rows over a million people, and asked one by one.
enum TableBench {
    static let rows = 1_000_000

    static func small() throws -> (DecisionTable, ColumnBatch) {
        let table = try DecisionTable(
            inputs: [input("年龄", .integer), input("月收入", .money)],
            outputs: [.init(name: "月标准", type: .money)],
            rules: [
                rule(["< 60", "-"], "0"), rule(["[60..70)", "-"], "50"),
                rule(["[70..80)", "<= 3000"], "150"), rule(["[70..80)", "> 3000"], "100"),
                rule([">= 80", "-"], "300"),
            ])
        let layout = ColumnLayout([.init("年龄", .integer), .init("月收入", .money)])
        var draw = Draw(1)
        var (ages, incomes): ([Int32], [Int64]) = ([], [])
        var (noAge, noIncome) = (Bitmap(), Bitmap())
        for _ in 0..<rows {
            ages.append(Int32(draw.below(100)))
            incomes.append(draw.below(800_000))
            noAge.append(draw.below(10) == 0)
            noIncome.append(draw.below(10) == 0)
        }
        let batch = ColumnBatch(
            layout,
            columns: [
                Column(.integer, small: ages, nulls: noAge),
                Column(.money, units: incomes, nulls: noIncome),
            ])
        return (table, batch ?? ColumnBatch(layout))
    }

    static func large() throws -> (DecisionTable, ColumnBatch) {
        let districts = (0..<37).map { "区\($0)" }
        var rules: [DecisionTable.Rule] = []
        for district in districts {
            for age in 0..<10 {
                for income in 0..<10 {
                    rules.append(
                        try rule(
                            ["\"\(district)\"", band(age, 10), band(income, 1000)],
                            "\(rules.count % 997)"))
                }
            }
        }
        let table = try DecisionTable(
            inputs: [input("区", .string), input("年龄", .integer), input("月收入", .money)],
            outputs: [.init(name: "标准", type: .number)], rules: rules)
        let layout = ColumnLayout([
            .init("区", .text), .init("年龄", .integer), .init("月收入", .money),
        ])
        var draw = Draw(2)
        var (places, ages, incomes): ([Int32], [Int32], [Int64]) = ([], [], [])
        for _ in 0..<rows {
            places.append(Int32(draw.below(37)))
            ages.append(Int32(draw.below(100)))
            incomes.append(draw.below(1_000_000))
        }
        let batch = ColumnBatch(
            layout,
            columns: [
                Column(.text, small: places), Column(.integer, small: ages),
                Column(.money, units: incomes),
            ], lexicon: Lexicon(districts))
        return (table, batch ?? ColumnBatch(layout))
    }

    private static func band(_ place: Int, _ size: Int) -> String {
        place == 9 ? ">= \(place * size)" : "[\(place * size)..\((place + 1) * size))"
    }

    private static func input(_ name: String, _ type: ValueType) throws -> DecisionTable.Input {
        .init(label: name, expression: try Expression(parsing: name), type: type)
    }

    private static func rule(_ cells: [String], _ output: String) throws -> DecisionTable.Rule {
        .init(
            cells: try cells.map { try UnaryTests(parsing: $0) },
            outputs: [try Expression(parsing: output)])
    }

    /// All rows, from both cores; gives how many rows rest on a rule.
    static func decideAll(_ kernel: ColumnKernel, _ batch: ColumnBatch) async -> Int {
        let parts = await inParts(of: batch.count) { rows in
            kernel.evaluate(batch, rows: rows).table("")?.hitsByRule.reduce(0, +) ?? 0
        }
        return parts.reduce(0, +)
    }

    /// All rows, with every row's answer kept.
    static func keepAll(_ kernel: ColumnKernel, _ batch: ColumnBatch) async -> [TableAnswers?] {
        await inParts(of: batch.count) { rows in kernel.evaluate(batch, rows: rows).table("") }
    }

    static func run() async throws {
        let (five, people) = try small()
        let kernel = ColumnProgram(people.layout, five).kernel()
        let kept = await Clocked.run(15) { _ = await keepAll(kernel, people) }
        print(kept.line("5 rules, 1 M rows"))
        let clock = ContinuousClock()
        var program: ColumnProgram?
        let (many, residents) = try large()
        let compiling = clock.measure { program = ColumnProgram(residents.layout, many) }
        guard let program else { return }
        print("3,700 rules compiled in \(compiling), row by row: \(program.notVectorisable)")
        let large = program.kernel(for: residents.lexicon)
        let all = await Clocked.run(7) { _ = await keepAll(large, residents) }
        print(all.line("3,700 rules, 1 M rows"))
        await single(program)
    }

    /// One person at a time, from values as a register gives them.
    private static func single(_ program: ColumnProgram) async {
        let asker = program.asker()
        let vocabulary = Vocabulary(["区", "年龄", "月收入"])
        let people = (0..<1000).map { number in
            Record(
                vocabulary,
                [
                    .known(.string("区\(number % 37)")), .known(.number(Number(number % 100))),
                    .known(.number(Number(number * 7 % 10_000))),
                ])
        }
        var decided = 0
        let spent = await Clocked.run(7) {
            for person in people {
                if case .decided = asker.decision(in: person) { decided += 1 }
            }
        }
        print(
            "3,700 rules, one person: \(spent.median) µs, processor \(spent.processor) µs "
                + "(\(decided))")
    }
}
