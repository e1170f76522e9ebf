import City
import Civics
import Crypto
import GRDB

/// Answers to requests that are carried out once.
enum AnswerTable {
    /// Milliseconds an answer is kept at least: 24 hours.
    static let kept: Int64 = 24 * 60 * 60 * 1000
    /// Place its answers are sealed for.
    static let place = "answer"

    /// What a key is stored as: nobody can tell the sender or the words from it.
    static func key(_ key: OnceKey) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: key.sender.blob)
        hasher.update(data: Array(key.text.utf8))
        return Array(hasher.finalize())
    }

    static func find(
        _ key: [UInt8], in database: Database
    ) throws -> (request: [UInt8], answer: [UInt8])? {
        try database.sql("SELECT request, answer FROM answers WHERE hash = ? AND key = ?")
            .first(.int(PreparedOnce.hash(key)), .bytes(key)) { ($0.bytes(0), $0.bytes(1)) }
    }

    /// Forgets answers older than a day, the oldest first, at most `limit`.
    static func forget(before moment: Instant, limit: Int, in batch: WriteBatch) throws -> Int {
        try batch.sql(
            """
            DELETE FROM answers WHERE number IN (
                SELECT number FROM (SELECT number, at FROM answers ORDER BY number LIMIT ?)
                WHERE at < ?)
            """
        ).run(.int(Int64(limit)), .moment(moment))
        return batch.database.changed
    }
}
