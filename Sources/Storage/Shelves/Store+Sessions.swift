public import City
public import Civics
import GRDB

extension Store: Sessions {
    private static let sessionPlace = "session"

    public func session(digest: String) async throws(StoreUnavailable) -> SessionRecord? {
        try glance { [keys] database in
            try database.sql(
                "SELECT account, began, seen, ends, sealed FROM sessions WHERE digest = ?"
            ).first(.text(digest)) { row in
                SessionRecord(
                    digest: digest, account: try row.id(0), began: row.moment(1),
                    seen: row.moment(2), ends: row.moment(3),
                    body: try keys.open(row.bytes(4), in: Self.sessionPlace))
            }
        }
    }

    public func sessions(
        of account: AccountID
    ) async throws(StoreUnavailable) -> [SessionRecord] {
        try read { [keys] database in
            try database.sql(
                """
                SELECT digest, began, seen, ends, sealed FROM sessions WHERE account = ?
                ORDER BY began DESC
                """
            ).all(.id(account)) { row in
                SessionRecord(
                    digest: row.text(0), account: account, began: row.moment(1),
                    seen: row.moment(2), ends: row.moment(3),
                    body: try keys.open(row.bytes(4), in: Self.sessionPlace))
            }
        }
    }

    public func put(_ session: SessionRecord) async throws(StoreUnavailable) {
        let sealed = try seal(session.body, in: Self.sessionPlace)
        try await put { batch in
            try batch.sql(
                """
                INSERT INTO sessions (digest, account, began, seen, ends, sealed)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (digest) DO UPDATE SET seen = excluded.seen, ends = excluded.ends,
                    sealed = excluded.sealed
                """
            ).run(
                .text(session.digest), .id(session.account), .moment(session.began),
                .moment(session.seen), .moment(session.ends), .bytes(sealed))
        }
    }

    public func endSession(digest: String) async throws(StoreUnavailable) {
        try await put { try $0.sql("DELETE FROM sessions WHERE digest = ?").run(.text(digest)) }
    }

    public func endSessions(of account: AccountID) async throws(StoreUnavailable) {
        try await put { try $0.sql("DELETE FROM sessions WHERE account = ?").run(.id(account)) }
    }

    public func removeSessions(endedBefore moment: Instant) async throws(StoreUnavailable) {
        try await put { try $0.sql("DELETE FROM sessions WHERE ends < ?").run(.moment(moment)) }
    }
}
