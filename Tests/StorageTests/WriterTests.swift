import City
import Civics
import GRDB
import Testing

@testable import Storage

@Suite("The one who writes")
struct WriterTests {
    @Test("A full disk refuses writes, serves reads, and writing goes on when there is room")
    func fullDisk() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        let cases = try await place.fill(store, 50)
        try await setLargest(store, pages: 1)
        let large = "{\"a\":\"" + String(repeating: "x", count: 100_000) + "\"}"
        let refused = place.caseID()
        await #expect(throws: JournalRefusal.unavailable(.full)) {
            try await store.commit(place.commit(refused, events: 3, payload: large))
        }
        #expect(store.writerFault() == .full)
        #expect(try await store.history(of: cases[7], after: 0).count == 1)
        #expect(try await store.version(of: refused) == 0)
        try await setLargest(store, pages: 1_000_000)
        _ = try await store.commit(place.commit(refused, events: 3, payload: large))
        #expect(store.writerFault() == nil)
        #expect(try await store.end() == 53)
        await store.sealAll()
        #expect(try await store.fsck().findings == [])
        try await store.close()
    }

    /// SQLite raises a limit below the present size to the present size: no page more.
    private func setLargest(_ store: Store, pages: Int) async throws {
        try await store.writer.aside { database in
            try database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
    }

    @Test("After a failed sync nothing is acknowledged any more, reads go on")
    func failedSync() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        let cases = try await place.fill(store, 20)
        let stopped = StoreUnavailable.stopped(reason: "SQLite 1034: ")
        await #expect(throws: JournalRefusal.unavailable(stopped)) {
            // SQLITE_IOERR_FSYNC, as a disk that fails would give it.
            try await store.writer.write { _ in throw SQLFault(code: 1_034, connection: nil) }
        }
        #expect(store.writerFault() == stopped)
        await #expect(throws: JournalRefusal.unavailable(stopped)) {
            try await store.commit(place.commit(place.caseID()))
        }
        #expect(try await store.history(of: cases[3], after: 0).count == 1)
        try await store.close()
        let again = try await place.open()
        #expect(try await again.end() == 20)
        #expect(try await again.fsck().findings == [])
        try await again.close()
    }

    @Test("A write that breaks a rule of its table is refused alone")
    func brokenRule() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    if number % 8 > 0 {
                        return (try? await store.commit(place.commit(place.caseID()))) != nil
                    }
                    let broken: Void? = try? await store.writer.write(looksFirst: true) { batch in
                        try batch.sql("INSERT INTO node (key, value) VALUES ('origin', 'x')").run()
                    }
                    return broken == nil
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.allSatisfy { $0 })
        #expect(store.writerFault() == nil)
        #expect(try await store.end() == 56)
        #expect(try await store.fsck().findings == [])
        try await store.close()
    }

    @Test("What is written lands in few transactions when many write at once")
    func grouped() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        let before = store.measures()["journal_batches"] ?? 0
        _ = try await place.fill(store, 2_000)
        let batches = (store.measures()["journal_batches"] ?? 0) - before
        #expect(batches < 500)
        try await store.close()
    }

    @Test("The connection that writes holds synchronous=FULL and the log mode")
    func durable() async throws {
        let place = try DataPlace()
        let store = try await place.open()
        let held = try await store.writer.aside { database in
            (
                try Int.fetchOne(database, sql: "PRAGMA synchronous"),
                try String.fetchOne(database, sql: "PRAGMA journal_mode")
            )
        }
        #expect(held == (2, "wal"))
        try await store.close()
    }
}
