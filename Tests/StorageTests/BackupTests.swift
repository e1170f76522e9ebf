import City
import Civics
import Foundation
import JSON
import Storage
import Testing
import TransparencyLog

@Suite("Backup and restore")
struct BackupTests {
    private func pdf(_ text: String) -> AsyncThrowingStream<[UInt8], any Error> {
        AsyncThrowingStream { stream in
            stream.yield(Array("%PDF-\(text)".utf8))
            stream.finish()
        }
    }

    private func moved(_ place: DataPlace) async throws -> (Store, Int) {
        let erased = try await Store.restore(
            from: place.root + "/backup", keys: place.root + "/keys", to: place.root + "/moved",
            place.settings)
        return (try await Store.open(place.root + "/moved", place.settings), erased)
    }

    @Test("A round trip brings back events, receipts, attachments and goes on from there")
    func roundTrip() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        let cases = try await place.fill(store, 700)
        await store.sealAll()
        let file = try await store.takeIn(
            pdf("lease"), name: "a.pdf", by: place.id(), at: place.now)
        try await store.judge(digest: file.digest, isClean: true, at: place.now)
        let receipt = try #require(try await store.receipt(for: 5, disclosing: true))
        let report = try await store.backup(to: place.root + "/backup")
        try await store.backupKeys(to: place.root + "/keys")
        #expect(report.events == 700 && report.attachments == 1 && report.pieces == 7)
        try await store.close()
        let (moved, erased) = try await moved(place)
        #expect(erased == 0)
        #expect(try await moved.end() == 700)
        #expect(moved.sealing() == SealingState(sealed: 700))
        #expect(try await moved.bytes(digest: file.digest) == Array("%PDF-lease".utf8))
        for caseID in cases.prefix(20) {
            #expect(try await moved.history(of: caseID, after: 0).first?.payload != nil)
        }
        _ = try await moved.commit(place.commit(cases[0], after: 1))
        #expect(await moved.sealAll() == SealingState(sealed: 701))
        #expect(try await moved.fsck().findings == [])
        let policy = LogPolicy(logs: [moved.verifier])
        _ = try Receipt(JSONValue(parsing: receipt)).verify(by: policy)
        try await moved.close()
    }

    @Test("A backup without the keys opens no payload")
    func withoutKeys() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        _ = try await store.commit(
            place.commit(place.caseID(), payload: "{\"name\":\"plain words\"}"))
        _ = try await store.backup(to: place.root + "/backup")
        try await store.close()
        let secret = Data("plain words".utf8)
        for path in place.files(place.root + "/backup") {
            #expect(Data(place.bytes(path)).range(of: secret) == nil)
        }
        let count = try Peek.count(place.root + "/backup/tongban.sqlite", "case_keys")
        #expect(count == 0)
    }

    @Test("What was erased after the backup is erased again by restoring")
    func erasedAgain() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        let cases = try await place.fill(store, 5)
        _ = try await store.backup(to: place.root + "/backup")
        try await store.backupKeys(to: place.root + "/old-keys")
        let order = Erasure(by: place.id(), confirmed: place.id(), basis: "pipl:47", at: place.now)
        _ = try await store.erase(cases[2], order)
        try await store.backupKeys(to: place.root + "/keys")
        try await store.close()
        let (moved, _) = try await moved(place)
        #expect(try await moved.history(of: cases[2], after: 0).map(\.payload) == [nil])
        #expect(try await moved.history(of: cases[1], after: 0).map(\.payload) != [nil])
        try await moved.close()
        // Even with the older keys the list of the erased speaks, where it is still at hand.
        try FileManager.default.copyItem(
            atPath: place.root + "/keys/erased", toPath: place.root + "/old-keys/erased")
        let again = try await Store.restore(
            from: place.root + "/backup", keys: place.root + "/old-keys",
            to: place.root + "/again", place.settings)
        #expect(again == 1)
    }

    @Test("A restored backup older than the last signature stops sealing instead of forking")
    func olderThanSigned() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        _ = try await place.fill(store, 10)
        await store.sealAll()
        _ = try await store.backup(to: place.root + "/backup")
        _ = try await place.fill(store, 10)
        await store.sealAll()
        try await store.backupKeys(to: place.root + "/keys")
        try await store.close()
        let (moved, _) = try await moved(place)
        _ = try await place.fill(moved, 10)
        #expect(await moved.sealAll().stopped != nil)
        #expect(try await moved.end() == 20)
        try await moved.close()
    }

    @Test("Nothing is written into a directory that holds something")
    func notEmpty() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        await #expect(throws: BackupFault.notEmpty(place.data)) {
            _ = try await store.backup(to: place.data)
        }
        try await store.close()
        await #expect(throws: BackupFault.notABackup(place.root + "/none")) {
            _ = try await Store.restore(
                from: place.root + "/none", keys: place.root + "/none", to: place.root + "/x",
                place.settings)
        }
    }
}
