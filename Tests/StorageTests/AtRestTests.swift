import City
import Civics
import Foundation
import Storage
import Testing

@Suite("What lies on the disk")
struct AtRestTests {
    private let canary = "canary-4f1c-plain-words"

    @Test("A thief of the disk finds no word of any person")
    func nothingPlain() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        let (caseID, person) = (place.caseID(), place.id(PersonID.self))
        var commit = place.commit(caseID, payload: "{\"name\":\"\(canary)\"}")
        let body = Array("{\"n\":\"\(canary)\"}".utf8)
        commit.once = Once(
            OnceKey(sender: place.id(), canary), request: [UInt8](repeating: 1, count: 32),
            answer: body)
        commit.records = [
            .message(
                InboxMessage(
                    id: place.id(), person: person, caseID: caseID, kind: "k", at: place.now,
                    body: body)),
            .licence(
                LicenceRecord(
                    number: "JY1", code: "c", caseID: caseID, kind: "k", contentHash: "aa",
                    validFrom: .epoch, issued: place.now, body: body)),
        ]
        _ = try await store.commit(commit)
        try await store.put([
            AccountRecord(id: place.id(), name: canary, person: person, body: body)
        ])
        try await store.put(
            SessionRecord(
                digest: "d", account: place.id(), began: place.now, seen: place.now,
                ends: place.now, body: body))
        try await store.put([
            RegisterRecord(resource: "r", key: canary, body: body, source: "s", at: place.now)
        ])
        let draft = Draft(
            id: place.id(), person: person, policy: "p", changed: place.now, body: body)
        _ = try await store.save(draft, over: 0)
        _ = try await store.advance(
            "f", from: 0, to: 1, writes: [.put(FollowerRow(key: "k", body: body))])
        let pdf = AsyncThrowingStream<[UInt8], any Error> { stream in
            stream.yield(Array("%PDF-\(canary)".utf8))
            stream.finish()
        }
        _ = try await store.takeIn(pdf, name: canary + ".pdf", by: place.id(), at: place.now)
        await store.sealAll()
        expectNoCanary(place)
        try await store.close()
        expectNoCanary(place)
    }

    private func expectNoCanary(_ place: DataPlace) {
        let words = Data(canary.utf8)
        for path in place.files(place.data) {
            #expect(Data(place.bytes(path)).range(of: words) == nil, "\(path)")
        }
    }

    @Test("After erasure no key and no ciphertext of the case is in any file")
    func erasedBytes() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        let caseID = place.caseID()
        _ = try await place.fill(store, 30)
        _ = try await store.commit(place.commit(caseID, events: 3))
        _ = try await place.fill(store, 30)
        let before = try Bytes.of(caseID, place.data)
        #expect(before.count == 2)
        let order = Erasure(by: place.id(), confirmed: place.id(), basis: "pipl:47", at: place.now)
        #expect(try await store.erase(caseID, order))
        for path in place.files(place.data) {
            let bytes = Data(place.bytes(path))
            for gone in before { #expect(bytes.range(of: gone) == nil, "\(path)") }
        }
        try await store.close()
    }
}
