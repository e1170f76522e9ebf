import FEEL
import Testing

/// The column form and the row interpreter must give the same value, hang on the same rows, and
/// find the same conflicts.
@Suite("Columns agree with rows")
struct ColumnAgreementTests {
    private static func people(_ count: Int, _ seed: UInt64) -> ([[String: Fact]], ColumnBatch) {
        var chance = Chance(seed)
        var people: [[String: Fact]] = []
        var batch = ColumnBatch(Population.layout)
        for _ in 0..<count {
            let person = Population.person(&chance)
            people.append(person)
            batch.append(Facts(person))
        }
        return (people, batch)
    }

    private static func scope(_ person: [String: Fact]) -> Facts {
        var facts = person
        for (name, value) in Population.layout.constants { facts[name] = .known(value) }
        return Facts(facts, asOf: Population.day)
    }

    @Test("A generated expression comes to the same in columns as row by row", arguments: 0..<60)
    func expressions(seed: Int) throws {
        let (people, batch) = Self.people(131, UInt64(seed) &+ 1000)
        var text = RandomText(Chance(UInt64(seed)))
        var vectorised = 0
        for round in 0..<25 {
            let depth = 1 + round % 4
            let source = [
                text.boolean(depth), text.number(depth), text.date(depth), text.text(depth),
            ][round % 4]
            let expression = try Expression(parsing: source)
            let program = ColumnProgram(Population.layout, expression)
            if program.notVectorisable.isEmpty { vectorised += 1 }
            let kernel = program.kernel(for: batch.lexicon)
            let answers = try #require(kernel.evaluate(batch, rows: 0..<batch.count).values(of: ""))
            for (row, person) in people.enumerated() {
                let outcome = expression.evaluate(in: Self.scope(person))
                let (value, isMissing) = answers.answer(at: row)
                guard value == outcome.value, isMissing == !outcome.missing.isEmpty else {
                    Issue.record(
                        "\(source)\nrow \(person)\ncolumns \(value) \(isMissing), row \(outcome.value) \(outcome.missing)"
                    )
                    return
                }
            }
        }
        #expect(vectorised >= 18)
    }

    @Test("Asking one person is the same as asking all", arguments: 0..<20)
    func oneByOne(seed: Int) throws {
        let (people, _) = Self.people(40, UInt64(seed) &+ 5000)
        var text = RandomText(Chance(UInt64(seed) &+ 77))
        for round in 0..<12 {
            let source = round % 2 == 0 ? text.boolean(3) : text.number(3)
            let expression = try Expression(parsing: source)
            let asker = ColumnProgram(Population.layout, expression).asker()
            for person in people {
                let expected = expression.evaluate(in: Self.scope(person))
                let outcome = asker.outcome(in: Facts(person))
                guard outcome.value == expected.value, outcome.missing == expected.missing else {
                    Issue.record("\(source)\nrow \(person)\n\(outcome) instead of \(expected)")
                    return
                }
            }
        }
    }

    @Test("Definitions resting on each other agree, tables among them", arguments: 0..<30)
    func programs(seed: Int) throws {
        let (people, batch) = Self.people(97, UInt64(seed) &+ 9000)
        var tables = RandomTable(Chance(UInt64(seed) &+ 300))
        let definitions = try tables.definitions()
        let program = ColumnProgram(Population.layout, definitions.map(\.definition))
        let answers = program.kernel(for: batch.lexicon).evaluate(batch, rows: 3..<batch.count)
        for (row, person) in people.enumerated().dropFirst(3) {
            var scope = Self.scope(person)
            for made in definitions {
                switch made.rule {
                case .expression(let expression):
                    let outcome = expression.evaluate(in: scope)
                    let found = try #require(answers.values(of: made.name)).answer(at: row - 3)
                    guard found.value == outcome.value, found.isMissing == !outcome.missing.isEmpty
                    else {
                        Issue.record(
                            "\(made.source)\nrow \(person)\ncolumns \(found), row \(outcome)")
                        return
                    }
                    scope.facts[made.name] =
                        outcome.missing.isEmpty ? .known(outcome.value) : .unknown
                case .table(let table):
                    let outcome = table.decide(in: scope)
                    let found = try #require(answers.table(made.name)).outcome(at: row - 3)
                    guard found.isSame(as: outcome) else {
                        Issue.record(
                            "\(made.source)\nrow \(person)\ncolumns \(found), row \(outcome)")
                        return
                    }
                    scope.facts[made.name] = .unknown
                    if case .decided(let value, _) = outcome {
                        scope.facts[made.name] = .known(value)
                    }
                }
            }
        }
    }

    @Test(
        "A generated table decides the same in columns, row by row and asked singly",
        arguments: 0..<150)
    func tables(seed: Int) throws {
        let (people, batch) = Self.people(150, UInt64(seed) &+ 20_000)
        var tables = RandomTable(Chance(UInt64(seed) &+ 900))
        let (table, source) = try tables.table(rules: seed % 10 == 9 ? 90 : seed % 3 == 0 ? 20 : 5)
        let program = ColumnProgram(Population.layout, table)
        let answers = try #require(
            program.kernel(for: batch.lexicon).evaluate(batch, rows: 0..<batch.count).table(""))
        let asker = program.asker()
        for (row, person) in people.enumerated() {
            let expected = table.decide(in: Self.scope(person))
            let found = answers.outcome(at: row)
            guard found.isSame(as: expected) else {
                Issue.record(
                    "\(source)\nrow \(person)\ncolumns \(found), row \(expected)\n\(program.notVectorisable)"
                )
                return
            }
            #expect(asker.decision(in: Facts(person)) == expected)
        }
    }
}

extension TableOutcome {
    /// Equal, whichever missing facts are named.
    func isSame(as other: TableOutcome) -> Bool {
        if case .cannotTell = self, case .cannotTell = other { return true }
        return self == other
    }
}
