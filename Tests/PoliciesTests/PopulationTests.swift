import Civics
import FEEL
import Foundation
import JSON
import Policies
import Testing

@Suite("A whole population asked at once")
struct PopulationTests {
    private static let folders = PackageRoot.folders(in: PackageRoot.policies)
        .map(\.lastPathComponent).filter { !$0.hasPrefix("calendar") }

    private static func package(_ folder: String) -> PolicyPackage {
        PolicyPackage(
            reading: PackageRoot.files(in: PackageRoot.policies.appendingPathComponent(folder)))
    }

    private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    /// Everything a document decides: derived facts, decisions and tables.
    private static func questions(_ policy: Policy) -> [String] {
        let derived = policy.facts.filter { fact in
            if case .derived = fact.source { true } else { false }
        }
        let outputs = policy.tables.flatMap { table in
            table.isValue ? [] : table.table.outputs.map { "\(table.name).\($0.name)" }
        }
        return derived.map(\.name) + policy.decisions.names + policy.tables.names + outputs
    }

    @Test(
        "Columns say what one person's rules say, for every decision, with nulls and unknowns",
        arguments: folders)
    func columnsAreRows(folder: String) throws {
        let package = Self.package(folder)
        let calendar = try #require(SampleDocumentsTests.calendar)
        let policy = try #require(package.policy).counting(on: calendar)
        let days = ["2026-12-07", "2027-02-28"]
        for (seed, text) in days.enumerated() {
            let day = try Self.day(text)
            var people = SyntheticPopulation(
                package, policy, on: day, seed: UInt64(seed) + 7, nulls: 10, unknowns: 5)
            let drawn = (0..<300).map { _ in people.next() }
            for question in Self.questions(policy) {
                let run = try PopulationRun(policy, asking: question, on: day)
                let places = run.facts.map { people.facts.firstIndex(of: $0) }
                let rows = drawn.enumerated().map { number, facts in
                    PopulationRow(
                        id: "\(number)", facts: places.map { $0.map { facts[$0] } ?? .unknown })
                }
                let (columns, singly) = (run.answers(to: rows), run.answersOneByOne(to: rows))
                for (place, row) in rows.enumerated() where columns[place] != singly[place] {
                    Issue.record(
                        "\(question): \(columns[place]) ≠ \(singly[place]) for \(row.facts)")
                    break
                }
            }
        }
    }

    @Test("The allowance of the sample city runs in columns from end to end")
    func allowanceIsVectorised() throws {
        let policy = try #require(Self.package("senior-allowance").policy)
        let run = try PopulationRun(policy, on: Self.day("2026-12-07"))
        #expect(run.question == "本月应发")
        #expect(run.notVectorisable == [:])
        #expect(run.tables == ["资格", "月标准"] || run.tables == ["月标准", "资格"])
        #expect(run.districtFact == "户籍区划")
    }

    private static let header =
        "编号,population.birthDate,户籍登记出生日期,户籍区划,迁入日期,健在,死亡证明日期,火化日期,服刑中,已领同类补贴,最低生活保障,自愿不领"

    private static func answers(_ lines: [String]) throws -> (PopulationRun, [PersonAnswer]) {
        let policy = try #require(package("senior-allowance").policy)
        let run = try PopulationRun(policy, on: day("2026-12-07"))
        let start = Array((header + "\n").utf8)
        let reader = try PopulationReader(run, start: start)
        let rows = reader.rows(in: Array(lines.joined(separator: "\n").utf8), line: 2)
        return (run, run.answers(to: rows))
    }

    @Test("An empty cell is a fact nobody has given, null one known to be absent")
    func emptyAndNull() throws {
        let (_, answers) = try Self.answers([
            "甲,1944-04-18,1944-04-18,990102002003,null,true,null,null,false,false,true,null",
            "乙,1944-04-18,1944-04-18,990102002003,null,true,null,null,false,,false,null",
            "丙,1944-13-18,1944-04-18,990102002003,null,true,null,null,false,false,false,null",
            "丁,1944-04-18,1944-04-18",
        ])
        #expect(answers.map(\.id) == ["甲", "乙", "丙", "丁"])
        #expect(answers[0].outcome == .decided(.number(try #require(Number("125.5")))))
        #expect(answers[0].district == "990102")
        #expect(answers[1].outcome == .cannotTell(missing: ["已领同类补贴"]))
        #expect(answers[2].outcome == .unreadable(["line 4, 出生日期: 1944-13-18"]))
        #expect(answers[3].outcome == .unreadable(["line 5: 3 cells of 12"]))
        var tally = PopulationTally(tables: ["月标准", "资格"])
        for answer in answers { tally.add(answer) }
        #expect(tally.all.people == 4)
        #expect(tally.all.sum == Number("125.5"))
        #expect(tally.districts["990102"]?.cannotTell == 1)
        #expect(PopulationTally(tally.json, tables: tally.tables) == tally)
    }

    @Test("A column that follows from the document, or that nobody declares, is refused")
    func columnsRefused() throws {
        let policy = try #require(Self.package("senior-allowance").policy)
        let run = try PopulationRun(policy, on: Self.day("2026-12-07"))
        #expect(throws: PopulationFault.derivedColumn("月首日")) {
            _ = try PopulationReader(run, start: Array("id,月首日\n".utf8))
        }
        #expect(throws: PopulationFault.unknownColumn("出生日", nearest: "出生日期")) {
            _ = try PopulationReader(run, start: Array("id,出生日\n".utf8))
        }
        #expect(throws: PopulationFault.repeatedColumn("population.birthDate")) {
            _ = try PopulationReader(run, start: Array("id,出生日期,population.birthDate\n".utf8))
        }
    }

    @Test("The same people as CSV and as JSON lines get the same answers")
    func jsonLines() throws {
        let (run, csv) = try Self.answers([
            "甲,1944-04-18,1944-04-18,990102002003,null,true,null,null,false,false,true,null"
        ])
        let json = """
            {"id":"甲","出生日期":"1944-04-18","户籍登记出生日期":"1944-04-18","population.registeredRegion":"990102002003","迁入日期":null,"健在":true,"死亡证明日期":null,"火化日期":null,"服刑中":false,"已领同类补贴":false,"最低生活保障":true,"自愿不领":null}
            """
        let reader = try PopulationReader(run, start: Array(json.utf8))
        #expect(run.answers(to: reader.rows(in: Array(json.utf8), line: 1)) == csv)
    }

    @Test(
        "Blocks hold whole lines, whatever the pieces the file comes in", arguments: [1, 3, 7, 64])
    func blocks(piece: Int) {
        let text = "a,\"x\ny\"\nb,2\n\n\"c\"\"\",3\nd,4"
        var cutting = PopulationBlocks(.csv, size: 6, offset: 0, line: 1)
        var blocks: [PopulationBlocks.Block] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: piece) {
            let end = min(start + piece, bytes.count)
            if let block = cutting.take(bytes[start..<end]) { blocks.append(block) }
        }
        if let rest = cutting.rest() { blocks.append(rest) }
        #expect(blocks.flatMap(\.bytes) == bytes)
        var (offset, line) = (0, 1)
        for block in blocks {
            #expect(block.offset == offset)
            #expect(block.line == line)
            #expect(block.bytes.count { $0 == 0x22 } % 2 == 0)
            offset += block.bytes.count
            line += block.bytes.count { $0 == 0x0A }
        }
    }

    @Test("A sheet for people begins with a byte order mark and runs no formula")
    func sheet() throws {
        let (run, answers) = try Self.answers([
            "=1+1,1944-04-18,1944-04-18,990102002003,null,true,null,null,false,,true,null"
        ])
        let sheet = PopulationSheet(run, .csv, in: .zhHans)
        var bytes = sheet.head
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        for answer in answers { sheet.write(answer, into: &bytes) }
        let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self)
            .split(whereSeparator: \.isNewline)
        #expect(lines.first?.hasPrefix("编号,区划,结果,本月应发,缺少的事实,由谁持有") == true)
        #expect(lines.last?.hasPrefix("'=1+1,990102,不能判断,,已领同类补贴,civil-affairs,") == true)
        var json: [UInt8] = []
        PopulationSheet(run, .jsonLines, in: .en).write(answers[0], into: &json)
        let object = try JSONValue(parsing: json)
        #expect(object["missing"]?.array?.first?["held-by"]?.string == "civil-affairs")
    }

    @Test(
        "A population row is explained in the words of a single applicant",
        arguments: Language.allCases)
    func explanation(language: Language) throws {
        let package = Self.package("senior-allowance")
        let calendar = try #require(SampleDocumentsTests.calendar)
        let policy = try #require(package.policy).counting(on: calendar)
        let situation = try #require(package.situations.first)
        let day = try #require(situation.asOf)
        let run = try PopulationRun(policy, asking: "资格.结论", on: day)
        let facts = run.facts.map { name -> FEEL.Fact in
            let given = situation.given.first { $0.fact == name }
            guard let text = given?.value.text else { return .unknown }
            return text == "null"
                ? .known(.null)
                : policy.rules.type(of: name)?.value(of: text).map { .known($0) } ?? .unknown
        }
        let row = try run.explanation(of: PopulationRow(id: "甲", facts: facts))
        let single = try #require(
            package.explain(situation: situation.name, on: calendar)?
                .first { $0.question == "资格.结论" })
        #expect(row.lines(in: language) == single.lines(in: language))
    }

    @Test("The same seed gives the same people")
    func synthetic() throws {
        let package = Self.package("senior-allowance")
        let policy = try #require(package.policy)
        let day = try Self.day("2026-12-07")
        var one = SyntheticPopulation(package, policy, on: day, seed: 1)
        var same = SyntheticPopulation(package, policy, on: day, seed: 1)
        let people = (0..<2_000).map { _ in one.next() }
        #expect(people == (0..<2_000).map { _ in same.next() })
        let nulls = people.joined().count { $0 == .known(.null) }
        #expect(nulls * 100 >= people.count * one.facts.count * 9)
    }
}

@Suite("Situations nobody has written yet")
struct SuggestedSituationTests {
    @Test("Both sides of each edge are found from nothing, hold, and leave nothing to propose")
    func fromNothing() throws {
        let calendar = try #require(SampleDocumentsTests.calendar)
        let document = Sample.document(
            """
            ```facts
            出生日期: { type: date, from: population.birthDate }
            收入: { type: money, from: civil-affairs.aid.income }
            残疾: { type: boolean, from: disabled.card.valid }
            周岁: { type: integer, is: "周岁(出生日期, 基准日)" }
            ```
            ```parameters
            起点: { unit: 周岁, type: integer, values: { 2026-01-01: 60 } }
            ```
            表 补贴 · 命中 首个 · 缺省 0

            | 周岁 | 收入 | 残疾 | 补贴 |
            |---|---|---|---|
            | >= 起点 | <= 1200.5 | true | 300 |
            | >= 80 | - | - | 100 |
            """)
        let before = PolicyPackage(reading: [document])
        #expect(before.findings.filter { $0.severity == .error }.map { $0.line(in: .en) } == [])
        let suggestions = before.suggestedSituations(on: calendar)
        #expect(suggestions.unreached == [])
        let names = suggestions.situations.map(\.name)
        for name in [
            "补贴: 周岁 = 60", "补贴: 周岁 = 59", "补贴: 周岁 = 80", "补贴: 周岁 = 79",
            "补贴: 收入 = 1200.5", "补贴: 收入 > 1200.5", "补贴: 残疾 = true",
        ] {
            #expect(names.contains(name))
        }
        let yaml = suggestions.situations.map(\.yaml).joined()
        let after = PolicyPackage(reading: [
            document, PackageFile(name: "situations.yaml", bytes: Array(yaml.utf8)),
        ])
        let report = after.runSituations(on: calendar)
        #expect(report.runs.count == suggestions.situations.count)
        #expect(report.passed, "\(report.runs.filter { !$0.passed }) \(yaml)")
        let again = after.suggestedSituations(on: calendar)
        #expect(again.situations.map(\.name) == [])
        #expect(again.unreached == [])
    }

    @Test("No fact can be left out of a proposed situation")
    func minimal() throws {
        let calendar = try #require(SampleDocumentsTests.calendar)
        let package = PolicyPackage(
            reading: PackageRoot.files(
                in: PackageRoot.policies.appendingPathComponent("senior-allowance")
            )
            .filter { $0.name != "situations.yaml" })
        let policy = try #require(package.policy).counting(on: calendar)
        let suggestions = package.suggestedSituations(on: calendar)
        #expect(!suggestions.situations.isEmpty)
        for situation in suggestions.situations where situation.name.hasPrefix("月标准") {
            #expect(situation.given.map(\.name) == ["出生日期"], "\(situation)")
            var facts = FactBase(asOf: situation.asOf)
            for given in situation.given {
                facts[given.name] = .init(value: given.value, source: .typed)
            }
            let value = policy.rules.value(of: "月标准", facts)
            #expect(value == situation.expect.first.map { .value($0.value) })
        }
    }
}
