import City
import Civics
import Testing

@Suite("The organisation table")
struct UnitTableTests {
    @Test("A table in order is read whole, quotes, blanks and Chinese headings too")
    func whole() {
        let table = UnitTable(
            "\u{FEFF}标识,名称,类别,区划代码,上级,电话\r\n"
                + "health,\"卫生,健康委\",部门,330200,,0574-1\r\n\r\n"
                + " clinic , 医院 ,事业单位,330203,health,\r\n")
        #expect(table.findings.isEmpty)
        #expect(table.units.map(\.key) == ["health", "clinic"])
        #expect(table.units[0].name.zhHans == "卫生,健康委")
        #expect(table.units[1].parent == "health" && table.units[1].kind == "institution")
    }

    @Test("Every fault is told with its row and column, all at once")
    func faults() {
        let table = UnitTable(
            """
            key,name,kind,region,parent
            UPPER,甲,department,330200,
            ok-1,,department,330200,
            ok-2,乙,ministry,330200,
            ok-3,丙,department,33,
            ok-1,丁,department,330200,
            ok-4,戊,department,330200,nobody
            ok-5,己,department,330200,ok-6
            ok-6,庚,department,330200,ok-5,extra
            """)
        let told = Set(table.findings.map { "\($0.row) \($0.column) \($0.fault.rawValue)" })
        #expect(
            told == [
                "2 key keyMalformed", "3 name nameMissing", "4 kind kindUnknown",
                "5 region regionMalformed", "6 key keyTwice", "7 parent parentUnknown",
                "8 parent parentLoop", "9 parent parentLoop", "9 6 tooManyCells",
            ])
    }

    @Test(
        "What is no table is told as such",
        arguments: [
            ("", UnitTable.Fault.empty), ("key,name,kind,region\n", .empty),
            ("key,name,colour\nx,y,z", .headingUnknown), ("key,name\nx,y", .headingMissing),
            ("key,name,kind,region\nab,\"open,department,330200", .quoteOpen),
        ])
    func broken(_ text: String, _ fault: UnitTable.Fault) {
        #expect(UnitTable(text).findings.contains { $0.fault == fault }, "\(text)")
    }

    @Test("Strange text is never a crash")
    func strange() {
        var generator = SeededGenerator(seed: 3)
        let signs = Array("key,name\n\"\t;部门 330200\u{FEFF}\r-")
        for _ in 0..<2_000 {
            let count = Int.random(in: 0..<80, using: &generator)
            let text = (0..<count).map { _ in signs.randomElement(using: &generator) ?? "," }
            _ = UnitTable(String(text)).findings
        }
    }
}
