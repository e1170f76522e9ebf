public import City
public import Civics
import GRDB

/// Rows of drafts; what they say is sealed.
enum DraftTable {
    static let place = "draft"
    static let columns = "id, person, policy, version, changed, sealed"

    static func remove(_ id: DraftID, in batch: WriteBatch) throws {
        try batch.sql("DELETE FROM drafts WHERE id = ?").run(.id(id))
    }

    /// Writes a draft over the version given, 0 for a new one; changes nothing when it stands at
    /// another.
    static func write(
        _ draft: Draft, sealed: [UInt8], over version: Int, in batch: WriteBatch
    ) throws {
        guard version > 0 else {
            return try batch.sql(
                """
                INSERT OR IGNORE INTO drafts (id, person, policy, version, changed, sealed)
                VALUES (?, ?, ?, 1, ?, ?)
                """
            ).run(
                .id(draft.id), .id(draft.person), .text(draft.policy), .moment(draft.changed),
                .bytes(sealed))
        }
        try batch.sql(
            """
            UPDATE drafts SET person = ?, policy = ?, version = version + 1, changed = ?,
                sealed = ?
            WHERE id = ? AND version = ?
            """
        ).run(
            .id(draft.person), .text(draft.policy), .moment(draft.changed), .bytes(sealed),
            .id(draft.id), .int(Int64(version)))
    }

    static func read(_ row: SQLRow, with keys: KeyRing) throws -> Draft {
        Draft(
            id: try row.id(0), person: try row.id(1), policy: row.text(2),
            version: Int(row.int(3)), changed: row.moment(4),
            body: try keys.open(row.bytes(5), in: place))
    }
}

extension Store: Drafts {
    public func draft(_ id: DraftID) async throws(StoreUnavailable) -> Draft? {
        try read { [keys] database in
            try database.sql("SELECT \(DraftTable.columns) FROM drafts WHERE id = ?")
                .first(.id(id)) { try DraftTable.read($0, with: keys) }
        }
    }

    public func drafts(of person: PersonID) async throws(StoreUnavailable) -> [Draft] {
        try read { [keys] database in
            try database.sql(
                """
                SELECT \(DraftTable.columns) FROM drafts WHERE person = ?
                ORDER BY changed DESC, id DESC
                """
            ).all(.id(person)) { try DraftTable.read($0, with: keys) }
        }
    }

    public func save(
        _ draft: Draft, over version: Int
    ) async throws(StoreUnavailable) -> Int? {
        let sealed = try seal(draft.body, in: DraftTable.place)
        return try await put { batch in
            try DraftTable.write(draft, sealed: sealed, over: version, in: batch)
            return batch.database.changed == 1 ? version + 1 : nil
        }
    }

    public func discard(_ id: DraftID) async throws(StoreUnavailable) {
        try await put { try DraftTable.remove(id, in: $0) }
    }

    public func discardDrafts(before moment: Instant) async throws(StoreUnavailable) -> Int {
        try await put { batch in
            try batch.sql("DELETE FROM drafts WHERE changed < ?").run(.moment(moment))
            return batch.database.changed
        }
    }
}
