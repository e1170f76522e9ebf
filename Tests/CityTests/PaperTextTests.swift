import Civics
import Testing

@testable import City

@Suite("Templates of papers")
struct PaperTextTests {
    @Test("Lines become title, number, fields, points, notes, tables and signature")
    func blocks() {
        let template = """
            # {{名称}}

            许可证编号：{{证号}}

            {{持证主体}}：

            经营者名称：{{店名}}
            主体业态：餐饮服务经营者

            经审查，准予。
            一、第一点
            > 小字

            | 序号 | 证照 |
            |---|---|
            {{#证照}}
            | {{序号}} | {{名称}} |
            {{/证照}}

            {{发证机关}}
            {{发证日期}}
            """
        let text = PaperText(
            template,
            [
                "名称": .text("许可证"), "证号": .text("JY1"), "持证主体": .text("老陈面馆"),
                "店名": .text("老陈"), "发证机关": .text("市监局"), "发证日期": .text("2026年12月1日"),
                "证照": .rows([["序号": "1", "名称": "甲"], ["序号": "2", "名称": "乙"]]),
            ])
        #expect(text.title == "许可证")
        #expect(text.number == "许可证编号：JY1")
        #expect(
            text.blocks == [
                .addressee("老陈面馆："),
                .fields([
                    PaperField("经营者名称", "老陈"), PaperField("主体业态", "餐饮服务经营者"),
                ]), .paragraph("经审查，准予。"), .item(mark: "一、", text: "第一点"), .note("小字"),
                .table(columns: ["序号", "证照"], rows: [["1", "甲"], ["2", "乙"]]),
            ])
        #expect(text.signature == ["市监局", "2026年12月1日"])
    }

    @Test("What a person wrote can become no heading, table, place or second line of a field")
    func hostile() {
        let evil = "# 标题\n| a | b |\n{{证号}} > x：y"
        let text = PaperText("店名：{{店名}}\n{{店名}}", ["店名": .text(evil), "证号": .text("NO")])
        #expect(text.title.isEmpty && text.number == nil)
        #expect(text.blocks == [.fields([PaperField("店名", evil)]), .paragraph(evil)])
    }

    @Test("A section without its value, and a field without one, are left out")
    func absent() {
        let template = "{{#理由}}\n理由：{{理由}}\n{{/理由}}\n{{^理由}}\n没有理由。\n{{/理由}}\n电话：{{电话}}"
        #expect(PaperText(template, [:]).blocks == [.paragraph("没有理由。")])
        #expect(
            PaperText(template, ["理由": .text("材料不全"), "电话": .text("1")]).blocks
                == [.fields([PaperField("理由", "材料不全"), PaperField("电话", "1")])])
    }

    @Test("An empty list leaves its table out; an unclosed section harms nobody")
    func lists() {
        let table = "| a | b |\n|---|---|\n{{#行}}\n| {{x}} | {{y}} |\n{{/行}}"
        #expect(PaperText(table, ["行": .rows([])]).blocks.isEmpty)
        #expect(PaperText("{{#行}}\n甲{{", ["行": .rows([["x": "1"]])]).blocks.count == 1)
    }

    @Test("Labels get their second language where both lists are as long")
    func second() {
        var text = PaperText("店名：{{店名}}\n地址：{{地址}}", ["店名": .text("甲"), "地址": .text("乙")])
        text.addLabels(
            of: PaperText(
                "Business: {{店名}}\nAddress: {{地址}}", ["店名": .text("甲"), "地址": .text("乙")]))
        #expect(
            text.blocks == [
                .fields([
                    PaperField("店名", "甲", second: "Business"),
                    PaperField("地址", "乙", second: "Address"),
                ])
            ])
    }

    @Test(
        "A stranger sees a person's family name only",
        arguments: [("陈雅岚", "陈*岚"), ("陈岚", "陈*"), ("欧阳小明", "欧**明"), ("陈", "*"), ("", "")])
    func masks(_ name: String, _ masked: String) {
        #expect(PaperWording.masked(name) == masked)
    }

    @Test("A number follows the day its pattern shows, and bears its issuer's code")
    func numbers() throws {
        let day = try #require(CivilDate("2026-12-04"))
        let slip = PaperNumber(pattern: "SK{yyyymmdd}{serial:5}")
        #expect(
            slip.text(region: try RegionCode("990100"), day: day, serial: 3) == "SK2026120400003")
        #expect(slip.series(of: day) == day)
        let monthly = PaperNumber(pattern: "{unit}-{yyyymm}-{serial:2}")
        #expect(
            monthly.text(region: try RegionCode("990100"), unit: "11A", day: day, serial: 3)
                == "11A-202612-03")
        #expect(monthly.series(of: day) == CivilDate("2026-12-01"))
    }
}
