import Civics
import Policies
import Testing

@Suite("Documents named for cases that grow out of one, and days limits are counted from")
struct ChildDocumentTests {
    private static let head = """
        ---
        id: sample.parent
        version: 1
        title: { zh-Hans: 试验, zh-Hant: 試驗, en: Trial }
        issuer: { region: "990100", body: 试验局 }
        level: city
        effective: 2026-01-01
        ---
        ## 第一条 试验
        ```service
        { id: permit, title: 许可, unit: market, promised: 5 working days }
        ```
        ```facts
        开业日期: { type: date, from: form }
        开业地点: { type: text, from: form }
        ```

        """

    private static let flow = """
        ```flow
        - accept: { id: 受理, desk: window, unit: hall }
        - decide: { id: 决定 }
        - rate
        ```

        """

    private func package(_ body: String) -> PolicyPackage {
        let text = Self.head + body
        return PolicyPackage(reading: [PackageFile(name: "policy.md", bytes: Array(text.utf8))])
    }

    private func kinds(
        _ package: PolicyPackage, documents: Set<String>? = nil
    ) -> [String] {
        package.check(PolicySurroundings(documents: documents))
            .filter { $0.severity != .note }.map(\.kind)
    }

    @Test("The block is read in English and in Chinese, short and long")
    func reading() throws {
        let english = package(
            Self.flow + """
                ```children
                correction: sample.correction
                appeal: { policy: sample.appeal, upheld: { goto: 决定 } }
                ```
                """)
        let chinese = package(
            Self.flow + """
                ```后续办件
                整改: { 文件: sample.correction }
                申诉: { 文件: sample.appeal, 支持: { 转至: 决定 } }
                ```
                """)
        let children = try #require(english.policy?.flow?.children)
        #expect(children.correction == "sample.correction")
        #expect(children.appeal == "sample.appeal")
        #expect(children.upheld == .goto(step: "决定"))
        #expect(children.postCheck == nil)
        let other = try #require(chinese.policy?.flow?.children)
        #expect(other.correction == children.correction)
        #expect(other.upheld == children.upheld)
        #expect(kinds(english) == [])
        #expect(kinds(chinese) == [])
    }

    @Test("A document that is not on the shelf is found, also one a step names")
    func missing() {
        let named = package(
            Self.flow + """
                ```children
                correction: sample.correctoin
                appeal: sample.appeal
                ```
                """)
        #expect(
            kinds(named, documents: ["sample.parent", "sample.correction", "sample.appeal"])
                == ["unknown-document"])
        let step = package(
            """
            ```flow
            - accept: { id: 受理, desk: window, unit: hall }
            - child: { id: 子事项, policy: sample.other }
            - decide: { id: 决定 }
            ```
            """)
        #expect(kinds(step, documents: ["sample.parent"]) == ["unknown-document"])
        #expect(kinds(step, documents: ["sample.other"]) == [])
        // Checked alone, nobody can say which documents there are.
        #expect(kinds(step) == [])
    }

    @Test("A document cannot be its own child, send an appeal to no step, or name what never comes")
    func wrong() {
        let own = package(
            Self.flow + "```children\nappeal: sample.parent\n```\n")
        #expect(kinds(own) == ["own-child"])
        let nowhere = package(
            Self.flow
                + "```children\nappeal: { policy: sample.appeal, upheld: { goto: 复核 } }\n```\n")
        #expect(kinds(nowhere) == ["unknown-reference"])
        let never = package(Self.flow + "```children\npost-check: sample.check\n```\n")
        #expect(kinds(never) == ["child-never-filed"])
    }

    @Test("The formatter writes English keywords and keeps what they say")
    func formatting() throws {
        let text = Self.head + Self.flow + "```后续办件\n申诉: { 文件: sample.appeal, 支持: 改准 }\n```\n"
        let file = PackageFile(name: "policy.md", bytes: Array(text.utf8)).formatted()
        let written = String(decoding: file.bytes, as: UTF8.self)
        #expect(written.contains("appeal: { policy: sample.appeal, upheld: "))
        #expect(!written.contains("申诉:"))
        let policy = try #require(PolicyPackage(reading: [file]).policy)
        #expect(policy.flow?.children.upheld == .grant)
    }

    @Test("A comparison says in words which child document changed")
    func comparing() throws {
        let old = try #require(
            package(Self.flow + "```children\nappeal: sample.appeal\n```\n").policy)
        let new = try #require(
            package(
                Self.flow + "```children\nappeal: { policy: sample.other, upheld: grant }\n```\n"
            ).policy)
        let words = old.differences(to: new).map { $0.text.text(in: .en) }
        #expect(words.contains { $0.contains("sample.other") })
        #expect(words.contains { $0.contains("grant") })
    }

    private func branches(_ keys: String) -> PolicyPackage {
        package(
            """
            ```flow
            - accept: { id: 受理, desk: window, unit: hall }
            - parallel:
                id: 联办
                branches:
                  permit: { service: permit, \(keys) }
            - rate
            ```
            """)
    }

    @Test(
        "A branch's and a step's limit may be counted from a fact of type date, and from no other")
    func countedFrom() throws {
        let branch = branches("counted-from: 开业日期")
        #expect(branch.policy?.branches.first?.branch.countedFrom == "开业日期")
        #expect(kinds(branch) == [])
        #expect(kinds(branches("起算: 开业日期")) == [])
        #expect(kinds(branches("counted-from: 开业地点")) == ["not-a-date"])
        #expect(kinds(branches("counted-from: 开张日期")) == ["unknown-reference"])
        let step = package(
            """
            ```flow
            - accept: { id: 受理, desk: window, unit: hall }
            - decide: { id: 决定, within: 3 working days, counted-from: 开业日期 }
            ```
            """)
        #expect(kinds(step) == [])
    }

    @Test("A situation reckons such a limit from the fact's own day")
    func situation() throws {
        let text =
            Self.head + """
                ```flow
                - accept: { id: 受理, desk: window, unit: hall }
                - parallel:
                    id: 联办
                    branches:
                      permit: { service: permit, counted-from: 开业日期 }
                ```
                """
        let situations = """
            - name: 从开业日起算
              as-of: 2026-11-30
              given: { 开业日期: 2026-12-10 }
              expect: { due: { permit: { promised: 2026-12-17 } } }
            - name: 不知道哪天开业
              as-of: 2026-11-30
              expect: { due: { permit: { promised: "no limit" } } }
            """
        let package = PolicyPackage(reading: [
            PackageFile(name: "policy.md", bytes: Array(text.utf8)),
            PackageFile(name: "situations.yaml", bytes: Array(situations.utf8)),
        ])
        let report = package.runSituations(on: .weekendsOnly)
        let unmet = report.runs.flatMap { run in
            run.results.filter { !$0.passed }.map { "\(run.name): \($0.actual)" }
        }
        #expect(unmet == [])
    }
}
