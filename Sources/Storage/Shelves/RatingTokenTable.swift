public import City
public import Civics
import GRDB

/// Rows of one-time rating links.
enum RatingTokenTable {
    static func write(_ token: RatingToken, in batch: WriteBatch) throws {
        try batch.sql(
            "INSERT OR IGNORE INTO rating_tokens (digest, case_id, ends) VALUES (?, ?, ?)"
        ).run(.text(token.digest), .id(token.caseID), .moment(token.ends))
    }

    static func spend(_ digest: String, at moment: Instant, in batch: WriteBatch) throws {
        try batch.sql(
            """
            UPDATE rating_tokens SET spent = ? WHERE digest = ? AND spent IS NULL AND ends > ?
            """
        ).run(.moment(moment), .text(digest), .moment(moment))
        guard batch.database.changed == 1 else { throw JournalRefusal.tokenSpent }
    }
}

extension Store: RatingTokens {
    public func ratingToken(
        digest: String, at moment: Instant
    ) async throws(StoreUnavailable) -> RatingToken? {
        try read { database in
            try database.sql(
                """
                SELECT digest, case_id, ends FROM rating_tokens
                WHERE digest = ? AND spent IS NULL AND ends > ?
                """
            ).first(.text(digest), .moment(moment)) { row in
                RatingToken(digest: row.text(0), caseID: try row.id(1), ends: row.moment(2))
            }
        }
    }
}
