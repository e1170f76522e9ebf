import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("The SQLite library a store may be opened with")
struct SQLiteGateTests {
    private let reader = SQLiteGate.Reader(mayWrite: false, checkpointsAfter: 0)

    @Test("A library older than the tables need is refused, with the version it is")
    func tooOld() {
        #expect(throws: StoreOpeningFault.sqliteTooOld("3.36.0")) {
            try SQLiteGate.check(version: 3_036_000, reader)
        }
        let text = StoreOpeningFault.sqliteTooOld("3.36.0").description
        #expect(text.contains("3.36.0") && text.contains("3.37.0"))
    }

    @Test("In the WAL-reset window one connection must be the only one that writes or checkpoints")
    func race() throws {
        try SQLiteGate.check(version: 3_040_001, reader)
        for other in [
            SQLiteGate.Reader(mayWrite: true, checkpointsAfter: 0),
            SQLiteGate.Reader(mayWrite: false, checkpointsAfter: 1000),
        ] {
            #expect(throws: StoreOpeningFault.sqliteRace("3.51.2")) {
                try SQLiteGate.check(version: 3_051_002, other)
            }
            try SQLiteGate.check(version: 3_051_003, other)
        }
    }

    @Test("A store on a file has readers that can neither write nor checkpoint")
    func real() async throws {
        let store = try await DataPlace().open()
        let pool = try #require(store.database as? DatabasePool)
        try SQLiteGate.check(pool)
        let pages = try await pool.read { try Int.fetchOne($0, sql: "PRAGMA wal_autocheckpoint") }
        #expect(pages == 0)
        await #expect(throws: DatabaseError.self) {
            try await pool.read { try $0.execute(sql: "DELETE FROM node") }
        }
        try await store.close()
    }
}
