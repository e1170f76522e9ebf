@testable import City
import Civics
import JSON
import Testing

@Suite("Papers")
struct PaperTests {
    private let secret = [UInt8](repeating: 3, count: 32)

    @Test("A signed paper is whole; with any word changed it is not")
    func signatures() throws {
        let seal = try CitySeal(secret: secret)
        let paper = try seal.sealed(["number": "JY2990100000001", "holder": "示例面馆"])
        #expect(CitySeal.isWhole(paper.json, publicKey: seal.publicKey))
        var changed = try #require(paper.json.object)
        changed["content"] = ["number": "JY2990100000002", "holder": "示例面馆"]
        #expect(!CitySeal.isWhole(.object(changed), publicKey: seal.publicKey))
        let other = try CitySeal(secret: [UInt8](repeating: 4, count: 32))
        #expect(!CitySeal.isWhole(paper.json, publicKey: other.publicKey))
    }

    @Test("One person has another name in each case, and the same in the same case")
    func pseudonyms() throws {
        let seal = try CitySeal(secret: secret)
        let person = PersonID(high: 5, low: 6)
        let (one, two) = (CaseID(high: 1, low: 1), CaseID(high: 1, low: 2))
        #expect(seal.pseudonym(of: person, in: one) == seal.pseudonym(of: person, in: one))
        #expect(seal.pseudonym(of: person, in: one) != seal.pseudonym(of: person, in: two))
    }

    @Test("A number follows its pattern, and its check digit guards it")
    func numbers() throws {
        let region = try RegionCode("990100")
        let day = try #require(CivilDate("2026-12-14"))
        let number = PaperNumber(pattern: "JY2{region}{serial:6}{check}")
        let text = number.text(region: region, day: day, serial: 42)
        #expect(text.hasPrefix("JY2990100000042"))
        #expect(text.count == 16)
        #expect(number.series(of: day) == .epoch)
        let yearly = PaperNumber(pattern: "云汀字{yyyy}第{serial:4}号")
        #expect(yearly.text(region: region, day: day, serial: 7) == "云汀字2026第0007号")
        #expect(yearly.series(of: day) == CivilDate("2026-01-01"))
    }

    @Test("ISO 7064 MOD 11,10: the check digit of 0794 is 5")
    func check() { #expect(PaperNumber.checkDigit(of: "0794") == 5) }
}
