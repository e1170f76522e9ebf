import Civics
import Policies
import Testing

@testable import Portal

@Suite("Finding a service by what people call it")
struct SearchTests {
    @Test(
        "Names, other names, traditional characters, pinyin initials and English lead to it",
        arguments: [
            ("开餐饮店", "open-restaurant"), ("开面馆", "open-restaurant"),
            ("開餐飲店", "open-restaurant"), ("麵館", "open-restaurant"),
            ("kcyd", "open-restaurant"), ("noodle shop", "open-restaurant"),
            ("how to open a restaurant", "open-restaurant"), ("上户口", "newborn"),
            ("baby", "newborn"), ("高龄补贴", "senior-allowance"), ("井蓋", "manhole-missing"),
            ("ＫＣＹＤ", "open-restaurant"),
        ])
    func finds(_ words: String, _ service: String) throws {
        let found = ServiceSearch(try Sample.policies()).find(words)
        #expect(
            found.first?.reference.id.hasSuffix(service) == true, "\(found.map(\.reference.id))")
    }

    @Test("What nobody offers is not found", arguments: ["火星移民", "zzzz", "xylophone"])
    func findsNothing(_ words: String) throws {
        #expect(ServiceSearch(try Sample.policies()).find(words).isEmpty)
    }

    @Test("Words looked for in vain are counted, but nothing that may be a number of a person")
    func gaps() {
        let gaps = SearchGaps { _ in }
        gaps.note("遛狗证")
        gaps.note("遛狗证")
        gaps.note("990101198803120004")
        gaps.note("电话 16900000001")
        gaps.note(String(repeating: "长", count: 41))
        #expect(gaps.most(10).map(\.words) == ["遛狗证"])
        #expect(gaps.most(10).first?.count == 2)
    }
}
