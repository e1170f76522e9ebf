import City
import Civics
import Foundation
import Storage
import Testing

@Suite("The full check")
struct FsckTests {
    @Test(
        "Whatever is changed in the journal behind the store's back is found",
        arguments: [
            "UPDATE journal SET role = 'approver' WHERE position = 7",
            "UPDATE journal SET at = at + 1 WHERE position = 7",
            "UPDATE journal SET commitment = zeroblob(32) WHERE position = 7",
            "UPDATE journal SET commitment = NULL WHERE position = 7",
            "UPDATE cases SET pseudonym = zeroblob(16) WHERE case_no = 7",
            "UPDATE journal SET entry = x'7b7d' WHERE position = 3",
            "UPDATE journal SET sealed = zeroblob(40) WHERE position = 5",
            "UPDATE journal SET sealed = NULL WHERE position = 5",
            "UPDATE journal SET leaf = zeroblob(32) WHERE position = 9",
            "UPDATE journal SET name = 'case.accepted' WHERE position = 9",
            "UPDATE journal SET previous = 1 WHERE position = 2",
            "DELETE FROM journal WHERE position = 11",
            "UPDATE cases SET head = 0 WHERE case_no = 4",
            "UPDATE cases SET version = 9 WHERE case_no = 4",
            "DELETE FROM case_keys WHERE case_no = 6",
        ])
    func tampered(_ statement: String) async throws {
        let place = try DataPlace()
        var store = try await place.open()
        _ = try await place.fill(store, 20)
        await store.sealAll()
        #expect(try await store.fsck().findings == [])
        try await store.close()
        try Sabotage.run(place.data, statement)
        store = try await place.open()
        #expect(try await !store.fsck().isSound)
        try await store.close()
    }

    @Test("A flipped bit in any ledger piece or in the checkpoint is found", arguments: 0..<12)
    func flipped(_ seed: Int) async throws {
        let place = try DataPlace()
        var store = try await place.open()
        _ = try await place.fill(store, 600)
        await store.sealAll()
        try await store.close()
        let pieces = place.files(place.data + "/ledger")
            .filter { !$0.hasSuffix("signer.json") && !place.bytes($0).isEmpty }.sorted()
        var generator = SeededGenerator(seed: UInt64(seed))
        let piece = pieces[generator.number(in: 0...pieces.count - 1)]
        let byte = generator.number(in: 0...place.bytes(piece).count - 1)
        try Sabotage.flip(piece, byte: byte, bit: UInt8(seed % 8))
        store = try await place.open()
        let report = try await store.fsck()
        #expect(!report.isSound, "\(piece) byte \(byte)")
        try await store.close()
    }

    @Test("An erased case is sound")
    func erased() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        let cases = try await place.fill(store, 10)
        let order = Erasure(by: place.id(), confirmed: place.id(), basis: "pipl:47", at: place.now)
        _ = try await store.erase(cases[3], order)
        await store.sealAll()
        let report = try await store.fsck()
        #expect(report.findings == [] && report.payloads == 9 && report.events == 10)
        try await store.close()
    }
}
