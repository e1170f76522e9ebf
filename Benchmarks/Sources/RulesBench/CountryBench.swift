import FEEL

/// Ten variables over a million people in half a million households, in the shape of OpenFisca's
/// country template in November 2016, with money exact to the cent.
struct CountryBench {
    static let asOf = CalendarDate(year: 2016, month: 11, day: 1)
    let people: ColumnBatch
    let households: ColumnBatch
    let offsets: [Int32]
    let ofPeople: ColumnKernel
    let ofHouseholds: ColumnKernel

    static let personRules = [
        ("age", "周岁(birth, today())"),
        ("basic_income", "if age >= 18 and salary = 0 then 600 else 0"),
        ("pension", "if age >= 60.33 then 1 else 0"),
        ("income_tax", "四舍五入((salary + capital_returns + pension) * 0.15, 2)"),
        (
            "social_security_contribution",
            "四舍五入(分段累进(salary, [{起: 0, 率: 0.04}, {起: 12300, 率: 0.12}]), 2)"
        ),
    ]

    static let householdRules = [
        ("household_income", "sum(members.salary)"),
        ("housing_allowance", "四舍五入(rent * 0.25, 2)"),
        (
            "parenting_allowance",
            "if household_income <= 500 and ((count(members[age >= 18]) = 1 and "
                + "(some m in members satisfies m.age < 8)) or (some m in members satisfies m.age < 6)) "
                + "then 600 else 0"
        ),
        (
            "housing_tax",
            "if status in (\"owner\", \"tenant\") then max(accommodation_size * 10, 200) else 0"
        ),
        (
            "disposable_income",
            "household_income + sum(members.capital_returns) + sum(members.pension) "
                + "+ sum(members.basic_income) + housing_allowance + parenting_allowance "
                + "- sum(members.income_tax) - 四舍五入(housing_tax / 12, 2) "
                + "- sum(members.social_security_contribution)"
        ),
    ]

    init(households count: Int) throws {
        let personLayout = ColumnLayout(
            [.init("birth", .date), .init("salary", .money), .init("capital_returns", .money)],
            asOf: Self.asOf)
        var draw = Draw(3)
        var (births, salaries, returns): ([Int32], [Int64], [Int64]) = ([], [], [])
        var (rents, sizes, status): ([Int64], [Int32], [Int32]) = ([], [], [])
        var offsets: [Int32] = [0]
        for _ in 0..<count {
            let members = 1 + draw.below(3)
            for _ in 0..<members {
                births.append(Int32(17_106 - draw.below(33_000)))
                salaries.append(draw.below(3) == 0 ? 0 : draw.below(600_000))
                returns.append(draw.below(5) == 0 ? draw.below(100_000) : 0)
            }
            offsets.append(Int32(births.count))
            rents.append(draw.below(200_000))
            sizes.append(Int32(draw.below(150)))
            status.append(Int32(draw.below(4)))
        }
        self.offsets = offsets
        people =
            ColumnBatch(
                personLayout,
                columns: [
                    Column(.date, small: births), Column(.money, units: salaries),
                    Column(.money, units: returns),
                ]) ?? ColumnBatch(personLayout)
        let ownLayout = ColumnLayout([
            .init("rent", .money), .init("accommodation_size", .integer), .init("status", .text),
        ])
        let words = Lexicon(["owner", "tenant", "free_lodger", "homeless"])
        households =
            ColumnBatch(
                ownLayout,
                columns: [
                    Column(.money, units: rents), Column(.integer, small: sizes),
                    Column(.text, small: status),
                ], lexicon: words) ?? ColumnBatch(ownLayout)
        ofPeople = try Self.program(personLayout, Self.personRules).kernel()
        let fields = ofPeople.fields(of: Self.personRules.map(\.0))
        let layout = ColumnLayout(
            ownLayout.fields + [.init("members", .relation(personLayout.fields + fields))])
        ofHouseholds = try Self.program(layout, Self.householdRules).kernel(for: words)
    }

    private static func program(
        _ layout: ColumnLayout, _ rules: [(String, String)]
    ) throws -> ColumnProgram {
        let program = ColumnProgram(
            layout, try rules.map { .init($0.0, try Expression(parsing: $0.1)) })
        for (name, reason) in program.notVectorisable { print("\(name): \(reason)") }
        return program
    }

    /// What each part of the households and their members comes to.
    func evaluate(_ rows: Range<Int>) -> (people: ColumnAnswers, households: ColumnAnswers)? {
        let first = Int(offsets[rows.lowerBound])
        let members = first..<Int(offsets[rows.upperBound])
        let own = ofPeople.evaluate(people, rows: members)
        let made = Self.personRules.compactMap { rule in
            own.values(of: rule.0)?.column.map { (name: rule.0, column: $0) }
        }
        guard let children = people.slice(members).adding(made) else { return nil }
        let places = offsets[rows.lowerBound...rows.upperBound].map { $0 - Int32(first) }
        let relation = Column(offsets: places, children: children)
        guard let batch = households.slice(rows).adding([(name: "members", column: relation)])
        else {
            return nil
        }
        return (own, ofHouseholds.evaluate(batch, rows: 0..<batch.count))
    }

    /// Everything, with the totals of each variable.
    func totals() async -> [String: Int64] {
        let parts = await inParts(of: households.count, size: 8192) { rows in
            var totals: [String: Int64] = [:]
            guard let (own, all) = evaluate(rows) else { return totals }
            for (name, _) in Self.personRules { totals[name] = own.values(of: name)?.total }
            for (name, _) in Self.householdRules { totals[name] = all.values(of: name)?.total }
            return totals
        }
        return parts.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }

    static func run() async throws {
        let bench = try CountryBench(households: 500_000)
        var totals: [String: Int64] = [:]
        let spent = await Clocked.run(9) { totals = await bench.totals() }
        print(spent.line("10 variables, \(bench.people.count) people"))
        for (name, total) in totals.sorted(by: { $0.key < $1.key }) { print("  \(name) \(total)") }
    }
}

extension ValueAnswers {
    /// All units together.
    var total: Int64 { units.reduce(0, +) }
}
