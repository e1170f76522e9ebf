import City
import Civics
import Foundation
import Storage
import Testing

@Suite("Opening a data directory")
struct OpeningTests {
    @Test("Everything acknowledged is there after the directory is opened again")
    func reopened() async throws {
        let place = try DataPlace()
        let day = try #require(CivilDate("2026-12-01"))
        var store = try await place.open()
        let cases = try await place.fill(store, 300)
        await store.sealAll()
        #expect(try await store.nextSerial(of: "a", on: day) == 1)
        let checkpoint = try #require(try await store.checkpoint())
        try await store.close()
        store = try await place.open()
        #expect(try await store.end() == 300)
        #expect(store.sealing() == SealingState(sealed: 300))
        #expect(try await store.checkpoint() == checkpoint)
        #expect(try await store.nextSerial(of: "a", on: day) == 2)
        for caseID in cases {
            #expect(try await store.history(of: caseID, after: 0).count == 1)
        }
        _ = try await store.commit(place.commit(cases[0], after: 1))
        #expect(await store.sealAll() == SealingState(sealed: 301))
        #expect(try await store.fsck().findings == [])
        try await store.close()
    }

    @Test("What is found by person or by key is found through restarts, written or waiting")
    func laggingIndexes() async throws {
        let place = try DataPlace()
        let people = (0..<7).map { _ in place.id(PersonID.self) }
        var (opened, keys) = ([CaseID](), [Once]())
        for _ in 0..<3 {
            let store = try await place.open()
            for _ in 0..<70 {
                let caseID = place.caseID()
                var commit = place.commit(caseID)
                commit.appends[0].row.people = [people[opened.count % 7]]
                let once = Once(
                    OnceKey(sender: place.id(), "k\(opened.count)"),
                    request: [UInt8](repeating: 1, count: 32), answer: [UInt8(keys.count % 256)])
                commit.once = once
                _ = try await store.commit(commit)
                opened.append(caseID)
                keys.append(once)
            }
            try await store.close()
        }
        let store = try await place.open()
        for (number, person) in people.enumerated() {
            let expected = opened.enumerated().filter { $0.offset % 7 == number }.map(\.element)
            let found = try await store.rows(of: person, before: nil, limit: 99).map(\.caseID)
            #expect(found == expected.reversed())
            let later = try await store.rows(of: person, before: expected[9], limit: 4)
            #expect(later.map(\.caseID) == expected[5..<9].reversed())
        }
        for once in keys {
            #expect(try await store.firstAnswer(to: once.key)?.answer == once.answer)
        }
        try await store.close()
    }

    @Test("A second process is turned away while the first has it open")
    func locked() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        await #expect(throws: StoreOpeningFault.inUse(place.data)) { try await place.open() }
        try await store.close()
    }

    @Test("Keys that others may read, or that are gone, keep the store shut")
    func keys() async throws {
        let place = try DataPlace()
        try await place.open().close()
        let master = place.data + "/keys/master"
        #expect(try permissions(master) == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: master)
        await #expect(throws: StoreOpeningFault.keyTooOpen("master")) { try await place.open() }
        try FileManager.default.removeItem(atPath: master)
        await #expect(throws: StoreOpeningFault.keyMissing("master")) { try await place.open() }
        #expect(!FileManager.default.fileExists(atPath: master))
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("Data of another ledger is not opened")
    func otherOrigin() async throws {
        let place = try DataPlace()
        try await place.open().close()
        var settings = place.settings
        settings.origin = "log.example.org/other"
        await #expect(throws: StoreOpeningFault.otherOrigin("log.example.org/tests")) {
            try await Store.open(place.data, settings)
        }
    }

    @Test("A dry run names the steps that are missing and runs none")
    func dryRun() async throws {
        let place = try DataPlace()
        #expect(try await Store.pendingMigrations(of: place.data).count == 12)
        #expect(!FileManager.default.fileExists(atPath: place.data))
        try await place.open().close()
        #expect(try await Store.pendingMigrations(of: place.data) == [])
    }

    @Test("After an unclean stop a changed entry is found before anything is served")
    func uncleanStop() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        _ = try await place.fill(store, 50)
        try await store.close()
        try Sabotage.run(place.data, "UPDATE journal SET unit = 'nobody' WHERE position = 40")
        try FileManager.default.removeItem(atPath: place.data + "/closed-in-order")
        let damage = StoreOpeningFault.damaged(["the entry at 40 was changed"])
        await #expect(throws: damage) { try await place.open() }
    }

    @Test("After an unclean stop a missing event is found before anything is served")
    func gap() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        _ = try await place.fill(store, 50)
        try await store.close()
        try Sabotage.run(place.data, "DELETE FROM journal WHERE position = 30")
        try FileManager.default.removeItem(atPath: place.data + "/closed-in-order")
        await #expect(throws: StoreOpeningFault.damaged(["no event at position 30"])) {
            try await place.open()
        }
    }

    @Test("A closed store refuses to write and says so")
    func closed() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        try await store.close()
        await #expect(throws: JournalRefusal.unavailable(.closed)) {
            try await store.commit(place.commit(place.caseID()))
        }
    }
}
