public import City
public import Civics
import GRDB

/// Rows of messages; what they say is sealed.
enum MessageTable {
    /// Place its columns are sealed for.
    static let place = "message"

    static func write(_ message: InboxMessage, sealed: [UInt8], in batch: WriteBatch) throws {
        try batch.sql(
            """
            INSERT OR IGNORE INTO messages (person, id, case_id, kind, at, read, sealed)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            .id(message.person), .id(message.id), .optional(message.caseID), .text(message.kind),
            .moment(message.at), .optional(message.read), .bytes(sealed))
    }

    static func read(_ row: SQLRow, with keys: KeyRing) throws -> InboxMessage {
        InboxMessage(
            id: try row.id(1), person: try row.id(0), caseID: try row.optionalID(2),
            kind: row.text(3), at: row.moment(4), read: row.optionalMoment(5),
            body: try keys.open(row.bytes(6), in: place))
    }
}

extension Store: Inbox {
    private static let mostUnread: Int64 = 1_000

    public func messages(
        of person: PersonID, before message: MessageID?, limit: Int
    ) async throws(StoreUnavailable) -> [InboxMessage] {
        let last = message?.blob ?? [UInt8](repeating: 0xff, count: 17)
        return try read { [keys] database in
            try database.sql(
                """
                SELECT person, id, case_id, kind, at, read, sealed FROM messages
                WHERE person = ? AND id < ? ORDER BY id DESC LIMIT ?
                """
            ).all(.id(person), .bytes(last), .int(Int64(limit))) {
                try MessageTable.read($0, with: keys)
            }
        }
    }

    public func unread(of person: PersonID) async throws(StoreUnavailable) -> Int {
        try read { database in
            try database.sql(
                """
                SELECT count(*) FROM (
                    SELECT 1 FROM messages WHERE person = ? AND read IS NULL LIMIT ?)
                """
            ).first(.id(person), .int(Self.mostUnread)) { Int($0.int(0)) } ?? 0
        }
    }

    public func markRead(
        _ message: MessageID, of person: PersonID, at moment: Instant
    ) async throws(StoreUnavailable) {
        try await put { batch in
            try batch.sql(
                "UPDATE messages SET read = ? WHERE person = ? AND id = ? AND read IS NULL"
            ).run(.moment(moment), .id(person), .id(message))
        }
    }

    public func deliver(_ messages: [InboxMessage]) async throws(StoreUnavailable) {
        let sealed = try messages.map { message throws(StoreUnavailable) in
            try seal(message.body, in: MessageTable.place)
        }
        try await put { batch in
            for (message, sealed) in zip(messages, sealed) {
                try MessageTable.write(message, sealed: sealed, in: batch)
            }
        }
    }
}
