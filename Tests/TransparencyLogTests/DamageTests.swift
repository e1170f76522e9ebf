import JSON
import Testing
import TransparencyLog

@Suite("Damaged texts")
struct DamageTests {
    private struct Chance: RandomNumberGenerator {
        var state: UInt64

        /// Knuth's multiplier of MMIX; plain, and the same every time.
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test(
        "Notes, requests, proofs, entries and paths with random damage are refused or read back",
        arguments: 1...4)
    func damage(seed: UInt64) throws {
        let key = try #require(NoteSigner(name: "log", seed: [UInt8](repeating: 6, count: 32)))
        let checkpoint = try #require(Checkpoint(origin: "log", size: 9, root: .ofNothing))
        var note = try #require(SignedNote(text: checkpoint.description))
        note.add(try key.sign(note.text, at: 0))
        let hashes = [LogHash.ofNothing, .leaf([1])]
        let request = try #require(WitnessRequest(oldSize: 4, hashes: hashes, note: note))
        let proof = LogProof(extra: [1, 2], index: 3, hashes: hashes, note: note)
        let entry = try LedgerEntry(
            type: "t", origin: "log", time: 1, unit: "u", commitment: .ofNothing,
            schema: .ofNothing
        ).canonical()
        var chance = Chance(state: seed)
        for _ in 0..<FuzzCount.each(of: 4, usual: 500) {
            let noted = damaged(note.bytes, &chance)
            if let read = try? SignedNote(parsing: noted) { #expect(read.bytes == noted) }
            let signed = String(decoding: damaged(Array(note.text.utf8), &chance), as: UTF8.self)
            if let read = try? Checkpoint(parsing: signed) { #expect(read.description == signed) }
            let asked = damaged(request.body, &chance)
            if let read = WitnessRequest(parsing: asked) { #expect(read.body == asked) }
            let proved = damaged(Array(proof.description.utf8), &chance)
            if let read = try? LogProof(parsing: proved) {
                #expect(Array(read.description.utf8) == proved)
            }
            let sealed = damaged(entry, &chance)
            if let read = try? LedgerEntry(parsing: sealed) {
                #expect(try read.canonical() == sealed)
            }
            let text = String(
                decoding: damaged(Array("tile/0/x001/234.p/56".utf8), &chance), as: UTF8.self)
            if let read = TilePath(parsing: text) { #expect(read.description == text) }
            let vkey = String(
                decoding: damaged(Array(key.verifier.description.utf8), &chance), as: UTF8.self)
            if let read = NoteVerifier(parsing: vkey) { #expect(read.description == vkey) }
        }
    }

    /// Up to three bytes changed, dropped or doubled.
    private func damaged(_ bytes: [UInt8], _ chance: inout Chance) -> [UInt8] {
        var bytes = bytes
        for _ in 0...Int.random(in: 0...2, using: &chance) {
            let place = Int.random(in: bytes.indices, using: &chance)
            switch Int.random(in: 0...3, using: &chance) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(bytes[place], at: place)
            case 2: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &chance)
            default: bytes[place] = Array("\n /0+—".utf8).randomElement(using: &chance) ?? 0
            }
        }
        return bytes
    }
}
