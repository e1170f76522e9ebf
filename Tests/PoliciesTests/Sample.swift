import Policies

/// Small documents that several suites use.
enum Sample {
    static func file(_ text: String, name: String = "policy.md") -> PackageFile {
        PackageFile(name: name, bytes: Array(text.utf8))
    }

    static let seniorAllowance = file(
        """
        ---
        id: sample.yunting.senior-allowance
        version: 1
        title: { zh-Hans: 云汀市高龄津贴办法(示例), zh-Hant: 雲汀市高齡津貼辦法(範例), en: Yunting senior allowance (sample) }
        issuer: { region: "990100", body: 云汀市民政局 }
        level: city
        effective: 2026-12-01
        running-cases: follow
        ---
        ## 第二条 发给谁
        户籍在本市、年满八十周岁的老年人,按月享受高龄津贴,无需申请。

        ```facts
        出生日期:     { type: date,    from: population.birthDate }
        户籍区划:     { type: text,    from: population.registeredRegion }
        健在:         { type: boolean, from: population.alive }
        已领同类补贴: { type: boolean, from: civil-affairs.sameKindAid }
        周岁:         { type: integer, is: 周岁(出生日期, 基准日) }
        户籍在本市:   { type: boolean, is: starts with(户籍区划, "9901") }
        ```

        ## 第六条 发多少
        表 月标准 · 单位 元 · 命中 唯一 · 缺省 0

        | 周岁 | 户籍在本市 | 已领同类补贴 | 健在 | 月标准 |
        |---|---|---|---|---|
        | [80..90) | true | false | true | 100 |
        | [90..100) | true | false | true | 200 |
        | >= 100 | true | false | true | 500 |

        ```service
        id: senior-allowance
        kind: benefit          # found, not applied for (免申即享)
        result: 月标准
        confirm: { by: message, else: grid-visit within 10 working days }
        ```
        """)
}
