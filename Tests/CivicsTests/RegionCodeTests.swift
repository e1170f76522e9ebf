import Civics
import Testing

@Suite("Region codes")
struct RegionCodeTests {
    @Test("Regions know their level and who stands above")
    func levels() throws {
        let haishu = try RegionCode("330203")
        #expect(haishu.level == .county)
        #expect(haishu.parent?.text == "330200")
        #expect(haishu.parent?.level == .city)
        #expect(haishu.parent?.parent?.text == "330000")
        #expect(haishu.parent?.parent?.parent == .nation)
        #expect(RegionCode.nation.parent == nil)
        #expect(try RegionCode("310115").parent?.text == "310100")
        #expect(try RegionCode("990100").level == .city)
        let community = try RegionCode("330203001002")
        #expect(community.level == .community)
        #expect(community.parent?.text == "330203001")
        #expect(community.region(at: .county) == haishu)
        #expect(haishu.region(at: .town) == nil)
    }

    @Test("A region contains itself and what lies in it, and nothing beside it")
    func contains() throws {
        let ningbo = try RegionCode("330200")
        #expect(ningbo.contains(ningbo))
        #expect(ningbo.contains(try RegionCode("330203")))
        #expect(ningbo.contains(try RegionCode("330203001")))
        #expect(!ningbo.contains(try RegionCode("330000")))
        #expect(!ningbo.contains(try RegionCode("320400")))
        // Province and city share the name 吉林, not the region.
        #expect(try RegionCode("220000").contains(RegionCode("220200")))
        #expect(try !RegionCode("220200").contains(RegionCode("220000")))
        #expect(RegionCode.nation.contains(ningbo))
    }

    @Test("Six, nine and twelve digits of one region are one code")
    func forms() throws {
        #expect(try RegionCode("330203") == RegionCode("330203000000"))
        #expect(try RegionCode("330203001") == RegionCode("330203001000"))
        #expect(try RegionCode("330203").statisticsCode == "330203000000")
        #expect(try RegionCode("330203001002").sixDigits == "330203")
        #expect(try RegionCode("000000") == .nation)
        for text in ["330000", "330200", "330203", "330203001", "330203001002"] {
            #expect(try RegionCode(text).text == text)
        }
    }

    @Test(
        "What cannot be a region says where",
        arguments: [
            ("33020", CodeFault.Reason.length(expected: [6, 9, 12], found: 5)),
            ("33o203", .character(position: 3)), ("330003", .character(position: 3)),
            ("000203", .character(position: 1)), ("330200001", .character(position: 5)),
            ("330203000001", .character(position: 7)), ("3302〇3", .character(position: 5)),
        ])
    func faults(_ text: String, _ reason: CodeFault.Reason) {
        #expect(fault { () throws(CodeFault) in try RegionCode(text) } == reason)
    }

    @Test("Regions sort before what lies in them")
    func order() throws {
        var generator = SeededGenerator(seed: 1)
        let texts = ["330000", "330200", "330203", "330203001", "330203001002", "330204"]
        #expect(
            try texts.shuffled(using: &generator).map { try RegionCode($0) }.sorted().map(\.text)
                == texts)
    }
}
