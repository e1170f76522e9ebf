import Cases
import City
import Civics
import Testing

@testable import Portal

@Suite("The words of the portal")
struct WordTests {
    @Test("Every message is worded in three languages with the same places")
    func threeLanguages() {
        let entries = Catalogue.entries
        #expect(entries.count > 400)
        for entry in entries {
            #expect(entry.wordings.count == 3, "\(entry.key)")
            #expect(entry.wordings.allSatisfy { !$0.isEmpty && $0 == $0.trimmed }, "\(entry.key)")
            #expect(Set(entry.places).count == 1, "\(entry.key): \(entry.places)")
        }
    }

    @Test("Chinese wordings hold no English sentence and English ones no Chinese")
    func ownScript() {
        let named: Set<String> = ["HouseWord.simplified", "HouseWord.traditional"]
        for entry in Catalogue.entries where !named.contains(entry.key) {
            let hasHan = entry.wordings[2].unicodeScalars.contains { $0.isHan }
            #expect(!hasHan, "\(entry.key)")
        }
    }

    @Test("Every event of a case has words for its timeline")
    func events() {
        for name in Happening.wireNames {
            #expect(EventWord.event(name) != nil, "\(name)")
        }
    }

    @Test("What the engine refuses is told without its codes")
    func facts() {
        let bounds = [
            "arbitrated", "before-the-visit", "child-cases", "itself", "level",
            "paper-not-granted", "reply-by", "return-too-late", "steps", "timer",
            "visit-in-the-past",
        ]
        let reasons = ["times", "too-long", "past", "no-such-clock"]
        var refusals: [(CaseRefusal, code: String)] = bounds.map { (.boundsExceeded($0), $0) }
        refusals += reasons.map { (.notExtendable(reason: $0), $0) }
        refusals += Stage.allCases.map { (.notInThisStage($0), $0.rawValue) }
        refusals += ["proof", "after-photo"].map { (.evidenceMissing([$0]), $0) }
        for (refusal, code) in refusals {
            for language in [Language.zhHans, .zhHant] {
                let told = refusal.problem.sentence(in: language)
                #expect(!told.contains(code), "\(told)")
            }
            #expect(
                refusal.problem.detail(in: .zhHans).contains(code), "the interface has the code")
            let english = refusal.problem.sentence(in: .en)
            #expect(!english.unicodeScalars.contains { $0.isHan }, "\(english)")
        }
    }

    @Test("What a case names is told by its name, several of them as a list")
    func named() {
        let problem = CaseRefusal.materialsMissing(["a", "b"]).problem
        let names = ["a": "布局图", "b": "健康证明"]
        let told = problem.sentence(in: .zhHans) { $0 == "materials" ? names[$1] : nil }
        #expect(told.contains("布局图、健康证明"), "\(told)")
    }

    @Test("Every stage has a word")
    func stages() {
        for stage in Stage.allCases {
            #expect(StageWord.stage(stage.rawValue) != nil, "\(stage)")
        }
        for status in BranchState.Status.allCases {
            #expect(StageWord.branch(status.rawValue) != nil, "\(status)")
        }
        for light in Light.allCases {
            #expect(StageWord.light(light.rawValue) != nil, "\(light)")
        }
    }

    @Test("Places are filled, and one is told from many")
    func places() {
        #expect(ServiceWord.found.text(in: .en, ["count": "1"]) == "1 service found")
        #expect(ServiceWord.found.text(in: .en, ["count": "3"]) == "3 services found")
        #expect(ServiceWord.found.text(in: .zhHant, ["count": "3"]) == "找到 3 項")
    }

    @Test("Dates are written out and codes stand in groups of four")
    func wording() throws {
        let day = try #require(CivilDate("2026-11-21"))
        #expect(Wording(.zhHans).day(day) == "2026年11月21日")
        #expect(Wording(.en).dayOfWeek(day) == "Saturday 21 November 2026")
        #expect(Wording(.zhHans).due("2026-11-21") == "2026年11月21日（星期六）")
        #expect(Wording(.zhHans).date("2026-12-01T09:30") == "2026年12月1日 09:30")
        #expect(Wording(.en).date("2026-12-01T09:30:00+08:00") == "1 December 2026, 09:30")
        #expect(Wording.grouped("92990100YTA00001XA") == "9299 0100 YTA0 0001 XA")
        #expect(Wording.size(10_000_000) == "10 MB")
        #expect(Wording.size(1_540_000) == "1.5 MB")
        #expect(Wording.size(320_400) == "320 KB")
    }
}
