import JSON
import Testing

@Suite("JSON under chance")
struct JSONPropertyTests {
    @Test("Any value reads back equal from each of its texts", arguments: 0..<20)
    func roundTrip(seed: UInt64) throws {
        var chance = SplitMix(state: seed)
        for _ in 0..<100 {
            let value = chance.value(depth: 0)
            #expect(try JSONValue(parsing: value.serialized()) == value)
            #expect(try JSONValue(parsing: value.prettyPrinted()) == value)
            let canonical = value.canonical()
            #expect(try JSONValue(parsing: canonical) == value)
            #expect(try JSONValue(parsing: canonical).canonical() == canonical)
        }
    }

    @Test("Random and damaged bytes are refused or read, never a crash", arguments: 0..<20)
    func damagedBytes(seed: UInt64) {
        var chance = SplitMix(state: seed &+ 1000)
        for _ in 0..<FuzzCount.each(of: 20, usual: 500) {
            var bytes = chance.value(depth: 0).serialized()
            for _ in 0...Int.random(in: 0...3, using: &chance) where !bytes.isEmpty {
                bytes[Int.random(in: bytes.indices, using: &chance)] = .random(
                    in: 0...255, using: &chance)
            }
            if let value = try? JSONValue(parsing: bytes) {
                #expect((try? JSONValue(parsing: value.serialized())) == value)
            }
            let noise = (0..<Int.random(in: 0...40, using: &chance)).map { _ in
                chance.pick(Array(#"{}[]",:\u0123tfn-e. "#.utf8) + [0, 0x80, 0xFF])
            }
            _ = try? JSONValue(parsing: noise)
        }
    }
}

/// A small generator with a fixed seed (Steele, Lea and Flood, 2014), so a failure can be replayed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[Int.random(in: choices.indices, using: &self)]
    }

    mutating func text() -> String {
        let pieces = [
            "a", "b", "\"", "\\", "\n", "\u{1}", "中", "😀", "é", "e\u{301}", "\u{7f}", "/",
            "\u{FFFF}",
        ]
        return (0..<Int.random(in: 0...20, using: &self)).map { _ in pick(pieces) }.joined()
    }

    mutating func number() -> JSONValue {
        let text =
            "\(Int64.random(in: -999...999, using: &self)).\(UInt8.random(in: 0...255, using: &self))e\(Int.random(in: -30...30, using: &self))"
        return JSONNumber(text).map(JSONValue.number) ?? .null
    }

    mutating func value(depth: Int) -> JSONValue {
        switch Int.random(in: 0...(depth > 4 ? 5 : 7), using: &self) {
        case 0: .null
        case 1: .bool(.random(using: &self))
        case 2: .integer(.random(in: .min ... .max, using: &self))
        case 3: number()
        case 4, 5: .string(text())
        case 6:
            .array((0..<Int.random(in: 0...4, using: &self)).map { _ in value(depth: depth + 1) })
        default:
            .object(
                JSONObject(
                    (0..<Int.random(in: 0...(depth == 0 ? 25 : 4), using: &self)).map { _ in
                        (text(), value(depth: depth + 1))
                    }))
        }
    }
}
