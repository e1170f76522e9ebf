import Policies
import Testing

@Suite("Formatting")
struct FormattingTests {
    private func formatted(_ text: String) -> String {
        String(decoding: Sample.file(text).formatted().bytes, as: UTF8.self)
    }

    @Test("Chinese keywords become English ones; names, prose and comments stay")
    func keywords() {
        let text =
            Sample.head + """
                正文  有两个空格
                ```事实
                单位: { 类型: 文本, 来自: 表单 }   # 事实也可以叫“单位”
                年龄: { 类型: 整数, 即: 周岁(出生日期, 基准日), 缺失时: { 简体: 请上传 } }
                出生日期: { 类型: 日期, 来自: population.birthDate }
                ```
                ```流程
                - 受理: { 标识: 受理, 岗位: 窗口, 期限: 1 个工作日 }
                - 评价
                ```
                """
        let result = formatted(text)
        #expect(result.contains("单位: { type: text, from: 表单 }   # 事实也可以叫“单位”"))
        #expect(result.contains("null-means: { zh-Hans: 请上传 }"))
        #expect(result.contains("- accept: { id: 受理, desk: window, within: 1 个工作日 }\n- rate\n"))
        #expect(result.contains("```facts\n") && result.contains("正文  有两个空格\n"))
        #expect(formatted(result) == result)
    }

    @Test("Tables are aligned by what a screen shows and captions brought into one order")
    func tables() {
        let text =
            Sample.head + """
                Table 等级 · default "无" · hit first
                | 面积|等级 |
                |--|:--:|
                | `>= 10` |"甲\\|乙"|
                |-| "丙" |
                正文
                """
        #expect(
            formatted(text).hasSuffix(
                """
                表 等级 · 命中 首个 · 缺省 "无"

                | 面积  | 等级     |
                |-------|----------|
                | >= 10 | "甲\\|乙" |
                | -     | "丙"     |
                正文

                """))
        #expect(formatted(formatted(text)) == formatted(text))
    }

    @Test("What cannot be read is left as it is")
    func unreadable() {
        let text = Sample.head + "```facts\n年龄: { 类型: [整数\n```\n"
        #expect(formatted(text) == text)
        let bytes = PackageFile(name: "policy.md", bytes: [0xFF, 0xFE])
        #expect(bytes.formatted() == bytes)
    }
}
