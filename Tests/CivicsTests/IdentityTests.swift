import Civics
import Testing

@Suite("Identifiers and chance")
struct IdentityTests {
    @Test("Identifiers print in 26 characters, read back and sort alike")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 7)
        var ids = [
            CaseID(high: 0, low: 0), CaseID(high: .max, low: .max), CaseID(high: 0, low: .max),
        ]
        for _ in 0..<500 { ids.append(CaseID(drawingFrom: &generator)) }
        for id in ids {
            #expect(id.description.utf8.count == 26)
            #expect(CaseID(id.description) == id)
        }
        #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
        #expect(Set(ids).count == ids.count)
        #expect(CaseID(high: .max, low: .max).description == "7zzzzzzzzzzzzzzzzzzzzzzzzz")
        #expect(PersonID(high: 0, low: 31).description == "0000000000000000000000000z")
    }

    @Test("Only the printed form is read")
    func strict() {
        let good = UnitID(high: 1, low: 2).description
        #expect(UnitID(good) != nil)
        for text in [
            good.uppercased() + " ", String(good.dropLast()), good + "0", "",
            "8" + good.dropFirst(),
            String(good.dropLast()) + "u", String(good.dropLast()) + "A",
        ] { #expect(UnitID(text) == nil, "\(text)") }
    }

    @Test("The generator gives the numbers of SplitMix64")
    func splitMix() {
        var generator = SeededGenerator(seed: 1_234_567)
        let known: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        for number in known { #expect(generator.next() == number) }
    }

    @Test("Streams of one seed are apart, and repeat")
    func streams() {
        var people = SeededGenerator(seed: 1, stream: "people")
        var again = SeededGenerator(seed: 1, stream: "people")
        var shops = SeededGenerator(seed: 1, stream: "shops")
        let first = people.next()
        #expect(first == again.next())
        #expect(first != shops.next())
    }

    @Test("Numbers stay in their range and reach both ends")
    func ranges() {
        var generator = SeededGenerator(seed: 3)
        let drawn = Set((0..<500).map { _ in generator.number(in: -2...3) })
        #expect(drawn == Set(-2...3))
        #expect(generator.number(in: 5...5) == 5)
        _ = generator.number(in: Int.min...Int.max)
        #expect(generator.pick(from: [Int]()) == nil)
        #expect(generator.pick(from: ["a"]) == "a")
    }
}
