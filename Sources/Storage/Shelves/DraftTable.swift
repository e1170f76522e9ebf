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
        let sealed: [UInt8]
        do {
            sealed = try keys.seal(draft.body, in: DraftTable.place)
        } catch {
            throw Self.unreadable(error)
        }
        return try await put { batch in
            let statement = try batch.sql(
                version == 0
                    ? """
                    INSERT OR IGNORE INTO drafts (person, policy, version, changed, sealed, id)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """
                    : """
                    UPDATE drafts SET person = ?, policy = ?, version = ?, changed = ?, sealed = ?
                    WHERE id = ? AND version = ?
                    """)
            let next = Int64(version) + 1
            if version == 0 {
                try statement.run(
                    .id(draft.person), .text(draft.policy), .int(next), .moment(draft.changed),
                    .bytes(sealed), .id(draft.id))
            } else {
                try statement.run(
                    .id(draft.person), .text(draft.policy), .int(next), .moment(draft.changed),
                    .bytes(sealed), .id(draft.id), .int(Int64(version)))
            }
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
