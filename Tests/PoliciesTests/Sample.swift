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
        missing-day: { completed: up }
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

extension Sample {
    /// Blocks of every kind, to be put behind a document.
    static let flows = Array(
        """

        ## Article 20 Everything else
        ```questions
        面积: { zh-Hans: 多少平方米?, en: "How many, about?", type: decimal, above: 0, at-most: 10000 }
        ```
        ```form
        type: object
        required: [面积, 地址]
        properties:
          面积: { type: number, x-question: 面积 }
          地址: { type: string, minLength: 2, x-visible: 面积 > 10 }
          店主: { $ref: vocabulary#person, x-required: 面积 between 1 and 5 }
        if: { properties: { 面积: { maximum: 5 } } }
        then: { required: [店主] }
        ```
        ```parameters
        起点: { unit: m², values: { 2026-01-01: 200, 2027-01-01: 250 }, open-for: [district], bounds: "[0..500]" }
        ```
        ```service
        - { id: permit, unit: market-regulation, promised: 5 working days, statutory: 10 working days }
        - { id: fire, unit: fire-rescue, promised: 3 working days }
        ```
        ```flow
        - accept: { id: 受理, within: 1 working day, when: 面积 > 0 }
        - parallel:
            id: 并联
            partial: issue-what-passed
            visits: joint
            branches:
              permit: { visit: when 面积 > 100, steps: [review, visit: { when: 面积 > 100 }, decide] }
              fire:
                when: 面积 > 起点
                after: [permit]
                either:
                  - { when: 面积 < 300, commit: { check-within: 20 working days, fails: revoke } }
                  - { else: true }
        - issue
        - deliver
        - rate
        ```
        ```materials
        图: { how: own, when: 面积 > 起点, max: 10 MB }
        照: { how: fetch, from: market-regulation.company.licence, else: later, until: 5 working days }
        ```
        ```fees
        工本费: { amount: 四舍五入(面积 * 0.333, 2), when: 面积 > 起点, before: issue }
        ```
        ```paper
        permit: { number: "JY{region}{yyyy}{serial:6}{check}", valid: 5 years, states: { 面积: 面积 } }
        ```
        ```calendar
        year: 2026
        holidays: { 元旦: 2026-01-01..2026-01-03 }
        make-up: [2026-01-04]
        ```
        - name: not a situation
          given: { 面积: 10 }
          expect: { branches: [permit], due: { promised: 2026-12-10 } }
        """.utf8)
}

extension Sample {
    static let head = """
        ---
        id: sample.test
        version: 1
        title: 试验
        issuer: { region: "990100", body: 试验局 }
        level: city
        effective: 2026-12-01
        ---
        ## 第一条 试验

        """

    /// A document of one article with this body.
    static func document(_ body: String) -> PackageFile { file(head + body) }
}
